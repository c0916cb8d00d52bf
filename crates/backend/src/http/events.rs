//! `GET /api/v1/events`

use super::auth::Authenticated;
use super::extract::{Nothing, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::bus::{Subscription, Topic};
use crate::service::stream::{Frame, Reader, Rest};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use social_messaging_domain::problem::Problem;
use social_messaging_domain::time::Timestamp;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// How long a client waits before it comes back.
const RETRY: Duration = Duration::from_secs(2);

/// How often a silent stream says that it lives.
const PING: Duration = Duration::from_secs(15);

/// The log is looked at so often at least, if nobody wakes us.
const POLL: Duration = Duration::from_secs(1);

type Frames = mpsc::Sender<Result<Event, Infallible>>;

/// Everything that changes, as server-sent events.
///
/// `Last-Event-ID` resumes after that event without a gap; without it the stream starts now. The first frame names the
/// place by its `id` alone. `resync` says that the history in between is gone. It ends when the token does.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "stream",
    params(("Last-Event-ID" = Option<String>, Header, description = "The last event that was seen")),
    responses(
        (status = 200, content_type = "text/event-stream", body = String,
         description = "Events named conversation (ConversationDetail), message (MessageEvent), removed (RemovedEvent), context (ContextEvent), account (AccountFacts), work (WorkChange) and resync; without an id: presence (PresenceEvent)"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn stream(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    _: QueryString<Nothing>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refusal> {
    // Subscribed before the place is read: what happens in between wakes the reader.
    let woken = state.bus.subscribe();
    let last = headers.get("last-event-id").map(|value| value.to_str().unwrap_or_default());
    let (reader, first) = Reader::start(&state, &caller, last).await?;
    let (frames, receiver) = mpsc::channel(16);
    tokio::spawn(async move {
        let first = to_event(first).unwrap_or_default().comment("").retry(RETRY);
        if frames.send(Ok(first)).await.is_ok() {
            run(&state, caller.expires_at, reader, woken, &frames).await;
        }
    });
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    let stream = Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::new().interval(PING));
    Ok(([(axum::http::header::CACHE_CONTROL, "no-store")], [unbuffered], stream))
}

async fn run(state: &AppState, ends: Timestamp, mut reader: Reader, mut woken: Subscription, frames: &Frames) {
    let mut call = None;
    while state.clock.now() < ends {
        // Who is there changes often, and the log has nothing of it.
        let (mut read, rest) = match call {
            Some(Topic::Presence) => (Vec::new(), Rest::Nothing),
            _ => match reader.read().await {
                Ok(read) => read,
                Err(error) => {
                    // The client comes back after its last event and misses nothing.
                    tracing::error!(%error, "a stream broke off");
                    return;
                }
            },
        };
        read.extend(reader.presence());
        for frame in read {
            let Some(event) = to_event(frame) else { continue };
            if frames.send(Ok(event)).await.is_err() {
                return;
            }
        }
        if rest == Rest::More {
            call = None;
            continue;
        }
        call = tokio::select! {
            topic = woken.woken_by(&[Topic::Events, Topic::Presence]) => topic,
            () = tokio::time::sleep(POLL) => None,
            () = state.shutdown.cancelled() => return,
            () = frames.closed() => return,
        };
    }
}

fn to_event(frame: Frame) -> Option<Event> {
    match frame {
        Frame::Place(id) => Some(Event::default().id(id.to_string())),
        Frame::Event(id, event) => {
            let data = event.data().ok()?;
            Some(Event::default().id(id.to_string()).event(event.name()).data(data))
        }
        Frame::Passing(event) => {
            let data = event.data().ok()?;
            Some(Event::default().event(event.name()).data(data))
        }
    }
}
