//! What is special about sending where the agent writes, and until when it can be done.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::platform::intl::{self, Style, Zone};
use crate::state::use_state;
use crate::texts::{self, Text, filled, text};
use leptos::prelude::*;
use social_messaging_domain::composer::{Opening, Window};
use social_messaging_domain::conversation::{AccountFacts, LanePause};
use social_messaging_domain::time::HOUR;
use social_messaging_domain::visibility::Visibility;

/// An offer that ends sooner than this says when.
const SOON: i64 = 6 * HOUR;

/// A line about the chosen visibility, where there is something to know.
#[component]
pub fn OfferHint(
    /// Who reads it.
    visibility: Live<Visibility>,
) -> Drawn {
    let state = use_state();
    let hint = Live::new(move || {
        let now = state.minute.get();
        let opening = state.offers.with(|offers| offers.as_ref()?.of(visibility.get()).clone().ok())?;
        state.detail.with(|detail| {
            let account = &detail.loaded()?.facts.account;
            paused(account, &opening).or_else(|| said(account, &opening, opening.until?.since(now)))
        })
    });
    dynamic(move || hint.get().map(|hint| view! { <p class="composer-hint" role="status">{hint}</p> }))
}

fn time(at: social_messaging_domain::time::Timestamp) -> String {
    intl::moment(at, Zone::Own, Style::Short)
}

fn said(account: &AccountFacts, opening: &Opening, left: i64) -> Option<String> {
    let until = time(opening.until?);
    if opening.lane.is_some() && opening.lane == account.network.rules().private_reply_lane {
        return Some(format!("{} · {}", text(Text::PrivateReplyOnce), filled(Text::OfferUntil, &[("time", &until)])));
    }
    match opening.window {
        Window::HumanAgent => Some(filled(Text::HumanAgentWindow, &[("time", &until)])),
        Window::Standard => (left < SOON).then(|| filled(Text::OfferUntil, &[("time", &until)])),
    }
}

fn paused(account: &AccountFacts, opening: &Opening) -> Option<String> {
    let pause: &LanePause = account.pauses.iter().find(|pause| Some(pause.lane) == opening.lane)?;
    let reason = texts::pause(pause.reason);
    Some(match pause.until {
        Some(until) => filled(Text::LaneWaitsUntil, &[("reason", reason), ("time", &time(until))]),
        None => filled(Text::LaneWaits, &[("reason", reason)]),
    })
}
