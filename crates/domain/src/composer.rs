//! What an agent may send, to whom and where: asked by the widget to draw, and again by the backend to decide.

use crate::conversation::{Capability, ConversationFacts, InboundFact};
use crate::files::{self, Carriage, FileFacts, FileRefusal, FileRules, Part};
use crate::ids::MessageId;
use crate::limits::{Counting, Limit, NOTE};
use crate::message::{AuthorKind, Kind, Mention, Message};
use crate::networks::Lane;
use crate::replies;
use crate::time::Timestamp;
use crate::visibility::Visibility;
use openings::{can_reply_privately, direct_offer, public_offer};
use sent::sent;

mod openings;
mod reason;
mod sent;

pub(crate) use openings::account_works;
pub use reason::Reason;

/// How a direct or public send is carried out when it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The lane that it goes on; `None` for a note, which goes nowhere.
    pub lane: Option<Lane>,
    /// The message that is answered when the agent chooses none.
    pub target: Option<MessageId>,
    /// Whether the standard window is over and the send must carry the human-agent tag.
    pub window: Window,
    /// When the offer ends by itself.
    pub until: Option<Timestamp>,
    /// The files that may go along, or why none may.
    pub files: Result<&'static FileRules, Reason>,
}

/// Which of a lane's windows is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The standard one, or the lane has none.
    Standard,
    /// Only the longer one for answers that a person writes.
    HumanAgent,
}

/// Whether a visibility can be chosen, and if not, why.
pub type Offer = Result<Opening, Reason>;

/// The three visibilities, each offered or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Anybody can read it.
    pub public: Offer,
    /// The consumer can read it.
    pub direct: Offer,
    /// Agents can read it.
    pub internal: Offer,
}

impl Offers {
    /// The offer of one visibility.
    pub fn of(&self, visibility: Visibility) -> &Offer {
        const UNKNOWN: &Offer = &Err(Reason::Unknown);
        match visibility {
            Visibility::Public => &self.public,
            Visibility::Direct => &self.direct,
            Visibility::Internal => &self.internal,
            Visibility::Unknown => UNKNOWN,
        }
    }

    /// The next moment at which an offer ends by itself: when to ask again.
    #[must_use]
    pub fn next_change(&self) -> Option<Timestamp> {
        [&self.public, &self.direct].into_iter().filter_map(|offer| offer.as_ref().ok()?.until).min()
    }
}

/// What is offered at `now`, by the backend's clock.
#[must_use]
pub fn offers(facts: &ConversationFacts, now: Timestamp) -> Offers {
    Offers {
        public: public_offer(facts),
        direct: direct_offer(facts, now),
        internal: Ok(Opening {
            lane: None,
            target: None,
            window: Window::Standard,
            until: None,
            files: Ok(&files::NOTE),
        }),
    }
}

/// Where the composer stands when the agent did not choose: where the consumer wrote last, else Internal; never Public in place of Direct.
#[must_use]
pub fn default_visibility(facts: &ConversationFacts, now: Timestamp) -> Visibility {
    let at = |fact: &Option<InboundFact>| fact.as_ref().map(|fact| fact.at);
    let wanted = match (at(&facts.last_public), at(&facts.last_direct)) {
        (Some(public), Some(direct)) if public > direct => Visibility::Public,
        (_, Some(_)) => Visibility::Direct,
        (Some(_), None) => Visibility::Public,
        (None, None) => Visibility::Internal,
    };
    if offers(facts, now).of(wanted).is_ok() { wanted } else { Visibility::Internal }
}

/// Whether Reply is offered on a message, and the visibility that it answers with.
#[must_use]
pub fn reply_visibility(message: &Message) -> Option<Visibility> {
    if message.deleted {
        return None;
    }
    match (message.visibility, message.kind) {
        (Visibility::Internal, _) => Some(Visibility::Internal),
        (Visibility::Public, Kind::Event) | (Visibility::Direct, Kind::Event) => None,
        (Visibility::Public, _) if message.is_from_consumer() => Some(Visibility::Public),
        (Visibility::Direct, Kind::MessengerMessage) => Some(Visibility::Direct),
        _ => None,
    }
}

/// Whether a public message can be answered now with its one private reply: where no direct conversation is open.
#[must_use]
pub fn is_private_reply_offered(facts: &ConversationFacts, message: &Message, now: Timestamp) -> bool {
    let lane = facts.account.network.rules().private_reply_lane;
    let direct = offers(facts, now).direct;
    direct.is_ok_and(|opening| opening.lane.is_some() && opening.lane == lane)
        && facts.private_replies.iter().any(|fact| fact.message == message.id && can_reply_privately(fact, now))
}

/// Whether Like is offered on a message: on the consumer's public ones, by the brand.
///
/// # Errors
/// The reason why it is off; [`Reason::NotCapable`] where the account's plan has none and the network's own page is the way out.
pub fn like_offer(facts: &ConversationFacts, message: &Message) -> Result<(), Reason> {
    if message.deleted {
        return Err(Reason::TargetGone);
    }
    if message.visibility != Visibility::Public || !message.is_from_consumer() || message.kind == Kind::Event {
        return Err(Reason::WrongTarget);
    }
    account_works(facts)?;
    if facts.account.can(Capability::Like) { Ok(()) } else { Err(Reason::NotCapable) }
}

/// What is to be sent, as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Who shall read it.
    pub visibility: Visibility,
    /// The message that the agent chose to answer.
    pub target: Option<&'a Message>,
    /// The text, in normalization form C.
    pub text: &'a str,
    /// Who is named in the text.
    pub mentions: &'a [Mention],
    /// What its saved replies left to the agent to fill in.
    pub left_to_agent: &'a [String],
    /// Its files.
    pub files: &'a [FileFacts<'a>],
    /// On whose behalf it is sent.
    pub author: AuthorKind,
}

/// How a draft that the rules allow is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The lane, and what is answered.
    pub opening: Opening,
    /// The messages, one a network call.
    pub parts: Vec<Part>,
}

/// Decides whether a draft may be sent, and how.
///
/// # Errors
/// The first reason against it.
pub fn plan(facts: &ConversationFacts, draft: Draft<'_>, now: Timestamp) -> Result<Plan, Reason> {
    if crate::text::is_blank(draft.text) && draft.files.is_empty() {
        return Err(Reason::Empty);
    }
    plan_written(facts, draft, now)
}

#[inline(never)] // The widget's first view does without it.
fn plan_written(facts: &ConversationFacts, draft: Draft<'_>, now: Timestamp) -> Result<Plan, Reason> {
    if draft.author == AuthorKind::Bot && draft.visibility == Visibility::Public {
        return Err(Reason::BotInPublic);
    }
    let mut opening = offers(facts, now).of(draft.visibility).clone()?;
    if let Some(target) = draft.target {
        opening.target = Some(chosen_target(facts, &opening, target, draft.visibility, now)?);
    }
    // The stores and the networks end a text there or refuse it.
    if draft.text.contains('\0') {
        return Err(Reason::InvalidCharacters);
    }
    let carriage = carriage(&opening, draft.files)?;
    let sent = sent(facts, draft, opening.lane);
    let texts = match opening.lane {
        // Files alone go without a text.
        _ if crate::text::is_blank(&sent) => Vec::new(),
        Some(lane) => fit(&sent, lane, limit(facts, Some(lane)))?,
        None if NOTE.length(&sent) > NOTE.maximum => return Err(Reason::TooLong),
        None => vec![sent],
    };
    if replies::unfilled(draft.text, draft.left_to_agent).is_some() {
        return Err(Reason::PlaceholderEmpty);
    }
    Ok(Plan { opening, parts: files::parts(texts, draft.files.len(), carriage) })
}

/// How long a draft is where it would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The length of what would be sent, in the unit of the lane.
    pub length: usize,
    /// The most that one message may have.
    pub maximum: usize,
}

impl Count {
    /// How much more fits; negative when it is too long.
    #[must_use]
    pub fn remaining(self) -> isize {
        self.maximum.cast_signed() - self.length.cast_signed()
    }
}

/// How long a draft is where it would go, whether it may or not; `None` for a visibility of a newer side.
#[must_use]
pub fn count(facts: &ConversationFacts, draft: Draft<'_>, now: Timestamp) -> Option<Count> {
    let lane = lane(facts, draft.visibility, now);
    if lane.is_none() && draft.visibility != Visibility::Internal {
        return None;
    }
    let limit = limit(facts, lane);
    Some(Count { length: limit.length(&sent(facts, draft, lane)), maximum: limit.maximum })
}

/// How the files go that may go.
fn carriage(opening: &Opening, files: &[FileFacts<'_>]) -> Result<Carriage, Reason> {
    if files.is_empty() {
        return Ok(Carriage::Apart);
    }
    let rules = opening.files?;
    rules.check_all(files).map_err(FileRefusal::reason)?;
    Ok(rules.carriage)
}

fn limit(facts: &ConversationFacts, lane: Option<Lane>) -> Limit {
    lane.map_or(NOTE, |lane| lane.rules().limit(facts.account.preset))
}

/// The lane that a visibility goes on, or would if it were offered; `None` for notes.
fn lane(facts: &ConversationFacts, visibility: Visibility, now: Timestamp) -> Option<Lane> {
    let rules = facts.account.network.rules();
    match (offers(facts, now).of(visibility), visibility) {
        (Ok(opening), _) => opening.lane,
        (Err(_), Visibility::Public) => Some(rules.public_lane),
        (Err(_), Visibility::Direct) => Some(rules.direct_lane),
        (Err(_), _) => None,
    }
}

fn chosen_target(
    facts: &ConversationFacts,
    opening: &Opening,
    target: &Message,
    visibility: Visibility,
    now: Timestamp,
) -> Result<MessageId, Reason> {
    if target.deleted {
        return Err(Reason::TargetGone);
    }
    if opening.lane.is_some_and(|lane| Some(lane) == facts.account.network.rules().private_reply_lane) {
        let fact = facts.private_replies.iter().find(|fact| fact.message == target.id).ok_or(Reason::WrongTarget)?;
        if fact.used {
            return Err(Reason::PrivateReplyUsed);
        }
        return if can_reply_privately(fact, now) { Ok(target.id.clone()) } else { Err(Reason::PrivateReplyTooLate) };
    }
    if reply_visibility(target) == Some(visibility) { Ok(target.id.clone()) } else { Err(Reason::WrongTarget) }
}

fn fit(text: &str, lane: Lane, limit: Limit) -> Result<Vec<String>, Reason> {
    if limit.counting == Counting::XWeighted && !crate::text::is_valid_x(text) {
        return Err(Reason::InvalidCharacters);
    }
    if limit.length(text) <= limit.maximum {
        return Ok(vec![text.to_owned()]);
    }
    if !lane.rules().splits {
        return Err(Reason::TooLong);
    }
    Ok(crate::text::split_messages(text, limit.maximum))
}
