//! One message with its indicator line below it.

use super::actions::MessageActions;
use super::body::MessageBody;
use super::history::HistoryLine;
use super::indicator::Indicator;
use super::places::Mark;
use super::private_reply::PrivateReplyChip;
use super::quote::QuoteView;
use super::scrolling::element_id;
use super::status::MessageStatus;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::idle;
use crate::state::{ShownMessage, use_state};
use crate::texts::{Text, text};
use crate::ui::attribute::tab_index;
use crate::ui::audience::audience;
use leptos::prelude::*;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::{AuthorKind, Message};
use std::collections::BTreeMap;

/// A message: the day or the mark of new ones above it, what it answers, its text and files, its indicator line, how far it got and what can be done with it,
/// and what was done with the conversation after it.
#[component]
pub fn MessageRow(
    /// Which.
    id: MessageId,
    /// Where all messages stand.
    marks: Live<BTreeMap<MessageId, Mark>>,
    /// The message at which the Tab key stops.
    stop: Live<Option<MessageId>>,
    /// The message that had the focus last.
    focused: Source<Option<MessageId>>,
) -> Drawn {
    let state = use_state();
    let shown = state.message(&id);
    let element = element_id(&id);
    let id = StoredValue::new(id);
    let mark = Live::new(move || id.with_value(|id| marks.with(|marks| marks.get(id).cloned().unwrap_or_default())));
    let is_stop = Live::new(move || stop.with(|stop| id.with_value(|id| stop.as_ref() == Some(id))));
    let part = move |read: fn(&Message) -> &'static str| {
        follow(move || shown.with(|shown| shown.as_ref().map_or("", |shown| read(&shown.message))))
    };
    let above = move || {
        mark.with(|mark| {
            let new =
                mark.first_new.then(|| view! { <div class="transcript-new"><span>{text(Text::New)}</span></div> });
            let day = mark.day.clone().map(|day| view! { <div class="transcript-day"><span>{day}</span></div> });
            (day, new)
        })
    };
    let done = Live::new(move || mark.with(|mark| mark.done.clone()));
    let line = |(change, style)| view! { <HistoryLine change style /> };
    let (body_id, line_id) = (format!("{element}-body"), format!("{element}-line"));
    let labelled = format!("{line_id} {body_id}");
    // The one that the agent chose to see the post of.
    let is_viewed = Live::new(move || id.with_value(|id| state.viewed.with(|viewed| viewed.as_ref() == Some(id))));
    // Most of what a row is made of: drawn at once where the Tab key stops, elsewhere when there is time.
    let has_actions = Source::new(false);
    idle::at_rest(move || has_actions.try_set(true));
    let stays = StoredValue::new(false);
    let acts = Live::new(move || {
        let acts = has_actions.get() || is_stop.get() || stays.get_value();
        stays.set_value(acts);
        acts
    });
    let inside = Live::new(move || shown.with(Option::is_some));
    let content = move || {
        inside.get().then(|| {
            let message =
                Live::new(move || shown.with(|shown| shown.as_ref().map(|shown: &ShownMessage| shown.message.clone())));
            view! {
                <QuoteView message />
                <div class="bubble" id=body_id.clone()><MessageBody message /></div>
                <div class="message-foot">
                    <div id=line_id.clone()><Indicator message /></div>
                    <MessageStatus shown />
                    <PrivateReplyChip message />
                </div>
                {dynamic(move || acts.get().then(|| view! { <MessageActions message is_stop /> }))}
            }
        })
    };
    view! {
        <article
            class="message"
            id=element
            aria-labelledby=labelled
            aria-posinset=follow(move || mark.with(|mark| mark.position.to_string()))
            aria-setsize=follow(move || mark.with(|mark| mark.total.to_string()))
            aria-current=follow(move || is_viewed.get().then_some("true"))
            tabindex=follow(move || tab_index(is_stop.get()))
            data-side=part(side)
            data-audience=part(|message| audience(message.visibility))
            data-state=part(fate)
            on:focusin=move |_| focused.set(Some(id.get_value()))
        >
            {dynamic(above)}
            <div class="message-column">{dynamic(content)}</div>
            {dynamic(move || done.get().into_iter().map(line).collect::<Vec<_>>())}
        </article>
    }
}

fn side(message: &Message) -> &'static str {
    match message.author.kind {
        AuthorKind::Consumer | AuthorKind::Other => "consumer",
        AuthorKind::Agent | AuthorKind::Brand | AuthorKind::Bot => "brand",
    }
}

fn fate(message: &Message) -> &'static str {
    use social_messaging_domain::message::MessageState::{Cancelled, Failed, Held, Queued, Sending, Unconfirmed};
    match message.state {
        Failed => "failed",
        Held | Queued | Sending | Unconfirmed => "pending",
        Cancelled => "cancelled",
        _ => "",
    }
}
