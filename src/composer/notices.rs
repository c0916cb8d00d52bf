//! What there is to say above the composer.

use crate::drawing::{Drawn, dynamic, rows, view};
use crate::platform::intl::{self, Style, Zone};
use crate::state::{Intent, Notice, Posted, SwitchCause, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::notice::{NoticeLine, Tone};
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::visibility::Visibility;

/// The notices, the oldest first; a switch is offered, never done.
#[component]
pub fn Notices(
    /// The text box: whoever decided goes on there.
    node: NodeRef<html::Textarea>,
    /// Sends what a warning is about.
    on_send_anyway: Callback<()>,
) -> Drawn {
    let state = use_state();
    let decide = Callback::new(move |choice: Choice| {
        match choice {
            Choice::Do(intent) => state.dispatch(intent),
            Choice::SendAnyway => on_send_anyway.run(()),
        }
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    });
    let not_kept = move || {
        (!state.drafts_kept.get())
            .then(|| view! { <NoticeLine tone=Tone::Warning says=text(Text::NotKept).to_owned() /> })
    };
    view! {
        <div class="notices">
            {dynamic(not_kept)}
            {rows(move || state.notices.get(), |posted| posted.id.to_string(), move |posted| line(posted, decide))}
        </div>
    }
}

/// What an agent decides about a notice.
#[derive(Clone, Debug)]
enum Choice {
    Do(Intent),
    SendAnyway,
}

fn line(posted: Posted, decide: Callback<Choice>) -> Drawn {
    let state = use_state();
    let Posted { id, notice } = posted;
    let on_dismiss = Callback::new(move |()| decide.run(Choice::Do(Intent::DismissNotice(id))));
    let switch = matches!(notice, Notice::Switch { .. });
    let found = matches!(notice, Notice::NotForPublic { .. });
    let answered = matches!(notice, Notice::AnsweredMeanwhile { .. });
    let elsewhere = matches!(notice, Notice::NewerElsewhere { .. });
    let tone = if switch || elsewhere { Tone::Plain } else { Tone::Warning };
    let button = move |name: Text, choice: Choice| {
        view! {
            <button type="button" class="button button--small" on:click=move |_| decide.run(choice.clone())>{text(name)}</button>
        }
    };
    let direct = move || state.offers.with(|offers| offers.as_ref().is_some_and(|offers| offers.direct.is_ok()));
    let written = move || state.draft.with(|draft| draft.as_ref().is_some_and(|draft| !draft.text.trim().is_empty()));
    view! {
        <NoticeLine tone says=words(&notice) on_dismiss>
            {switch.then(|| button(Text::Switch, Choice::Do(Intent::AcceptSwitch)))}
            {dynamic(move || (switch && written()).then(|| button(Text::SwitchWithText, Choice::Do(Intent::AcceptSwitchWithText))))}
            {dynamic(move || (found && direct()).then(|| button(Text::SendDirectInstead, Choice::Do(Intent::MoveToDirect))))}
            {elsewhere.then(|| button(Text::TakeOwnDraft, Choice::Do(Intent::TakeOwnDraft)))}
            {found.then(|| button(Text::SendPubliclyAnyway, Choice::SendAnyway))}
            {answered.then(|| button(Text::SendAnyway, Choice::SendAnyway))}
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
        Notice::NotAttached(reason) => with_reason(Text::NotAttached, texts::reason(*reason)),
        Notice::TooLong(over) => filled(Text::NotSentTooLong, &[("over", &intl::number(*over as u64))]),
        Notice::NotSendable(reason) => with_reason(Text::NotSendable, texts::reason(*reason)),
        Notice::NotForPublic { found, own } => {
            let names = found.iter().map(|found| texts::finding(*found));
            let names: Vec<&str> = names.chain(own.iter().map(String::as_str)).collect();
            filled(Text::NotForPublic, &[("what", &names.join(", "))])
        }
        Notice::AnsweredMeanwhile { name } => {
            let somebody = || text(Text::Somebody).to_owned();
            filled(Text::AnsweredMeanwhile, &[("name", &name.clone().unwrap_or_else(somebody))])
        }
        Notice::NewerElsewhere { at, .. } => {
            filled(Text::NewerElsewhere, &[("time", &intl::moment(*at, Zone::Own, Style::Time))])
        }
        Notice::LikeRefused { error, .. } => with_reason(Text::LikeNotTaken, texts::error(error)),
        Notice::LikeFailed { failure, .. } => with_reason(Text::LikeNotTaken, texts::like_failure(failure.as_ref())),
        Notice::CommandRefused { error, .. } | Notice::WorkRefused(error) => {
            with_reason(Text::CommandNotTaken, texts::error(error))
        }
    }
}
