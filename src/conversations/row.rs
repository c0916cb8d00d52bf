//! One row of a list.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::address::encode;
use crate::platform::intl::{self, Style, Zone};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, counted, filled, text};
use crate::ui::attachment::kind_word;
use crate::ui::attribute::tab_index;
use crate::ui::audience::AudienceMark;
use crate::ui::avatar::Avatar;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::network::NetworkSign;
use leptos::prelude::*;
use social_messaging_domain::conversation::ConversationSummary;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// A conversation in a list: who, where, the last message with its audience, what is new and who waits since when.
#[component]
pub fn ConversationRow(
    /// Which.
    id: ConversationId,
    /// The row that had the focus last.
    focused: Source<Option<ConversationId>>,
    /// The row at which the Tab key stops.
    stop: Live<Option<ConversationId>>,
) -> Drawn {
    let state = use_state();
    let row = state.row(&id);
    let id = StoredValue::new(id);
    let is = move |other: &Option<ConversationId>| id.with_value(|id| other.as_ref() == Some(id));
    let person = Live::new(move || {
        row.with(|row| row.as_ref().map(|row| (row.avatar_url.clone(), row.consumer_name.clone())).unwrap_or_default())
    });
    let open = move |event: leptos::ev::MouseEvent| {
        // With a key held the link does what a link does: another tab.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.dispatch(Intent::OpenConversation(id.get_value()));
        }
    };
    let has_draft = Live::new(move || state.with_drafts.with(|ids| id.with_value(|id| ids.contains(id))));
    let unsent = Live::new(move || {
        state.unsent.with(|ids| id.with_value(|id| ids.iter().filter(|unsent| *unsent == id).count() as u64))
    });
    let lines = move || row.get().map(|row| view! { <Lines row has_draft unsent /> });
    view! {
        <li class=follow(move || row.with(|row| if row.as_ref().is_some_and(|row| row.unread > 0) { "row row--unread" } else { "row" }))>
            <a
                class="row-link"
                href=format!("#conversation={}", id.with_value(|id| encode(id.as_str())))
                aria-current=follow(move || state.open.with(is).then_some("true"))
                tabindex=follow(move || tab_index(stop.with(is)))
                on:focus=move |_| focused.set(Some(id.get_value()))
                on:click=open
            >
                <Avatar person />
                {dynamic(lines)}
            </a>
        </li>
    }
}

/// What a row says.
#[component]
fn Lines(row: ConversationSummary, has_draft: Live<bool>, unsent: Live<u64>) -> Drawn {
    let state = use_state();
    let wordless = || text(row.last_attachment.map_or(Text::NoText, kind_word)).to_owned();
    let last = if row.last_text.is_empty() { wordless() } else { row.last_text.clone() };
    let failed = Live::new(move || u64::from(row.failed) + unsent.get());
    let assigned = row.assignee_name.clone();
    view! {
        <span class="row-top">
            <bdi class="row-name">{texts::consumer(&row)}</bdi>
            <NetworkSign network=row.network />
            <time datetime=row.last_at.to_string()>{moment(row.last_at)}</time>
            {(row.unread > 0).then(|| {
                let unread = u64::from(row.unread);
                view! {
                    <span class="badge" aria-hidden="true">{intl::number(unread)}</span>
                    <span class="hidden">{counted(Text::Unread, unread)}</span>
                }
            })}
        </span>
        <span class="row-last">
            <AudienceMark visibility=row.last_visibility />
            <span class="row-text" dir="auto">{last}</span>
            {dynamic(move || has_draft.get().then(|| view! { <span class="tag row-draft">{text(Text::Draft)}</span> }))}
        </span>
        <span class="row-meta">
            {row.waiting_since.map(|since| view! { <Waiting since now=state.minute /> })}
            {dynamic(move || (failed.get() > 0).then(|| view! {
                <span class="row-failed">
                    <Glyph icon=Icon::Warning />
                    {counted(Text::NotSentCount, failed.get())}
                </span>
            }))}
            <span class="row-assignee">
                <Glyph icon=Icon::Person />
                <bdi>{assigned.unwrap_or_else(|| text(Text::Unassigned).to_owned())}</bdi>
            </span>
        </span>
    }
}

/// How long the consumer waits, the louder the longer.
#[component]
fn Waiting(since: Timestamp, now: Source<Timestamp>) -> Drawn {
    let long = move || now.get().since(since).max(0);
    let urgency = move || match long() {
        long if long >= 4 * HOUR => "late",
        long if long >= HOUR => "soon",
        _ => "calm",
    };
    view! {
        <span class="waiting" data-urgency=follow(urgency) title=filled(Text::WaitingSince, &[("time", &intl::moment(since, Zone::Own, Style::Full))])>
            <Glyph icon=Icon::Clock />
            {follow(move || filled(Text::Waiting, &[("duration", &duration(long()))]))}
        </span>
    }
}

fn moment(at: Timestamp) -> String {
    let style = if crate::platform::clock::now().since(at) < DAY { Style::Time } else { Style::Short };
    intl::moment(at, Zone::Own, style)
}

/// A length of time in its largest unit.
fn duration(millis: i64) -> String {
    let unit = [(DAY, Text::Days), (HOUR, Text::Hours), (MINUTE, Text::Minutes)];
    match unit.into_iter().find(|(unit, _)| millis >= *unit) {
        Some((unit, words)) => counted(words, u64::try_from(millis / unit).unwrap_or_default()),
        None => filled(Text::LessThan, &[("duration", &counted(Text::Minutes, 1))]),
    }
}
