//! Has done what agents want done: each intent once, judged by the domain's rules with the facts of the same moment.

use super::access::Caller;
use super::app_state::AppState;
use super::bus::Topic;
use super::clock::is_id;
use super::error::ServiceError;
use super::messages;
use super::unit::ledger::Ledger;
use crate::store::entities::{command, conversation, message};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};
use social_messaging_domain::commands::{Command, CommandAccepted, CommandRequest};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::moderation::Moderation;
use social_messaging_domain::visibility::Visibility;

mod act;
mod calls;
mod files;
mod like;
mod moderate;
mod outgoing;
mod retry;
mod send;
mod take_back;

/// Who wants what in which conversation, within one unit.
struct Intent<'a, 'u> {
    ledger: &'a mut Ledger<'u>,
    caller: &'a Caller,
    conversation: conversation::Model,
    client_id: String,
}

/// Has something done, once for each `client_id`; the answer is the message as it stands now.
///
/// # Errors
/// [`ServiceError::Malformed`] when the `client_id` is none, [`ServiceError::Refused`] when a rule forbids it, [`ServiceError::ClientIdReused`] when the identifier was used for
/// something else, [`ServiceError::Conflict`] when it is too late, [`ServiceError::NotFound`], or when the store fails.
pub async fn carry_out(
    state: &AppState,
    caller: &Caller,
    conversation: &ConversationId,
    request: CommandRequest,
) -> Result<CommandAccepted, ServiceError> {
    if !is_id(request.client_id.as_str()) {
        return Err(ServiceError::Malformed("client_id is no UUID of version 7"));
    }
    let request = &request;
    // The same intent, posted twice at the same moment: the second loses, and made again it is answered by the first.
    let done = Ledger::write(state, |ledger| Box::pin(once(ledger, caller, conversation, request))).await;
    if let Err(ServiceError::Refused(_)) = &done {
        act::refused(state, caller, conversation, &request.command).await?;
    }
    done
}

async fn once(
    ledger: &mut Ledger<'_>,
    caller: &Caller,
    conversation: &ConversationId,
    request: &CommandRequest,
) -> Result<CommandAccepted, ServiceError> {
    let row = caller.hold_conversation(ledger.unit.on(), conversation).await?;
    let client_id = request.client_id.0.clone();
    let body_hash = body_hash(conversation, &request.command);
    let known = command::Entity::find_by_id(&client_id).one(ledger.unit.on()).await?;
    let message = match known {
        Some(known) if known.body_hash == body_hash && known.agent_id == caller.agent.as_str() => {
            known.message_id.ok_or(ServiceError::NotFound)?
        }
        Some(_) => return Err(ServiceError::ClientIdReused),
        None => {
            let audit = audit(ledger, caller, &row, &client_id, body_hash, &request.command);
            let mut intent = Intent { ledger, caller, conversation: row, client_id: client_id.clone() };
            may(caller, &request.command)?;
            let message = intent.carry_out(&request.command).await?;
            act::accepted(intent.ledger, caller, &intent.conversation, request, &message).await?;
            let audit = command::ActiveModel { message_id: Set(Some(message.clone())), ..audit };
            command::Entity::insert(audit).exec_without_returning(ledger.unit.on()).await?;
            message
        }
    };
    let row = message::Entity::find_by_id(message).one(ledger.unit.on()).await?.ok_or(ServiceError::NotFound)?;
    let message = messages::to_wire(ledger.unit.state(), ledger.unit.on(), row).await?;
    ledger.unit.wake(Topic::Deliveries);
    Ok(CommandAccepted { client_id: request.client_id.clone(), message })
}

impl Intent<'_, '_> {
    async fn carry_out(&mut self, command: &Command) -> Result<String, ServiceError> {
        match command {
            Command::Send(command) => self.send(command).await,
            Command::Like(command) => self.like(&command.message).await,
            Command::Unlike(command) => self.unlike(&command.message).await,
            Command::Hide(command) => self.moderate(&command.message, Moderation::Hide).await,
            Command::Unhide(command) => self.moderate(&command.message, Moderation::Unhide).await,
            Command::Delete(command) => self.moderate(&command.message, Moderation::Delete).await,
            Command::Block(command) => self.moderate(&command.message, Moderation::Block).await,
            Command::Unblock(command) => self.moderate(&command.message, Moderation::Unblock).await,
            Command::Cancel(command) => self.cancel(&command.message).await,
            Command::Retry(command) => self.retry(&command.message).await,
            Command::Discard(command) => self.discard(&command.message).await,
        }
    }

    /// A message of the conversation.
    async fn message(&self, id: &MessageId) -> Result<message::Model, ServiceError> {
        message::Entity::find_by_id(id.as_str())
            .filter(message::Column::ConversationId.eq(&self.conversation.id))
            .one(self.ledger.unit.on())
            .await?
            .ok_or(ServiceError::NotFound)
    }
}

/// Notes are for everybody who organises work; whatever reaches the consumer is for those who answer.
fn may(caller: &Caller, command: &Command) -> Result<(), ServiceError> {
    use social_messaging_domain::api::Role;
    let is_note = matches!(command, Command::Send(send) if send.visibility == Visibility::Internal);
    let allowed = if is_note { caller.role != Role::Unknown } else { caller.role.answers_consumers() };
    if allowed { Ok(()) } else { Err(ServiceError::Refused(Reason::RoleForbids)) }
}

fn audit(
    ledger: &Ledger<'_>,
    caller: &Caller,
    conversation: &conversation::Model,
    client_id: &str,
    body_hash: String,
    command: &Command,
) -> command::ActiveModel {
    command::ActiveModel {
        client_id: Set(client_id.to_owned()),
        agent_id: Set(caller.agent.0.clone()),
        account_id: Set(conversation.account_id.clone()),
        conversation_id: Set(conversation.id.clone()),
        kind: Set(kind(command).to_owned()),
        body_hash: Set(body_hash),
        message_id: Set(None),
        outcome: Set("accepted".to_owned()),
        created_at: Set(ledger.unit.now().0),
    }
}

const fn kind(command: &Command) -> &'static str {
    match command {
        Command::Send(_) => "send",
        Command::Like(_) => "like",
        Command::Unlike(_) => "unlike",
        Command::Hide(_) => "hide",
        Command::Unhide(_) => "unhide",
        Command::Delete(_) => "delete",
        Command::Block(_) => "block",
        Command::Unblock(_) => "unblock",
        Command::Cancel(_) => "cancel",
        Command::Retry(_) => "retry",
        Command::Discard(_) => "discard",
    }
}

fn body_hash(conversation: &ConversationId, command: &Command) -> String {
    let body = serde_json::to_vec(&(conversation, command)).unwrap_or_default();
    hex::encode(Sha256::digest(body))
}
