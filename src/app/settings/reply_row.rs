//! One saved reply, as an admin has it.

use super::replies::{ADD, Written};
use super::reply_form::{ReplyForm, refusal};
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::platform::page;
use crate::state::administration::{Administration, ReplyWish};
use crate::state::{Intent, use_state};
use crate::texts::{Text, filled, text};
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::SavedReply;

/// Its name, its text, Edit and Remove; to remove it is asked about once.
#[component]
pub fn ReplyRow(
    /// The account.
    account: AccountId,
    /// The reply.
    reply: SavedReply,
    /// Which reply is being written.
    written: Source<Option<Written>>,
) -> Drawn {
    let state = use_state();
    let (account, reply) = (StoredValue::new(account), StoredValue::new(reply));
    let id = move || reply.with_value(|reply| reply.id.clone());
    let name = reply.with_value(|reply| format!("/{}", reply.shortcut));
    let name = StoredValue::new(name);
    let named = move |words: Text| filled(words, &[("name", &name.get_value())]);
    let edit_id = StoredValue::new(format!("edit-reply-{}", id()));
    let asks = Source::new(false);
    let safe = NodeRef::<html::Button>::new();
    watch(move || {
        if let Some(button) = safe.get() {
            // Not on what cannot be taken back.
            let _ = button.focus();
        }
    });
    let edits = Live::new(move || written.with(|written| *written == Some(Written::Known(id()))));
    let removal = Live::new(move || {
        let removes = |work: &&crate::state::administration::ReplyWork| {
            work.wish == ReplyWish::Remove && account.with_value(|account| work.is_of(account, Some(&id())))
        };
        state.unsettled.with(|unsettled| unsettled.reply_works().iter().find(removes).map(|work| work.refused.clone()))
    });
    let removing = Live::new(move || removal.with(|removal| *removal == Some(None)));
    let says = move || match removal.get() {
        None => String::new(),
        Some(None) => text(Text::Removing).to_owned(),
        Some(Some(why)) => filled(Text::SettingRefused, &[("reason", refusal(&why))]),
    };
    let on_done = Callback::new(move |()| {
        written.set(None);
        request_animation_frame(move || page::focus(&edit_id.get_value()));
    });
    let remove = move |_| {
        asks.set(false);
        state.dispatch(Intent::Administer(Administration::RemoveReply(account.get_value(), id())));
        request_animation_frame(|| page::focus(ADD));
    };
    let leave = move |_| {
        asks.set(false);
        request_animation_frame(move || page::focus(&edit_id.get_value()));
    };
    let buttons = move || {
        if asks.get() {
            return view! {
                <p role="alert">{named(Text::AskRemoveReply)}</p>
                <button type="button" class="button button--small button--danger" on:click=remove>{text(Text::RemoveReply)}</button>
                <button type="button" class="button button--small" node_ref=safe on:click=leave>{text(Text::KeepIt)}</button>
            };
        }
        let off = removing.get();
        view! {
            <button type="button" class="button button--small" id=edit_id.get_value() disabled=off aria-label=named(Text::EditReply) on:click=move |_| written.set(Some(Written::Known(id())))>{text(Text::EditShort)}</button>
            <button type="button" class="button button--small" disabled=off aria-label=named(Text::RemoveFile) on:click=move |_| asks.set(true)>{text(Text::RemoveReply)}</button>
        }
    };
    let content = move || {
        if edits.get() {
            return view! { <ReplyForm account=account.get_value() reply=reply.get_value() on_done /> };
        }
        view! {
            <bdi class="saved-reply-name">{name.get_value()}</bdi>
            <span class="saved-reply-text" dir="auto">{reply.with_value(|reply| reply.text.clone())}</span>
            <div class="saved-reply-actions">{dynamic(buttons)}</div>
            <p class="setting-state" role="status">{follow(says)}</p>
        }
    };
    view! { <li class=follow(move || if removing.get() { "saved-reply saved-reply--going" } else { "saved-reply" })>{dynamic(content)}</li> }
}
