//! Hears the window around this page, and lets one protocol speak.

use super::allowed::Allowed;
use super::chatwoot::Chatwoot;
use super::choice::{Choice, Kind};
use super::genesys::Genesys;
use super::liveperson::LivePerson;
use super::own::Own;
use super::pace::Pace;
use super::zendesk::Zendesk;
use super::{Ability, Embedding, Heard, Host, Refusal, Refusals, Tell, Told, parent};
use crate::platform::address;
use crate::platform::listen::{self, Target};
use crate::platform::timer::{Timer, sleep};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MessageEvent;

/// So often this page greets, and so many milliseconds after one another; then it goes on alone.
const GREETINGS: u32 = 20;
const BETWEEN: i64 = 500;
/// What came before the list of origins did is heard after it, so much of it.
const MOST_EARLY: usize = 20;
/// A count is shown so many milliseconds after it changed: a flood would have the page do nothing else.
const SHOWN_AFTER: i64 = 100;

thread_local! {
    static BRIDGE: RefCell<Option<Bridge>> = const { RefCell::new(None) };
}

struct Bridge {
    tell: Tell,
    hosts: Vec<Rc<dyn Host>>,
    choice: Choice,
    /// `None` until the installation told.
    allowed: Option<Allowed>,
    early: Vec<MessageEvent>,
    current: Option<Rc<dyn Host>>,
    pace: Pace,
    refusals: Refusals,
    showing: Option<Timer>,
    settled: Promise,
    settle: Option<Function>,
}

/// Begins to hear the page around this one, and to greet it.
#[inline(never)]
pub fn begin(tell: &Tell) {
    let mut settle = None;
    let settled = Promise::new(&mut |keep: Function, _: Function| settle = Some(keep));
    let hosts: Vec<Rc<dyn Host>> = vec![
        Rc::new(Own::new(tell.clone())),
        Rc::new(LivePerson::new(tell.clone())),
        Rc::new(Chatwoot::new(tell.clone())),
        Rc::new(Genesys::new(tell.clone())),
        Rc::new(Zendesk::new(tell.clone())),
    ];
    BRIDGE.set(Some(Bridge {
        tell: tell.clone(),
        hosts,
        choice: Choice::named(address::parameter("host").as_deref()),
        allowed: None,
        early: Vec::new(),
        current: None,
        pace: Pace::default(),
        refusals: Refusals::default(),
        showing: None,
        settled,
        settle,
    }));
    listen::on(Target::Window, "message", |event| {
        if let Ok(message) = event.dyn_into::<MessageEvent>() {
            count(hear(message));
        }
    });
    listen::on(Target::Window, "pagehide", |_| {
        if let Some(host) = current() {
            host.leave();
        }
    });
    spawn_local(greet());
}

/// Takes the installation's list and setting; what came before is heard now.
pub fn admit(embedding: &Embedding) {
    let early = with(|bridge| {
        bridge.allowed = Some(embedding.allowed());
        bridge.choice = embedding.choice().or(bridge.choice);
        std::mem::take(&mut bridge.early)
    });
    for message in early.unwrap_or_default() {
        count(hear(message));
    }
    // Only the widget's own protocol has a token: for no other one is signing in worth a wait.
    if with(|bridge| bridge.choice.admits(Kind::Own)) == Some(false) {
        settle();
    }
}

/// Waits until a host is there, or it is clear that none is: at most ten seconds.
pub async fn settled() {
    if let Some(settled) = with(|bridge| bridge.settled.clone()) {
        // The promise is only ever kept.
        let _ = JsFuture::from(settled).await;
    }
}

/// The host that is spoken with.
#[must_use]
pub fn current() -> Option<Rc<dyn Host>> {
    with(|bridge| bridge.current.clone()).flatten()
}

/// Whether there is a host that can be asked for something.
#[must_use]
pub fn can(ability: Ability) -> bool {
    current().is_some_and(|host| host.can(ability))
}

/// Counts what was refused.
pub(super) fn count(outcome: Result<(), Refusal>) {
    let Err(why) = outcome else { return };
    with(|bridge| {
        bridge.refusals.count(why);
        if bridge.showing.is_none() {
            bridge.showing = Some(Timer::after(SHOWN_AFTER, || spawn_local(async { show() })));
        }
    });
}

/// Whether one more message is heard.
pub(super) fn keep_pace() -> Result<(), Refusal> {
    let now = js_sys::Date::now();
    let taken = with(|bridge| bridge.pace.takes(now)).unwrap_or_default();
    if taken { Ok(()) } else { Err(Refusal::Flood) }
}

/// Whether an origin is on the installation's list; none is before that is there.
pub(super) fn is_allowed(origin: &str) -> bool {
    with(|bridge| bridge.allowed.as_ref().is_some_and(|allowed| allowed.has(origin))).unwrap_or_default()
}

/// The host of this protocol is there, as the address or its words tell.
pub(super) fn meet(kind: Kind) {
    let tell = with(|bridge| {
        bridge.current = bridge.hosts.iter().find(|host| host.kind() == kind).cloned();
        bridge.choice = Choice::One(kind);
        bridge.tell.clone()
    });
    settle();
    if let Some(tell) = tell {
        tell(Told::Connected);
    }
}

/// Nothing is called while it is borrowed: whoever is called may ask here.
fn with<T>(run: impl FnOnce(&mut Bridge) -> T) -> Option<T> {
    BRIDGE.with_borrow_mut(|bridge| bridge.as_mut().map(run))
}

fn show() {
    let refusals = with(|bridge| {
        bridge.showing = None;
        bridge.refusals.clone()
    });
    if let Some(refusals) = refusals {
        parent::show(&refusals);
    }
}

fn settle() {
    if let Some(settle) = with(|bridge| bridge.settle.take()).flatten() {
        // The resolver of a promise does not throw.
        let _ = settle.call0(&JsValue::UNDEFINED);
    }
}

async fn greet() {
    for attempt in 0..GREETINGS {
        let Some((hosts, choice)) = with(|bridge| (bridge.hosts.clone(), bridge.choice)) else { return };
        if current().is_some() || choice == Choice::Silent {
            return;
        }
        hosts.iter().filter(|host| choice.admits(host.kind())).for_each(|host| host.greet(attempt));
        sleep(BETWEEN).await;
    }
    settle();
}

fn hear(message: MessageEvent) -> Result<(), Refusal> {
    // First of all, and without a look at the data, which would be unpacked for it.
    if !parent::is_source(&message) {
        return Err(Refusal::Source);
    }
    if with(|bridge| bridge.allowed.is_none()).unwrap_or(true) {
        return keep_early(message);
    }
    if !is_allowed(&message.origin()) {
        return Err(Refusal::Origin);
    }
    keep_pace()?;
    let Some((hosts, choice)) = with(|bridge| (bridge.hosts.clone(), bridge.choice)) else { return Ok(()) };
    let mut others = false;
    for host in hosts {
        if !choice.admits(host.kind()) {
            others = true;
            continue;
        }
        match host.hear(&message)? {
            Heard::Foreign => {}
            Heard::Word => return Ok(()),
            Heard::Handshake => {
                meet(host.kind());
                return Ok(());
            }
        }
    }
    Err(if others { Refusal::OtherProtocol } else { Refusal::Shape })
}

fn keep_early(message: MessageEvent) -> Result<(), Refusal> {
    let kept = with(|bridge| {
        let has_room = bridge.early.len() < MOST_EARLY;
        if has_room {
            bridge.early.push(message);
        }
        has_room
    });
    if kept == Some(true) { Ok(()) } else { Err(Refusal::Early) }
}
