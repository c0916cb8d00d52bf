//! The stand-ins for scontent.fbcdn.net, pbs.twimg.com, video.twimg.com and ton.twitter.com.

use axum::Router;
use axum::extract::{Path, State as Extract};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::sandbox::Shared;
use crate::state::UPLOADED;
use crate::state::accounts::X_USER_TOKEN;
use crate::state::x::Media;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../media/", $name)) as &[u8])),*]
    };
}

static FILES: &[(&str, &[u8])] = files![
    "avatar-ada.png",
    "avatar-bruno.png",
    "avatar-chidi.png",
    "avatar-dana.png",
    "avatar-elena.png",
    "avatar-fay.png",
    "avatar-gus.png",
    "avatar-hana.png",
    "avatar-ines.png",
    "avatar-jun.png",
    "avatar-karim.png",
    "avatar-lena.png",
    "avatar-mo.png",
    "avatar-noor.png",
    "avatar-otto.png",
    "avatar-someone.png",
    "brand.png",
    "torn-bag.jpg",
    "terrace.jpg",
    "blinking-lamp.gif",
    "dripping-machine.mp4",
    "dripping-machine.jpg",
];

/// Everything under `/media`. Facebook's and X's public files need no token; direct messages' need the brand's.
pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/scontent/{file}", get(public))
        .route("/pbs/media/{file}", get(public))
        .route("/pbs/profile_images/{user}/{file}", get(avatar))
        .route("/video/{file}", get(public))
        .route("/ton/1.1/ton/data/dm/{message}/{media}/{resource}", get(direct_message_media))
}

/// The files that the cast and the control API attach on X: kind, file, still picture. X keeps a GIF as a film.
pub(crate) fn sample(kind: &str) -> Option<(&'static str, &'static str, Option<&'static str>)> {
    match kind {
        "image" | "photo" => Some(("photo", "torn-bag.jpg", None)),
        "gif" | "animated_gif" => Some(("animated_gif", "dripping-machine.mp4", Some("dripping-machine.jpg"))),
        "video" => Some(("video", "dripping-machine.mp4", Some("dripping-machine.jpg"))),
        _ => None,
    }
}

fn answer(file: &str) -> Response {
    let Some((name, bytes)) = FILES.iter().find(|(name, _)| *name == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("mp4") => "video/mp4",
        _ => "image/jpeg",
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=1209600")], *bytes).into_response()
}

async fn public(Extract(sandbox): Extract<Shared>, Path(file): Path<String>) -> Response {
    let uploaded = file.strip_prefix(UPLOADED).and_then(|id| sandbox.state().facebook.uploads.get(id).cloned());
    match uploaded {
        Some(uploaded) => ([(header::CONTENT_TYPE, uploaded.content_type)], uploaded.bytes).into_response(),
        None => answer(&file),
    }
}

/// X: `_normal` is 48 pixels wide; without it, or as `_400x400`, it is larger.
async fn avatar(Path((_, file)): Path<(String, String)>) -> Response {
    answer(&file.replace("_normal.", ".").replace("_400x400.", "."))
}

/// X: direct messages' media are never public.
pub(crate) async fn direct_message_media(
    Extract(sandbox): Extract<Shared>,
    Path((message, media, resource)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    if token != Some(X_USER_TOKEN) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let state = sandbox.state();
    if state.x.direct_message(&message).is_none_or(|message| message.media.as_deref() != Some(media.as_str())) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match state.x.media.get(&media) {
        Some(Media { uploaded: Some(upload), .. }) => {
            ([(header::CONTENT_TYPE, upload.content_type.clone())], upload.bytes.clone()).into_response()
        }
        Some(_) => answer(&resource),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
