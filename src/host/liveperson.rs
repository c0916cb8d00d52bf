//! LivePerson's Agent Workspace: what its SDK says through its courier, spoken directly.
//!
//! Sources: Agent Workspace Widget SDK 1.0.1 (names of applications, commands, requests and events), chronosjs 0.1.0 (the
//! courier's handshake and envelope).

mod courier;
mod workspace;

use super::choice::Kind;
use super::pending::Pending;
use super::reading::{field, object};
use super::{Ability, Asked, Asking, Heard, Host, NoAnswer, Refusal, Tell, Told, bridge};
use crate::platform::address;
use courier::{Courier, Envelope, Named};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};
use workspace::{KEYS, Workspace};

/// How long the workspace may take for an answer, in milliseconds (chronosjs: the courier's own patience).
const PATIENCE: i64 = 30_000;

const MANAGER: &str = "iFrame manager";
const EVENTS: &str = "iFrame events";

/// A workspace that hosts widgets.
#[derive(Clone)]
pub struct LivePerson(Rc<Inner>);

struct Inner {
    tell: Tell,
    courier: RefCell<Option<Courier>>,
    pending: Pending<JsValue>,
    workspace: RefCell<Workspace>,
}

impl LivePerson {
    /// Waits for the handshake: it is the workspace that begins.
    #[must_use]
    pub fn new(tell: Tell) -> Self {
        let (courier, pending, workspace) = (RefCell::default(), Pending::default(), RefCell::default());
        Self(Rc::new(Inner { tell, courier, pending, workspace }))
    }

    /// Speaks through this port from now on. The workspace repeats its handshake until it is answered and begins anew
    /// whenever this page or it was loaded again: what was bound before is gone then.
    fn connect(&self, token: &str, port: MessagePort) {
        let inner = Rc::downgrade(&self.0);
        let courier = Courier::begin(token, port, move |data| {
            if let Some(inner) = inner.upgrade() {
                bridge::count(Self(inner).take(data));
            }
        });
        self.0.courier.replace(Some(courier));
        self.0.pending.give_up();
        self.0.workspace.take();
        self.order("Initialize", &json!({}));
        for key in KEYS {
            self.order("Bind", &json!({ "key": key }));
        }
    }

    fn take(&self, data: &JsValue) -> Result<(), Refusal> {
        bridge::keep_pace()?;
        let data = courier::unpacked(data)?;
        let envelope: Envelope = object(&data)?;
        let token = self.0.courier.borrow().as_ref().map(|courier| courier.token.clone());
        if Some(&envelope.token) != token.as_ref() {
            return Err(Refusal::Shape);
        }
        let arguments = courier::arguments(&data)?;
        match envelope.method.name.as_str() {
            "return" => {
                let refused = !arguments.get(0).is_null() && !arguments.get(0).is_undefined();
                let answer = if refused { Err(NoAnswer::Refused) } else { Ok(arguments.get(1)) };
                self.0.pending.answer(&envelope.method.id, answer);
                Ok(())
            }
            "trigger" => self.happened(&arguments.get(0)),
            "command" | "request" => {
                // Nothing is asked of a widget; whoever does is told so rather than left waiting.
                let error = json!({ "error": "unsupported" });
                self.say(&envelope.method.id, "return", &error);
                Ok(())
            }
            _ => Err(Refusal::Shape),
        }
    }

    /// Takes an event of the workspace.
    fn happened(&self, event: &JsValue) -> Result<(), Refusal> {
        let named: Named = object(event)?;
        match (named.app_name.as_str(), named.event_name.as_str()) {
            (EVENTS, "Visitor Focused") => (self.0.tell)(Told::Focus(true)),
            (EVENTS, "Visitor Blurred") => (self.0.tell)(Told::Focus(false)),
            (MANAGER, key) if KEYS.contains(&key) => self.learn(key, &field(&field(event, "data"), "newValue"))?,
            _ => {}
        }
        Ok(())
    }

    /// Takes what stands under a key of the workspace's model now.
    fn learn(&self, key: &str, value: &JsValue) -> Result<(), Refusal> {
        let news = workspace::read(key, value)?;
        let network = address::parameter("network");
        let learned = self.0.workspace.borrow_mut().take(news, network.as_deref());
        if let Some(context) = learned.context {
            (self.0.tell)(Told::Context(context));
        }
        if learned.asks_who {
            self.ask_who();
        }
        Ok(())
    }

    /// Another conversation is on top: whose it is may have been told before it, or not at all yet.
    fn ask_who(&self) {
        let asking = self.request("Get", &json!({ "key": workspace::DETAILS }));
        let own = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(value) = asking.await {
                bridge::count(own.learn(workspace::DETAILS, &value));
            }
        });
    }

    fn say(&self, id: &str, name: &str, argument: &Value) {
        if let Some(courier) = &*self.0.courier.borrow() {
            courier.say(id, name, argument);
        }
    }

    /// A command whose outcome nothing depends on.
    fn order(&self, name: &str, data: &Value) {
        let command = json!({ "appName": MANAGER, "cmdName": name, "data": data });
        self.say(&self.id("command"), "command", &command);
    }

    fn command(&self, name: &str, data: &Value) -> Asking<JsValue> {
        let id = self.id("command");
        let command = json!({ "appName": MANAGER, "cmdName": name, "data": data });
        self.0.pending.ask(id.clone(), PATIENCE, || self.say(&id, "command", &command))
    }

    fn request(&self, name: &str, data: &Value) -> Asking<JsValue> {
        let id = self.id("request");
        let request = json!({ "appName": MANAGER, "reqName": name, "data": data });
        self.0.pending.ask(id.clone(), PATIENCE, || self.say(&id, "request", &request))
    }

    fn id(&self, name: &str) -> String {
        courier::id(name, self.0.pending.number())
    }
}

impl Host for LivePerson {
    fn kind(&self) -> Kind {
        Kind::LivePerson
    }

    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal> {
        let Some(token) = courier::token(&message.data()) else { return Ok(Heard::Foreign) };
        // Without a port everybody on that page could speak: the courier's way for browsers that are gone.
        let port = message.ports().get(0).dyn_into::<MessagePort>().map_err(|_| Refusal::Shape)?;
        self.connect(&token, port);
        Ok(Heard::Handshake)
    }

    fn can(&self, ability: Ability) -> bool {
        ability == Ability::Insert
    }

    fn ask(&self, asked: Asked) -> Asking<()> {
        let Asked::Insert(text) = asked else { return super::unsupported() };
        // Plain text: what messaging takes; only chat takes markup.
        let asking = self.command("Write ChatLine", &json!({ "text": text }));
        Box::pin(async move { asking.await.map(drop) })
    }

    fn leave(&self) {
        for key in KEYS {
            self.order("Unbind", &json!({ "key": key }));
        }
    }
}
