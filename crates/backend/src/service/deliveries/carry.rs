//! Makes one call, or looks for one, and writes down what became of it. No transaction is open meanwhile.

use super::claim::Task;
use super::{Means, settle};
use crate::networks::{Call, CallError, Credentials, Found, Outcome};
use crate::service::app_state::AppState;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::stored_files;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{account, delivery};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{DAY, Timestamp};

/// How often the result is written when the store fails; after that the lease runs out and the call is looked for.
const WRITES: usize = 5;

pub(super) async fn out(state: AppState, means: Means, task: Task) {
    let done = match task {
        Task::Call(row) => call(&state, &means, row).await,
        Task::Look(row) => look(&state, &means, row).await,
    };
    if let Err(error) = done {
        tracing::error!(%error, "what became of a call could not be kept; it will be looked for");
    }
}

async fn call(state: &AppState, means: &Means, row: delivery::Model) -> Result<(), ServiceError> {
    let outcome = match with_files(state, prepared(state, &row).await).await {
        Ok((network, credentials, call)) => match means.clients.client(network) {
            Some(client) => {
                // Shorter than the lease, so that nobody else has it meanwhile.
                let patience = means.pace.lease_of(&call) * 3 / 4;
                let answer = tokio::time::timeout(patience, client.carry_out(&credentials, &call)).await;
                answer.unwrap_or_else(|_| Outcome::Unknown { detail: "no answer in time".to_owned() })
            }
            None => not_begun("there is no such network", Chance::Never),
        },
        // Another backend with another key may be at work, or the store rests: it can be begun later.
        Err(error @ (ServiceError::Sealed | ServiceError::Database(_))) => not_begun(&error.to_string(), Chance::Later),
        Err(error) => not_begun(&error.to_string(), Chance::Never),
    };
    for _ in 1..WRITES {
        match answered(state, means, row.id, &outcome).await {
            Err(ServiceError::Database(error)) => tracing::warn!(%error, "the store failed; once more"),
            done => return done,
        }
        tokio::time::sleep(means.pace.poll).await;
    }
    answered(state, means, row.id, &outcome).await
}

async fn answered(state: &AppState, means: &Means, id: i64, outcome: &Outcome) -> Result<(), ServiceError> {
    Ledger::write(state, |ledger| Box::pin(settle::answered(ledger, means, id, outcome.clone()))).await
}

async fn look(state: &AppState, means: &Means, row: delivery::Model) -> Result<(), ServiceError> {
    let found = match prepared(state, &row).await {
        Ok((network, credentials, call)) => match means.clients.client(network) {
            Some(client) => {
                let since = Timestamp(row.started_at.unwrap_or(row.created_at));
                let patience = means.pace.lease * 3 / 4;
                let known = known(state, &row).await?;
                let looking = client.look_for(&credentials, &call, since, &known);
                let answer = tokio::time::timeout(patience, looking).await;
                answer.unwrap_or_else(|_| Found::CannotTell { detail: "no answer in time".to_owned() })
            }
            None => Found::CannotTell { detail: "there is no such network".to_owned() },
        },
        Err(error) => Found::CannotTell { detail: error.to_string() },
    };
    if let Found::CannotTell { detail } = &found {
        tracing::warn!(delivery = row.id, detail, "it cannot be told whether a call was applied");
    }
    let (id, found) = (row.id, &found);
    Ledger::write(state, |ledger| Box::pin(settle::looked(ledger, means, id, found.clone()))).await
}

/// The numbers of what our other calls made in the conversation: none of it is what is looked for. What came in as the
/// brand's own is not among them, since it may be just this call's.
async fn known(state: &AppState, row: &delivery::Model) -> Result<Vec<String>, ServiceError> {
    let numbers = delivery::Entity::find()
        .select_only()
        .column(delivery::Column::NetworkId)
        .filter(delivery::Column::ConversationId.eq(&row.conversation_id))
        .filter(delivery::Column::CreatedAt.gt(row.created_at - DAY))
        .filter(delivery::Column::NetworkId.is_not_null())
        .into_tuple();
    Ok(numbers.all(&state.database).await?)
}

async fn prepared(state: &AppState, row: &delivery::Model) -> Result<(Network, Credentials, Call), ServiceError> {
    let account = account::Entity::find_by_id(&row.account_id).one(&state.database).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let credentials = state.vault.credentials(&account)?;
    Ok((codes::read(&account.network)?, credentials, codes::json(&row.call)?))
}

/// The same, with the bytes of the call's files.
async fn with_files(
    state: &AppState,
    prepared: Result<(Network, Credentials, Call), ServiceError>,
) -> Result<(Network, Credentials, Call), ServiceError> {
    let (network, credentials, mut call) = prepared?;
    for file in call.files_mut() {
        file.bytes = stored_files::bytes(&state.database, &file.stored).await?.into();
    }
    Ok((network, credentials, call))
}

/// Whether a call that cannot be begun can be later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chance {
    Later,
    Never,
}

/// A call that cannot be begun now.
fn not_begun(detail: &str, chance: Chance) -> Outcome {
    Outcome::Refused(CallError {
        reason: FailureReason::Refused,
        retryable: chance == Chance::Later,
        retry_at: None,
        pause: None,
        detail: Some(detail.to_owned()),
    })
}
