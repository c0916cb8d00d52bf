//! The calls that bring an answer out.

use super::Intent;
use crate::networks::{self, Answer, Call, CallFile, MessagingTag, Quotes, TargetIs};
use crate::service::codes;
use crate::service::deliveries;
use crate::service::error::ServiceError;
use crate::store::entities::message;
use social_messaging_domain::composer::{Plan, Reason, Window};
use social_messaging_domain::files::Part;
use social_messaging_domain::message::Kind;
use social_messaging_domain::networks::Lane;

/// What an answer's calls need beside its plan.
pub(super) struct Sending<'a> {
    /// The lane.
    pub(super) lane: Lane,
    /// The consumer's number.
    pub(super) consumer: &'a str,
    /// The message that is answered.
    pub(super) target: Option<&'a message::Model>,
    /// Whether the agent chose it.
    pub(super) quotes: Quotes,
    /// The files.
    pub(super) files: &'a [CallFile],
    /// The intent whose deliveries it becomes.
    pub(super) client_id: &'a str,
}

/// The calls of a plan, in the order of its parts.
pub(super) fn of_plan(plan: &Plan, sending: &Sending<'_>) -> Result<Vec<Call>, ServiceError> {
    let target = sending.target;
    let target_is = target_is(target)?;
    let call = |(part, ordinal): (&Part, i32)| {
        let answer = Answer {
            consumer_network_id: sending.consumer.to_owned(),
            target_network_id: target.and_then(|target| target.network_id.clone()),
            answer_under: target.and_then(|target| target.answer_under.clone()),
            // Only the first of several parts quotes what they all answer.
            quotes: if ordinal == 0 { sending.quotes } else { Quotes::No },
            target_is,
            text: part.text.clone(),
            files: sending.files.get(part.files.clone()).unwrap_or_default().to_vec(),
            tag: (plan.opening.window == Window::HumanAgent).then_some(MessagingTag::HumanAgent),
            metadata: deliveries::metadata(sending.client_id, ordinal),
        };
        networks::call_for(sending.lane, &answer).ok_or(ServiceError::Refused(Reason::WrongTarget))
    };
    plan.parts.iter().zip(0..).map(call).collect()
}

/// What the answered message is to the network.
pub(super) fn target_is(target: Option<&message::Model>) -> Result<TargetIs, ServiceError> {
    let kind = target.map(|target| codes::read::<Kind>(&target.kind)).transpose()?;
    Ok(kind.map(networks::target_is).unwrap_or_default())
}

impl Intent<'_, '_> {
    /// The message that is answered.
    pub(super) async fn target(&self, id: Option<&str>) -> Result<Option<message::Model>, ServiceError> {
        let Some(id) = id else { return Ok(None) };
        Ok(Some(self.message(&id.into()).await?))
    }
}
