//! A moment on somebody's clock.

use crate::drawing::{Drawn, view};
use crate::platform::intl::{self, Style, Zone};
use leptos::prelude::*;
use social_messaging_domain::time::Timestamp;

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
