//! What this browser keeps of an agent's work: drafts, and messages that the backend has not taken yet.

use crate::api::read;
use crate::platform::clock;
use crate::platform::storage::{self, Shelf};
use crate::platform::timer::Timer;
use crate::state::{Draft, Event, Outgoing, Standing, State};
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use social_messaging_domain::ids::AgentId;
use social_messaging_domain::time::DAY;
use std::cell::RefCell;

/// How long a draft waits for more typing before it is written, in milliseconds.
const DEBOUNCE: i64 = 300;

/// A draft that nobody came back to for so long is dropped.
const KEPT_FOR: i64 = 30 * DAY;

/// The name under which a tab keeps where the agent is.
const STANDING: &str = "social-messaging/standing";

#[derive(Default)]
struct Waiting {
    drafts: Vec<Draft>,
    standing: Option<Standing>,
    timer: Option<Timer>,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Keeps a draft, soon.
pub(super) fn keep_draft(state: State, draft: Draft) {
    wait(state, |waiting| {
        waiting.drafts.retain(|other| !draft.is_beside(other));
        waiting.drafts.push(draft);
    });
}

/// Keeps where the agent is in this tab, soon: while they scroll it changes often.
pub(super) fn keep_standing(state: State, standing: Standing) {
    wait(state, |waiting| waiting.standing = Some(standing));
}

fn wait(state: State, change: impl FnOnce(&mut Waiting)) {
    // A task of its own: what is written drops the timer that is just calling.
    let timer = Timer::after(DEBOUNCE, move || spawn_local(async move { write_now(state) }));
    WAITING.with_borrow_mut(|waiting| {
        change(waiting);
        waiting.timer = Some(timer);
    });
}

/// Keeps at once what waits.
pub(super) fn write_now(state: State) {
    let waiting = WAITING.take();
    if let Some(text) = waiting.standing.and_then(|standing| serde_json::to_string(&standing).ok()) {
        // Without it a reload begins at the newest message, which is no harm.
        let _ = storage::keep(Shelf::Tab, STANDING, &text);
    }
    let Some(agent) = agent(state).filter(|_| !waiting.drafts.is_empty()) else { return };
    waiting.drafts.iter().for_each(|draft| tell(state, write_draft(&agent, draft)));
}

#[inline(never)] // The first view does without it.
fn write_draft(agent: &AgentId, draft: &Draft) -> Result<(), storage::NotKept> {
    let name = draft_name(agent, draft);
    if draft.is_not_worth_keeping() {
        return storage::forget(Shelf::Browser, &name);
    }
    let text = serde_json::to_string(draft).map_err(|_| storage::NotKept)?;
    storage::keep(Shelf::Browser, &name, &text)
}

/// Keeps a message that is on its way, at once.
#[inline(never)] // The first view does without it.
pub(super) fn keep_outgoing(state: State, outgoing: &Outgoing) {
    let (Some(agent), Ok(text)) = (agent(state), serde_json::to_string(outgoing)) else { return };
    tell(state, storage::keep(Shelf::Browser, &outgoing_name(&agent, outgoing), &text));
}

/// Forgets a message that the backend has.
#[inline(never)] // The first view does without it.
pub(super) fn forget_outgoing(state: State, outgoing: &Outgoing) {
    if let Some(agent) = agent(state) {
        tell(state, storage::forget(Shelf::Browser, &outgoing_name(&agent, outgoing)));
    }
}

/// Reads what is kept of an agent.
pub(super) fn read(state: State, agent: &AgentId) {
    let drafts = kept::<Draft>(&prefix("draft", agent));
    let outgoing = kept::<Outgoing>(&prefix("outgoing", agent));
    let (Ok(drafts), Ok(outgoing)) = (drafts, outgoing) else { return state.apply(Event::NotKept) };
    let now = clock::now();
    let (drafts, old): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| now.since(draft.edited_at) < KEPT_FOR);
    for draft in old {
        tell(state, storage::forget(Shelf::Browser, &draft_name(agent, &draft)));
    }
    state.apply(Event::Kept(drafts, outgoing));
}

/// Where the agent was in this tab before the page was loaded anew.
pub(super) fn standing() -> Option<Standing> {
    let kept = storage::kept(Shelf::Tab, STANDING).ok()?;
    kept.first().and_then(|(_, text)| read::read(text).ok())
}

/// Reads the drafts again: another tab of this agent may have changed them.
pub(super) fn read_other_tabs(state: State) {
    let Some(agent) = agent(state) else { return };
    let drafts = kept::<Draft>(&prefix("draft", &agent)).unwrap_or_default();
    // What waits here must not go over what another tab wrote meanwhile: the newer stays, and the other is offered.
    let newer = |own: &Draft| drafts.iter().any(|other| other.is_beside(own) && other.edited_at > own.edited_at);
    WAITING.with_borrow_mut(|waiting| waiting.drafts.retain(|own| !newer(own)));
    write_now(state);
    if let Ok(drafts) = kept::<Draft>(&prefix("draft", &agent)) {
        state.apply(Event::KeptElsewhere(drafts));
    }
}

/// Removes everything that is kept of the agent who is signed in.
pub(super) fn forget(state: State) {
    if let Some(agent) = agent(state) {
        forget_agent(&agent);
    }
}

/// Removes everything that is kept of an agent.
#[inline(never)] // The first view does without it.
pub(super) fn forget_agent(agent: &AgentId) {
    WAITING.take();
    // Where nothing can be removed, nothing was kept.
    let _ = storage::forget(Shelf::Tab, STANDING);
    for prefix in [prefix("draft", agent), prefix("outgoing", agent)] {
        for (name, _) in storage::kept(Shelf::Browser, &prefix).unwrap_or_default() {
            // Where nothing can be removed, nothing was kept.
            let _ = storage::forget(Shelf::Browser, &name);
        }
    }
}

fn kept<T: DeserializeOwned>(prefix: &str) -> Result<Vec<T>, storage::NotKept> {
    // One that an older version wrote and this one cannot read is passed over.
    Ok(storage::kept(Shelf::Browser, prefix)?.iter().filter_map(|(_, text)| read_one(text)).collect())
}

#[inline(never)] // The first view does without it.
fn read_one<T: DeserializeOwned>(text: &str) -> Option<T> {
    read::read(text).ok()
}

fn tell(state: State, kept: Result<(), storage::NotKept>) {
    if kept.is_err() {
        state.apply(Event::NotKept);
    }
}

fn agent(state: State) -> Option<AgentId> {
    state.with_model(|model| model.agent().cloned()).flatten()
}

fn prefix(kind: &str, agent: &AgentId) -> String {
    format!("social-messaging/{kind}/{agent}/")
}

fn draft_name(agent: &AgentId, draft: &Draft) -> String {
    format!("{}{}/{}", prefix("draft", agent), draft.visibility as u8, draft.conversation)
}

fn outgoing_name(agent: &AgentId, outgoing: &Outgoing) -> String {
    format!("{}{}", prefix("outgoing", agent), outgoing.request.client_id)
}
