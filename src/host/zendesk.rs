//! Zendesk's app framework: a handshake, then questions and events, all texts of JSON on the window.
//!
//! Source: Zendesk App Framework SDK (`zendesk_app_framework_sdk`): its keys, requests and events.

mod ticket;

use super::choice::Kind;
use super::pending::Pending;
use super::reading::{json, text};
use super::{Ability, Heard, Host, NoAnswer, Noted, Refusal, Tell, Told, bridge, parent};
use crate::platform::address;
use serde_json::{Value, json as value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use ticket::{Got, Word};
use web_sys::MessageEvent;

/// The version of the framework that is spoken.
const VERSION: &str = "2.0.0";
/// How long it may take for an answer, in milliseconds.
const PATIENCE: i64 = 10_000;
/// What there is to know of the ticket on top, and of who looks at it.
const WANTED: [&str; 3] = ["ticket.requester.identities", "ticket.requester.externalId", "currentUser.locale"];
/// What is listened to.
const FOLLOWED: [&str; 3] = ["app.activated", "app.deactivated", "ticket.requester.id.changed"];

/// A Zendesk page that shows apps beside a ticket.
#[derive(Clone)]
pub struct Zendesk(Rc<Inner>);

struct Inner {
    tell: Tell,
    /// Where it is, and what it calls this app: both stand in the address.
    origin: Option<String>,
    app: Option<String>,
    registered: Cell<bool>,
    pending: Pending<Got>,
    height: RefCell<Option<u32>>,
}

impl Zendesk {
    /// Takes the host's origin from the address; it is believed once it is on the list.
    #[must_use]
    pub fn new(tell: Tell) -> Self {
        let (origin, app) = (address::parameter_anywhere("origin"), address::parameter_anywhere("app_guid"));
        let (registered, pending, height) = (Cell::new(false), Pending::default(), RefCell::default());
        Self(Rc::new(Inner { tell, origin, app, registered, pending, height }))
    }

    fn post(&self, mut message: Value) {
        let Some(origin) = self.0.origin.as_deref().filter(|origin| bridge::is_allowed(origin)) else { return };
        message["appGuid"] = self.0.app.clone().into();
        message["instanceGuid"] = self.0.app.clone().into();
        parent::post(&message.to_string().into(), origin);
    }

    fn ask_ticket(&self) {
        let number = self.0.pending.number();
        let message = value!({ "id": number, "request": "get", "params": WANTED });
        let asking = self.0.pending.ask(number.to_string(), PATIENCE, || self.post(message));
        let own = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(got) = asking.await {
                bridge::count(own.learn(got));
            }
        });
    }

    fn learn(&self, got: Got) -> Result<(), Refusal> {
        let language = got.language()?;
        let shown = got.context()?;
        (self.0.tell)(Told::Context(shown));
        if let Some(language) = language {
            (self.0.tell)(Told::Language(language));
        }
        Ok(())
    }

    fn registered(&self) {
        self.0.registered.set(true);
        for event in FOLLOWED {
            self.post(value!({ "key": format!("iframe.on:{event}"), "message": { "subscriberCount": 1 } }));
        }
        self.ask_ticket();
        if let Some(height) = *self.0.height.borrow() {
            self.resize(height);
        }
    }

    fn happened(&self, event: &str, needs_reply: bool) -> Heard {
        match event {
            "app.registered" => {
                self.registered();
                return Heard::Handshake;
            }
            "app.activated" => {
                (self.0.tell)(Told::Focus(true));
                self.ask_ticket();
            }
            "app.deactivated" => (self.0.tell)(Told::Focus(false)),
            "context.updated" | "ticket.requester.id.changed" => self.ask_ticket(),
            _ => {}
        }
        if needs_reply {
            self.post(value!({ "key": format!("iframe.reply:{event}") }));
        }
        Heard::Word
    }

    fn resize(&self, height: u32) {
        let size = value!({ "width": "100%", "height": format!("{height}px") });
        let number = self.0.pending.number();
        self.post(value!({ "id": number, "request": "invoke", "params": { "resize": [size] } }));
    }
}

impl Host for Zendesk {
    fn kind(&self) -> Kind {
        Kind::Zendesk
    }

    fn greet(&self, _attempt: u32) {
        if self.0.app.is_some() {
            self.post(value!({ "key": "iframe.handshake", "message": { "version": VERSION } }));
        }
    }

    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal> {
        let data = message.data();
        if self.0.app.is_none() || !data.is_string() {
            return Ok(Heard::Foreign);
        }
        if Some(message.origin()) != self.0.origin {
            return Err(Refusal::Origin);
        }
        match json::<Word>(&text(&data)?)? {
            Word { key: Some(key), needs_reply, .. } => {
                let event = key.strip_prefix("zaf.").ok_or(Refusal::Shape)?;
                if event != "app.registered" && !self.0.registered.get() {
                    return Err(Refusal::Shape);
                }
                Ok(self.happened(event, needs_reply.unwrap_or_default()))
            }
            Word { id: Some(id), error, result, .. } => {
                let answer = result.filter(|_| error.is_none()).ok_or(NoAnswer::Refused);
                self.0.pending.answer(&id.to_string(), answer);
                Ok(Heard::Word)
            }
            _ => Err(Refusal::Shape),
        }
    }

    fn can(&self, ability: Ability) -> bool {
        ability == Ability::Resize
    }

    fn note(&self, noted: &Noted) {
        if let Noted::Height(height) = noted {
            self.0.height.replace(Some(*height));
            if self.0.registered.get() {
                self.resize(*height);
            }
        }
    }
}
