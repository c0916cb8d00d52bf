//! What the dashboard tells of the conversation on top, as far as it is of use here.

use crate::host::context::name;
use crate::host::{HostTheme, Refusal};
use crate::state::{HostContext, Sought};
use serde::Deserialize;
use social_messaging_domain::networks::Network;

/// The event that answers.
#[derive(Debug, Deserialize)]
pub(super) struct AppContext {
    pub(super) event: String,
    pub(super) data: Data,
}

/// What it tells.
#[derive(Debug, Deserialize)]
pub(super) struct Data {
    #[serde(default)]
    conversation: Option<Conversation>,
    #[serde(default)]
    contact: Option<Contact>,
    #[serde(default)]
    theme: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Conversation {
    #[serde(default)]
    meta: Option<Meta>,
    #[serde(default)]
    messages: Option<Vec<Message>>,
}

#[derive(Debug, Deserialize)]
struct Meta {
    #[serde(default)]
    sender: Option<Contact>,
    #[serde(default)]
    channel: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Message {
    #[serde(default)]
    conversation: Option<OfMessage>,
}

#[derive(Debug, Deserialize)]
struct OfMessage {
    #[serde(default)]
    contact_inbox: Option<ContactInbox>,
}

#[derive(Debug, Deserialize)]
struct ContactInbox {
    #[serde(default)]
    source_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Contact {
    #[serde(default)]
    identifier: Option<String>,
    #[serde(default)]
    additional_attributes: Option<Attributes>,
}

#[derive(Debug, Default, Deserialize)]
struct Attributes {
    #[serde(default)]
    screen_name: Option<String>,
    #[serde(default)]
    social_profiles: Option<Profiles>,
}

#[derive(Debug, Deserialize)]
struct Profiles {
    #[serde(default)]
    twitter: Option<String>,
}

impl Data {
    /// How the dashboard looks; older ones do not tell.
    pub(super) fn theme(&self) -> Result<Option<HostTheme>, Refusal> {
        match self.theme.as_deref() {
            None => Ok(None),
            Some("light") => Ok(Some(HostTheme::Light)),
            Some("dark") => Ok(Some(HostTheme::Dark)),
            Some(_) => Err(Refusal::Shape),
        }
    }

    /// Whose conversation is on top.
    pub(super) fn context(self) -> Result<HostContext, Refusal> {
        let Some(Conversation { meta, messages }) = self.conversation else { return Ok(HostContext::Nothing) };
        let (sender, channel) = meta.map(|meta| (meta.sender, meta.channel)).unwrap_or_default();
        let contact = self.contact.or(sender);
        let source =
            messages.unwrap_or_default().into_iter().find_map(|message| message.conversation?.contact_inbox?.source_id);
        let network = channel.as_deref().and_then(network);
        let (identifier, attributes) =
            contact.map(|contact| (contact.identifier, contact.additional_attributes)).unwrap_or_default();
        // Of another channel the source is no number on a network of ours.
        let number = source.filter(|_| network.is_some()).or(identifier);
        let attributes = attributes.unwrap_or_default();
        let handle = attributes.screen_name.or_else(|| attributes.social_profiles?.twitter);
        let handle = handle.map(|handle| handle.trim_start_matches('@').to_owned());
        let known = |text: Option<String>| text.filter(|text| !text.is_empty()).map(name).transpose();
        Ok(HostContext::Person(Sought { network, consumer: known(number)?, handle: known(handle)?, account: None }))
    }
}

/// The network of one of the dashboard's channels.
fn network(channel: &str) -> Option<Network> {
    match channel {
        "Channel::FacebookPage" => Some(Network::Facebook),
        "Channel::TwitterProfile" => Some(Network::X),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::AppContext;
    use crate::host::reading::json;
    use crate::host::{HostTheme, Refusal};
    use crate::state::{HostContext, Sought};
    use social_messaging_domain::networks::Network;

    fn context(data: &str) -> Result<HostContext, Refusal> {
        json::<AppContext>(&format!(r#"{{"event":"appContext","data":{data}}}"#))?.data.context()
    }

    fn sought(network: Option<Network>, consumer: Option<&str>, handle: Option<&str>) -> Result<HostContext, Refusal> {
        let (consumer, handle) = (consumer.map(str::to_owned), handle.map(str::to_owned));
        Ok(HostContext::Person(Sought { network, consumer, handle, account: None }))
    }

    #[test]
    fn the_person_is_found_by_the_channels_number_else_by_identifier_and_profile() {
        let facebook = r#"{"conversation":{"id":7,"can_reply":true,"labels":[1.5,{"a":null}],
            "meta":{"channel":"Channel::FacebookPage","sender":{"id":3,"identifier":null}},
            "messages":[{"id":1},{"id":2,"conversation":{"contact_inbox":{"source_id":"770"}}}]},
            "contact":{"id":3,"identifier":"crm-9","additional_attributes":{"social_profiles":{"twitter":""}}}}"#;
        assert_eq!(context(facebook), sought(Some(Network::Facebook), Some("770"), None));
        let email = r#"{"conversation":{"meta":{"channel":"Channel::Email","sender":{"identifier":"77",
            "additional_attributes":{"social_profiles":{"twitter":"@zoe_z"}}}},
            "messages":[{"conversation":{"contact_inbox":{"source_id":"zoe@example.com"}}}]}}"#;
        assert_eq!(context(email), sought(None, Some("77"), Some("zoe_z")));
        assert_eq!(context(r#"{"conversation":{}}"#), sought(None, None, None));
        assert_eq!(context(r#"{"conversation":null,"contact":{}}"#), Ok(HostContext::Nothing));
        assert_eq!(context("{}"), Ok(HostContext::Nothing));
    }

    #[test]
    fn what_does_not_fit_is_refused_whole() {
        for wrong in [
            "null",
            "[]",
            r#"{"conversation":[]}"#,
            r#"{"conversation":{"meta":"x"}}"#,
            r#"{"conversation":{"messages":{}}}"#,
            r#"{"conversation":{},"contact":{"identifier":77}}"#,
            r#"{"conversation":{},"contact":{"identifier":["77"]}}"#,
            r#"{"conversation":{},"contact":{"additional_attributes":{"screen_name":{}}}}"#,
            r#"{"conversation":{},"conversation":null}"#,
        ] {
            assert_eq!(context(wrong), Err(Refusal::Shape), "{wrong}");
        }
        let long = format!(r#"{{"conversation":{{}},"contact":{{"identifier":"{}"}}}}"#, "7".repeat(101));
        assert_eq!(context(&long), Err(Refusal::Shape));
        let theme = |theme: &str| {
            let text = format!(r#"{{"event":"appContext","data":{{"theme":{theme}}}}}"#);
            json::<AppContext>(&text).and_then(|context| context.data.theme())
        };
        assert_eq!(theme("\"dark\""), Ok(Some(HostTheme::Dark)));
        assert_eq!(theme("null"), Ok(None));
        for wrong in ["\"Dark\"", "1", "{}"] {
            assert_eq!(theme(wrong), Err(Refusal::Shape), "{wrong}");
        }
    }
}
