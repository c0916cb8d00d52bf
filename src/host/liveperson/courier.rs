//! How the workspace's courier packs what it carries. Source: chronosjs 0.1.0.

use crate::host::Refusal;
use crate::host::reading::{field, plain, text};
use crate::platform::address;
use js_sys::{Array, JSON};
use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};

/// How every token of a handshake begins.
const TOKEN: &str = "LPTKN";
/// Longer than any token, in UTF-16 code units.
const LONGEST_TOKEN: u32 = 100;

/// One end of the line to the workspace; dropped, nothing is heard of it any more.
pub(super) struct Courier {
    pub(super) token: String,
    port: MessagePort,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

/// What every message has.
#[derive(Debug, Deserialize)]
pub(super) struct Envelope {
    pub(super) method: Method,
    pub(super) token: String,
}

/// What is called on the other side; its arguments are read by what it is.
#[derive(Debug, Deserialize)]
pub(super) struct Method {
    pub(super) id: String,
    pub(super) name: String,
}

/// What an event is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Named {
    pub(super) app_name: String,
    pub(super) event_name: String,
}

impl Courier {
    /// Answers a handshake on its port, and hears what comes there.
    pub(super) fn begin(token: &str, port: MessagePort, hear: impl Fn(&JsValue) + 'static) -> Self {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| hear(&message.data()));
        port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // A text can always be posted.
        let _ = port.post_message(&format!("HNDSK{token}").into());
        Self { token: token.to_owned(), port, _heard: heard }
    }

    /// Calls something on the other side, or answers a call.
    pub(super) fn say(&self, id: &str, name: &str, argument: &Value) {
        let message = json!({ "method": { "id": id, "name": name, "args": [argument] }, "token": self.token });
        // Plain data can always be posted.
        let _ = if as_text() {
            self.port.post_message(&message.to_string().into())
        } else {
            self.port.post_message(&plain(&message))
        };
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

/// Whether the workspace wants texts of JSON rather than objects.
fn as_text() -> bool {
    address::parameter("lpPMDeSerialize").as_deref() == Some("true")
}

/// The token of a handshake, where a message is one.
pub(super) fn token(data: &JsValue) -> Option<String> {
    let text = data.dyn_ref::<js_sys::JsString>().filter(|text| text.length() <= LONGEST_TOKEN)?;
    Some(String::from(text)).filter(|text| text.starts_with(TOKEN))
}

/// A message as an object, however it was carried.
pub(super) fn unpacked(data: &JsValue) -> Result<JsValue, Refusal> {
    if data.is_string() { JSON::parse(&text(data)?).map_err(|_| Refusal::Shape) } else { Ok(data.clone()) }
}

/// What is handed to the method that a message calls; its size was looked at.
pub(super) fn arguments(data: &JsValue) -> Result<Array, Refusal> {
    field(&field(data, "method"), "args").dyn_into().map_err(|_| Refusal::Shape)
}

/// The identifier of a call.
pub(super) fn id(name: &str, number: u32) -> String {
    format!("LPMSG_{name}_{number:06x}-4000-8000")
}

#[cfg(test)]
mod tests {
    use super::{Envelope, Named, id};
    use serde_json::{from_value, json};

    #[test]
    fn an_envelope_calls_a_method_under_a_token() {
        let envelope =
            json!({ "method": { "id": "LPMSG_trigger_a", "name": "trigger", "args": [] }, "token": "LPTKN_a" });
        assert!(from_value::<Envelope>(envelope).is_ok());
        for wrong in [
            json!({ "method": { "id": "a", "name": "trigger" } }),
            json!({ "method": { "id": 1, "name": "trigger" }, "token": "a" }),
            json!({ "method": { "name": "trigger" }, "token": "a" }),
            json!({ "method": "trigger", "token": "a" }),
            json!({ "method": { "id": "a", "name": "trigger" }, "token": null }),
        ] {
            assert!(from_value::<Envelope>(wrong.clone()).is_err(), "{wrong}");
        }
        assert!(from_value::<Named>(json!({ "appName": "iFrame events", "eventName": 7 })).is_err());
        assert_eq!(id("command", 10), "LPMSG_command_00000a-4000-8000");
    }
}
