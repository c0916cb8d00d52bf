//! The iframe's other side: the page around this one, one protocol a file behind one trait.
//!
//! What a host tells is a hint. It is heard only from the window around this page and only from an origin on the
//! installation's list; what it names is looked up by the backend under the agent's rights. What does not fit its
//! protocol is refused whole and counted ([`Refusals`]). Nothing of this runs on a page that is not framed.

pub mod allowed;
mod bridge;
pub mod chatwoot;
pub mod choice;
mod context;
pub mod embedding;
pub mod genesys;
pub mod liveperson;
pub mod own;
mod pace;
mod parent;
mod pending;
mod reading;
pub mod refusals;
pub mod zendesk;

pub use bridge::{admit, begin, can, current, settled};
pub use embedding::Embedding;
pub use parent::is_framed;
pub use refusals::{Refusal, Refusals};

use crate::state::HostContext;
use choice::Kind;
use social_messaging_domain::api::Token;
use social_messaging_domain::ids::ConversationId;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::MessageEvent;

/// Something that a host tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is there, and can be asked.
    Connected,
    /// What it shows.
    Context(HostContext),
    /// How it looks.
    Theme(HostTheme),
    /// The language that it speaks, as "de-AT".
    Language(String),
    /// Whether the agent looks at it.
    Focus(bool),
    /// This page is about to be taken away: what was written is kept before this returns.
    Closing,
}

/// How a host looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostTheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the browser has it.
    System,
}

/// Something that not every host can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// A launch token.
    Token,
    /// To put a text where its agent writes.
    Insert,
    /// To tell its agent something.
    Notify,
    /// To open a link.
    Open,
    /// To give this page another height.
    Resize,
}

/// What a host is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To put this text where its agent writes.
    Insert(String),
    /// To tell its agent this.
    Notify {
        /// In short.
        title: String,
        /// In full.
        body: String,
    },
    /// To open this address.
    Open(String),
}

/// What a host is told without being asked for anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The height that this page's content needs, in CSS pixels.
    Height(u32),
    /// The conversation that is open.
    Opened(Option<ConversationId>),
    /// How many messages of the agent's conversations are unread.
    Unread(u32),
    /// Nobody is signed in any more.
    SignedOut(SignedOut),
}

/// Why nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedOut {
    /// The session ended and could not be renewed.
    Expired,
    /// The backend refused the token.
    Refused,
    /// The agent left.
    Left,
}

/// Why a host did not do what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// There is none, or it cannot.
    Unsupported,
    /// It said no, or something that is no answer.
    Refused,
    /// It said nothing.
    TimedOut,
    /// Too much is asked of it already.
    Busy,
}

/// What a host will answer.
pub type Asking<T> = Pin<Box<dyn Future<Output = Result<T, NoAnswer>>>>;

/// Whoever is told what a host tells.
pub type Tell = Rc<dyn Fn(Told)>;

/// What a message was to a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing of it.
    Foreign,
    /// The handshake: the host speaks it.
    Handshake,
    /// Something else of it.
    Word,
}

/// A host, by its protocol.
pub trait Host {
    /// Which protocol.
    fn kind(&self) -> Kind;

    /// Begins, where it is for this page to begin; called again until a handshake was heard, `attempt` from 0 on.
    /// Nothing is said here that not everybody may hear.
    fn greet(&self, _attempt: u32) {}

    /// Takes a message of the window around this page, whose origin is on the list.
    ///
    /// # Errors
    /// What is of this protocol and not as it has to be.
    fn hear(&self, message: &MessageEvent) -> Result<Heard, Refusal>;

    /// Whether it can be asked for something.
    fn can(&self, ability: Ability) -> bool;

    /// Asks for a launch token.
    fn token(&self) -> Asking<Token> {
        unsupported()
    }

    /// Asks for something to be done.
    fn ask(&self, _asked: Asked) -> Asking<()> {
        unsupported()
    }

    /// Tells something, where the protocol has a word for it.
    fn note(&self, _noted: &Noted) {}

    /// Takes leave: this page goes.
    fn leave(&self) {}
}

fn unsupported<T: 'static>() -> Asking<T> {
    Box::pin(std::future::ready(Err(NoAnswer::Unsupported)))
}
