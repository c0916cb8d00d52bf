//! My Conversations and All Conversations: those that wait first, the longest waiting foremost, then the others, the
//! latest foremost.

use super::super::access::Caller;
use super::super::app_state::AppState;
use super::super::cursor;
use super::super::error::ServiceError;
use super::super::profiles;
use super::filter::Filter;
use super::summaries;
use crate::store::entities::conversation;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use social_messaging_domain::api::ConversationPage;

/// Where a page begins. Opaque on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    part: Part,
    at: i64,
    id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Waiting,
    Answered,
}

impl Cursor {
    /// Reads what an earlier page gave.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let [part, at, id] = cursor::read(text)?;
        let part = match part.as_str() {
            "w" => Part::Waiting,
            "a" => Part::Answered,
            _ => return None,
        };
        Some(Self { part, at: at.parse().ok()?, id })
    }

    fn after(row: &conversation::Model) -> Self {
        let (part, at) = row.waiting_since.map_or((Part::Answered, row.last_at), |since| (Part::Waiting, since));
        Self { part, at, id: row.id.clone() }
    }

    fn write(&self) -> String {
        let part = match self.part {
            Part::Waiting => "w",
            Part::Answered => "a",
        };
        cursor::write([part, &self.at.to_string(), &self.id])
    }
}

/// A page of at most `limit` conversations.
///
/// # Errors
/// When the store fails.
pub async fn page(
    state: &AppState,
    caller: &Caller,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: u64,
) -> Result<ConversationPage, ServiceError> {
    let all = conversation::Entity::find()
        .filter(caller.accounts.condition(conversation::Column::AccountId))
        .filter(filter.condition(caller.agent.as_str()));
    let total = all.clone().count(&state.database).await?;
    // One more than asked for tells whether there is a next page.
    let rows = rows(state, all, cursor, limit + 1).await?;
    let (rows, next) = cursor::cut(rows, limit, |row| Cursor::after(row).write());
    let conversations = summaries::all(state, &state.database, caller, rows.clone()).await?;
    profiles::name(state, &rows).await?;
    Ok(ConversationPage { conversations, next, total: u32::try_from(total).unwrap_or(u32::MAX) })
}

/// The two parts are asked for one after the other: each goes along an index, on every database.
async fn rows(
    state: &AppState,
    all: Select<conversation::Entity>,
    cursor: Option<&Cursor>,
    wanted: u64,
) -> Result<Vec<conversation::Model>, ServiceError> {
    let mut rows = Vec::new();
    if cursor.is_none_or(|cursor| cursor.part == Part::Waiting) {
        let mut waiting = all
            .clone()
            .filter(conversation::Column::WaitingSince.is_not_null())
            .order_by_asc(conversation::Column::WaitingSince)
            .order_by_asc(conversation::Column::Id);
        if let Some(cursor) = cursor {
            let same = Condition::all()
                .add(conversation::Column::WaitingSince.eq(cursor.at))
                .add(conversation::Column::Id.gt(&cursor.id));
            waiting = waiting.filter(Condition::any().add(conversation::Column::WaitingSince.gt(cursor.at)).add(same));
        }
        rows = waiting.limit(wanted).all(&state.database).await?;
    }
    let missing = wanted - rows.len() as u64;
    if missing == 0 {
        return Ok(rows);
    }
    let mut answered = all
        .filter(conversation::Column::WaitingSince.is_null())
        .order_by_desc(conversation::Column::LastAt)
        .order_by_asc(conversation::Column::Id);
    if let Some(cursor) = cursor.filter(|cursor| cursor.part == Part::Answered) {
        let same = Condition::all()
            .add(conversation::Column::LastAt.eq(cursor.at))
            .add(conversation::Column::Id.gt(&cursor.id));
        answered = answered.filter(Condition::any().add(conversation::Column::LastAt.lt(cursor.at)).add(same));
    }
    rows.extend(answered.limit(missing).all(&state.database).await?);
    Ok(rows)
}
