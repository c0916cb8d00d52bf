//! The people of the thread, offered while "@" is typed.

use super::word::{Asked, Word};
use crate::drawing::{Drawn, dynamic, view};
use crate::live::{Live, Source};
use crate::platform::normalize::comparable;
use crate::state::{Intent, State};
use crate::texts::{Text, counted, text};
use crate::ui::suggestions::{Suggestion, Suggestions, line_id, moved_mark};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::message::Mention;

/// The list's id.
const LIST: &str = "mentionable";

/// What the text box and the list tell each other. It is copied freely.
#[derive(Clone, Copy)]
pub struct Mentions {
    state: State,
    asked: Asked,
    word: Source<Option<Word>>,
    found: Live<Vec<Mention>>,
    chosen: Source<usize>,
    marked: Live<usize>,
}

impl Mentions {
    /// Nobody is looked for yet.
    #[must_use]
    pub fn new(state: State, node: NodeRef<html::Textarea>) -> Self {
        let (word, chosen) = (Source::new(None::<Word>), Source::new(0));
        let found =
            Live::new(move || word.with(|word| word.as_ref().map(|word| find(state, word)).unwrap_or_default()));
        let marked = Live::new(move || chosen.get().min(found.with(|found| found.len().saturating_sub(1))));
        Self { state, asked: Asked::new(node, '@'), word, found, chosen, marked }
    }

    /// Looks at the text before the caret again: either has changed.
    pub fn look(self) {
        let asks = self.asked.word().filter(|(text, word)| !is_named(self.state, text, word)).map(|(_, word)| word);
        if self.word.with_untracked(|before| start(before.as_ref()) != start(asks.as_ref())) {
            self.chosen.set(0);
        }
        self.word.set(asks);
    }

    /// Offers nobody any more.
    pub fn close(self) {
        self.word.set(None);
    }

    /// Does what a key does while people are offered, and says whether it did.
    #[inline(never)] // The first view does without it.
    pub fn take(self, event: &KeyboardEvent) -> bool {
        let count = self.found.with_untracked(Vec::len);
        if count == 0 || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        match (event.key().as_str(), moved_mark(&event.key(), self.marked.get_untracked(), count)) {
            (_, Some(at)) => self.chosen.set(at),
            ("Enter" | "Tab", _) if !event.shift_key() => self.pick(self.marked.get_untracked()),
            ("Escape", _) => {
                if let Some(start) = self.word.with_untracked(|word| start(word.as_ref())) {
                    self.asked.leave(start);
                }
                self.close();
            }
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// The id of the list, while it has lines.
    #[must_use]
    pub fn list(self) -> Option<&'static str> {
        self.found.with(|found| !found.is_empty()).then_some(LIST)
    }

    /// The id of the marked line.
    #[must_use]
    pub fn marked(self) -> Option<String> {
        self.list().map(|list| line_id(list, self.marked.get()))
    }

    fn pick(self, at: usize) {
        let picked = self.found.with_untracked(|found| found.get(at).cloned()).zip(self.word.get_untracked());
        if let Some((mention, Word { over, .. })) = picked {
            self.close();
            self.state.dispatch(Intent::Mention(over, mention.network_id));
        }
    }
}

/// The list above the text box, while "@" begins a word there. Arrow keys choose, Enter or Tab picks, Escape closes.
#[component]
pub fn MentionMenu(
    /// What the text box says.
    mentions: Mentions,
) -> Drawn {
    let Mentions { found, marked, .. } = mentions;
    let on_pick = Callback::new(move |at| mentions.pick(at));
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

fn start(word: Option<&Word>) -> Option<u32> {
    word.map(|word| word.over.start)
}

/// Whether somebody is named there already.
fn is_named(state: State, text: &str, word: &Word) -> bool {
    state.draft.with_untracked(|draft| {
        let mentions = draft.as_ref().map(|draft| draft.mentions.as_slice()).unwrap_or_default();
        mentions.iter().any(|mention| word.begins(text, &mention.shown))
    })
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
