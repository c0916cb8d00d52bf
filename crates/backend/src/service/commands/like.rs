//! Like and unlike as the brand: shown at once, carried out by a delivery on the public lane.

use super::Intent;
use super::outgoing::Departure;
use crate::networks::Call;
use crate::service::codes::{self, code};
use crate::service::deliveries::{LIKE, UNLIKE};
use crate::service::error::ServiceError;
use crate::service::{facts, messages};
use crate::store::entities::message;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use social_messaging_domain::composer::{self, Reason};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::LikeState;

impl Intent<'_, '_> {
    /// The brand likes a message.
    pub(super) async fn like(&mut self, id: &MessageId) -> Result<String, ServiceError> {
        let row = self.message(id).await?;
        if [LikeState::Liked, LikeState::Liking].contains(&codes::read(&row.like_state)?) {
            return Ok(row.id);
        }
        let object = self.likable(&row).await?;
        self.wish(row, LikeState::Liking, LIKE, &Call::Like { object }).await
    }

    /// The brand takes its like back.
    pub(super) async fn unlike(&mut self, id: &MessageId) -> Result<String, ServiceError> {
        let row = self.message(id).await?;
        if [LikeState::NotLiked, LikeState::Unliking].contains(&codes::read(&row.like_state)?) {
            return Ok(row.id);
        }
        let object = self.likable(&row).await?;
        self.wish(row, LikeState::Unliking, UNLIKE, &Call::Unlike { object }).await
    }

    /// The number of a message that the rules let the brand like.
    async fn likable(&self, row: &message::Model) -> Result<String, ServiceError> {
        let unit = &self.ledger.unit;
        let facts = facts::of_conversation(unit.on(), &self.conversation, unit.now()).await?;
        let shown = messages::to_wire(unit.state(), unit.on(), row.clone()).await?;
        composer::like_offer(&facts, &shown).map_err(ServiceError::Refused)?;
        row.network_id.clone().ok_or(ServiceError::Refused(Reason::WrongTarget))
    }

    async fn wish(
        &mut self,
        row: message::Model,
        wanted: LikeState,
        purpose: &str,
        call: &Call,
    ) -> Result<String, ServiceError> {
        let unit = &self.ledger.unit;
        let account = facts::of_conversation(unit.on(), &self.conversation, unit.now()).await?.account;
        let lane = call.lane(account.network);
        self.deliver(&row.id, (call, 0), purpose, Departure { lane, held_until: None }).await?;
        let mut values = row.into_active_model();
        values.like_state = Set(code(&wanted));
        values.like_at = Set(Some(self.ledger.unit.now().0));
        values.failure = Set(None);
        let row = values.update(self.ledger.unit.on()).await?;
        self.ledger.tell_message(&row).await?;
        Ok(row.id)
    }
}
