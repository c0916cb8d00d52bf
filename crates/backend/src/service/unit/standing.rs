//! How a conversation stands: its last messages, and since when the consumer waits. Found from the messages, so that
//! the order in which they arrived makes no difference.

use super::ledger::Touched;
use crate::service::codes::code;
use crate::store::entities::{conversation, message};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::message::{AuthorKind, Kind, MessageState};
use social_messaging_domain::visibility::Visibility;

/// The row of a touched conversation, brought up to date.
///
/// # Errors
/// When the store fails.
pub async fn of<C: ConnectionTrait>(database: &C, touched: Touched) -> Result<conversation::Model, DbErr> {
    let id = touched.row.id.clone();
    let last = edge(database, &id, stands(), Order::Desc).await?;
    let public = edge(database, &id, from_consumer(Visibility::Public), Order::Desc).await?;
    let direct = edge(database, &id, from_consumer(Visibility::Direct), Order::Desc).await?;
    let waiting_since = waiting_since(database, &touched).await?;
    let mut row = touched.row;
    row.last_at = last.as_ref().map_or(row.created_at, |(_, at)| *at);
    row.last_message_id = last.map(|(id, _)| id);
    (row.last_public_id, row.last_public_at) = public.unzip();
    (row.last_direct_id, row.last_direct_at) = direct.unzip();
    row.waiting_since = waiting_since;
    Ok(row)
}

/// Whether a consumer's message of this kind is one that somebody has to see. A repost in public is not.
#[must_use]
pub fn wants_an_answer(kind: Kind, visibility: Visibility) -> bool {
    !(kind == Kind::Event && visibility == Visibility::Public)
}

async fn waiting_since<C: ConnectionTrait>(database: &C, touched: &Touched) -> Result<Option<i64>, DbErr> {
    if touched.row.state == code(&WorkState::Closed) {
        return Ok(None);
    }
    if !touched.answered && touched.written.is_empty() {
        return Ok(touched.row.waiting_since);
    }
    let id = &touched.row.id;
    let answered = edge(database, id, answers(), Order::Desc).await?.map_or(i64::MIN, |(_, at)| at);
    if touched.answered {
        let after = waiting().add(message::Column::SentAt.gt(answered));
        return Ok(edge(database, id, after, Order::Asc).await?.map(|(_, at)| at));
    }
    // What was written before the last close stays closed: only the new ones and who waits already count.
    let written = touched.written.iter().copied().chain(touched.row.waiting_since);
    Ok(written.filter(|at| *at > answered).min())
}

/// The first or the last message of a conversation that fits.
async fn edge<C: ConnectionTrait>(
    database: &C,
    conversation: &str,
    condition: Condition,
    order: Order,
) -> Result<Option<(String, i64)>, DbErr> {
    message::Entity::find()
        .select_only()
        .columns([message::Column::Id, message::Column::SentAt])
        .filter(message::Column::ConversationId.eq(conversation))
        .filter(condition)
        .order_by(message::Column::SentAt, order.clone())
        .order_by(message::Column::Id, order)
        .limit(1)
        .into_tuple()
        .one(database)
        .await
}

fn stands() -> Condition {
    Condition::all().add(message::Column::State.ne(code(&MessageState::Cancelled)))
}

fn from_consumer(visibility: Visibility) -> Condition {
    Condition::all()
        .add(message::Column::AuthorKind.eq(code(&AuthorKind::Consumer)))
        .add(message::Column::Visibility.eq(code(&visibility)))
        .add(message::Column::Deleted.eq(false))
        .add(message::Column::Kind.ne(code(&Kind::Event)))
}

fn waiting() -> Condition {
    let public_event = Condition::all()
        .add(message::Column::Kind.eq(code(&Kind::Event)))
        .add(message::Column::Visibility.eq(code(&Visibility::Public)));
    Condition::all()
        .add(message::Column::AuthorKind.eq(code(&AuthorKind::Consumer)))
        .add(message::Column::Deleted.eq(false))
        .add(public_event.not())
}

fn answers() -> Condition {
    let ours = [AuthorKind::Agent, AuthorKind::Brand, AuthorKind::Bot].map(|kind| code(&kind));
    // What has not left yet has answered nobody: behind a dead token it may wait for days.
    let here = [MessageState::Held, MessageState::Queued, MessageState::Failed, MessageState::Cancelled];
    Condition::all()
        .add(message::Column::AuthorKind.is_in(ours))
        .add(message::Column::Visibility.ne(code(&Visibility::Internal)))
        .add(message::Column::State.is_not_in(here.map(|state| code(&state))))
}
