//! Genesys Cloud's client apps: what is on top stands in the address, and a text is proposed by a message.
//!
//! Source: Genesys Cloud Client App SDK (`client-app-sdk`): names of the parameters, of the protocol and its messages.

use super::choice::Kind;
use super::context;
use super::reading::{field, object, plain};
use super::{Ability, Asked, Asking, Heard, Host, Refusal, Tell, Told, bridge, parent};
use crate::platform::address;
use crate::state::HostContext;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::Cell;
use web_sys::MessageEvent;

/// The name of the protocol.
const PROTOCOL: &str = "purecloud-client-apps";

/// A Genesys Cloud page that shows apps beside an interaction.
pub struct Genesys {
    tell: Tell,
    origin: Option<String>,
    met: Cell<bool>,
}

/// What every message has, and what the one that is heard here has beside it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    protocol: String,
    purecloud_event_type: String,
    #[serde(default)]
    hook: Option<String>,
}

/// What the address tells of the interaction on top.
#[derive(Clone, Debug, Default)]
struct Interaction {
    conversation: Option<String>,
    network: Option<String>,
    consumer: Option<String>,
}

impl Genesys {
    /// Takes the host's origin from the address; it is believed once it is on the list.
    #[must_use]
    pub fn new(tell: Tell) -> Self {
        Self { tell, origin: address::parameter("gcHostOrigin"), met: Cell::new(false) }
    }

    fn post(&self, action: &str, details: Value) {
        let Some(origin) = self.origin.as_deref().filter(|origin| bridge::is_allowed(origin)) else { return };
        let mut message = json!({
            "action": action,
            "protocol": PROTOCOL,
            "protocolAgentName": "social-messaging",
            "protocolAgentVersion": "1.0.0",
        });
        if let (Some(message), Value::Object(details)) = (message.as_object_mut(), details) {
            message.extend(details);
        }
        parent::post(&plain(&message), origin);
    }
}

impl Interaction {
    fn of_address() -> Self {
        Self {
            conversation: address::parameter("conversationid"),
            network: address::parameter("network"),
            consumer: address::parameter("consumer"),
        }
    }

    /// The person whom the integrator put into the address, else the conversation: where ours were routed into Genesys
    /// under their own identifiers it is one of ours, and else the backend knows none.
    fn context(self) -> Result<HostContext, Refusal> {
        if let Some(consumer) = self.consumer {
            return context::person(self.network.as_deref().and_then(context::network), consumer);
        }
        self.conversation.map_or(Ok(HostContext::Nothing), context::conversation)
    }
}

impl Host for Genesys {
    fn kind(&self) -> Kind {
        Kind::Genesys
    }

    /// There is no handshake: the address says who is there.
    fn greet(&self, _attempt: u32) {
        let allowed = self.origin.as_deref().is_some_and(bridge::is_allowed);
        if !allowed || self.met.replace(true) {
            return;
        }
        bridge::meet(Kind::Genesys);
        match Interaction::of_address().context() {
            Ok(shown) => (self.tell)(Told::Context(shown)),
            Err(why) => bridge::count(Err(why)),
        }
    }

    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal> {
        let data = message.data();
        if !data.is_object() || field(&data, "purecloudEventType").is_undefined() {
            return Ok(Heard::Foreign);
        }
        if Some(message.origin()) != self.origin {
            return Err(Refusal::Origin);
        }
        let told: Message = object(&data)?;
        if told.protocol != PROTOCOL {
            return Err(Refusal::Shape);
        }
        match (told.purecloud_event_type.as_str(), told.hook.as_deref()) {
            ("appLifecycleHook", Some("bootstrap")) => self.post("bootstrapped", json!({})),
            ("appLifecycleHook", Some("focus")) => (self.tell)(Told::Focus(true)),
            ("appLifecycleHook", Some("blur")) => (self.tell)(Told::Focus(false)),
            ("appLifecycleHook", Some("stop")) => {
                (self.tell)(Told::Closing);
                self.post("stopped", json!({}));
            }
            // Of what else a client app may listen to nothing is of use here.
            _ => {}
        }
        Ok(Heard::Word)
    }

    fn can(&self, ability: Ability) -> bool {
        ability == Ability::Insert
    }

    fn ask(&self, asked: Asked) -> Asking<()> {
        let Asked::Insert(text) = asked else { return super::unsupported() };
        // It goes where the agent's caret is; nobody answers.
        self.post("proposeInteractionMessage", json!({ "mode": "insert", "message": text }));
        Box::pin(std::future::ready(Ok(())))
    }
}

#[cfg(test)]
mod tests {
    use super::{Interaction, Message};
    use crate::host::Refusal;
    use crate::state::{HostContext, Sought};
    use serde_json::{from_value, json};
    use social_messaging_domain::networks::Network;

    #[test]
    fn the_address_names_a_person_else_a_conversation() {
        let named = |conversation: Option<&str>, network: Option<&str>, consumer: Option<&str>| {
            let [conversation, network, consumer] = [conversation, network, consumer].map(|it| it.map(str::to_owned));
            Interaction { conversation, network, consumer }.context()
        };
        let person = |network| Sought { network, consumer: Some("77".to_owned()), ..Sought::default() };
        assert_eq!(named(Some("c1"), Some("Twitter"), Some("77")), Ok(HostContext::Person(person(Some(Network::X)))));
        assert_eq!(named(None, Some("myspace"), Some("77")), Ok(HostContext::Person(person(None))));
        assert_eq!(named(Some("c1"), None, None), Ok(HostContext::Conversation("c1".into())));
        assert_eq!(named(None, Some("x"), None), Ok(HostContext::Nothing));
        assert_eq!(named(Some(&"c".repeat(101)), None, None), Err(Refusal::Shape));
    }

    #[test]
    fn a_message_has_its_protocol_and_type() {
        let hook =
            json!({ "protocol": "purecloud-client-apps", "purecloudEventType": "appLifecycleHook", "hook": "focus" });
        assert!(from_value::<Message>(hook).is_ok_and(|message| message.hook.as_deref() == Some("focus")));
        for wrong in [
            json!({ "purecloudEventType": "appLifecycleHook" }),
            json!({ "protocol": 1, "purecloudEventType": "appLifecycleHook" }),
            json!({ "protocol": "purecloud-client-apps", "purecloudEventType": {} }),
            json!({ "protocol": "purecloud-client-apps", "purecloudEventType": "a", "hook": 7 }),
        ] {
            assert!(from_value::<Message>(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
