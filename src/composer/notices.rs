//! What there is to say above the composer.

use crate::drawing::{Drawn, dynamic, rows, view};
use crate::state::{Intent, Notice, Posted, SwitchCause, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::notice::{NoticeLine, Tone};
use leptos::prelude::*;
use social_messaging_domain::visibility::Visibility;

/// The notices, the oldest first; a switch is offered, never done.
#[component]
pub fn Notices() -> Drawn {
    let state = use_state();
    let not_kept = move || {
        (!state.drafts_kept.get())
            .then(|| view! { <NoticeLine tone=Tone::Warning says=text(Text::NotKept).to_owned() /> })
    };
    view! {
        <div class="notices">
            {dynamic(not_kept)}
            {rows(move || state.notices.get(), |posted| posted.id.to_string(), line)}
        </div>
    }
}

fn line(posted: Posted) -> Drawn {
    let state = use_state();
    let Posted { id, notice } = posted;
    let on_dismiss = Callback::new(move |()| state.dispatch(Intent::DismissNotice(id)));
    let switch = matches!(notice, Notice::Switch { .. });
    let tone = if switch { Tone::Plain } else { Tone::Warning };
    let button = move |name: Text, intent: Intent| {
        let intent = StoredValue::new(intent);
        view! {
            <button type="button" class="button button--small" on:click=move |_| state.dispatch(intent.get_value())>{text(name)}</button>
        }
    };
    let written = move || state.draft.with(|draft| draft.as_ref().is_some_and(|draft| !draft.text.trim().is_empty()));
    view! {
        <NoticeLine tone says=words(&notice) on_dismiss>
            {switch.then(|| button(Text::Switch, Intent::AcceptSwitch))}
            {dynamic(move || (switch && written()).then(|| button(Text::SwitchWithText, Intent::AcceptSwitchWithText)))}
        </NoticeLine>
    }
}

fn words(notice: &Notice) -> String {
    let with_reason = |words: Text, reason: &str| filled(words, &[("reason", reason)]);
    match notice {
        Notice::Switch { to, cause } => {
            let place = text(match to {
                Visibility::Public => Text::SwitchPublic,
                Visibility::Direct => Text::SwitchDirect,
                Visibility::Internal | Visibility::Unknown => Text::SwitchInternal,
            });
            match cause {
                SwitchCause::ConsumerWrote => place.to_owned(),
                SwitchCause::OfferEnded => text(Text::OfferEndedHere).to_owned(),
            }
        }
        Notice::NotSendable(reason) => with_reason(Text::NotSendable, texts::reason(*reason)),
        Notice::LikeRefused { error, .. } => with_reason(Text::LikeNotTaken, texts::error(error)),
        Notice::LikeFailed { failure, .. } => with_reason(Text::LikeNotTaken, texts::like_failure(failure.as_ref())),
        Notice::CommandRefused { error, .. } | Notice::WorkRefused(error) => {
            with_reason(Text::CommandNotTaken, texts::error(error))
        }
    }
}
