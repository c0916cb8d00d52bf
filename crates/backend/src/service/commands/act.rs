//! Which intents are acts in public, and how they are written down.

use super::super::access::Caller;
use super::super::app_state::AppState;
use super::super::audit::{self, About};
use super::super::error::ServiceError;
use super::super::unit::Unit;
use super::super::unit::ledger::Ledger;
use super::Intent;
use crate::service::deliveries::SEND;
use crate::store::entities::{conversation, delivery, message};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::audit::{AuditAct, AuditOutcome};
use social_messaging_domain::commands::{Command, CommandRequest, MessageCommand};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::visibility::Visibility;

/// The act in public that a command is, with the message that it is done to.
fn of(command: &Command) -> Option<(AuditAct, Option<&MessageCommand>)> {
    match command {
        Command::Send(send) => (send.visibility == Visibility::Public).then_some((AuditAct::Send, None)),
        Command::Like(to) => Some((AuditAct::Like, Some(to))),
        Command::Unlike(to) => Some((AuditAct::Unlike, Some(to))),
        Command::Hide(to) => Some((AuditAct::Hide, Some(to))),
        Command::Unhide(to) => Some((AuditAct::Unhide, Some(to))),
        Command::Delete(to) => Some((AuditAct::Delete, Some(to))),
        Command::Block(to) => Some((AuditAct::Block, Some(to))),
        Command::Unblock(to) => Some((AuditAct::Unblock, Some(to))),
        // What they do stands with the act that they take back or repeat.
        Command::Cancel(_) | Command::Retry(_) | Command::Discard(_) => None,
    }
}

/// Writes an accepted intent down, where it is an act in public.
///
/// # Errors
/// When the store fails.
pub(super) async fn accepted(
    ledger: &Ledger<'_>,
    caller: &Caller,
    conversation: &conversation::Model,
    request: &CommandRequest,
    message: &str,
) -> Result<(), ServiceError> {
    let Some((act, _)) = of(&request.command) else { return Ok(()) };
    let client_id = request.client_id.as_str();
    let about = About {
        account: Some(&conversation.account_id),
        conversation: Some(&conversation.id),
        message: Some(message),
        client_id: Some(client_id),
    };
    audit::record(&ledger.unit, caller, act, about, AuditOutcome::Pending).await?;
    audit::follow(&ledger.unit, client_id).await
}

/// Writes a refused intent down, where it was to be an act in public. Its identifier may come again with what is allowed.
///
/// # Errors
/// [`ServiceError::NotFound`] for a conversation that the caller may not see, or when the store fails.
pub(super) async fn refused(
    state: &AppState,
    caller: &Caller,
    conversation: &ConversationId,
    command: &Command,
) -> Result<(), ServiceError> {
    let Some((act, to)) = of(command) else { return Ok(()) };
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = caller.conversation(unit.on(), conversation).await?;
            // What was named may be no message at all, and is then nothing to be kept.
            let message = match to {
                Some(to) => message::Entity::find_by_id(to.message.as_str()).one(unit.on()).await?,
                None => None,
            };
            let message = message.filter(|message| message.conversation_id == row.id);
            let about = About {
                account: Some(&row.account_id),
                conversation: Some(&row.id),
                message: message.as_ref().map(|message| message.id.as_str()),
                client_id: None,
            };
            audit::record(unit, caller, act, about, AuditOutcome::Refused).await
        })
    })
    .await
}

impl Intent<'_, '_> {
    /// What was taken back or is sent again stands with the act that it was.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn follow(&self, message: &str) -> Result<(), ServiceError> {
        let sent = delivery::Entity::find()
            .filter(delivery::Column::MessageId.eq(message))
            .filter(delivery::Column::Purpose.eq(SEND))
            .one(self.ledger.unit.on())
            .await?;
        match sent {
            Some(sent) => audit::follow(&self.ledger.unit, &sent.client_id).await,
            None => Ok(()),
        }
    }
}
