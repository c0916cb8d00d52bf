//! The rows of what goes out.

use super::Intent;
use crate::networks::Call;
use crate::service::clock::AHEAD;
use crate::service::codes::code;
use crate::service::deliveries::{HELD, QUEUED};
use crate::service::error::ServiceError;
use crate::service::messages;
use crate::store::entities::{delivery, message};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel, Set};
use social_messaging_domain::message::{AuthorKind, Kind};
use social_messaging_domain::networks::Lane;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// When and on which lane something goes out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Departure {
    /// The lane.
    pub(super) lane: Lane,
    /// Until when it can be taken back.
    pub(super) held_until: Option<Timestamp>,
}

impl Intent<'_, '_> {
    /// A message of the agent's, not yet written.
    pub(super) fn own_message(&self, kind: Kind, visibility: Visibility, text: String) -> message::Model {
        let now = self.ledger.unit.now().0;
        let last = self.conversation.last_at;
        // What answers a message stands after it, even where the network's clock is a little ahead of ours.
        let sent_at = if last >= now && last - now <= AHEAD { last + 1 } else { now };
        let mut row = message::Model {
            conversation_id: self.conversation.id.clone(),
            kind: code(&kind),
            visibility: code(&visibility),
            author_kind: code(&AuthorKind::Agent),
            author_name: Some(self.caller.name.clone()),
            agent_id: Some(self.caller.agent.0.clone()),
            sent_at,
            ..messages::blank(self.client_id.clone(), &self.conversation.account_id, Timestamp(now))
        };
        messages::say(&mut row, text);
        row
    }

    /// Writes a message and tells of it.
    pub(super) async fn keep(&mut self, row: &message::Model) -> Result<(), ServiceError> {
        let insert = message::Entity::insert(row.clone().into_active_model());
        insert.exec_without_returning(self.ledger.unit.on()).await?;
        self.ledger.tell_arrival(row).await
    }

    /// Writes the delivery of one call.
    pub(super) async fn deliver(
        &self,
        message: &str,
        (call, ordinal): (&Call, i32),
        purpose: &str,
        departure: Departure,
    ) -> Result<(), ServiceError> {
        let now = self.ledger.unit.now();
        let call = serde_json::to_value(call).map_err(|error| DbErr::Json(error.to_string()))?;
        let held_until = departure.held_until.map(|until| until.0);
        let row = delivery::ActiveModel {
            client_id: Set(self.client_id.clone()),
            message_id: Set(message.to_owned()),
            account_id: Set(self.conversation.account_id.clone()),
            lane: Set(code(&departure.lane)),
            conversation_id: Set(self.conversation.id.clone()),
            ordinal: Set(ordinal),
            purpose: Set(purpose.to_owned()),
            call: Set(call),
            state: Set(if held_until.is_some() { HELD } else { QUEUED }.to_owned()),
            held_until: Set(held_until),
            next_attempt_at: Set(held_until.unwrap_or(now.0)),
            attempts: Set(0),
            looks: Set(0),
            lease_owner: Set(None),
            lease_until: Set(None),
            started_at: Set(None),
            network_id: Set(None),
            reason: Set(None),
            detail: Set(None),
            retryable: Set(false),
            created_at: Set(now.0),
            ..Default::default()
        };
        delivery::Entity::insert(row).exec_without_returning(self.ledger.unit.on()).await?;
        Ok(())
    }
}
