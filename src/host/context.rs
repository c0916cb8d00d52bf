//! What hosts name conversations and people by, taken for no more than a hint.

use super::Refusal;
use crate::state::{HostContext, Sought};
use serde::{Deserialize, Deserializer};
use social_messaging_domain::networks::Network;

/// Longer than any identifier or user name of ours or of a network, in bytes.
const LONGEST_NAME: usize = 100;

/// What names something: neither empty nor endless.
pub(super) fn name(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() || text.len() > LONGEST_NAME { Err(Refusal::Shape) } else { Ok(text) }
}

/// One of our conversations.
pub(super) fn conversation(id: String) -> Result<HostContext, Refusal> {
    Ok(HostContext::Conversation(name(id)?.into()))
}

/// Whoever has this number on a network.
pub(super) fn person(network: Option<Network>, consumer: String) -> Result<HostContext, Refusal> {
    Ok(HostContext::Person(Sought { network, consumer: Some(name(consumer)?), ..Sought::default() }))
}

/// The network that a host calls so, in any case; X has its old name in most of them.
pub(super) fn network(called: &str) -> Option<Network> {
    match called.to_ascii_lowercase().as_str() {
        "facebook" | "messenger" => Some(Network::Facebook),
        "x" | "twitter" => Some(Network::X),
        _ => None,
    }
}

/// Reads a field that may be `null` and may not be missing.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(given: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(given)
}
