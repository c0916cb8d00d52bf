//! What a page begins with, whichever way its agent signed in.

use super::problem::Refusal;
use crate::service::access::Caller;
use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use crate::service::facts;
use crate::service::tokens::{self, Purpose};
use crate::store::entities::account;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use social_messaging_domain::api::{Session, Token};
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::problem::ProblemType;

/// The session of a caller, with a bearer that ends when the caller does.
///
/// # Errors
/// When the store fails.
pub(super) async fn of(state: &AppState, caller: &Caller, language: Option<String>) -> Result<Session, Refusal> {
    Ok(Session {
        token: minted(state, Purpose::Bearer, caller)?,
        expires_at: caller.expires_at,
        agent: caller.info(),
        accounts: accounts(state, caller).await?,
        language,
        settings: state.config.settings(),
        server_time: state.clock.now(),
    })
}

/// A token of the caller's.
///
/// # Errors
/// When it cannot be signed, which a checked configuration rules out.
pub(super) fn minted(state: &AppState, purpose: Purpose, caller: &Caller) -> Result<Token, Refusal> {
    tokens::mint(&state.config, purpose, caller, state.clock.now()).map_err(|error| {
        tracing::error!(%error, "a token could not be made");
        Refusal::new(ProblemType::Unavailable, 500)
    })
}

async fn accounts(state: &AppState, caller: &Caller) -> Result<Vec<AccountFacts>, ServiceError> {
    let rows = account::Entity::find()
        .filter(caller.accounts.condition(account::Column::Id))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Network)
        .all(&state.database)
        .await?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in rows {
        accounts.push(facts::of_account(&state.database, &row, state.clock.now()).await?);
    }
    Ok(accounts)
}
