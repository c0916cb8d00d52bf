//! The routes, one a file, apart from the process that serves them: tests call [`app`].

mod account_settings;
mod agents;
mod attachments;
mod audit;
mod auth;
mod close;
mod commands;
mod compression;
mod context;
mod conversation;
mod conversations;
mod cross_origin;
mod embedding;
mod events;
mod extract;
mod health;
mod history;
mod media;
mod messages;
mod notes;
mod openapi;
mod page;
mod page_size;
mod peer;
mod person_note;
mod person_note_pin;
mod person_notes;
mod presence;
pub mod problem;
mod rate;
mod read;
mod reassign;
mod related;
mod related_one;
mod reopen;
mod saved_replies;
mod saved_reply;
mod session;
mod session_document;
mod session_launch;
mod slow;
mod strict_transport;
mod take;
mod upload;
mod uploads;
mod webhooks;
mod widget;

use crate::service::app_state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue, Request};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use problem::Refusal;
use social_messaging_domain::problem::ProblemType;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use widget::Widget;

/// The longest text of any lane, each character escaped, with room to spare.
const LARGEST_BODY: usize = 1024 * 1024;

/// The whole of what this backend answers.
pub fn app(state: AppState) -> Router {
    let (api, document) = api(&state);
    let api = api
        .route("/api/v1/openapi.json", get(|| openapi::answer(document)))
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(compression::of_documents());
    let widget = Widget::new(&state.config);
    let everything = api
        .merge(webhooks::routes().layer(slow::documents()))
        .fallback(move |request| widget.clone().serve(request))
        .method_not_allowed_fallback(method_not_allowed);
    let span = |request: &Request<axum::body::Body>| {
        // Without the query: it holds the signatures of media.
        tracing::info_span!("request", method = %request.method(), path = request.uri().path())
    };
    let layers = ServiceBuilder::new()
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(CatchPanicLayer::custom(|_| problem::after_panic()))
        .layer(constant_header("x-content-type-options", "nosniff"))
        .layer(constant_header("referrer-policy", "no-referrer"))
        .layer(from_fn_with_state(state.clone(), strict_transport::told))
        .layer(slow::silent());
    everything.layer(layers).with_state(state)
}

/// The routes and their description.
fn api(state: &AppState) -> (Router<AppState>, OpenApi) {
    let limited = from_fn_with_state(state.clone(), rate::limited);
    let (by_bearer, mut document) = OpenApiRouter::with_openapi(openapi::base()).merge(by_bearer()).split_for_parts();
    let (of_files, described) = of_files().split_for_parts();
    document.merge(described);
    let (by_cookie, described) = by_cookie().split_for_parts();
    document.merge(described);
    let by_bearer = by_bearer
        .layer(slow::documents())
        .merge(of_files.layer(slow::files()))
        // Before what says who may read it: a browser asks by a method that no route has.
        .method_not_allowed_fallback(method_not_allowed)
        .layer(limited.clone())
        // A refusal can be read from elsewhere as well as an answer.
        .layer(cross_origin::of_bearers());
    (by_bearer.merge(by_cookie.layer(slow::documents()).layer(limited)), document)
}

async fn method_not_allowed() -> Refusal {
    Refusal::new(ProblemType::Malformed, 405)
}

/// Those where the cookie counts.
fn by_cookie() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(session::open, session::close))
}

/// Those that no cookie opens.
fn by_bearer() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(session_launch::trade))
        .routes(routes!(embedding::show))
        .routes(routes!(agents::list))
        .routes(routes!(account_settings::change))
        .routes(routes!(audit::page))
        .routes(routes!(saved_replies::list, saved_replies::create))
        .routes(routes!(saved_reply::change, saved_reply::delete))
        .routes(routes!(conversations::list))
        .routes(routes!(conversation::show))
        .routes(routes!(messages::page))
        .routes(routes!(attachments::page))
        .routes(routes!(notes::page))
        .routes(routes!(context::show))
        .routes(routes!(person_notes::list, person_notes::create))
        .routes(routes!(person_note::change, person_note::remove))
        .routes(routes!(person_note_pin::pin, person_note_pin::unpin))
        .routes(routes!(related::list))
        .routes(routes!(related_one::link, related_one::unlink))
        .routes(routes!(commands::carry_out))
        .routes(routes!(uploads::fetch))
        .routes(routes!(upload::show, upload::delete))
        .routes(routes!(take::take))
        .routes(routes!(close::close))
        .routes(routes!(reopen::reopen))
        .routes(routes!(history::show))
        .routes(routes!(read::read))
        .routes(routes!(presence::heartbeat))
        .routes(routes!(reassign::reassign))
        .routes(routes!(events::stream))
        .routes(routes!(media::show))
        .routes(routes!(health::show))
}

/// Of those, what may take longer to arrive.
fn of_files() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(uploads::take))
}

fn constant_header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}
