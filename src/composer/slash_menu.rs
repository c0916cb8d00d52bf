//! Saved replies looked for by a slash in the text box, which keeps the focus.

use super::replies::ReplySearch;
use super::reply_list::ReplyList;
use super::word::Asked;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::{Intent, State};
use crate::ui::suggestions::line_id;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;

/// The list's id.
const LIST: &str = "slash-replies";

/// What the text box and the list tell each other. It is copied freely.
#[derive(Clone, Copy)]
pub struct Slash {
    search: ReplySearch,
    asked: Asked,
    /// Where the word stands, the slash included, in UTF-16 code units.
    over: StoredValue<Range<u32>>,
}

impl Slash {
    /// The text box has no slash yet.
    #[must_use]
    pub fn new(state: State, node: NodeRef<html::Textarea>) -> Self {
        Self { search: ReplySearch::new(state), asked: Asked::new(node, '/'), over: StoredValue::new(0..0) }
    }

    /// Looks at the text before the caret again: either has changed.
    pub fn look(self) {
        let Some((_, word)) = self.asked.word() else { return self.close() };
        self.over.set_value(word.over);
        self.search.look_for(Some(word.query));
    }

    /// Offers nothing any more.
    pub fn close(self) {
        self.search.look_for(None);
    }

    /// Does what a key does while replies are offered, and says whether it did.
    #[inline(never)] // The first view does without it.
    pub fn take(self, event: &KeyboardEvent) -> bool {
        if !untrack(|| self.search.is_open()) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let any = self.search.found.with_untracked(|found| !found.is_empty());
        match event.key().as_str() {
            "Escape" => {
                self.asked.leave(self.over.get_value().start);
                self.close();
            }
            key if self.search.move_mark(key) => {}
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
        let over = self.over.get_value();
        if let Some(reply) = self.search.at(place) {
            self.close();
            self.search.state.dispatch(Intent::InsertReply(reply.id, over.start, over.end));
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
