//! Saved replies looked for by a slash in the text box, which keeps the focus.

use super::replies::{ReplySearch, Step};
use super::reply_list::ReplyList;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::{Intent, State};
use crate::ui::suggestions::line_id;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;
use social_messaging_domain::replies;

/// The list's id.
const LIST: &str = "slash-replies";

/// What the text box and the list tell each other. It is copied freely.
#[derive(Clone, Copy)]
pub struct Slash {
    search: ReplySearch,
    node: NodeRef<html::Textarea>,
    /// Where the slash stands, and where the caret behind its word.
    at: StoredValue<(u32, u32)>,
    /// The slash that the agent wants to be one: Escape was pressed behind it.
    left: StoredValue<Option<u32>>,
}

impl Slash {
    /// The text box has no slash yet.
    #[must_use]
    pub fn new(state: State, node: NodeRef<html::Textarea>) -> Self {
        let (at, left) = (StoredValue::new((0, 0)), StoredValue::new(None));
        Self { search: ReplySearch::new(state), node, at, left }
    }

    /// Looks at the text before the caret again: either has changed.
    pub fn look(self) {
        let found = self.node.get_untracked().and_then(|text_box| asked(&text_box));
        let Some((from, to, query)) = found else {
            self.left.set_value(None);
            return self.close();
        };
        if self.left.get_value() != Some(from) {
            self.left.set_value(None);
            self.at.set_value((from, to));
            self.search.look_for(Some(query));
        }
    }

    /// Offers nothing any more.
    pub fn close(self) {
        self.search.look_for(None);
    }

    /// Does what a key does while replies are offered, and says whether it did.
    pub fn take(self, event: &KeyboardEvent) -> bool {
        if !untrack(|| self.search.is_open()) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let any = self.search.found.with_untracked(|found| !found.is_empty());
        match event.key().as_str() {
            "Escape" => {
                self.left.set_value(Some(self.at.get_value().0));
                self.close();
            }
            "ArrowDown" if any => self.search.step(Step::Next),
            "ArrowUp" if any => self.search.step(Step::Previous),
            "Enter" | "Tab" if event.shift_key() => return false,
            "Enter" | "Tab" if any => self.pick(untrack(|| self.search.marked())),
            // What is about to be picked is not to be sent.
            "Enter" | "Tab" if untrack(|| self.search.waits()) => {}
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// The id of the list, while it has lines.
    #[must_use]
    pub fn list(self) -> Option<&'static str> {
        self.search.found.with(|found| !found.is_empty()).then_some(LIST)
    }

    /// The id of the marked line.
    #[must_use]
    pub fn marked(self) -> Option<String> {
        self.list().map(|list| line_id(list, self.search.marked()))
    }

    fn pick(self, place: usize) {
        let (from, to) = self.at.get_value();
        if let Some(reply) = self.search.at(place) {
            self.close();
            self.search.state.dispatch(Intent::InsertReply(reply.id, from, to));
        }
    }
}

/// The list above the text box, while a slash looks for something.
#[component]
pub fn SlashMenu(
    /// What the text box says.
    slash: Slash,
) -> Drawn {
    let search = slash.search;
    let open = Live::new(move || search.is_open());
    let on_pick = Callback::new(move |at| slash.pick(at));
    dynamic(move || open.get().then(|| view! { <div class="suggesting"><ReplyList search id=LIST on_pick /></div> }))
}

/// Where a slash asks for a reply before the caret, where the caret is, and what it asks for.
#[inline(never)] // The first view does without it.
fn asked(text_box: &HtmlTextAreaElement) -> Option<(u32, u32, String)> {
    let (start, end) = (text_box.selection_start().ok()??, text_box.selection_end().ok()??);
    let text = text_box.value();
    if start != end || !text.contains('/') {
        return None;
    }
    let before: Vec<u16> = text.encode_utf16().take(end as usize).collect();
    let before = String::from_utf16_lossy(&before);
    let query = replies::looked_for(&before)?;
    let length = u32::try_from(query.encode_utf16().count()).ok()?;
    Some((end.checked_sub(length + 1)?, end, query.to_owned()))
}
