//! The messages of the open conversation.

pub mod actions;
pub mod announcer;
pub mod body;
pub mod header;
pub mod history;
pub mod indicator;
pub mod message;
pub mod moderation;
pub mod places;
pub mod private_reply;
pub mod quote;
pub mod scrolling;
pub mod status;

use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, follow, rows, view};
use crate::live::{Live, Source};
use crate::platform::intl;
use crate::state::{Edge, Intent, Place, Resource, TranscriptWindow, use_state};
use crate::texts::{self, Text, counted, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::roving::{Keys, rove};
use crate::ui::skeleton::Skeleton;
use announcer::Announcer;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use message::MessageRow;
use places::Places;
use scrolling::Scrolling;
use social_messaging_domain::ids::{ConversationId, MessageId};

/// The transcript of one conversation: a window of its messages, loaded further at both ends as the agent scrolls.
#[component]
pub fn Transcript(
    /// Which conversation.
    conversation: ConversationId,
) -> Drawn {
    let state = use_state();
    let shown = Live::new(move || state.transcript.with(Region::of));
    let places = StoredValue::new(Places::of(&conversation));
    let retry = Callback::new(move |()| {
        state.dispatch(Intent::RetryLoading(Resource::Messages(conversation.clone(), Place::Newest)));
    });
    view! {
        <div class="transcript">
            {dynamic(move || match shown.get() {
                Region::Blank | Region::Empty => Drawn::nothing(),
                Region::Skeleton => view! { <Skeleton rows=5 /> },
                Region::Failed(reason) => view! { <Failed what=text(Text::MessagesFailed) reason on_retry=retry /> },
                Region::Content => view! { <Feed places=places.get_value() /> },
            })}
        </div>
    }
}

#[component]
fn Feed(places: Places) -> Drawn {
    let state = use_state();
    let window = move || state.transcript;
    let ids =
        Live::new(move || window().with(|load| load.loaded().map(|window| window.ids.clone()).unwrap_or_default()));
    let edge = move |read: fn(&TranscriptWindow) -> &Edge| {
        Live::new(move || window().with(|load| load.loaded().map(|window| read(window).clone()).unwrap_or_default()))
    };
    let (earlier, later) = (edge(|window| &window.earlier), edge(|window| &window.later));
    let unseen = Live::new(move || window().with(|load| load.loaded().map_or(0, |window| window.unseen)));
    let marks = places.memo();
    let scrolling = Scrolling::new(ids, earlier, later);
    scrolling.provide();
    // The feed is one stop of the Tab key: the message that had the focus last, else the newest.
    let focused = Source::new(None::<MessageId>);
    let stop = Live::new(move || {
        ids.with(|ids| {
            let last = focused.with(|id| id.as_ref().filter(|id| ids.contains(id)).cloned());
            last.or_else(|| ids.last().cloned())
        })
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let on_message = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if on_message.is_some_and(|target| target.matches("article").unwrap_or_default()) {
            rove(&event, "article", Keys::Vertical);
        }
    };
    let busy = move || (earlier.get() == Edge::Loading || later.get() == Edge::Loading).then_some("true");
    let is_away = Live::new(move || scrolling.away.get() || later.get() != Edge::End);
    // What comes changes the button's words, not the button: it may have the focus.
    let latest = move || {
        is_away.get().then(|| {
            let new = move || u64::from(unseen.get());
            let word =
                move || if new() > 0 { counted(Text::NewMessages, new()) } else { text(Text::ToTheEnd).to_owned() };
            let badge = move || {
                (new() > 0).then(|| view! { <span class="badge" aria-hidden="true">{intl::number(new())}</span> })
            };
            view! {
                <button type="button" class="button transcript-latest" on:click=move |_| scrolling.to_end()>
                    <Glyph icon=Icon::Down />
                    <span class="button-word">{follow(word)}</span>
                    {dynamic(badge)}
                </button>
            }
        })
    };
    view! {
        <div class="transcript-scroll" node_ref=scrolling.node on:scroll=move |_| scrolling.scrolled()>
            <div class="feed" role="feed" aria-label=text(Text::Transcript) aria-busy=follow(busy) on:keydown=keys>
                {dynamic(move || end(&earlier.get(), Intent::LoadEarlier))}
                {rows(move || ids.get(), MessageId::to_string, move |id| view! { <MessageRow id marks stop focused /> })}
                {dynamic(move || end(&later.get(), Intent::LoadLater))}
            </div>
            {dynamic(move || ids.with(Vec::is_empty).then(|| view! { <Empty icon=Icon::Tray title=text(Text::NoMessages) /> }))}
        </div>
        {dynamic(latest)}
        <Announcer />
    }
}

/// What stands at an end of the window while more is on its way, or did not come.
fn end(edge: &Edge, again: Intent) -> Option<Drawn> {
    let state = use_state();
    match edge {
        Edge::End | Edge::More => None,
        Edge::Loading => Some(view! { <p class="transcript-end">{text(Text::Loading)}</p> }),
        Edge::Failed(error) => {
            let on_retry = Callback::new(move |()| state.dispatch(again.clone()));
            Some(view! { <Failed what=text(Text::MessagesFailed) reason=texts::error(error) on_retry /> })
        }
    }
}
