//! Files are fetched from real servers on loopback, some of which mean harm.

#![expect(clippy::expect_used, reason = "what stops a test says best what went wrong")]

mod hostile;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{StreamExt, stream};
use social_messaging_backend::media::{FetchedMedia, Hosts, MediaFetcher, MediaPolicy, MediaRefused, MediaSource};
use std::convert::Infallible;
use std::time::Duration;
use tokio::net::TcpListener;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

fn open() -> MediaPolicy {
    MediaPolicy { allow_loopback: true, ..MediaPolicy::default() }
}

async fn fetch(policy: &MediaPolicy, source: &MediaSource) -> Result<FetchedMedia, MediaRefused> {
    MediaFetcher::new(policy.clone()).expect("a client").fetch(source).await
}

fn source(url: &str) -> MediaSource {
    MediaSource { url: url.to_owned(), bearer: None, hosts: Hosts::OfNetwork(&["pbs.twimg.com"]) }
}

/// Serves a router and gives its address.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn whole(media: FetchedMedia) -> Result<Vec<u8>, MediaRefused> {
    let mut bytes = Vec::new();
    let mut body = media.body;
    while let Some(chunk) = body.next().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes)
}

fn redirect(to: String) -> Response {
    (StatusCode::FOUND, [(LOCATION, to)]).into_response()
}

#[tokio::test]
async fn a_picture_comes_whole_and_is_what_its_bytes_say() {
    let picture: Vec<u8> = PNG.iter().copied().chain(std::iter::repeat_n(7, 100_000)).collect();
    let served = picture.clone();
    let router = Router::new().route("/a", get(move || async move { ([(CONTENT_TYPE, "text/html")], served) }));
    let media = fetch(&open(), &source(&format!("{}/a", serve(router).await))).await.expect("a picture");
    assert_eq!((media.content_type, media.length), ("image/png", Some(picture.len() as u64)));
    assert_eq!(whole(media).await.expect("bytes"), picture);
}

#[tokio::test]
async fn what_a_browser_would_run_is_refused_whatever_it_is_called() {
    let router = Router::new()
        .route("/page", get(|| async { ([(CONTENT_TYPE, "image/png")], "<!DOCTYPE html><script>alert(1)</script>") }))
        .route(
            "/svg",
            get(|| async { ([(CONTENT_TYPE, "image/svg+xml")], "<svg xmlns='http://www.w3.org/2000/svg'/>") }),
        )
        .route("/none", get(|| async { "" }));
    let url = serve(router).await;
    for path in ["page", "svg", "none"] {
        assert_eq!(fetch(&open(), &source(&format!("{url}/{path}"))).await.err(), Some(MediaRefused::Type), "{path}");
    }
}

#[tokio::test]
async fn gone_and_refused() {
    let router = Router::new()
        .route("/gone", get(|| async { StatusCode::GONE }))
        .route("/no", get(|| async { StatusCode::FORBIDDEN }));
    let url = serve(router).await;
    assert_eq!(fetch(&open(), &source(&format!("{url}/gone"))).await.err(), Some(MediaRefused::Gone));
    assert_eq!(fetch(&open(), &source(&format!("{url}/nothing"))).await.err(), Some(MediaRefused::Gone));
    assert_eq!(fetch(&open(), &source(&format!("{url}/no"))).await.err(), Some(MediaRefused::Status(403)));
}

#[tokio::test]
async fn the_machine_itself_is_not_asked_in_production() {
    let url = serve(Router::new().route("/a", get(|| async { PNG }))).await;
    let port = url.rsplit(':').next().expect("a port").to_owned();
    let listed =
        MediaPolicy { extra_hosts: vec!["127.0.0.1".to_owned(), "localhost".to_owned()], ..MediaPolicy::default() };
    for address in [
        format!("{url}/a"),
        format!("http://localhost:{port}/a"),
        format!("http://2130706433:{port}/a"),
        format!("http://[::ffff:127.0.0.1]:{port}/a"),
        "https://localhost/a".to_owned(),
        "https://127.0.0.1/a".to_owned(),
    ] {
        let refused = fetch(&listed, &source(&address)).await.err();
        assert!(matches!(refused, Some(MediaRefused::Address(_))), "{address}: {refused:?}");
    }
}

#[tokio::test]
async fn a_name_that_resolves_to_the_machine_itself_is_refused_after_resolution() {
    let listed = MediaPolicy { extra_hosts: vec!["localhost".to_owned()], ..MediaPolicy::default() };
    let refused = fetch(&listed, &source("https://localhost/a")).await.err();
    assert_eq!(refused, Some(MediaRefused::Address("it resolves to an address that is not public")));
}

#[tokio::test]
async fn redirects_are_checked_one_by_one() {
    let to = |address: &'static str| get(move || async move { redirect(address.to_owned()) });
    let router = Router::new()
        .route("/private", to("https://10.0.0.1/a"))
        .route("/metadata", to("http://169.254.169.254/latest/meta-data/"))
        .route("/another", to("https://example.org/a"))
        .route("/file", to("file:///etc/passwd"))
        .route("/decimal", to("https://2852039166/latest/meta-data/"))
        .route("/octal", to("https://0251.0376.0251.0376/latest/meta-data/"))
        .route("/hexadecimal", to("https://0xa9.0xfe.0xa9.0xfe/latest/meta-data/"))
        .route("/short", to("https://10.1/a"))
        .route("/zero", to("https://0.0.0.0/a"))
        .route("/zeros", to("https://0/a"))
        .route("/mapped", to("https://[::ffff:169.254.169.254]/a"))
        .route("/compatible", to("https://[::10.0.0.1]/a"))
        .route("/translated", to("https://[64:ff9b::a00:1]/a"))
        .route("/local", to("https://[fd00:ec2::254]/a"))
        .route("/link", to("https://[fe80::1]/a"))
        .route("/wide", to("https://\u{ff11}\u{ff10}.0.0.1/a"))
        .route("/relative", to("//10.0.0.1/a"))
        .route("/named", to("https://me:word@pbs.twimg.com/a"))
        .route("/nowhere", get(|| async { StatusCode::FOUND }))
        .route("/1", to("/2"))
        .route("/2", to("/3"))
        .route("/3", to("/a"))
        .route("/0", to("/1"))
        .route("/a", get(|| async { PNG }));
    let url = serve(router).await;
    for path in [
        "private",
        "metadata",
        "another",
        "file",
        "nowhere",
        "decimal",
        "octal",
        "hexadecimal",
        "short",
        "zero",
        "zeros",
        "mapped",
        "compatible",
        "translated",
        "local",
        "link",
        "wide",
        "relative",
        "named",
    ] {
        let refused = fetch(&open(), &source(&format!("{url}/{path}"))).await.err();
        assert!(matches!(refused, Some(MediaRefused::Address(_))), "{path}: {refused:?}");
    }
    assert_eq!(fetch(&open(), &source(&format!("{url}/1"))).await.expect("a picture").content_type, "image/png");
    assert_eq!(fetch(&open(), &source(&format!("{url}/0"))).await.err(), Some(MediaRefused::Redirects));
}

#[tokio::test]
async fn the_token_does_not_follow_to_another_origin() {
    let tells = |headers: HeaderMap| async move {
        if headers.contains_key(AUTHORIZATION) { StatusCode::IM_A_TEAPOT.into_response() } else { PNG.into_response() }
    };
    let other = serve(Router::new().route("/a", get(tells))).await;
    let wants = move |headers: HeaderMap| {
        let other = other.clone();
        async move {
            let right = headers.get(AUTHORIZATION).is_some_and(|value| value == "Bearer secret");
            if right { redirect(format!("{other}/a")) } else { StatusCode::UNAUTHORIZED.into_response() }
        }
    };
    let url = serve(Router::new().route("/a", get(wants))).await;
    let with_token = MediaSource { bearer: Some("secret".to_owned()), ..source(&format!("{url}/a")) };
    assert_eq!(fetch(&open(), &with_token).await.expect("a picture").content_type, "image/png");
    assert_eq!(fetch(&open(), &source(&format!("{url}/a"))).await.err(), Some(MediaRefused::Status(401)));
    assert!(!format!("{with_token:?}").contains("secret"));
}

#[tokio::test]
async fn too_large_is_refused_by_its_word_and_by_its_bytes() {
    let endless = || async {
        let chunks =
            stream::iter([Bytes::from_static(PNG)]).chain(stream::repeat_with(|| Bytes::from_static(&[7; 4_096])));
        Body::from_stream(chunks.map(Ok::<_, Infallible>))
    };
    let told = || async { [PNG, &[7; 2_000]].concat() };
    let url = serve(Router::new().route("/endless", get(endless)).route("/told", get(told))).await;
    let small = MediaPolicy { largest: 1_000, ..open() };
    assert_eq!(fetch(&small, &source(&format!("{url}/told"))).await.err(), Some(MediaRefused::TooLarge));
    let large = MediaPolicy { largest: 1_000_000, ..open() };
    let media = fetch(&large, &source(&format!("{url}/endless"))).await.expect("its beginning");
    assert_eq!(media.length, None);
    assert_eq!(whole(media).await, Err(MediaRefused::TooLarge));
}

#[tokio::test]
async fn silence_ends() {
    let never = || async { std::future::pending::<()>().await };
    let stops = || async {
        let chunks =
            stream::iter([Ok::<_, Infallible>(Bytes::from([PNG, &[7; 600]].concat()))]).chain(stream::pending());
        Body::from_stream(chunks)
    };
    let url = serve(Router::new().route("/never", get(never)).route("/stops", get(stops))).await;
    let hasty = MediaPolicy { silence: Duration::from_millis(200), ..open() };
    assert_eq!(fetch(&hasty, &source(&format!("{url}/never"))).await.err(), Some(MediaRefused::Timeout));
    let media = fetch(&hasty, &source(&format!("{url}/stops"))).await.expect("its beginning");
    assert_eq!(whole(media).await, Err(MediaRefused::Timeout));
}
