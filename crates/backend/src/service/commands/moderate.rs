//! Hide, delete and block as the brand, and the ways back: carried out by a delivery on the public lane.

use super::Intent;
use super::outgoing::Departure;
use crate::networks::Call;
use crate::service::codes::{self, code};
use crate::service::deliveries::moderation as deliveries;
use crate::service::error::ServiceError;
use crate::service::{facts, messages};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::ConversationFacts;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;
use social_messaging_domain::moderation::{self, Moderation};

impl Intent<'_, '_> {
    /// Has something done about a message or its author.
    pub(super) async fn moderate(&mut self, id: &MessageId, what: Moderation) -> Result<String, ServiceError> {
        let row = self.message(id).await?;
        let unit = &self.ledger.unit;
        let facts = facts::of_conversation(unit.on(), &self.conversation, unit.now()).await?;
        let shown = messages::to_wire(unit.state(), unit.on(), row.clone()).await?;
        let wanted = match deliveries::pending(unit.on(), &row, what).await? {
            Some(pending) => codes::read(&pending.purpose)?,
            None => standing(&facts, &shown, what),
        };
        if wanted == what {
            return Ok(row.id);
        }
        moderation::offer(&facts, &shown, what).map_err(ServiceError::Refused)?;
        let call = call(&facts, row.network_id.clone(), what)?;
        let lane = call.lane(facts.account.network);
        self.deliver(&row.id, (&call, 0), &code(&what), Departure { lane, held_until: None }).await?;
        deliveries::show(self.ledger, &row.id).await?;
        Ok(row.id)
    }
}

/// Of a wish and its contrary, which one has come about.
const fn standing(facts: &ConversationFacts, message: &Message, what: Moderation) -> Moderation {
    match what {
        Moderation::Hide | Moderation::Unhide if message.hidden => Moderation::Hide,
        Moderation::Hide | Moderation::Unhide => Moderation::Unhide,
        Moderation::Block | Moderation::Unblock if facts.blocked => Moderation::Block,
        Moderation::Block | Moderation::Unblock => Moderation::Unblock,
        Moderation::Delete if message.deleted => Moderation::Delete,
        Moderation::Delete | Moderation::Unknown => Moderation::Unknown,
    }
}

fn call(facts: &ConversationFacts, message: Option<String>, what: Moderation) -> Result<Call, ServiceError> {
    let wrong = ServiceError::Refused(Reason::WrongTarget);
    let person = facts.consumer_network_id.clone();
    match (what, message) {
        (Moderation::Block, _) => Ok(Call::Block { person }),
        (Moderation::Unblock, _) => Ok(Call::Unblock { person }),
        (Moderation::Hide, Some(object)) => Ok(Call::Hide { object }),
        (Moderation::Unhide, Some(object)) => Ok(Call::Unhide { object }),
        (Moderation::Delete, Some(object)) => Ok(Call::Delete { object }),
        (Moderation::Hide | Moderation::Unhide | Moderation::Delete | Moderation::Unknown, _) => Err(wrong),
    }
}
