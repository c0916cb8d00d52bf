use crate::support::TestApp;
use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::{StreamExt, stream};
use social_messaging_domain::networks::Network;
use std::convert::Infallible;
use std::time::Duration;

const SLOW: &str = "408 Request Timeout urn:social-messaging:problem:unavailable";

/// Begins, and then says nothing more.
fn silent() -> Body {
    let begun = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"{"))]);
    Body::from_stream(begun.chain(stream::pending()))
}

/// A byte every ten seconds, for ever: never silent for long.
fn dripping() -> Body {
    let drops = stream::repeat_with(|| Bytes::from_static(b" ")).then(|drop| async move {
        tokio::time::sleep(Duration::from_secs(10)).await;
        Ok::<_, Infallible>(drop)
    });
    Body::from_stream(drops)
}

#[tokio::test]
async fn a_body_that_does_not_come_ends() {
    let app = TestApp::start().await;
    // What is asked here asks nothing of the store, so that the time may run as it likes.
    tokio::time::pause();
    for (path, body) in [
        ("/api/v1/session/launch", silent()),
        ("/api/v1/session/launch", dripping()),
        ("/api/v1/conversations/1/uploads", silent()),
        ("/api/v1/conversations/1/uploads", dripping()),
        ("/webhooks/facebook", silent()),
        ("/webhooks/facebook", dripping()),
    ] {
        let request = Request::post(path)
            .header("authorization", format!("Bearer {}", app.token("ada")))
            .header("content-type", "application/json");
        assert_eq!(app.send(request.body(body).unwrap()).await.outcome(), SLOW, "{path}");
    }
}

#[tokio::test]
async fn a_file_may_take_its_time() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let token = app.token("ada");
    let started = tokio::time::Instant::now();
    let picture = crate::support::network::PIXEL;
    let parts = stream::iter(picture.chunks(picture.len().div_ceil(4))).then(|part| async move {
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(10)).await;
        tokio::time::resume();
        Ok::<_, Infallible>(Bytes::from_static(part))
    });
    let request = Request::post(format!("/api/v1/conversations/{conversation}/uploads"))
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from_stream(parts));
    assert_eq!(app.send(request.unwrap()).await.status, 200);
    assert!(started.elapsed() > Duration::from_secs(30), "longer than a document may");
}
