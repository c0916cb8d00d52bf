//! A saved reply while it is written.

use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source, watch};
use crate::state::administration::{Administration, ReplyRefusal, ReplyWork};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::problem::ProblemType;
use social_messaging_domain::replies::{LONGEST_SHORTCUT, Placeholder, ReplyMistake, ReplyText, SavedReply};

/// The name and the text. It goes when the backend has them; what is refused stays, to be mended.
#[component]
pub fn ReplyForm(
    /// The account.
    account: AccountId,
    /// The reply; without one it is a new one.
    #[prop(optional)]
    reply: Option<SavedReply>,
    /// It was kept, or is left as it was.
    on_done: Callback<()>,
) -> Drawn {
    let state = use_state();
    let (shortcut, words) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let account = StoredValue::new(account);
    let id = StoredValue::new(reply.as_ref().map(|reply| reply.id.clone()));
    let is_own =
        move |work: &ReplyWork| account.with_value(|account| id.with_value(|id| work.is_of(account, id.as_ref())));
    let work = Live::new(move || {
        state.unsettled.with(|unsettled| unsettled.reply_works().iter().find(|work| is_own(work)).cloned())
    });
    let sent = Source::new(false);
    let pending = Live::new(move || work.with(|work| work.as_ref().is_some_and(|work| work.refused.is_none())));
    let refused =
        Live::new(move || sent.get() && work.with(|work| work.as_ref().is_some_and(|work| work.refused.is_some())));
    watch(move || {
        if sent.get() && work.with(Option::is_none) {
            on_done.run(());
        }
    });
    watch(move || {
        if let Some(input) = shortcut.get() {
            let _ = input.focus();
        }
    });
    let save = move || {
        let (Some(shortcut), Some(words)) = (shortcut.get_untracked(), words.get_untracked()) else { return };
        let name = shortcut.value();
        let name = name.trim();
        let reply = ReplyText { shortcut: name.strip_prefix('/').unwrap_or(name).to_owned(), text: words.value() };
        state.dispatch(Intent::Administer(Administration::KeepReply(account.get_value(), id.get_value(), reply)));
        sent.set(true);
    };
    let keys = move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Escape" if !event.is_composing() => on_done.run(()),
            "Enter" if held && !event.is_composing() => save(),
            _ => return,
        }
        // The dialog stays open.
        event.prevent_default();
        event.stop_propagation();
    };
    let says = move || match (pending.get(), refused.get()) {
        (true, _) => text(Text::Saving).to_owned(),
        (false, true) => work.with(|work| {
            let why = work.as_ref().and_then(|work| work.refused.as_ref());
            why.map(|why| filled(Text::SettingRefused, &[("reason", refusal(why))])).unwrap_or_default()
        }),
        (false, false) => String::new(),
    };
    let names = Placeholder::EVERY.map(Placeholder::written).join(", ");
    let (name, body) = reply.map(|reply| (reply.shortcut, reply.text)).unwrap_or_default();
    view! {
        <div class="reply-form" on:keydown=keys>
            <label><span>{text(Text::ReplyName)}</span><input type="text" class="input" dir="auto" autocomplete="off" maxlength=(LONGEST_SHORTCUT + 1).to_string() node_ref=shortcut value=name /></label>
            <label><span>{text(Text::ReplyText)}</span><textarea class="input" dir="auto" rows="4" node_ref=words aria-describedby="reply-hint">{body}</textarea></label>
            <p class="setting-hint" id="reply-hint">{filled(Text::ReplyTextHint, &[("names", &names)])}</p>
            <div class="reply-form-actions">
                <button type="button" class="button" disabled=follow(move || pending.get().then_some("")) on:click=move |_| save()>{text(Text::Save)}</button>
                <button type="button" class="button" on:click=move |_| on_done.run(())>{text(Text::KeepIt)}</button>
                <p class="setting-state" role="status">{follow(says)}</p>
            </div>
        </div>
    }
}

/// Why a reply was not kept or not removed, in words.
pub(super) fn refusal(why: &ReplyRefusal) -> &'static str {
    match why {
        ReplyRefusal::Mistake(ReplyMistake::Shortcut) => text(Text::MistakeReplyName),
        ReplyRefusal::Mistake(ReplyMistake::Text) => text(Text::MistakeReplyText),
        ReplyRefusal::Backend(error) if error.kind() == Some(ProblemType::Conflict) => text(Text::MistakeReplyTaken),
        ReplyRefusal::Backend(error) => texts::error(error),
    }
}
