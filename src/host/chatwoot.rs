//! Chatwoot's Dashboard Apps: this page asks, and is told what the agent has on top.
//!
//! Source: Chatwoot's dashboard and its guide to Dashboard Apps. Nothing there is signed: it is a hint like any other.

mod app_context;

use super::choice::Kind;
use super::reading::{json, text};
use super::{Ability, Heard, Host, Refusal, Tell, Told, parent};
use app_context::AppContext;
use web_sys::MessageEvent;

/// The word that asks for what is on top.
const FETCH: &str = "chatwoot-dashboard-app:fetch-info";
/// The event that answers.
const CONTEXT: &str = "appContext";

/// A dashboard that shows apps beside a conversation.
pub struct Chatwoot {
    tell: Tell,
}

impl Chatwoot {
    /// Asks nobody yet.
    #[must_use]
    pub fn new(tell: Tell) -> Self {
        Self { tell }
    }
}

impl Host for Chatwoot {
    fn kind(&self) -> Kind {
        Kind::Chatwoot
    }

    /// The first word can be lost: the dashboard listens only once its app is drawn.
    fn greet(&self, attempt: u32) {
        if attempt == 0 || attempt.is_power_of_two() {
            // It carries nothing: everybody may hear it.
            parent::post(&FETCH.into(), "*");
        }
    }

    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal> {
        let data = message.data();
        if !data.is_string() {
            return Ok(Heard::Foreign);
        }
        let text = text(&data)?;
        if !text.starts_with('{') || !text.contains(CONTEXT) {
            return Ok(Heard::Foreign);
        }
        let context: AppContext = json(&text)?;
        if context.event != CONTEXT {
            return Ok(Heard::Foreign);
        }
        let (theme, shown) = (context.data.theme()?, context.data.context()?);
        if let Some(theme) = theme {
            (self.tell)(Told::Theme(theme));
        }
        (self.tell)(Told::Context(shown));
        Ok(Heard::Handshake)
    }

    fn can(&self, _ability: Ability) -> bool {
        false
    }
}
