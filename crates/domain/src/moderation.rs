//! What a brand may do about what others can read, and about who wrote it.

use crate::composer::{Reason, account_works};
use crate::conversation::{Capability, ConversationFacts};
use crate::message::{AuthorKind, Failure, Kind, Message, MessageState};
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// Something that is done about a message or its author, as the brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Moderation {
    /// Nobody but its author and the brand sees it any more.
    Hide,
    /// Everybody sees it again.
    Unhide,
    /// What the brand wrote in public is gone.
    Delete,
    /// Its author cannot write to the brand any more.
    Block,
    /// Its author can write again.
    Unblock,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

/// What was wanted of a message last and has not come about: it is on its way, or was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moderating {
    /// What was wanted.
    pub what: Moderation,
    /// Why it did not come about; `None` while it is on its way.
    pub failure: Option<Failure>,
}

/// Whether something is offered on a message. Whether it is so already makes no difference.
///
/// # Errors
/// The reason why it is off; [`Reason::NotOnNetwork`] where the network's own page is the way out.
pub fn offer(facts: &ConversationFacts, message: &Message, what: Moderation) -> Result<(), Reason> {
    match what {
        Moderation::Hide | Moderation::Unhide => hide_offer(facts, message),
        Moderation::Delete => delete_offer(facts, message),
        Moderation::Block | Moderation::Unblock => block_offer(facts, message),
        Moderation::Unknown => Err(Reason::Unknown),
    }
}

fn hide_offer(facts: &ConversationFacts, message: &Message) -> Result<(), Reason> {
    if message.deleted {
        return Err(Reason::TargetGone);
    }
    if is_ours(message) || !facts.account.network.rules().hides.contains(&message.kind) {
        return Err(Reason::WrongTarget);
    }
    may_moderate(facts)
}

/// What one wrote oneself can be deleted by whoever may write.
fn delete_offer(facts: &ConversationFacts, message: &Message) -> Result<(), Reason> {
    if message.deleted {
        return Err(Reason::TargetGone);
    }
    let stands = matches!(message.state, MessageState::Sent | MessageState::Delivered | MessageState::Read);
    if !is_ours(message) || !stands || message.visibility != Visibility::Public || message.kind == Kind::Event {
        return Err(Reason::WrongTarget);
    }
    account_works(facts)
}

/// Who deleted what they wrote can be blocked for it all the same.
fn block_offer(facts: &ConversationFacts, message: &Message) -> Result<(), Reason> {
    if !message.is_from_consumer() {
        return Err(Reason::WrongTarget);
    }
    if !facts.account.network.rules().blocks {
        return Err(Reason::NotOnNetwork);
    }
    let number = &facts.consumer_network_id;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reason::NoName);
    }
    may_moderate(facts)
}

fn is_ours(message: &Message) -> bool {
    matches!(message.author.kind, AuthorKind::Agent | AuthorKind::Brand | AuthorKind::Bot)
}

fn may_moderate(facts: &ConversationFacts) -> Result<(), Reason> {
    account_works(facts)?;
    if facts.account.can(Capability::Moderate) { Ok(()) } else { Err(Reason::NotCapable) }
}
