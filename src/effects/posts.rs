//! Posts what the agent decided.

use super::refused;
use crate::api::request::{post as post_to, read as read_as};
use crate::api::{ApiError, routes};
use crate::platform::timer::sleep;
use crate::state::{Event, State, Work};
use social_messaging_domain::api::{MarkRead, Reassign};
use social_messaging_domain::commands::CommandRequest;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::time::SECOND;

/// A command that did not get through is posted again after these waits; then the agent decides.
const WAITS: [i64; 2] = [SECOND, 3 * SECOND];

/// Posts a command. It carries the identifier of its intent, so that trying again cannot double it.
pub(super) async fn post(state: State, conversation: ConversationId, request: CommandRequest) {
    let mut waits = WAITS.into_iter();
    let error = loop {
        let answer = post_to(routes::commands(&conversation), &request).await;
        match answer.and_then(|text| read_as(&text)) {
            Ok(accepted) => return state.apply(Event::Accepted(accepted)),
            Err(error) => match waits.next().filter(|_| error.is_passing()) {
                Some(wait) => sleep(wait).await,
                None => break error,
            },
        }
    };
    refused(state, error, |error| Event::Refused(request.client_id, error));
}

/// Changes who works on a conversation.
pub(super) async fn work(state: State, conversation: ConversationId, work: Work) {
    let answer = match work {
        Work::Take => post_to(routes::take(&conversation), &()),
        Work::Close => post_to(routes::close(&conversation), &()),
        Work::Reopen => post_to(routes::reopen(&conversation), &()),
        Work::Reassign(agent) => post_to(routes::reassign(&conversation), &Reassign { agent, skill: None }),
    };
    match answer.await.and_then(|text| read_as(&text)) {
        Ok(detail) => state.apply(Event::Worked(detail)),
        Err(error) => refused(state, error, |error| Event::WorkRefused(conversation, error)),
    }
}

/// Tells how far the agent has read. When it does not get through, the next message tells it again.
pub(super) async fn read(state: State, conversation: ConversationId, message: MessageId) {
    let answer = post_to(routes::read(&conversation), &MarkRead { message }).await;
    match answer.and_then(|text| read_as(&text)) {
        Ok(detail) => state.apply(Event::ReadTaken(detail)),
        Err(ApiError::Unauthorized) => state.apply(Event::SignedOut),
        Err(_) => {}
    }
}
