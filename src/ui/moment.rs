//! A moment on somebody's clock.

use crate::drawing::{Drawn, view};
use crate::platform::intl::{self, Style, Zone};
use crate::texts::{Text, text};
use leptos::prelude::*;
use social_messaging_domain::time::Timestamp;

/// The clock by which what a consumer wrote is shown, and its name: their own, where the network tells its distance from
/// UTC.
#[must_use]
pub fn consumers_clock(offset: Option<i32>) -> (Zone, String) {
    match offset {
        Some(minutes) => {
            (Zone::Offset(minutes), format!("{}, {}", intl::offset_name(minutes), text(Text::ConsumersTime)))
        }
        None => (Zone::Own, text(Text::AgentsTimeInstead).to_owned()),
    }
}

/// The name of a consumer's clock in few words, for all to see.
#[must_use]
pub fn short_name(zone: Zone) -> String {
    match zone {
        Zone::Offset(minutes) => intl::offset_name(minutes),
        Zone::Own => text(Text::AgentsTime).to_owned(),
    }
}

/// A time of day; the whole moment with its zone at rest of the pointer and for those who listen.
#[expect(clippy::needless_pass_by_value, reason = "the props of a component are its own")]
#[component]
pub fn Moment(
    /// When.
    at: Timestamp,
    /// Whose clock.
    zone: Zone,
    /// The zone in words.
    zone_name: String,
    /// How much of it is shown.
    style: Style,
) -> Drawn {
    let whole = format!("{} ({zone_name})", intl::moment(at, zone, Style::Full));
    view! {
        <time datetime=at.to_string() title=whole>
            {intl::moment(at, zone, style)}
            <span class="hidden">{format!(" ({zone_name})")}</span>
        </time>
    }
}
