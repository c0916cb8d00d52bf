//! What is said in the widget's own protocol.

use crate::host::context::{self, present};
use crate::host::reading::object;
use crate::host::{HostTheme, Refusal, SignedOut, Told};
use crate::state::HostContext;
use serde::Deserialize;
use social_messaging_domain::api::Token;
use social_messaging_domain::networks::Network;
use wasm_bindgen::JsValue;

/// The longest tag of a language, RFC 5646 section 4.4.1.
const LONGEST_LANGUAGE: usize = 35;
/// A host that can do more than this says something else.
const MOST_CAPABILITIES: usize = 64;

/// The host's answer to a hello; a port goes along.
#[derive(Debug, Deserialize)]
pub(super) struct Connect {
    social_messaging: u32,
    kind: String,
    capabilities: Vec<String>,
}

/// What every message on the port has.
#[derive(Debug, Deserialize)]
pub(super) struct Envelope {
    pub(super) v: u32,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) error: Option<Failure>,
}

/// Why a request was refused; only that it was is of use here.
#[derive(Debug, Deserialize)]
pub(super) struct Failure {
    #[serde(rename = "code")]
    _code: String,
}

/// The answer to `token`.
#[derive(Debug, Deserialize)]
pub(super) struct TokenBody {
    pub(super) token: Token,
}

#[derive(Debug, Deserialize)]
struct ContextBody {
    #[serde(deserialize_with = "present")]
    conversation: Option<Named>,
}

#[derive(Debug, Deserialize)]
struct Named {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    network: Option<Network>,
    #[serde(default)]
    consumer: Option<String>,
    #[serde(default)]
    account: Option<String>,
}

#[derive(Debug, Deserialize)]
struct ThemeBody {
    theme: Theme,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Theme {
    Light,
    Dark,
    System,
}

#[derive(Debug, Deserialize)]
struct LanguageBody {
    language: String,
}

#[derive(Debug, Deserialize)]
struct FocusBody {
    focused: bool,
}

impl Connect {
    /// What the host can be asked for.
    pub(super) fn capabilities(self, version: u32) -> Result<Vec<String>, Refusal> {
        let fits = self.social_messaging == version && self.kind == "connect";
        if fits && self.capabilities.len() <= MOST_CAPABILITIES { Ok(self.capabilities) } else { Err(Refusal::Shape) }
    }
}

/// What an event tells; `None` for one from a newer side.
pub(super) fn told(name: &str, body: &JsValue) -> Result<Option<Told>, Refusal> {
    Ok(Some(match name {
        "context" => Told::Context(object::<ContextBody>(body)?.context()?),
        "theme" => Told::Theme(object::<ThemeBody>(body)?.theme.told()),
        "language" => Told::Language(object::<LanguageBody>(body)?.language()?),
        "focus" => Told::Focus(object::<FocusBody>(body)?.focused),
        "closing" => Told::Closing,
        _ => return Ok(None),
    }))
}

/// Why nobody is signed in, as it is written.
pub(super) const fn reason(reason: SignedOut) -> &'static str {
    match reason {
        SignedOut::Expired => "expired",
        SignedOut::Refused => "refused",
        SignedOut::Left => "left",
    }
}

impl ContextBody {
    /// A conversation by its identifier or by its person, and nothing between the two.
    fn context(self) -> Result<HostContext, Refusal> {
        let Some(named) = self.conversation else { return Ok(HostContext::Nothing) };
        match named {
            Named { id: Some(id), network: None, consumer: None, account: None } => context::conversation(id),
            Named { id: None, network: Some(network), consumer: Some(consumer), account }
                if network != Network::Unknown =>
            {
                let account = account.map(context::name).transpose()?;
                let mut shown = context::person(Some(network), consumer)?;
                if let HostContext::Person(sought) = &mut shown {
                    sought.account = account.map(Into::into);
                }
                Ok(shown)
            }
            _ => Err(Refusal::Shape),
        }
    }
}

impl LanguageBody {
    fn language(self) -> Result<String, Refusal> {
        let of_tag = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let fits = self.language.len() <= LONGEST_LANGUAGE && self.language.bytes().all(of_tag);
        if fits && !self.language.is_empty() { Ok(self.language) } else { Err(Refusal::Shape) }
    }
}

impl Theme {
    const fn told(&self) -> HostTheme {
        match self {
            Self::Light => HostTheme::Light,
            Self::Dark => HostTheme::Dark,
            Self::System => HostTheme::System,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Connect, ContextBody, Envelope, FocusBody, LanguageBody, ThemeBody};
    use crate::host::Refusal;
    use crate::state::{HostContext, Sought};
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};
    use social_messaging_domain::networks::Network;

    fn read<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
        serde_json::from_value(value).map_err(|_| Refusal::Shape)
    }

    fn context(conversation: Value) -> Result<HostContext, Refusal> {
        let body = Value::Object([("conversation".to_owned(), conversation)].into_iter().collect());
        read::<ContextBody>(body)?.context()
    }

    #[test]
    fn a_context_names_a_conversation_or_a_person() {
        assert_eq!(context(Value::Null), Ok(HostContext::Nothing));
        assert_eq!(context(json!({ "id": "c1", "more": 1 })), Ok(HostContext::Conversation("c1".into())));
        let sought = |account: Option<&str>| Sought {
            network: Some(Network::X),
            consumer: Some("77".to_owned()),
            handle: None,
            account: account.map(Into::into),
        };
        assert_eq!(context(json!({ "network": "x", "consumer": "77" })), Ok(HostContext::Person(sought(None))));
        assert_eq!(
            context(json!({ "network": "x", "consumer": "77", "account": "page" })),
            Ok(HostContext::Person(sought(Some("page"))))
        );
    }

    #[test]
    fn a_context_that_does_not_fit_is_refused_whole() {
        for wrong in [
            json!({}),
            json!([]),
            json!("c1"),
            json!(7),
            json!({ "id": "" }),
            json!({ "id": "  " }),
            json!({ "id": 7 }),
            json!({ "id": ["c1"] }),
            json!({ "id": "c".repeat(101) }),
            json!({ "id": "c1", "consumer": "77" }),
            json!({ "id": "c1", "network": "x" }),
            json!({ "network": "x" }),
            json!({ "consumer": "77" }),
            json!({ "network": "myspace", "consumer": "77" }),
            json!({ "network": "X", "consumer": "77" }),
            json!({ "network": "x", "consumer": 77 }),
            json!({ "network": "x", "consumer": "" }),
            json!({ "network": "x", "consumer": "77", "account": "" }),
            json!({ "network": "x", "consumer": "77", "account": {} }),
            json!({ "__proto__": { "id": "c1" } }),
            json!({ "constructor": { "prototype": { "id": "c1" } } }),
        ] {
            assert_eq!(context(wrong.clone()), Err(Refusal::Shape), "{wrong}");
        }
        assert!(read::<ContextBody>(json!({})).is_err(), "nothing said is not null");
    }

    #[test]
    fn the_other_events_are_read_as_strictly() {
        for wrong in [json!({}), json!({ "theme": "Light" }), json!({ "theme": null }), json!({ "theme": "sepia" })] {
            assert!(read::<ThemeBody>(wrong.clone()).is_err(), "{wrong}");
        }
        for wrong in [json!({}), json!({ "focused": "true" }), json!({ "focused": 1 }), json!({ "focused": null })] {
            assert!(read::<FocusBody>(wrong.clone()).is_err(), "{wrong}");
        }
        let language = |value: Value| read::<LanguageBody>(json!({ "language": value }))?.language();
        assert_eq!(language(json!("de-AT")), Ok("de-AT".to_owned()));
        for wrong in [json!(""), json!("de_AT"), json!("<b>"), json!("d".repeat(36)), json!(null), json!(["de"])] {
            assert_eq!(language(wrong.clone()), Err(Refusal::Shape), "{wrong}");
        }
    }

    #[test]
    fn a_handshake_of_another_version_or_kind_is_none() {
        let connect = |value: Value| read::<Connect>(value)?.capabilities(1);
        assert_eq!(
            connect(json!({ "social_messaging": 1, "kind": "connect", "capabilities": ["token", "of tomorrow"] })),
            Ok(vec!["token".to_owned(), "of tomorrow".to_owned()])
        );
        for wrong in [
            json!({ "social_messaging": 2, "kind": "connect", "capabilities": [] }),
            json!({ "social_messaging": "1", "kind": "connect", "capabilities": [] }),
            json!({ "social_messaging": 1, "kind": "hello", "capabilities": [] }),
            json!({ "social_messaging": 1, "kind": "connect" }),
            json!({ "social_messaging": 1, "kind": "connect", "capabilities": "token" }),
            json!({ "social_messaging": 1, "kind": "connect", "capabilities": [1] }),
            json!({ "social_messaging": 1, "kind": "connect", "capabilities": vec![""; 65] }),
        ] {
            assert_eq!(connect(wrong.clone()), Err(Refusal::Shape), "{wrong}");
        }
    }

    #[test]
    fn an_envelope_has_its_version_and_kind() {
        let envelope =
            json!({ "v": 1, "kind": "response", "id": "7", "error": { "code": "unsupported", "message": "" } });
        assert!(read::<Envelope>(envelope).is_ok_and(|envelope| envelope.error.is_some()));
        for wrong in [json!({ "kind": "event" }), json!({ "v": 1 }), json!({ "v": 1, "kind": "event", "id": 7 })] {
            assert!(read::<Envelope>(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
