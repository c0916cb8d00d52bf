//! Another conversation of the consumer.

use super::related::LINK;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::platform::address::encode;
use crate::platform::intl::{Style, Zone};
use crate::platform::page;
use crate::state::person::{LinkOrder, PersonWish, Related};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::moment::Moment;
use crate::ui::network::NetworkSign;
use leptos::prelude::*;
use social_messaging_domain::conversation::ConversationSummary;

/// Where, with whom, when last, and who says that it is the same person. A press opens it.
#[component]
pub fn RelatedRow(
    /// Which.
    related: Related,
) -> Drawn {
    let state = use_state();
    let row = state.row(&related.id);
    let id = StoredValue::new(related.id);
    let work = Live::new(move || state.person.with(|person| id.with_value(|id| person.link(id).cloned())));
    let says = move || {
        let refused = work.get().and_then(|work| work.refused);
        refused.map(|why| filled(Text::SettingRefused, &[("reason", texts::error(&why))])).unwrap_or_default()
    };
    let busy = move || work.with(|work| work.as_ref().is_some_and(|work| work.refused.is_none())).then_some("true");
    let open = move |event: leptos::ev::MouseEvent| {
        // With a key held the link does what a link does: another tab.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.dispatch(Intent::OpenConversation(id.get_value()));
        }
    };
    let unlink = move |_| {
        state.dispatch(Intent::AboutPerson(PersonWish::Link(LinkOrder::Unlink(id.get_value()))));
        request_animation_frame(|| page::focus(LINK));
    };
    let name = move || row.with(|row| row.as_ref().map(texts::consumer)).unwrap_or_default();
    let same = move || {
        row.with(|row| row.as_ref().map(|row| filled(Text::SameUser, &[("network", texts::network(row.network))])))
    };
    let why = match related.link {
        None => view! { <p class="person-note-by">{follow(same)}</p> },
        Some(link) => view! {
            <p class="person-note-by">
                <bdi>{filled(Text::LinkedBy, &[("name", &link.agent_name)])}</bdi>
                " · "
                <Moment at=link.at zone=Zone::Own zone_name=text(Text::AgentsTime).to_owned() style=Style::Date />
            </p>
            <button type="button" class="button button--quiet button--small" aria-disabled=follow(busy) aria-label=follow(move || filled(Text::UnlinkNamed, &[("name", &name())])) on:click=unlink>{text(Text::Unlink)}</button>
            <p class="person-note-state" role="status">{follow(says)}</p>
        },
    };
    view! {
        <li class="related-row">
            <a class="related-link" href=format!("#conversation={}", id.with_value(|id| encode(id.as_str()))) on:click=open>
                {dynamic(move || row.get().map(|row| lines(&row)))}
            </a>
            {why}
        </li>
    }
}

/// Who, where, at which account and when last.
#[must_use]
pub fn lines(row: &ConversationSummary) -> Drawn {
    view! {
        <NetworkSign network=row.network />
        <bdi class="related-name">{texts::consumer(row)}</bdi>
        <span class="related-where">
            <bdi>{row.account_name.clone()}</bdi>
            " · "
            <Moment at=row.last_at zone=Zone::Own zone_name=text(Text::AgentsTime).to_owned() style=Style::Short />
        </span>
    }
}
