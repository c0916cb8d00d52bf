//! The people of the thread, offered while "@" is typed.

use super::mention_word::{Word, word_before};
use crate::drawing::element::listen_first;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::{Live, Source, watch};
use crate::platform::normalize::comparable;
use crate::state::{Intent, State, use_state};
use crate::texts::{Text, counted, text};
use crate::ui::suggestions::{Suggestion, Suggestions, line_id, moved_mark};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};
use social_messaging_domain::message::Mention;

/// The id of the list.
const LIST: &str = "mentionable";

/// What the text box says while the list is there.
const STATES: [&str; 3] = ["aria-autocomplete", "aria-controls", "aria-activedescendant"];

/// Opens above the text box when "@" begins a word there. Arrow keys choose, Enter or Tab picks, Escape closes.
#[component]
pub fn MentionMenu(
    /// The text box, which keeps the focus.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let word = Source::new(None::<Word>);
    let closed_at = StoredValue::new(None::<u32>);
    let found = Live::new(move || word.with(|word| word.as_ref().map(|word| find(state, word)).unwrap_or_default()));
    let chosen = Source::new(0);
    let marked = Live::new(move || chosen.get().min(found.with(|found| found.len().saturating_sub(1))));
    let look = move || {
        // The conversation may have been left since the key was pressed.
        let Some(text_box) = node.try_get_untracked().flatten() else { return };
        let at = word_at(state, &text_box);
        let starts = at.as_ref().map(|word| word.over.start);
        if closed_at.get_value() != starts {
            closed_at.set_value(None);
        }
        if word.with_untracked(|before| before.as_ref().map(|word| word.over.start) != starts) {
            chosen.set(0);
        }
        word.set(at.filter(|_| closed_at.get_value().is_none()));
    };
    let close = move || {
        closed_at.set_value(word.with_untracked(|word| word.as_ref().map(|word| word.over.start)));
        word.set(None);
    };
    let on_pick = Callback::new(move |at: usize| {
        let picked = found.with_untracked(|found| found.get(at).cloned()).zip(word.get_untracked());
        if let Some((mention, Word { over, .. })) = picked {
            word.set(None);
            state.dispatch(Intent::Mention(over, mention.network_id));
        }
    });
    let keys = move |event: &KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        if count == 0 || event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match (event.key().as_str(), moved_mark(&event.key(), marked.get_untracked(), count)) {
            (_, Some(at)) => chosen.set(at),
            ("Enter" | "Tab", _) if !event.shift_key() => on_pick.run(marked.get_untracked()),
            ("Escape", _) => close(),
            _ => return,
        }
        event.prevent_default();
        // The box's own keys mean something else.
        event.stop_immediate_propagation();
    };
    watch(move || {
        let Some(text_box) = node.get() else { return };
        listen_first(&text_box, "keydown", move |event: Event| keys(event.unchecked_ref()));
        for moved in ["input", "click", "keyup"] {
            // After the text is in the draft.
            listen_first(&text_box, moved, move |_| request_animation_frame(look));
        }
        listen_first(&text_box, "blur", move |_| word.set(None));
    });
    watch(move || {
        let active = found.with(|found| !found.is_empty()).then(|| line_id(LIST, marked.get()));
        if let Some(text_box) = node.get_untracked() {
            point(&text_box, active.as_deref());
        }
    });
    let lines = Live::new(move || found.with(|found| found.iter().map(suggestion).collect::<Vec<_>>()));
    let said = move || {
        let count = found.with(Vec::len);
        (count > 0).then(|| counted(Text::PeopleToMention, count as u64))
    };
    view! {
        <Suggestions label=text(Text::People) id=LIST lines marked on_pick />
        <span class="hidden" role="status">{dynamic(said)}</span>
    }
}

/// The word at the caret that begins with "@"; none where somebody is named already.
fn word_at(state: State, text_box: &HtmlTextAreaElement) -> Option<Word> {
    let (start, end) = (text_box.selection_start().ok()??, text_box.selection_end().ok()??);
    let text = text_box.value();
    let word = (start == end).then(|| word_before(&text, start))??;
    let named = state.draft.with_untracked(|draft| {
        let mentions = draft.as_ref().map(|draft| draft.mentions.as_slice()).unwrap_or_default();
        mentions.iter().any(|mention| word.begins(&text, &mention.shown))
    });
    (!named).then_some(word)
}

fn find(state: State, word: &Word) -> Vec<Mention> {
    let query = comparable(&word.query);
    let people = state.with_model(|model| model.mentionable()).unwrap_or_default();
    let is_meant = |mention: &Mention| {
        comparable(mention.shown.trim_start_matches('@')).split(' ').any(|name| name.starts_with(&query))
    };
    people.into_iter().filter(is_meant).collect()
}

fn suggestion(mention: &Mention) -> Suggestion {
    Suggestion { name: mention.shown.clone(), detail: None }
}

/// Says which line is marked, or that there is no list.
fn point(text_box: &HtmlTextAreaElement, active: Option<&str>) {
    for (name, value) in STATES.into_iter().zip(["list", LIST, active.unwrap_or_default()]) {
        // Attributes with fixed names are taken without fail.
        let _ = if active.is_some() { text_box.set_attribute(name, value) } else { text_box.remove_attribute(name) };
    }
}
