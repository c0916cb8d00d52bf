//! What the transcript's scroll position does.
//!
//! The box runs from its end upwards (`column-reverse`), so that its position is 0 at the newest message and negative
//! above: what comes above moves nothing, and at the end it stays at the end without help.

use crate::app::pane::use_pane;
use crate::live::{Live, Source, watch};
use crate::platform::layout::{WatchedSize, bring_into_view};
use crate::state::{Edge, Intent, Local, State, use_state};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, ScrollLogicalPosition};
use social_messaging_domain::ids::MessageId;
use std::time::Duration;

/// As near to the end as this, in pixels, is at the end.
const NEAR_END: i32 = 48;
/// As near to what is not loaded as this, in pixels, it is loaded.
const AHEAD: i32 = 900;

/// Less of a message than this, in pixels, is not looked at.
const COVERED: f64 = 16.0;

/// What the ids of messages' elements begin with.
const ELEMENT: &str = "message-";

/// The id of a message's element.
#[must_use]
pub fn element_id(message: &MessageId) -> String {
    format!("{ELEMENT}{message}")
}

/// The handles of the transcript's scroll box.
#[derive(Clone, Copy)]
pub struct Scrolling {
    /// The box.
    pub node: NodeRef<html::Div>,
    /// Whether the newest message is out of sight.
    pub away: Source<bool>,
    state: State,
    earlier: Live<Edge>,
    later: Live<Edge>,
    /// The message at the top of the box and how far below the top it begins.
    anchor: StoredValue<Option<(MessageId, f64)>>,
    /// Whether what is drawn does not reach far enough yet for the anchor to come to its place.
    short: StoredValue<bool>,
    /// The message to go to as soon as it is drawn.
    goal: StoredValue<Option<MessageId>>,
    /// Whether the next frame draws further.
    awaits_frame: StoredValue<bool>,
}

impl Scrolling {
    /// Follows a window of messages.
    #[must_use]
    pub fn new(ids: Live<Vec<MessageId>>, earlier: Live<Edge>, later: Live<Edge>) -> Self {
        let state = use_state();
        let begins_at = state.with_model(|model| model.begins_at().cloned()).flatten();
        let scrolling = Self {
            node: NodeRef::new(),
            away: Source::new(false),
            state,
            earlier,
            later,
            // After a reload the message that stood at the top comes back to it.
            anchor: StoredValue::new(begins_at.map(|message| (message, 0.0))),
            short: StoredValue::new(false),
            goal: StoredValue::new(None),
            awaits_frame: StoredValue::new(false),
        };
        let newest = StoredValue::new(ids.with_untracked(|ids| ids.last().cloned()));
        watch(move || {
            let last = ids.with(|ids| ids.last().cloned());
            if newest.get_value() != last {
                scrolling.follow_own(last.as_ref());
                newest.set_value(last);
            }
            // As soon as the rows are drawn, before the box can be scrolled with the anchor out of its place.
            spawn_local(async move { scrolling.settle() });
            scrolling.draw_further_soon();
        });
        // What grows beside the box, as the composer does, makes it lower, and a row may grow that was drawn before: what is
        // read stays where it is.
        let size = StoredValue::new_local(None::<WatchedSize>);
        watch(move || {
            let box_size = scrolling.node.get().and_then(|node| WatchedSize::of(&node, move || scrolling.keep_place()));
            size.set_value(box_size);
        });
        let pane = use_pane();
        watch(move || {
            if let Some(message) = pane.take_goal() {
                scrolling.to_message(message);
            }
        });
        scrolling
    }

    /// Makes it the one that [`use_scrolling`] finds.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The box was scrolled.
    pub fn scrolled(self) {
        let Some(node) = self.node.get_untracked() else { return };
        // The end of what is loaded is not the end of the conversation.
        let away = node.scroll_top() < -NEAR_END || self.later.get_untracked() != Edge::End;
        if self.away.get_untracked() != away {
            self.away.set(away);
        }
        if !self.short.get_value() {
            self.look_at(if away { top_message(&node) } else { None });
        }
        self.draw_further_soon();
    }

    fn look_at(self, anchor: Option<(MessageId, f64)>) {
        let message = anchor.as_ref().map(|(message, _)| message.clone());
        let before = self.anchor.get_value().map(|(message, _)| message);
        self.anchor.set_value(anchor);
        self.short.set_value(false);
        if before != message {
            self.state.dispatch(Intent::LookAt(message));
        }
    }

    /// Goes to the newest message.
    pub fn to_end(self) {
        self.look_at(None);
        self.state.dispatch(Intent::ShowNewest);
        if let Some(node) = self.node.get_untracked() {
            node.set_scroll_top(0);
        }
    }

    /// Goes to one message, wherever in the conversation it stands.
    pub fn to_message(self, message: MessageId) {
        self.goal.set_value(Some(message.clone()));
        self.state.dispatch(Intent::ShowMessage(message));
        self.draw_further_soon();
    }

    /// More is drawn in another frame, and one step in each, so that the page can answer between two steps.
    fn draw_further_soon(self) {
        if self.awaits_frame.try_get_value() != Some(false) {
            return;
        }
        self.awaits_frame.set_value(true);
        request_animation_frame(move || {
            self.settle();
            // After the frame: what is drawn now is laid out in the next one, and neither keeps the page from answering.
            set_timeout(
                move || {
                    let _ = self.awaits_frame.try_set_value(false);
                    // A place to go to may have been named since.
                    self.settle();
                    self.reach_further();
                },
                Duration::ZERO,
            );
        });
    }

    /// What this agent has just sent is looked at.
    fn follow_own(self, last: Option<&MessageId>) {
        let sent = |id: &MessageId| self.state.with_model(|model| model.message(id)).flatten();
        if last.and_then(sent).is_some_and(|shown| shown.local == Local::Sending) {
            self.look_at(None);
            if let Some(node) = self.node.get_untracked() {
                node.set_scroll_top(0);
            }
        }
    }

    /// Puts the box where it was, or where it is to go, after other messages were drawn.
    fn settle(self) {
        if self.node.try_get_untracked().flatten().is_some() && !self.reach_goal() {
            self.keep_place();
        }
    }

    /// Puts the box where the message at its top was.
    fn keep_place(self) {
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        let anchor = self.anchor.try_get_value().flatten();
        if let Some((top, element)) =
            anchor.and_then(|(id, top)| Some((top, document().get_element_by_id(&element_id(&id))?)))
        {
            let away = || distance(&node, &element) - top;
            let moved = away();
            if moved.abs() >= 1.0 {
                #[expect(clippy::cast_possible_truncation, reason = "a distance on a screen")]
                node.set_scroll_top(node.scroll_top() + moved.round() as i32);
            }
            let later = self.later.try_get_untracked();
            let short = moved >= 1.0 && away() >= 1.0 && matches!(later, Some(Edge::More | Edge::Loading));
            self.short.set_value(short);
        }
    }

    /// Draws on where less is drawn than there should be.
    fn reach_further(self) {
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        if self.short.try_get_value() == Some(true) {
            return self.state.dispatch(Intent::LoadLater);
        }
        self.load_ahead(&node);
    }

    fn reach_goal(self) -> bool {
        let goal = self.goal.try_get_value().flatten();
        let element = goal.and_then(|goal| document().get_element_by_id(&element_id(&goal)));
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
        self.goal.set_value(None);
        self.short.set_value(false);
        bring_into_view(&element, ScrollLogicalPosition::Center);
        // The focus ring shows which one was meant.
        let _ = element.focus();
        true
    }

    fn load_ahead(self, node: &Element) {
        let above = node.scroll_height() - node.client_height() + node.scroll_top();
        if above < AHEAD && self.earlier.try_get_untracked() == Some(Edge::More) {
            self.state.dispatch(Intent::LoadEarlier);
        } else if -node.scroll_top() < AHEAD && self.later.try_get_untracked() == Some(Edge::More) {
            self.state.dispatch(Intent::LoadLater);
        }
    }
}

/// The scroll box above the current component.
#[must_use]
pub fn use_scrolling() -> Option<Scrolling> {
    use_context()
}

fn distance(node: &Element, element: &Element) -> f64 {
    element.get_bounding_client_rect().top() - node.get_bounding_client_rect().top()
}

/// The first message that reaches below the top, whatever stands between the messages there.
fn top_message(node: &Element) -> Option<(MessageId, f64)> {
    let rows = node.get_elements_by_tag_name("article");
    let row = |at: u32| rows.item(at);
    let top = node.get_bounding_client_rect().top() + COVERED;
    // They stand in order: halving finds it with few questions to the layout.
    let (mut above, mut below) = (0, rows.length());
    while above < below {
        let middle = u32::midpoint(above, below);
        if row(middle)?.get_bounding_client_rect().bottom() > top {
            below = middle;
        } else {
            above = middle + 1;
        }
    }
    let message = row(above)?;
    let id = message.id().strip_prefix(ELEMENT)?.into();
    Some((id, distance(node, &message)))
}
