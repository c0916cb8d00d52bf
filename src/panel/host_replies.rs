//! Saved replies looked for, to be put where the agent writes in the page around this one.

use crate::composer::replies::ReplySearch;
use crate::composer::reply_list::ReplyList;
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source};
use crate::platform::page;
use crate::state::{Intent, Proposal, use_state};
use crate::texts::{Text, text};
use crate::ui::attribute::flag;
use crate::ui::suggestions::line_id;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The list's id.
const LIST: &str = "host-picked-replies";

/// A search field and what it finds.
#[component]
pub fn HostReplies(
    /// Whether it is shown.
    picks: Source<bool>,
) -> Drawn {
    let state = use_state();
    let search = ReplySearch::new(state);
    let input = NodeRef::<html::Input>::new();
    search.look_for(Some(String::new()));
    request_animation_frame(move || {
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    });
    let close = move || {
        picks.set(false);
        page::focus("host-replies");
    };
    let on_pick = Callback::new(move |at: usize| {
        if let Some(reply) = search.at(at) {
            close();
            state.dispatch(Intent::Propose(Proposal::Reply(reply.id)));
        }
    });
    let keys = move |event: KeyboardEvent| {
        match event.key().as_str() {
            key if search.move_mark(key) => {}
            "Enter" if !event.is_composing() => on_pick.run(untrack(|| search.marked())),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let typed = move |_| search.look_for(input.get_untracked().map(|input| input.value()));
    let any = Live::new(move || search.found.with(|found| !found.is_empty()));
    view! {
        <div class="host-replies">
            <input
                class="input"
                type="text"
                role="combobox"
                node_ref=input
                autocomplete="off"
                aria-label=text(Text::FindReply)
                placeholder=text(Text::FindReplyPlaceholder)
                aria-autocomplete="list"
                aria-controls=follow(move || any.get().then_some(LIST))
                aria-expanded=follow(move || flag(any.get()))
                aria-activedescendant=follow(move || any.get().then(|| line_id(LIST, search.marked())))
                on:input=typed
                on:keydown=keys
            />
            <ReplyList search id=LIST on_pick />
        </div>
    }
}
