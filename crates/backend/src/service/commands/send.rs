//! Send: answer the consumer, in public or directly, or leave a note.

use super::Intent;
use super::calls::{self, Sending};
use super::files::Attached;
use super::outgoing::Departure;
use crate::networks::{self, Quotes};
use crate::service::codes::code;
use crate::service::conversations::history::{self, Done};
use crate::service::deliveries::SEND;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::Ledger;
use crate::service::{facts, messages};
use crate::store::entities::message;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use social_messaging_domain::commands::SendCommand;
use social_messaging_domain::composer::{self, Draft, Plan, Reason};
use social_messaging_domain::conversation::ConversationFacts;
use social_messaging_domain::files::FileFacts;
use social_messaging_domain::message::{AuthorKind, Kind, MessageState};
use social_messaging_domain::networks::Lane;
use social_messaging_domain::time::SECOND;
use social_messaging_domain::visibility::Visibility;
use social_messaging_domain::work::WorkAct;
use unicode_normalization::UnicodeNormalization;

impl Intent<'_, '_> {
    /// Sends a text, files, or both; the message's identifier is the intent's.
    pub(super) async fn send(&mut self, command: &SendCommand) -> Result<String, ServiceError> {
        let unit = &self.ledger.unit;
        let (state, now) = (unit.state(), unit.now());
        let facts = facts::of_conversation(unit.on(), &self.conversation, now).await?;
        let chosen = match &command.target {
            Some(id) => Some(self.message(id).await.map_err(wrong_target)?),
            None => None,
        };
        let shown = match chosen.clone() {
            Some(row) => Some(messages::to_wire(state, unit.on(), row).await?),
            None => None,
        };
        let attached = self.attached(&command.files).await?;
        let files: Vec<FileFacts<'_>> = attached.iter().map(Attached::facts).collect();
        let text: String = command.text.nfc().collect();
        let draft = Draft {
            visibility: command.visibility,
            target: shown.as_ref(),
            text: &text,
            mentions: &command.mentions,
            // What of the text came with a saved reply the page alone knows.
            left_to_agent: &[],
            files: &files,
            author: AuthorKind::Agent,
        };
        let plan = composer::plan(&facts, draft, now).map_err(ServiceError::Refused)?;
        let Some(lane) = plan.opening.lane else {
            return self.note(text, command, chosen, &attached).await;
        };
        let target = self.target(plan.opening.target.as_ref().map(|id| id.as_str())).await?;
        let quotes = if chosen.is_some() { Quotes::Yes } else { Quotes::No };
        self.answer(text, command, &plan, &Answering { facts: &facts, lane, target, quotes, attached: &attached }).await
    }

    async fn note(
        &mut self,
        text: String,
        command: &SendCommand,
        chosen: Option<message::Model>,
        attached: &[Attached],
    ) -> Result<String, ServiceError> {
        let mut row = self.own_message(Kind::Note, Visibility::Internal, text);
        row.answers_id = chosen.map(|row| row.id);
        row.mentions = serde_json::to_value(&command.mentions).unwrap_or_default();
        self.keep(&row).await?;
        self.hand_over(&row.id, attached).await?;
        Ok(row.id)
    }

    async fn answer(
        &mut self,
        text: String,
        command: &SendCommand,
        plan: &Plan,
        how: &Answering<'_>,
    ) -> Result<String, ServiceError> {
        let installation = self.ledger.unit.state().config.undo_seconds;
        let undo = i64::from(how.facts.account.settings.undo_seconds.unwrap_or(installation)) * SECOND;
        let held = command.visibility == Visibility::Public && undo > 0;
        let held_until = held.then(|| self.ledger.unit.now().plus(undo));
        let target = how.target.as_ref();
        let files = how.attached.iter().map(Attached::for_call).collect::<Result<Vec<_>, _>>()?;
        let sending = Sending {
            lane: how.lane,
            consumer: &how.facts.consumer_network_id,
            target,
            quotes: how.quotes,
            files: &files,
            client_id: &self.client_id,
        };
        let calls = calls::of_plan(plan, &sending)?;
        let kind = networks::kind_on(how.lane, calls::target_is(target)?);
        let mut row = self.own_message(kind, command.visibility, text);
        row.mentions = serde_json::to_value(&command.mentions).unwrap_or_default();
        row.lane = Some(code(&how.lane));
        row.state = code(if held { &MessageState::Held } else { &MessageState::Queued });
        row.held_until = held_until.map(|until| until.0);
        let is_private_reply = how.facts.account.network.rules().private_reply_lane == Some(how.lane);
        if command.visibility == Visibility::Public || is_private_reply || how.quotes == Quotes::Yes {
            row.answers_id = target.map(|target| target.id.clone());
            row.parent_network_id = target.and_then(|target| target.answer_under.clone().or(target.network_id.clone()));
            row.post_network_id = target.and_then(|target| target.post_network_id.clone());
        }
        self.keep(&row).await?;
        self.hand_over(&row.id, how.attached).await?;
        for (call, ordinal) in calls.iter().zip(0..) {
            self.deliver(&row.id, (call, ordinal), SEND, Departure { lane: how.lane, held_until }).await?;
        }
        if let Some(target) = how.target.clone().filter(|_| is_private_reply) {
            use_up(self.ledger, target).await?;
        }
        let agent = self.caller.agent.as_str();
        let touched = self.ledger.touch(&row.conversation_id).await?;
        // A first answer takes the conversation.
        if touched.row.assignee_id.is_none() {
            touched.row.assignee_id = Some(agent.to_owned());
            let done = Done::by(WorkAct::Taken, Some(agent));
            history::record(&mut self.ledger.unit, &self.conversation, done).await?;
        }
        Ok(row.id)
    }
}

/// What an answer is made of beside its words.
struct Answering<'a> {
    facts: &'a ConversationFacts,
    lane: Lane,
    target: Option<message::Model>,
    quotes: Quotes,
    attached: &'a [Attached],
}

/// A public message's one private reply is used up from the moment on that it is to be sent.
pub(super) async fn use_up(ledger: &mut Ledger<'_>, target: message::Model) -> Result<(), ServiceError> {
    if target.private_reply_used {
        return Err(ServiceError::Refused(Reason::PrivateReplyUsed));
    }
    let mut values = target.into_active_model();
    values.private_reply_used = Set(true);
    let target = values.update(ledger.unit.on()).await?;
    ledger.tell_message(&target).await
}

/// A message of another conversation cannot be answered here.
fn wrong_target(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::NotFound => ServiceError::Refused(Reason::WrongTarget),
        other => other,
    }
}
