//! What happened on a network, as that network tells it: shaped, batched, signed and delivered.

pub(crate) mod echo;
pub(crate) mod facebook;
pub(crate) mod queue;
pub(crate) mod signing;
pub(crate) mod x_account_activity;
pub(crate) mod x_activity;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::state::accounts::FACEBOOK_PAGE_ID;
use crate::state::faults::Network;

/// One thing that a network reports.
#[derive(Debug, Clone)]
pub(crate) enum Update {
    /// An element of `entry[].messaging[]`.
    Messaging(Value),
    /// An element of `entry[].standby[]`: another app owns the thread.
    Standby(Value),
    /// An element of `entry[].changes[]`.
    Change(Value),
    /// A whole body of X's.
    X(Value),
}

/// Which of X's two webhook products carries an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Envelope {
    /// The X Activity API.
    #[default]
    Activity,
    /// The older Account Activity API.
    AccountActivity,
}

/// A body on its way to the backend.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) network: Network,
    pub(crate) body: Vec<u8>,
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// Puts updates into signed bodies, in order, at most `batch` Facebook updates a body. Meta: up to 1000 updates a POST.
pub(crate) fn deliveries(updates: &[Update], batch: usize) -> Vec<Delivery> {
    let mut deliveries = Vec::new();
    let mut pending: Vec<&Update> = Vec::new();
    for update in updates {
        if let Update::X(body) = update {
            flush(&mut deliveries, &mut pending);
            deliveries.push(signing::x(body.to_string().into_bytes()));
            continue;
        }
        pending.push(update);
        if pending.len() >= batch {
            flush(&mut deliveries, &mut pending);
        }
    }
    flush(&mut deliveries, &mut pending);
    deliveries
}

fn flush(deliveries: &mut Vec<Delivery>, pending: &mut Vec<&Update>) {
    if pending.is_empty() {
        return;
    }
    let now = Timestamp::now();
    let mut entries: Vec<(&'static str, Vec<Value>)> = Vec::new();
    for update in pending.drain(..) {
        let (array, element) = match update {
            Update::Messaging(element) => ("messaging", element),
            Update::Standby(element) => ("standby", element),
            Update::Change(element) => ("changes", element),
            Update::X(_) => continue,
        };
        match entries.last_mut() {
            Some((last, elements)) if *last == array => elements.push(element.clone()),
            _ => entries.push((array, vec![element.clone()])),
        }
    }
    let entries: Vec<Value> = entries
        .into_iter()
        .map(|(array, elements)| {
            // Messenger's samples count milliseconds here, the feed's count seconds.
            let time = if array == "changes" { now.as_second() } else { now.as_millisecond() };
            json!({"id": FACEBOOK_PAGE_ID, "time": time, array: elements})
        })
        .collect();
    let body = json!({"object": "page", "entry": entries}).to_string();
    deliveries.push(signing::facebook(signing::escaped(&body).into_bytes()));
}
