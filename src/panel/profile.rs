//! The consumer's profile.

use super::person_notes::PersonNotesView;
use super::profile_facts::ProfileFacts;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::state::use_state;
use crate::texts::{self, Text, filled, text};
use crate::ui::avatar::Avatar;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::safe;
use crate::ui::network::NetworkSign;
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use social_messaging_domain::profile::{Profile, ProfileState};

/// Who the consumer is, as far as the network shares it.
#[component]
pub fn ProfileView() -> Drawn {
    let state = use_state();
    let profile = Live::new(move || state.detail.with(|detail| detail.loaded().map(|detail| detail.profile.clone())));
    let summary = Live::new(move || {
        state.detail.with(|detail| {
            detail.loaded().map(|detail| {
                let summary = &detail.summary;
                (summary.avatar_url.clone(), summary.consumer_name.clone(), summary.consumer_handle.clone())
            })
        })
    });
    let person = Live::new(move || {
        let known = summary.get().map(|(url, name, _)| (url, name)).unwrap_or_default();
        profile.with(|profile| match profile {
            Some(profile) => (profile.avatar_url.clone().or(known.0), profile.name.clone().or(known.1)),
            None => known,
        })
    });
    let handle =
        move || profile.with(|profile| profile.as_ref().and_then(|it| it.handle.clone())).or_else(|| summary.get()?.2);
    let name = move || person.get().1.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
    view! {
        <section class="panel-part" aria-labelledby="panel-profile">
            <h2 class="panel-title" id="panel-profile">{text(Text::Profile)}</h2>
            <div class="profile-head">
                <Avatar person />
                <div>
                    <p class="profile-name"><bdi>{follow(name)}</bdi></p>
                    {dynamic(move || handle().map(|handle| view! { <p class="profile-handle" dir="ltr">"@"{handle}</p> }))}
                    {dynamic(move || profile.with(|profile| profile.as_ref().map(native)))}
                </div>
            </div>
            <PersonNotesView />
            {dynamic(move || profile.get().map(told))}
        </section>
    }
}

fn native(profile: &Profile) -> Drawn {
    let network = texts::network(profile.network);
    let link = profile.url.as_deref().and_then(safe).map(str::to_owned);
    view! {
        <p class="profile-network">
            <NetworkSign network=profile.network />
            {match link {
                Some(link) => view! {
                    <a href=link target="_blank" rel="noopener noreferrer">
                        {filled(Text::OpenOnNetwork, &[("network", network)])}
                        <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
                    </a>
                },
                None => view! { <span aria-hidden="true">{network}</span> },
            }}
        </p>
    }
}

fn told(profile: Profile) -> Drawn {
    let line = |words: String| view! { <p class="panel-note"><Glyph icon=Icon::Person />{words}</p> };
    match profile.state {
        ProfileState::Available => view! { <ProfileFacts profile /> },
        ProfileState::Loading => view! { <Skeleton rows=2 /> },
        ProfileState::NotShared => {
            line(filled(Text::NetworkSharesNoProfile, &[("network", texts::network(profile.network))]))
        }
        ProfileState::Unavailable | ProfileState::Unknown => line(text(Text::ProfileUnavailable).to_owned()),
    }
}
