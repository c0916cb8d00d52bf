//! What a network tells of a person.

use crate::drawing::{Drawn, follow, view};
use crate::platform::intl::{self, Style, Zone};
use crate::state::use_state;
use crate::texts::{Text, text};
use crate::ui::rich_text::RichText;
use leptos::prelude::*;
use social_messaging_domain::profile::Profile;

/// The fields that the network fills, with the time at the consumer's, which ticks.
#[component]
pub fn ProfileFacts(
    /// The profile.
    profile: Profile,
) -> Drawn {
    let state = use_state();
    let fact = |name: Text, value: Option<String>| {
        value.map(|value| {
            view! {
                <div class="fact">
                    <dt>{text(name)}</dt>
                    <dd><bdi>{value}</bdi></dd>
                </div>
            }
        })
    };
    let count = |name: Text, value: Option<u64>| {
        value.map(|value| {
            view! {
                <div class="stat">
                    <dt>{text(name)}</dt>
                    <dd title=intl::number(value)>{intl::compact_number(value)}</dd>
                </div>
            }
        })
    };
    let clock = profile.utc_offset_minutes.map(|offset| {
        let time = move || intl::moment(state.minute.get(), Zone::Offset(offset), Style::Time);
        view! {
            <div class="fact">
                <dt>{text(Text::ConsumerTime)}</dt>
                <dd><time>{follow(time)}</time></dd>
            </div>
        }
    });
    let counts = [profile.posts, profile.likes, profile.followers, profile.following];
    let stats = counts.iter().any(Option::is_some).then(|| {
        view! {
            <dl class="stats">
                {count(Text::Posts, profile.posts)}
                {count(Text::Likes, profile.likes)}
                {count(Text::Followers, profile.followers)}
                {count(Text::Following, profile.following)}
            </dl>
        }
    });
    view! {
        {profile.bio.filter(|bio| !bio.is_empty()).map(|bio| view! { <RichText content=bio /> })}
        {stats}
        <dl class="facts">
            {fact(Text::Locale, profile.locale.map(|locale| intl::locale_name(&locale.replace('_', "-"))))}
            {fact(Text::TimeZone, profile.utc_offset_minutes.map(intl::offset_name))}
            {clock}
            {fact(Text::Gender, profile.gender.map(gender))}
            {fact(Text::Location, profile.location)}
            {fact(Text::Joined, profile.joined_at.map(|at| intl::moment(at, Zone::Own, Style::Date)))}
        </dl>
    }
}

/// Meta tells "male" or "female", or what the person wrote themselves.
fn gender(told: String) -> String {
    match told.as_str() {
        "male" => text(Text::Male).to_owned(),
        "female" => text(Text::Female).to_owned(),
        _ => told,
    }
}
