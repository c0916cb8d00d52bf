//! The saved replies of a brand account, as its admin has them.

use super::reply_form::ReplyForm;
use super::reply_row::ReplyRow;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::{Live, Source};
use crate::platform::page;
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, text};
use crate::ui::failed::Failed;
use leptos::prelude::*;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::SavedReply;

/// The id of the button that adds a reply: whoever removed one goes on there.
pub(super) const ADD: &str = "add-reply";

/// Which reply is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A new one.
    New,
    /// The one with this identifier.
    Known(String),
}

/// The replies by name, each to be edited and removed, and a new one to be added.
#[component]
pub fn RepliesOfAccount(
    /// The account.
    account: AccountId,
) -> Drawn {
    let state = use_state();
    let id = StoredValue::new(account);
    let load = Live::new(move || {
        state.saved_replies.with(|all| id.with_value(|id| all.get(id).cloned().unwrap_or(Load::Idle)))
    });
    let replies = Live::new(move || load.with(|load| load.loaded().cloned().unwrap_or_default()));
    let written = Source::new(None::<Written>);
    let retry = Callback::new(move |()| {
        state.dispatch(Intent::RetryLoading(Resource::Replies(id.get_value())));
    });
    let instead = Live::new(move || {
        load.with(|load| match load {
            Load::Failed(error) => Some(Err(texts::error(error))),
            Load::Loaded(all) => all.is_empty().then_some(Ok(Text::NoReplies)),
            Load::LoadingSlowly => Some(Ok(Text::LoadingSlowly)),
            Load::Idle | Load::Loading => Some(Ok(Text::Loading)),
        })
    });
    let said = move || {
        instead.get().map(|instead| match instead {
            Ok(words) => view! { <p class="setting-hint" role="status">{text(words)}</p> },
            Err(reason) => view! { <Failed what=text(Text::RepliesFailed) reason on_retry=retry /> },
        })
    };
    let row = move |reply: SavedReply| view! { <ReplyRow account=id.get_value() reply written /> };
    let key = |reply: &SavedReply| format!("{}/{}/{}", reply.id, reply.shortcut, reply.text);
    let adds = Live::new(move || written.with(|written| *written == Some(Written::New)));
    let on_done = Callback::new(move |()| {
        written.set(None);
        request_animation_frame(|| page::focus(ADD));
    });
    let add = move || {
        if adds.get() {
            return view! { <ReplyForm account=id.get_value() on_done /> };
        }
        let begin = move |_| written.set(Some(Written::New));
        view! { <button type="button" class="button" id=ADD on:click=begin>{text(Text::AddReply)}</button> }
    };
    view! {
        <h4 class="settings-title">{text(Text::SavedReplies)}</h4>
        {dynamic(said)}
        <ul class="saved-replies" aria-label=text(Text::SavedReplies)>{rows(move || replies.get(), key, row)}</ul>
        {dynamic(add)}
    }
}
