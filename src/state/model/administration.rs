//! What an admin decides for brand accounts: shown at once, and taken back with the reason where it is refused.

use super::Model;
use crate::api::ApiError;
use crate::state::administration::{
    Administered, Administration, AdministrationEvent, Decision, DecisionRefusal, ReplyRefusal, ReplyWish, ReplyWork,
    Setting,
};
use crate::state::effect::Effect;
use crate::state::load::Load;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::problem::ProblemType;
use social_messaging_domain::replies::{ReplyText, SavedReply};
use social_messaging_domain::settings::AccountSettings;

/// What an admin has decided and what is not settled yet. Decisions about an account leave one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    decisions: Vec<Undecided>,
    refused: Vec<(AccountId, Setting, DecisionRefusal)>,
    replies: Vec<ReplyWork>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Undecided {
    account: AccountId,
    decision: Decision,
    /// Whether the stream brought the account meanwhile: then the answer may be the older news.
    overtaken: bool,
}

impl Unsettled {
    /// What is wanted of saved replies, and was not done yet or not at all.
    #[must_use]
    pub const fn reply_works(&self) -> &Vec<ReplyWork> {
        &self.replies
    }
}

impl Model {
    /// What an admin has decided and what is not settled yet.
    pub const fn unsettled(&self) -> &Unsettled {
        &self.unsettled
    }

    /// A brand account as an admin sees it; none for anybody else.
    #[inline(never)] // The first view does without it.
    pub fn administered(&self, account: &AccountId) -> Option<Administered> {
        let session = self.session.loaded().filter(|_| self.is_admin())?;
        let mut account = session.accounts.iter().find(|known| known.id == *account)?.clone();
        let mut deciding = Vec::new();
        for undecided in self.unsettled.decisions.iter().filter(|undecided| undecided.account == account.id) {
            undecided.decision.put(&mut account.settings);
            deciding.push(undecided.decision.setting());
        }
        let refused = self.unsettled.refused.iter().filter(|(of, ..)| *of == account.id);
        let refused = refused.map(|(_, setting, why)| (*setting, why.clone())).collect();
        Some(Administered { account, deciding, refused })
    }

    /// Whether somebody is signed in who decides for brand accounts.
    fn is_admin(&self) -> bool {
        self.session.loaded().is_some_and(|session| session.agent.role.administers())
    }

    /// Takes what an admin wants; of anybody else nothing is taken.
    pub(super) fn administer(&mut self, wish: Administration) {
        if !self.is_admin() {
            return;
        }
        match wish {
            Administration::Look(account) => {
                self.unsettled.refused.retain(|(of, ..)| *of != account);
                self.unsettled.replies.retain(|work| work.account != account || work.refused.is_none());
                self.load_replies(account);
            }
            Administration::Decide(account, decision) => self.decide_for(account, decision),
            Administration::KeepReply(account, reply, text) => self.keep_reply(account, reply, text),
            Administration::RemoveReply(account, reply) => {
                if self.begin_reply(&account, Some(&reply), ReplyWish::Remove) {
                    self.orders.push(Effect::RemoveReply(account, reply));
                }
            }
        }
    }

    /// Takes what became of it.
    pub(super) fn take_administration(&mut self, event: AdministrationEvent) {
        match event {
            AdministrationEvent::Decided(account) => {
                let settled = self.settle(&account.id);
                if settled.is_some_and(|settled| !settled.overtaken) {
                    self.take_other_account(account);
                }
            }
            AdministrationEvent::NotDecided(account, error) => {
                if let Some(Undecided { decision, .. }) = self.settle(&account) {
                    let why = DecisionRefusal::Backend(error);
                    self.unsettled.refused.push((account, decision.setting(), why));
                }
            }
            AdministrationEvent::ReplyKept(before, reply) => self.take_reply(before.as_ref(), reply),
            AdministrationEvent::ReplyRemoved(account, reply) => self.take_removed_reply(&account, &reply),
            AdministrationEvent::ReplyRefused(account, reply, error) => self.take_reply_refused(&account, reply, error),
        }
    }

    /// The stream brought an account: the answer that is awaited may be older.
    pub(super) fn overtake_decisions(&mut self, account: &AccountId) {
        for undecided in self.unsettled.decisions.iter_mut().filter(|undecided| undecided.account == *account) {
            undecided.overtaken = true;
        }
    }

    fn decide_for(&mut self, account: AccountId, decision: Decision) {
        let setting = decision.setting();
        self.unsettled.refused.retain(|(of, about, _)| *of != account || *about != setting);
        let Some(before) = self.administered(&account).map(|known| known.account.settings) else { return };
        let mut after = before.clone();
        decision.put(&mut after);
        if after == before {
            return;
        }
        if let Err(why) = check(&after) {
            return self.unsettled.refused.push((account, setting, why));
        }
        let waits = self.unsettled.decisions.iter().any(|undecided| undecided.account == account);
        if !waits {
            self.orders.push(Effect::Decide(account.clone(), decision.clone()));
        }
        self.unsettled.decisions.push(Undecided { account, decision, overtaken: false });
    }

    /// Ends the decision about an account that was on its way, and sends the next.
    fn settle(&mut self, account: &AccountId) -> Option<Undecided> {
        let of_account = |undecided: &Undecided| undecided.account == *account;
        let at = self.unsettled.decisions.iter().position(of_account)?;
        let settled = self.unsettled.decisions.remove(at);
        if let Some(next) = self.unsettled.decisions.iter_mut().find(|undecided| of_account(undecided)) {
            next.overtaken = false;
            self.orders.push(Effect::Decide(account.clone(), next.decision.clone()));
        }
        Some(settled)
    }

    fn keep_reply(&mut self, account: AccountId, reply: Option<String>, text: ReplyText) {
        if !self.begin_reply(&account, reply.as_ref(), ReplyWish::Keep(text.clone())) {
            return;
        }
        if let Err(mistake) = text.check() {
            return self.refuse_reply(&account, reply.as_ref(), ReplyRefusal::Mistake(mistake));
        }
        self.orders.push(Effect::KeepReply(account, reply, text));
    }

    /// Notes a wish, unless one about the same reply is on its way.
    fn begin_reply(&mut self, account: &AccountId, reply: Option<&String>, wish: ReplyWish) -> bool {
        let works = &mut self.unsettled.replies;
        if works.iter().any(|work| work.is_of(account, reply) && work.refused.is_none()) {
            return false;
        }
        works.retain(|work| !work.is_of(account, reply));
        works.push(ReplyWork { account: account.clone(), reply: reply.cloned(), wish, refused: None });
        true
    }

    fn take_reply(&mut self, before: Option<&String>, reply: SavedReply) {
        self.unsettled.replies.retain(|work| !work.is_of(&reply.account, before));
        let account = reply.account.clone();
        self.with_replies(&account, |load| {
            let Load::Loaded(replies) = load else { return };
            match replies.iter_mut().find(|known| known.id == reply.id) {
                Some(known) => *known = reply,
                None => replies.push(reply),
            }
        });
    }

    fn take_removed_reply(&mut self, account: &AccountId, reply: &String) {
        self.unsettled.replies.retain(|work| !work.is_of(account, Some(reply)));
        self.with_replies(account, |load| {
            if let Load::Loaded(replies) = load {
                replies.retain(|known| known.id != *reply);
            }
        });
    }

    fn take_reply_refused(&mut self, account: &AccountId, reply: Option<String>, error: ApiError) {
        let work = self.unsettled.replies.iter().find(|work| work.is_of(account, reply.as_ref()));
        let removes = work.is_some_and(|work| work.wish == ReplyWish::Remove);
        match reply {
            // Somebody else was faster.
            Some(reply) if removes && error.kind() == Some(ProblemType::NotFound) => {
                self.take_removed_reply(account, &reply);
            }
            reply => self.refuse_reply(account, reply.as_ref(), ReplyRefusal::Backend(error)),
        }
    }

    fn refuse_reply(&mut self, account: &AccountId, reply: Option<&String>, why: ReplyRefusal) {
        if let Some(work) = self.unsettled.replies.iter_mut().find(|work| work.is_of(account, reply)) {
            work.refused = Some(why);
        }
    }
}

fn check(settings: &AccountSettings) -> Result<(), DecisionRefusal> {
    settings.check().map_err(DecisionRefusal::Mistake)?;
    let patterns = &settings.guard_patterns;
    let twice = |(at, pattern): (usize, &String)| patterns[..at].iter().any(|it| it.eq_ignore_ascii_case(pattern));
    if patterns.iter().enumerate().any(twice) { Err(DecisionRefusal::Twice) } else { Ok(()) }
}
