//! Which ways to the consumer are open.

use super::{Offer, Opening, Reason, Window};
use crate::conversation::{AccountState, Capability, ConversationFacts, PrivateReplyFact, ThreadOwner};
use crate::files::FileRules;
use crate::ids::MessageId;
use crate::networks::{Lane, PRIVATE_REPLY_WINDOW};
use crate::time::Timestamp;
use crate::visibility::Visibility;

pub(crate) fn account_works(facts: &ConversationFacts) -> Result<(), Reason> {
    match facts.account.state {
        AccountState::Active => Ok(()),
        AccountState::Disabled => Err(Reason::AccountDisabled),
        AccountState::Reauthorize => Err(Reason::AccountReauthorize),
        AccountState::Unknown => Err(Reason::Unknown),
    }
}

fn opening(facts: &ConversationFacts, lane: Lane, target: Option<MessageId>) -> Opening {
    Opening { lane: Some(lane), target, window: Window::Standard, until: None, files: files(facts, lane) }
}

/// The files that go on a lane; in public only where an admin lets them.
fn files(facts: &ConversationFacts, lane: Lane) -> Result<&'static FileRules, Reason> {
    let rules = lane.rules();
    let taken = rules.files.ok_or(Reason::NoFiles)?;
    let off = rules.visibility == Visibility::Public && !facts.account.settings.files_in_public;
    if off { Err(Reason::FilesOffInPublic) } else { Ok(taken) }
}

pub(super) fn public_offer(facts: &ConversationFacts) -> Offer {
    account_works(facts)?;
    if !facts.account.public_lane {
        return Err(Reason::PublicLaneOff);
    }
    let last = facts.last_public.as_ref().ok_or(Reason::NoPublicMessage)?;
    let lane = facts.account.network.rules().public_lane;
    Ok(opening(facts, lane, Some(last.message.clone())))
}

pub(super) fn direct_offer(facts: &ConversationFacts, now: Timestamp) -> Offer {
    account_works(facts)?;
    match thread_offer(facts, now) {
        Err(reason @ (Reason::NoDirectMessage | Reason::WindowClosed)) => {
            private_reply_offer(facts, now).map_err(|instead| worth_saying(reason, instead))
        }
        decided => decided,
    }
}

/// Of two closed ways, the reason that tells the agent more.
fn worth_saying(thread: Reason, private_reply: Reason) -> Reason {
    match (thread, private_reply) {
        (Reason::NoDirectMessage, Reason::PrivateReplyUsed | Reason::PrivateReplyTooLate) => private_reply,
        _ => thread,
    }
}

fn thread_offer(facts: &ConversationFacts, now: Timestamp) -> Offer {
    let lane = facts.account.network.rules().direct_lane;
    let rules = lane.rules();
    if facts.receives_direct == Some(false) {
        return Err(Reason::DirectNotAccepted);
    }
    let last = facts.last_direct.as_ref();
    let target = last.map(|fact| fact.message.clone());
    let Some(window) = rules.window else {
        last.ok_or(Reason::NoDirectMessage)?;
        return Ok(opening(facts, lane, target));
    };
    let opened = facts.direct_window_opened_at.max(last.map(|fact| fact.at)).ok_or(Reason::NoDirectMessage)?;
    if facts.thread_owner == ThreadOwner::Elsewhere {
        return Err(Reason::ThreadElsewhere);
    }
    if now < opened.plus(window) {
        return Ok(Opening { until: Some(opened.plus(window)), ..opening(facts, lane, target) });
    }
    // The longer window runs from the consumer's last message, not from a click (Meta: HUMAN_AGENT tag).
    let human = rules.human_agent_window.filter(|_| facts.account.can(Capability::HumanAgent));
    let until = human.zip(last).map(|(window, fact)| fact.at.plus(window)).filter(|until| now < *until);
    let until = until.ok_or(Reason::WindowClosed)?;
    Ok(Opening { window: Window::HumanAgent, until: Some(until), ..opening(facts, lane, target) })
}

fn private_reply_offer(facts: &ConversationFacts, now: Timestamp) -> Offer {
    let lane = facts.account.network.rules().private_reply_lane.ok_or(Reason::NoDirectMessage)?;
    if !facts.account.can(Capability::PrivateReplies) || !facts.account.public_lane {
        return Err(Reason::NoDirectMessage);
    }
    let newest = facts.private_replies.iter().max_by_key(|fact| fact.at).ok_or(Reason::NoDirectMessage)?;
    let open = facts.private_replies.iter().filter(|fact| can_reply_privately(fact, now)).max_by_key(|fact| fact.at);
    let Some(fact) = open else {
        return Err(if newest.used { Reason::PrivateReplyUsed } else { Reason::PrivateReplyTooLate });
    };
    let until = Some(fact.at.plus(PRIVATE_REPLY_WINDOW));
    Ok(Opening { until, ..opening(facts, lane, Some(fact.message.clone())) })
}

pub(super) fn can_reply_privately(fact: &PrivateReplyFact, now: Timestamp) -> bool {
    !fact.used && now < fact.at.plus(PRIVATE_REPLY_WINDOW)
}
