//! Carries out what an admin decides for brand accounts.

use super::refused;
use crate::api::request::{delete, patch, post, put, read};
use crate::api::routes;
use crate::state::administration::{AdministrationEvent, Decision};
use crate::state::{Event, State};
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{NewReply, ReplyText};

/// Decides something for an account.
pub(super) async fn decide(state: State, account: AccountId, decision: Decision) {
    let answer = patch(routes::account_settings(&account), &decision).await;
    match answer.and_then(|text| read(&text)) {
        Ok(facts) => state.apply(Event::Administration(AdministrationEvent::Decided(facts))),
        Err(error) => {
            refused(state, error, |error| Event::Administration(AdministrationEvent::NotDecided(account, error)));
        }
    }
}

/// Keeps a saved reply, a new one without an identifier.
pub(super) async fn keep_reply(state: State, account: AccountId, reply: Option<String>, text: ReplyText) {
    let answer = match &reply {
        Some(id) => put(routes::saved_reply(id), &text),
        None => post(routes::saved_replies(), &NewReply { account: account.clone(), reply: text }),
    };
    match answer.await.and_then(|text| read(&text)) {
        Ok(kept) => state.apply(Event::Administration(AdministrationEvent::ReplyKept(reply, kept))),
        Err(error) => refused(state, error, |error| {
            Event::Administration(AdministrationEvent::ReplyRefused(account, reply, error))
        }),
    }
}

/// Takes a saved reply away.
pub(super) async fn remove_reply(state: State, account: AccountId, reply: String) {
    match delete(routes::saved_reply(&reply)).await {
        Ok(_) => state.apply(Event::Administration(AdministrationEvent::ReplyRemoved(account, reply))),
        Err(error) => refused(state, error, |error| {
            Event::Administration(AdministrationEvent::ReplyRefused(account, Some(reply), error))
        }),
    }
}
