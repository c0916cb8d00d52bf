use crate::support::{Answer, TestApp, public};
use axum::body::Body;
use axum::http::Request;
use flate2::read::GzDecoder;
use http_body_util::BodyExt;
use social_messaging_domain::networks::Network;
use std::io::Read;
use tower::ServiceExt;

async fn get(app: &TestApp, path: &str, accepts: &str) -> Answer {
    let token = format!("Bearer {}", app.token("ada"));
    let request = Request::get(path).header("authorization", token).header("accept-encoding", accepts);
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn documents_leave_as_the_client_takes_them() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    for _ in 0..10 {
        app.message(&conversation, public("Is it open?")).await;
    }
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let plain = get(&app, &path, "identity").await;
    assert_eq!(plain.header("content-encoding"), "");
    let packed = get(&app, &path, "gzip").await;
    assert_eq!((packed.header("content-encoding"), packed.header("vary")), ("gzip", "accept-encoding"));
    let mut document = Vec::new();
    GzDecoder::new(packed.body.as_slice()).read_to_end(&mut document).unwrap();
    assert_eq!(document, plain.body);
    assert_eq!(get(&app, &path, "gzip, br").await.header("content-encoding"), "br");
    let small = get(&app, "/api/v1/agents", "br").await;
    assert_eq!((small.header("content-encoding"), small.outcome().as_str()), ("", "200 OK"));
}

#[tokio::test]
async fn the_stream_is_neither_compressed_nor_held_back() {
    let app = TestApp::start().await;
    let token = format!("Bearer {}", app.token("ada"));
    let request = Request::get("/api/v1/events").header("authorization", token).header("accept-encoding", "gzip, br");
    let mut stream = app.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert!(stream.headers().get("content-encoding").is_none());
    // The first frame is there before anything follows it.
    let frame = stream.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(frame.starts_with(b":") || frame.starts_with(b"id:"), "{frame:?}");
    app.state.shutdown.cancel();
}
