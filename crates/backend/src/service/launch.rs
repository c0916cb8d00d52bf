//! Launch tokens: an integrator's own server signs who an agent is, and each is traded once for a session.

use super::access::Caller;
use super::agents;
use super::app_state::AppState;
use super::audit::{self, About};
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::launch_token;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use social_messaging_domain::audit::{AuditAct, AuditOutcome};
use social_messaging_domain::time::MINUTE;
use ticket::Ticket;

pub mod sign;
pub mod sweep;
mod ticket;

/// What a launch token was traded for.
pub struct Launched {
    /// Who signed in, until the configured lifetime of a session ends.
    pub caller: Caller,
    /// The language that the host asked for, a BCP 47 tag.
    pub language: Option<String>,
}

/// Why a launch token is not traded.
#[derive(Debug, thiserror::Error)]
pub enum LaunchRefused {
    /// It cannot be read, or says too little or too much; the text says what, in English, without anything of it.
    #[error("the launch token is not valid: {0}")]
    Invalid(&'static str),
    /// Its time is over.
    #[error("the launch token is expired")]
    Expired,
    /// It is not signed with the key that it names, or names none that is known.
    #[error("the launch token is not signed with a key that is known")]
    Signature,
    /// It is for somebody else.
    #[error("the launch token is for another audience")]
    Audience,
    /// It is signed in another way than its key is for, or not at all.
    #[error("the launch token is not signed in the way of its key")]
    Algorithm,
    /// It was traded before.
    #[error("the launch token was used before")]
    Used,
    /// The store failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Trades a launch token. Of two who trade the same one at once, one is refused.
///
/// # Errors
/// See [`LaunchRefused`].
pub async fn trade(state: &AppState, token: &str) -> Result<Launched, LaunchRefused> {
    let now = state.clock.now();
    let ticket = ticket::read(&state.config.launch, token, now)?;
    // The token is only the ticket: what it is traded for lasts as long as every session.
    let lifetime = i64::from(state.config.session.lifetime_minutes) * MINUTE;
    let caller = Caller {
        agent: ticket.agent.clone().into(),
        name: ticket.name.clone(),
        role: ticket.role,
        accounts: ticket.accounts.clone(),
        expires_at: now.plus(lifetime),
    };
    let (spent, signed_in) = (&ticket, &caller);
    let taken = Unit::write(state, |unit| {
        Box::pin(async move {
            let taken = spend(unit, spent).await?;
            if taken == Taken::Now {
                agents::note(unit, signed_in).await?;
                audit::record(unit, signed_in, AuditAct::SignIn, About::default(), AuditOutcome::Done).await?;
            }
            Ok(taken)
        })
    });
    match taken.await? {
        Taken::Now => Ok(Launched { caller, language: ticket.language }),
        Taken::Before => Err(LaunchRefused::Used),
    }
}

#[derive(PartialEq, Eq)]
enum Taken {
    Now,
    Before,
}

/// The row's key decides who was first, in this process and in every other one.
async fn spend(unit: &Unit<'_>, ticket: &Ticket) -> Result<Taken, ServiceError> {
    let row = launch_token::ActiveModel {
        kid: Set(ticket.kid.clone()),
        jti: Set(ticket.jti.clone()),
        expires_at: Set(ticket.expires_at.0),
    };
    let known = OnConflict::columns([launch_token::Column::Kid, launch_token::Column::Jti]).do_nothing().to_owned();
    let rows = launch_token::Entity::insert(row).on_conflict(known).exec_without_returning(unit.on()).await?;
    Ok(if rows == 0 { Taken::Before } else { Taken::Now })
}
