//! The saved replies that were found.

use super::replies::{ReplySearch, replies_of};
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::state::{Intent, Load, Resource};
use crate::texts::{self, Text, counted, text};
use crate::ui::suggestions::{Suggestion, Suggestions};
use leptos::prelude::*;

/// As much of a reply's text is shown, in characters.
const SHOWN: usize = 120;

/// What is shown where there are no lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Waiting(Text),
    Failed(&'static str),
    Nothing(Text),
    Lines,
}

/// The replies that were found, or why there are none; how many there are is read out.
#[component]
pub fn ReplyList(
    /// What is looked for.
    search: ReplySearch,
    /// The list's id.
    id: &'static str,
    /// Picks one by its place.
    on_pick: Callback<usize>,
) -> Drawn {
    let state = search.state;
    let items = Live::new(move || search.found.with(|found| found.iter().map(suggestion).collect::<Vec<_>>()));
    let shown = Live::new(move || {
        let found = search.found.with(|found| !found.is_empty());
        replies_of(state, |load| match load {
            Load::Idle | Load::Loading => Shown::Waiting(Text::Loading),
            Load::LoadingSlowly => Shown::Waiting(Text::LoadingSlowly),
            Load::Failed(error) => Shown::Failed(texts::error(error)),
            Load::Loaded(all) if all.is_empty() => Shown::Nothing(Text::NoReplies),
            Load::Loaded(_) if found => Shown::Lines,
            Load::Loaded(_) => Shown::Nothing(Text::NoReplyFound),
        })
    });
    let retry = move |_| {
        let account = state.detail.with_untracked(|detail| Some(detail.loaded()?.summary.account.clone()));
        if let Some(account) = account {
            state.dispatch(Intent::RetryLoading(Resource::Replies(account)));
        }
    };
    let said = move || match shown.get() {
        Shown::Waiting(words) | Shown::Nothing(words) => text(words).to_owned(),
        Shown::Failed(reason) => format!("{}: {reason}", text(Text::RepliesFailed)),
        Shown::Lines => counted(Text::RepliesFound, search.found.with(Vec::len) as u64),
    };
    let lines = Live::new(move || shown.get() == Shown::Lines);
    let failed = Live::new(move || matches!(shown.get(), Shown::Failed(_)));
    view! {
        <p class=follow(move || if lines.get() { "hidden" } else { "suggestions-note" }) role="status">{follow(said)}</p>
        {dynamic(move || failed.get().then(|| view! {
            <button type="button" class="button button--small" on:mousedown=|event| event.prevent_default() on:click=retry>{text(Text::TryAgain)}</button>
        }))}
        {dynamic(move || lines.get().then(|| view! {
            <Suggestions id label=text(Text::SavedReplies) lines=items marked=Live::new(move || search.marked()) on_pick />
        }))}
    }
}

fn suggestion(reply: &social_messaging_domain::replies::SavedReply) -> Suggestion {
    let detail = reply.text.chars().take(SHOWN).map(|it| if it == '\n' { ' ' } else { it }).collect();
    Suggestion { name: format!("/{}", reply.shortcut), detail: Some(detail) }
}
