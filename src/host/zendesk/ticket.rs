//! What the framework says of the ticket on top.

use crate::host::Refusal;
use crate::host::context::name;
use crate::state::{HostContext, Sought};
use serde::Deserialize;
use serde::de::IgnoredAny;
use social_messaging_domain::networks::Network;

/// A requester has a few identities; more than these are not looked at.
const MOST_IDENTITIES: usize = 50;

/// A message of the framework: an event by its key, or the answer to a question by its number.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Word {
    #[serde(default)]
    pub(super) key: Option<String>,
    #[serde(default)]
    pub(super) needs_reply: Option<bool>,
    #[serde(default)]
    pub(super) id: Option<u32>,
    #[serde(default)]
    pub(super) result: Option<Got>,
    #[serde(default)]
    pub(super) error: Option<IgnoredAny>,
}

/// What was asked for; of an answer to something else nothing.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Got {
    #[serde(default, rename = "ticket.requester.identities")]
    identities: Option<Vec<Identity>>,
    #[serde(default, rename = "ticket.requester.externalId")]
    external: Option<String>,
    #[serde(default, rename = "currentUser.locale")]
    locale: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Identity {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

impl Got {
    /// The language of whoever looks at the ticket, as "en-US".
    pub(super) fn language(&self) -> Result<Option<String>, Refusal> {
        let of_tag = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        match &self.locale {
            Some(locale) if locale.len() > 35 || !locale.bytes().all(of_tag) => Err(Refusal::Shape),
            known => Ok(known.clone().filter(|locale| !locale.is_empty())),
        }
    }

    /// The requester, by number on Facebook, by user name on X, else by the integrator's own identifier.
    pub(super) fn context(self) -> Result<HostContext, Refusal> {
        let identities = self.identities.unwrap_or_default();
        let of = |kind: &str| {
            let found = identities.iter().take(MOST_IDENTITIES).find(|identity| identity.kind == kind);
            found.map(|identity| name(identity.value.clone())).transpose()
        };
        let (facebook, twitter) = (of("facebook")?, of("twitter")?);
        let network = match (&facebook, &twitter) {
            (Some(_), None) => Some(Network::Facebook),
            (None, Some(_)) => Some(Network::X),
            _ => None,
        };
        let external = self.external.filter(|external| !external.is_empty() && network.is_none());
        let consumer = facebook.or(external.map(name).transpose()?);
        let handle = twitter.map(|handle| handle.trim_start_matches('@').to_owned()).filter(|it| !it.is_empty());
        Ok(HostContext::Person(Sought { network, consumer, handle, account: None }))
    }
}

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::host::Refusal;
    use crate::host::reading::json;
    use crate::state::{HostContext, Sought};
    use social_messaging_domain::networks::Network;

    fn context(result: &str) -> Result<HostContext, Refusal> {
        let word: Word = json(&format!(r#"{{"id":1,"result":{result},"errors":{{}}}}"#))?;
        word.result.ok_or(Refusal::Shape)?.context()
    }

    fn sought(network: Option<Network>, consumer: Option<&str>, handle: Option<&str>) -> Result<HostContext, Refusal> {
        let (consumer, handle) = (consumer.map(str::to_owned), handle.map(str::to_owned));
        Ok(HostContext::Person(Sought { network, consumer, handle, account: None }))
    }

    #[test]
    fn the_requester_is_known_by_their_identities() {
        let of = |identities: &str| {
            context(&format!(r#"{{"ticket.requester.identities":{identities},"ticket.requester.externalId":"crm-9"}}"#))
        };
        let (facebook, twitter) = (r#"{"type":"facebook","value":"77"}"#, r#"{"type":"twitter","value":"@zoe_z"}"#);
        let email = r#"{"type":"email","value":"zoe@example.com","primary":true}"#;
        assert_eq!(of(&format!("[{email},{facebook}]")), sought(Some(Network::Facebook), Some("77"), None));
        assert_eq!(of(&format!("[{twitter}]")), sought(Some(Network::X), None, Some("zoe_z")));
        assert_eq!(of(&format!("[{facebook},{twitter}]")), sought(None, Some("77"), Some("zoe_z")));
        assert_eq!(of("[]"), sought(None, Some("crm-9"), None));
        assert_eq!(context("{}"), sought(None, None, None));
    }

    #[test]
    fn what_does_not_fit_is_refused_whole() {
        for wrong in [
            "null",
            "[]",
            r#"{"ticket.requester.identities":{}}"#,
            r#"{"ticket.requester.identities":[{"type":"facebook"}]}"#,
            r#"{"ticket.requester.identities":[{"type":"facebook","value":77}]}"#,
            r#"{"ticket.requester.identities":[{"type":"facebook","value":""}]}"#,
            r#"{"ticket.requester.externalId":9}"#,
        ] {
            assert_eq!(context(wrong), Err(Refusal::Shape), "{wrong}");
        }
        for wrong in [r#"{"id":"1"}"#, r#"{"key":7}"#, r#"{"key":"zaf.a","needsReply":"yes"}"#, "[]", "7"] {
            assert!(json::<Word>(wrong).is_err(), "{wrong}");
        }
        let locale = |locale: &str| {
            let word: Word =
                json(&format!(r#"{{"id":1,"result":{{"currentUser.locale":"{locale}"}}}}"#)).expect("read");
            word.result.expect("a result").language()
        };
        assert_eq!(locale("en-US"), Ok(Some("en-US".to_owned())));
        assert_eq!(locale(""), Ok(None));
        assert_eq!(locale("<b>"), Err(Refusal::Shape));
    }
}
