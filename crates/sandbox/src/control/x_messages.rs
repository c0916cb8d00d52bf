//! What is written directly on X, by people and by the brand there.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::act::{Outcome, moment};
use super::x_acts::media;
use crate::state::State;
use crate::state::accounts::{X_ACCOUNT_ID, X_NATIVE_APP_ID};
use crate::state::people::PersonRef;
use crate::state::x::DirectMessage;
use crate::webhooks::{Envelope, Update, x_account_activity, x_activity};
use crate::x::messages::{self, NewMessage};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XMessage {
    from: PersonRef,
    #[serde(default)]
    text: String,
    /// At most one: `image`, `gif` or `video`.
    #[serde(default)]
    attachments: Vec<String>,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XNativeMessage {
    to: PersonRef,
    text: String,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XEncrypted {
    from: PersonRef,
}

fn report_message(state: &mut State, envelope: Envelope, message: &DirectMessage, person: &str) -> Outcome {
    let update = match envelope {
        Envelope::Activity => x_activity::direct_message(state, message),
        Envelope::AccountActivity => x_account_activity::direct_message(state, message),
    };
    Outcome::new(json!({"dm_id": message.id, "person_id": person}), vec![Update::X(update)])
}

pub(crate) fn message(state: &mut State, act: &XMessage) -> Result<Outcome, String> {
    let person = state.people.x_id(&act.from)?;
    let attached = act.attachments.first().map(|kind| media(state, kind, "dm_image")).transpose()?;
    let message = messages::write(
        state,
        NewMessage {
            sender: &person,
            recipient: X_ACCOUNT_ID,
            words: &act.text,
            media: attached,
            at: moment(act.at),
            app: None,
        },
    );
    Ok(report_message(state, act.envelope, &message, &person))
}

pub(crate) fn native_message(state: &mut State, act: &XNativeMessage) -> Result<Outcome, String> {
    let person = state.people.x_id(&act.to)?;
    let message = messages::write(
        state,
        NewMessage {
            sender: X_ACCOUNT_ID,
            recipient: &person,
            words: &act.text,
            media: None,
            at: moment(act.at),
            app: Some(X_NATIVE_APP_ID),
        },
    );
    Ok(report_message(state, act.envelope, &message, &person))
}

pub(crate) fn encrypted(state: &mut State, act: &XEncrypted) -> Result<Outcome, String> {
    let person = state.people.x_id(&act.from)?;
    let update = Update::X(x_activity::encrypted(state, &person));
    Ok(Outcome::new(json!({"person_id": person}), vec![update]))
}
