//! The widget's own protocol, version 1: a handshake on the window, then requests, answers and events on a port.

mod words;

use super::choice::Kind;
use super::pending::Pending;
use super::reading::{field, object, plain};
use super::{Ability, Asked, Asking, Heard, Host, NoAnswer, Noted, Refusal, Tell, Told, bridge, parent};
use crate::platform::timer::Timer;
use serde_json::{Value, json};
use social_messaging_domain::api::Token;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};
use words::{Connect, Envelope, TokenBody};

/// The version that is spoken here.
const VERSION: u32 = 1;
/// How long a host may take for an answer, in milliseconds.
const PATIENCE: i64 = 10_000;
/// How long it may take for a token: its own server has to sign one.
const TOKEN_PATIENCE: i64 = 30_000;
/// A page that is drawn changes its height many times at once: it is told so many milliseconds after.
const SETTLING: i64 = 50;

/// A host that speaks the widget's own protocol.
#[derive(Clone)]
pub struct Own(Rc<Inner>);

struct Inner {
    tell: Tell,
    line: RefCell<Option<Line>>,
    pending: Pending<JsValue>,
    resizing: RefCell<Option<Timer>>,
}

struct Line {
    port: MessagePort,
    capabilities: Vec<String>,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Own {
    /// Says hello to nobody yet.
    #[must_use]
    pub fn new(tell: Tell) -> Self {
        let (line, pending, resizing) = (RefCell::default(), Pending::default(), RefCell::default());
        Self(Rc::new(Inner { tell, line, pending, resizing }))
    }

    /// Speaks on another port from now on: the host, or this page, began anew.
    fn connect(&self, port: MessagePort, capabilities: Vec<String>) {
        let inner = Rc::downgrade(&self.0);
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            if let Some(inner) = inner.upgrade() {
                bridge::count(Self(inner).take(&message.data()));
            }
        });
        port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let before = self.0.line.replace(Some(Line { port, capabilities, _heard: heard }));
        if let Some(Line { port, .. }) = before {
            port.set_onmessage(None);
            port.close();
        }
        self.0.pending.give_up();
        let told = ["context", "theme", "language", "focus", "closing"];
        self.event("ready", &json!({ "version": VERSION, "capabilities": told }));
    }

    fn take(&self, data: &JsValue) -> Result<(), Refusal> {
        bridge::keep_pace()?;
        let envelope: Envelope = object(data)?;
        if envelope.v != VERSION {
            return Err(Refusal::Shape);
        }
        let body = field(data, "body");
        match (envelope.kind.as_str(), envelope.id, envelope.name) {
            ("response", Some(id), _) => {
                let answer = if envelope.error.is_some() { Err(NoAnswer::Refused) } else { Ok(body) };
                self.0.pending.answer(&id, answer);
            }
            ("event", _, Some(name)) => {
                if let Some(told) = words::told(&name, &body)? {
                    (self.0.tell)(told);
                }
            }
            ("request", Some(id), Some(name)) if name == "closing" => {
                (self.0.tell)(Told::Closing);
                self.post(&json!({ "v": VERSION, "kind": "response", "id": id, "body": {} }));
            }
            ("request", Some(id), Some(_)) => {
                let error = json!({ "code": "unsupported", "message": "this request is not known" });
                self.post(&json!({ "v": VERSION, "kind": "response", "id": id, "error": error }));
            }
            _ => return Err(Refusal::Shape),
        }
        Ok(())
    }

    fn post(&self, message: &Value) {
        if let Some(line) = &*self.0.line.borrow() {
            // Plain data can always be posted.
            let _ = line.port.post_message(&plain(message));
        }
    }

    fn event(&self, name: &str, body: &Value) {
        self.post(&json!({ "v": VERSION, "kind": "event", "name": name, "body": body }));
    }

    fn request(&self, name: &str, body: &Value, patience: i64) -> Asking<JsValue> {
        let id = self.0.pending.number().to_string();
        let message = json!({ "v": VERSION, "kind": "request", "id": id, "name": name, "body": body });
        self.0.pending.ask(id, patience, || self.post(&message))
    }

    fn resize(&self, height: u32) {
        let own = Rc::downgrade(&self.0);
        let timer = Timer::after(SETTLING, move || {
            if let Some(inner) = own.upgrade() {
                Self(inner).event("resize", &json!({ "height": height }));
            }
        });
        self.0.resizing.replace(Some(timer));
    }
}

impl Host for Own {
    fn kind(&self) -> Kind {
        Kind::Own
    }

    fn greet(&self, _attempt: u32) {
        // It carries nothing: everybody may hear it.
        parent::post(&plain(&json!({ "social_messaging": VERSION, "kind": "hello" })), "*");
    }

    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal> {
        let data = message.data();
        if !data.is_object() || field(&data, "social_messaging").is_undefined() {
            return Ok(Heard::Foreign);
        }
        let connect: Connect = object(&data)?;
        let port = message.ports().get(0).dyn_into::<MessagePort>().map_err(|_| Refusal::Shape)?;
        self.connect(port, connect.capabilities(VERSION)?);
        Ok(Heard::Handshake)
    }

    fn can(&self, ability: Ability) -> bool {
        let name = match ability {
            Ability::Token => "token",
            Ability::Insert => "insert",
            Ability::Notify => "notify",
            Ability::Open => "open",
            Ability::Resize => "resize",
        };
        let line = self.0.line.borrow();
        line.as_ref().is_some_and(|line| line.capabilities.iter().any(|capability| capability == name))
    }

    fn token(&self) -> Asking<Token> {
        let asking = self.request("token", &json!({}), TOKEN_PATIENCE);
        Box::pin(async move {
            let body: TokenBody = object(&asking.await?).map_err(|_| NoAnswer::Refused)?;
            Ok(body.token)
        })
    }

    fn ask(&self, asked: Asked) -> Asking<()> {
        let (name, body) = match asked {
            Asked::Insert(text) => ("insert", json!({ "text": text })),
            Asked::Notify { title, body } => ("notify", json!({ "title": title, "body": body })),
            Asked::Open(url) => ("open", json!({ "url": url })),
        };
        let asking = self.request(name, &body, PATIENCE);
        Box::pin(async move { asking.await.map(drop) })
    }

    fn note(&self, noted: &Noted) {
        match noted {
            Noted::Height(height) if self.can(Ability::Resize) => self.resize(*height),
            Noted::Height(_) => {}
            Noted::Opened(conversation) => self.event("opened", &json!({ "conversation": conversation })),
            Noted::Unread(count) => self.event("unread", &json!({ "count": count })),
            Noted::SignedOut(reason) => self.event("signed-out", &json!({ "reason": words::reason(*reason) })),
        }
    }
}
