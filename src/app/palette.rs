//! Everything that can be done, found by its name.

use crate::app::actions::ACTIONS;
use crate::app::overlay::{OF_CONVERSATION, Overlay, use_overlay};
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::platform::layout::bring_into_view;
use crate::platform::normalize;
use crate::state::{Intent, ListKey, State, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::attribute::flag;
use crate::ui::dialog::Dialog;
use crate::ui::suggestions::moved_mark;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDialogElement, ScrollLogicalPosition};
use social_messaging_domain::ids::ConversationId;

/// So many lines are shown at most.
const SHOWN: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Action(usize),
    Open(Overlay),
    Conversation(ConversationId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    key: &'static str,
    what: What,
}

/// A box to type a name into, and below it what has that name; Enter does it.
#[component]
pub fn Palette(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    let overlays = use_overlay();
    let node = NodeRef::<html::Input>::new();
    let (query, chosen) = (Source::new(String::new()), Source::new(None::<What>));
    let found = Live::new(move || query.with(|query| find(state, query)));
    // What is marked stays marked when lines move, as they do when somebody writes; else it is the first.
    let marked = Live::new(move || {
        found.with(|found| chosen.with(|chosen| found.iter().position(|entry| Some(&entry.what) == chosen.as_ref())))
    });
    let at = move || marked.get().unwrap_or_default();
    let choose = move |at: usize| {
        chosen.set(found.with_untracked(|found| found.get(at).map(|entry| entry.what.clone())));
    };
    let run = move |entry: &Entry| {
        let dialog = node.get_untracked().and_then(|input| input.closest("dialog").ok().flatten());
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            // The focus goes back to where it was, so that what is typed next goes there, too.
            dialog.close();
        }
        let what = entry.what.clone();
        // After the dialog has said that it is closed.
        request_animation_frame(move || match what {
            What::Action(at) => (ACTIONS[at].run)(state),
            What::Open(overlay) => overlays.set(Some(overlay)),
            What::Conversation(id) => state.dispatch(Intent::OpenConversation(id)),
        });
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let (at, count) = (marked.get_untracked().unwrap_or_default(), found.with_untracked(Vec::len));
        if let Some(at) = moved_mark(&event.key(), at, count) {
            choose(at);
        } else if event.key() == "Enter" && !event.is_composing() {
            if let Some(entry) = found.with_untracked(|found| found.get(at).cloned()) {
                run(&entry);
            }
        } else {
            return;
        }
        event.prevent_default();
    };
    let list = NodeRef::<html::Ul>::new();
    watch(move || {
        let at = u32::try_from(at()).unwrap_or_default();
        if let Some(line) = list.get().and_then(|list| list.children().get_with_index(at)) {
            bring_into_view(&line, ScrollLogicalPosition::Nearest);
        }
    });
    let typed = move |_| {
        query.set(node.get_untracked().map(|input| input.value()).unwrap_or_default());
        chosen.set(None);
    };
    let line = move |(place, entry): (usize, Entry)| {
        let Entry { name, key, .. } = entry.clone();
        view! {
            <li role="option" id=format!("palette-{place}") class="palette-line" aria-selected=follow(move || flag(at() == place)) on:click=move |_| run(&entry)>
                <bdi>{name}</bdi>
                {(!key.is_empty()).then(|| view! { <kbd>{key}</kbd> })}
            </li>
        }
    };
    let lines = move || found.get().into_iter().enumerate().map(line).collect::<Vec<_>>();
    let nothing = move || {
        found.with(Vec::is_empty).then(|| view! { <p class="dialog-note" role="status">{text(Text::NothingFound)}</p> })
    };
    view! {
        <Dialog label=text(Text::Palette) on_close>
            <h2 class="dialog-title">{text(Text::Palette)}</h2>
            <input
                class="input"
                type="text"
                role="combobox"
                node_ref=node
                autofocus=""
                autocomplete="off"
                aria-label=text(Text::Palette)
                placeholder=text(Text::PalettePlaceholder)
                aria-controls="palette"
                aria-expanded=follow(move || flag(!found.with(Vec::is_empty)))
                aria-activedescendant=follow(move || (!found.with(Vec::is_empty)).then(|| format!("palette-{}", at())))
                on:input=typed
                on:keydown=keys
            />
            <ul class="palette" role="listbox" id="palette" node_ref=list aria-label=text(Text::Palette)>{dynamic(lines)}</ul>
            {dynamic(nothing)}
        </Dialog>
    }
}

fn find(state: State, query: &str) -> Vec<Entry> {
    let actions = ACTIONS.iter().enumerate().map(|(at, action)| Entry {
        name: text(action.name).to_owned(),
        key: action.key,
        what: What::Action(at),
    });
    let opened = |name, key, overlay| Entry { name: text(name).to_owned(), key, what: What::Open(overlay) };
    let is_open = state.open.with_untracked(Option::is_some);
    let of_conversation =
        OF_CONVERSATION.into_iter().filter(|_| is_open).map(|(name, overlay)| opened(name, "", overlay));
    let opens = [opened(Text::Settings, "", Overlay::Settings), opened(Text::Keys, "?", Overlay::Keys)];
    let known = ListKey::EVERY.map(|key| state.list(key).with(|list| list.loaded().map(|page| page.ids.clone())));
    let mut ids: Vec<ConversationId> = Vec::new();
    for id in known.into_iter().flatten().flatten() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let people = ids.into_iter().filter_map(|id| {
        let name = state.with_model(|model| model.row(&id)?.consumer_name.clone()).flatten()?;
        Some(Entry {
            name: filled(Text::OpenConversationWith, &[("name", &name)]),
            key: "",
            what: What::Conversation(id),
        })
    });
    let words: Vec<String> = query.split(' ').map(normalize::lower_case).collect();
    let all = actions.chain(of_conversation).chain(opens).chain(people);
    all.filter(|entry| words.iter().all(|word| normalize::lower_case(&entry.name).contains(word))).take(SHOWN).collect()
}
