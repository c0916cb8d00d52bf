//! Retry: the same message again. What perhaps went out is looked for first.

use super::Intent;
use super::send::use_up;
use crate::networks::{Call, MessagingTag};
use crate::service::codes::{self, code};
use crate::service::deliveries::{FAILED, QUEUED, SEND, UNCONFIRMED, progress};
use crate::service::error::ServiceError;
use crate::service::facts;
use crate::store::entities::{delivery, message};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use social_messaging_domain::composer::{self, Opening, Reason, Window};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Lane;
use social_messaging_domain::visibility::Visibility;

impl Intent<'_, '_> {
    /// Sends a failed message again.
    pub(super) async fn retry(&mut self, id: &MessageId) -> Result<String, ServiceError> {
        let row = self.message(id).await?;
        let failed = delivery::Entity::find()
            .filter(delivery::Column::MessageId.eq(&row.id))
            .filter(delivery::Column::Purpose.eq(SEND))
            .filter(delivery::Column::State.eq(FAILED))
            .order_by_asc(delivery::Column::Id)
            .all(self.ledger.unit.on())
            .await?;
        if failed.is_empty() {
            return Err(ServiceError::Conflict);
        }
        let unknown = code(&FailureReason::OutcomeUnknown);
        let perhaps_sent = |part: &delivery::Model| part.reason.as_ref() == Some(&unknown);
        let opening = match failed.iter().any(perhaps_sent) {
            // Looking is always allowed; the rules are asked again only when it is sent again.
            true => None,
            false => Some(self.still_offered(&row).await?),
        };
        let now = self.ledger.unit.now().0;
        for part in failed {
            let next = if perhaps_sent(&part) { UNCONFIRMED } else { QUEUED };
            let call = self.renewed(&part, opening.as_ref())?;
            let mut values = part.into_active_model();
            values.state = Set(next.to_owned());
            values.call = Set(call);
            values.attempts = Set(0);
            values.looks = Set(0);
            values.next_attempt_at = Set(now);
            values.reason = Set(None);
            values.detail = Set(None);
            values.retryable = Set(false);
            values.update(self.ledger.unit.on()).await?;
        }
        progress::of_message(self.ledger, &row.id).await?;
        self.follow(&row.id).await?;
        Ok(row.id)
    }

    /// The rules, asked as for a new message of that visibility.
    async fn still_offered(&mut self, row: &message::Model) -> Result<Opening, ServiceError> {
        let unit = &self.ledger.unit;
        let facts = facts::of_conversation(unit.on(), &self.conversation, unit.now()).await?;
        let lane = row.lane.as_deref().map(codes::read::<Lane>).transpose()?;
        let private = lane.is_some() && lane == facts.account.network.rules().private_reply_lane;
        let visibility: Visibility = codes::read(&row.visibility)?;
        let offer = composer::offers(&facts, unit.now()).of(visibility).clone();
        let target = self.target(row.answers_id.as_deref()).await?;
        if target.as_ref().is_some_and(|target| target.deleted) {
            return Err(ServiceError::Refused(Reason::TargetGone));
        }
        let opening = offer.map_err(ServiceError::Refused)?;
        if let Some(target) = target.filter(|_| private) {
            use_up(self.ledger, target).await?;
        }
        Ok(opening)
    }

    /// The call as it must be made now: a window that closed meanwhile wants its tag.
    fn renewed(&self, part: &delivery::Model, opening: Option<&Opening>) -> Result<serde_json::Value, ServiceError> {
        let mut call: Call = codes::json(&part.call)?;
        if let (Call::Messenger { tag, .. } | Call::MessengerFile { tag, .. }, Some(opening)) = (&mut call, opening) {
            *tag = (opening.window == Window::HumanAgent).then_some(MessagingTag::HumanAgent);
        }
        serde_json::to_value(call).map_err(|error| sea_orm::DbErr::Json(error.to_string()).into())
    }
}
