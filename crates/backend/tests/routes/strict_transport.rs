use crate::support::TestApp;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use std::net::SocketAddr;

async fn told(sections: &str, peer: &str, proto: &str) -> String {
    let app = TestApp::configured(sections).await;
    let peer: SocketAddr = peer.parse().unwrap();
    let request = Request::get("/healthz").extension(ConnectInfo(peer)).header("x-forwarded-proto", proto);
    let answer = app.send(request.body(Body::empty()).unwrap()).await;
    answer.header("strict-transport-security").to_owned()
}

#[tokio::test]
async fn a_browser_that_speaks_tls_is_told_to_go_on() {
    let proxy = "trusted_proxies = [\"10.0.0.0/8\", \"::1\"]";
    insta::assert_snapshot!(told(proxy, "10.1.2.3:4", "https").await, @"max-age=31536000");
    assert_ne!(told(proxy, "[::1]:4", "https").await, "");
    assert_ne!(told("public_url = \"https://messages.example\"", "203.0.113.9:4", "").await, "");
}

#[tokio::test]
async fn without_tls_or_by_the_word_of_a_stranger_nobody_is() {
    assert_eq!(told("", "10.1.2.3:4", "https").await, "");
    let proxy = "trusted_proxies = [\"10.0.0.0/8\"]";
    assert_eq!(told(proxy, "203.0.113.9:4", "https").await, "");
    assert_eq!(told(proxy, "10.1.2.3:4", "http").await, "");
    assert_eq!(told("public_url = \"http://127.0.0.1:8080\"", "203.0.113.9:4", "").await, "");
}
