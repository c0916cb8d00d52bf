//! The line below a message: network, audience, who, what, when.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::platform::intl::{self, Style, Zone};
use crate::state::use_state;
use crate::texts::{self, Text, filled, text};
use crate::ui::audience::AudienceMark;
use crate::ui::moment::{Moment, consumers_clock, short_name};
use crate::ui::network::NetworkSign;
use leptos::prelude::*;
use social_messaging_domain::message::{Author, AuthorKind, Kind, Message};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// What the line is drawn of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    network: social_messaging_domain::networks::Network,
    visibility: Visibility,
    author: Author,
    kind: Kind,
    account: String,
    at: Timestamp,
    on_ad: bool,
    edited: bool,
    hidden: bool,
}

/// The indicator line. A consumer's time is the consumer's, where the network tells the zone; everybody else's is the agent's.
#[component]
pub fn Indicator(
    /// The message.
    message: Live<Option<Message>>,
) -> Drawn {
    let state = use_state();
    let offset = Live::new(move || {
        state.detail.with(|detail| detail.loaded().and_then(|detail| detail.profile.utc_offset_minutes))
    });
    let line = Live::new(move || {
        message.with(|message| {
            message.as_ref().map(|message| Line {
                network: message.network,
                visibility: message.visibility,
                author: message.author.clone(),
                kind: message.kind,
                account: message.account_name.clone(),
                at: message.sent_at,
                on_ad: message.on_ad,
                edited: message.edited_at.is_some(),
                hidden: message.hidden,
            })
        })
    });
    dynamic(move || line.get().map(|line| draw(line, offset.get())))
}

fn draw(line: Line, offset: Option<i32>) -> Drawn {
    let by_consumer = line.author.kind == AuthorKind::Consumer;
    let (zone, zone_name) =
        if by_consumer { consumers_clock(offset) } else { (Zone::Own, text(Text::AgentsTime).to_owned()) };
    let name = match (line.author.kind, line.author.name) {
        (AuthorKind::Brand, None) => line.account.clone(),
        (_, Some(name)) => name,
        (_, None) => text(Text::NameNotShared).to_owned(),
    };
    let action = texts::action(line.kind.action(line.visibility));
    let from = match line.author.kind {
        AuthorKind::Agent | AuthorKind::Bot if line.visibility != Visibility::Internal => {
            Some(filled(Text::AsAccount, &[("account", &line.account)]))
        }
        AuthorKind::Brand => Some(text(Text::WrittenNatively).to_owned()),
        _ => None,
    };
    let tag = |is: bool, word: &'static str| is.then(|| view! { <span class="tag">{word}</span> });
    let hidden = line.hidden.then(|| filled(Text::Hidden, &[("network", texts::network(line.network))]));
    // Two clocks in one transcript: the one that is not the agent's says so.
    let elsewhere = by_consumer.then(|| view! { <span aria-hidden="true">{short_name(zone)}</span> });
    // The line above the day's messages goes by the agent's clock.
    let style = if intl::day(line.at, zone) == intl::day(line.at, Zone::Own) { Style::Time } else { Style::Short };
    view! {
        <div class="indicator">
            <NetworkSign network=line.network />
            <AudienceMark visibility=line.visibility />
            <bdi class="indicator-name">{name}</bdi>
            <span>{action}</span>
            <span class="indicator-time">
                <Moment at=line.at zone zone_name style />
                {elsewhere}
            </span>
            {from.map(|from| view! { <bdi>{from}</bdi> })}
            {tag(line.on_ad, text(Text::Ad))}
            {tag(line.edited, text(Text::Edited))}
            {hidden.map(|hidden| view! { <span class="tag">{hidden}</span> })}
        </div>
    }
}
