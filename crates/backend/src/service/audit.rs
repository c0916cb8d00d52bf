//! Who did what in the brand's name: one row an act, which follows what comes of it. Identifiers only, no text.

use super::access::Caller;
use super::app_state::AppState;
use super::clock::new_id;
use super::codes::{self, code};
use super::cursor;
use super::deliveries::{CANCELLED, FAILED, SENT, UNCONFIRMED};
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::{audit, delivery};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use social_messaging_domain::api::Role;
use social_messaging_domain::audit::{AuditAct, AuditEntry, AuditOutcome, AuditPage};
use social_messaging_domain::time::Timestamp;

pub mod sweep;

/// What an act is about, by our identifiers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct About<'a> {
    /// The brand account.
    pub(super) account: Option<&'a str>,
    /// The conversation.
    pub(super) conversation: Option<&'a str>,
    /// The message.
    pub(super) message: Option<&'a str>,
    /// The intent.
    pub(super) client_id: Option<&'a str>,
}

/// Writes an act down, in the transaction that does it.
///
/// # Errors
/// When the store fails.
pub(super) async fn record(
    unit: &Unit<'_>,
    caller: &Caller,
    act: AuditAct,
    about: About<'_>,
    outcome: AuditOutcome,
) -> Result<(), ServiceError> {
    let owned = |id: Option<&str>| Set(id.map(str::to_owned));
    let row = audit::ActiveModel {
        id: Set(new_id(unit.now())),
        at: Set(unit.now().0),
        agent_id: Set(caller.agent.0.clone()),
        name: Set(caller.name.clone()),
        act: Set(code(&act)),
        account_id: owned(about.account),
        conversation_id: owned(about.conversation),
        message_id: owned(about.message),
        client_id: owned(about.client_id),
        outcome: Set(code(&outcome)),
    };
    audit::Entity::insert(row).exec_without_returning(unit.on()).await?;
    Ok(())
}

/// Brings the act of an intent up to date with its deliveries. One that needed none, since it was so already, is done.
///
/// # Errors
/// When the store fails.
pub(super) async fn follow(unit: &Unit<'_>, client_id: &str) -> Result<(), ServiceError> {
    let states: Vec<String> = delivery::Entity::find()
        .select_only()
        .column(delivery::Column::State)
        .filter(delivery::Column::ClientId.eq(client_id))
        .into_tuple()
        .all(unit.on())
        .await?;
    audit::Entity::update_many()
        .col_expr(audit::Column::Outcome, Expr::value(code(&outcome(&states))))
        .filter(audit::Column::ClientId.eq(client_id))
        .filter(audit::Column::Outcome.ne(code(&AuditOutcome::Refused)))
        .exec(unit.on())
        .await?;
    Ok(())
}

fn outcome(states: &[String]) -> AuditOutcome {
    let any = |state: &str| states.iter().any(|known| known == state);
    let all = |of: &[&str]| states.iter().all(|known| of.contains(&known.as_str()));
    if any(FAILED) {
        return AuditOutcome::Failed;
    }
    if any(UNCONFIRMED) {
        return AuditOutcome::Unconfirmed;
    }
    if !states.is_empty() && all(&[CANCELLED]) {
        return AuditOutcome::Cancelled;
    }
    if all(&[SENT, CANCELLED]) { AuditOutcome::Done } else { AuditOutcome::Pending }
}

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    at: i64,
    id: String,
}

impl Cursor {
    /// Reads what an earlier page gave.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let [at, id] = cursor::read(text)?;
        Some(Self { at: at.parse().ok()?, id })
    }

    fn write(row: &audit::Model) -> String {
        cursor::write([&row.at.to_string(), &row.id])
    }
}

/// A page of at most `limit` entries, the latest first: those of the caller's accounts, and for who has all accounts
/// those of none, too.
///
/// # Errors
/// [`ServiceError::Forbidden`] for who is no admin, or when the store fails.
pub async fn page(
    state: &AppState,
    caller: &Caller,
    cursor: Option<&Cursor>,
    limit: u64,
) -> Result<AuditPage, ServiceError> {
    if caller.role != Role::Admin {
        return Err(ServiceError::Forbidden);
    }
    let mut query = audit::Entity::find()
        .filter(caller.accounts.condition(audit::Column::AccountId))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id);
    if let Some(Cursor { at, id }) = cursor {
        let same_moment = Condition::all().add(audit::Column::At.eq(*at)).add(audit::Column::Id.lt(id));
        query = query.filter(Condition::any().add(audit::Column::At.lt(*at)).add(same_moment));
    }
    // One more than asked for tells whether there is a next page.
    let (rows, next) = cursor::cut(query.limit(limit + 1).all(&state.database).await?, limit, Cursor::write);
    let entries = rows.into_iter().map(to_wire).collect::<Result<_, _>>()?;
    Ok(AuditPage { entries, next })
}

fn to_wire(row: audit::Model) -> Result<AuditEntry, ServiceError> {
    Ok(AuditEntry {
        id: row.id,
        at: Timestamp(row.at),
        agent: row.agent_id.into(),
        name: row.name,
        act: codes::read(&row.act)?,
        account: row.account_id.map(Into::into),
        conversation: row.conversation_id.map(Into::into),
        message: row.message_id.map(Into::into),
        outcome: codes::read(&row.outcome)?,
    })
}
