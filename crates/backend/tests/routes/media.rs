use crate::support::network::{self, PIXEL};
use crate::support::{Answer, TestApp, public};
use axum::body::Body;
use axum::http::Request;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{HOUR, MINUTE};

/// A backend with a message with a file at that path of the network; the file's signed address.
async fn with_file(path: &str) -> (TestApp, String) {
    let network = network::Network::start().await;
    let app = TestApp::with_networks_at(&network.url).await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let message = app.message(&conversation, public("look")).await;
    app.picture(&account, &message, &format!("{}{path}", network.url)).await;
    let page = app.get(&format!("/api/v1/conversations/{conversation}/messages"), &app.token("ada")).await.json();
    let url = page["messages"][0]["attachments"][0]["url"].as_str().unwrap().to_owned();
    (app, url)
}

async fn get(app: &TestApp, url: &str, range: &str) -> Answer {
    let request = Request::get(url).header("range", range);
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_picture_is_passed_on_without_a_token_and_without_harm() {
    let (app, url) = with_file("/media/pixel.gif").await;
    let picture = get(&app, &url, "").await;
    assert_eq!((picture.outcome().as_str(), picture.body.as_slice()), ("200 OK", PIXEL));
    assert_eq!(picture.header("content-type"), "image/gif");
    assert_eq!(picture.header("content-disposition"), "inline");
    assert_eq!(picture.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(picture.header("x-content-type-options"), "nosniff");
    assert!(picture.header("cache-control").starts_with("private, max-age="));
}

#[tokio::test]
async fn a_picture_that_is_a_script_as_well_is_only_ever_a_picture() {
    let (app, url) = with_file("/media/both.gif").await;
    let answer = get(&app, &url, "").await;
    assert_eq!((answer.outcome().as_str(), answer.body.as_slice()), ("200 OK", network::BOTH));
    assert_eq!(answer.header("content-type"), "image/gif");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "no browser runs a picture");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox", "nor opens it as a page");
}

#[tokio::test]
async fn a_part_of_it() {
    let (app, url) = with_file("/media/pixel.gif").await;
    let part = get(&app, &url, "bytes=1-3").await;
    assert_eq!((part.status.as_u16(), part.body.as_slice()), (206, &PIXEL[1..=3]));
    assert_eq!(part.header("content-range"), format!("bytes 1-3/{}", PIXEL.len()));
    assert_eq!(get(&app, &url, "bytes=999-").await.status, 416);
}

#[tokio::test]
async fn an_address_is_stable_for_a_while_and_ends() {
    let (app, url) = with_file("/media/pixel.gif").await;
    let conversations = app.get("/api/v1/conversations", &app.token("ada")).await.json();
    let id = conversations["conversations"][0]["id"].as_str().unwrap().to_owned();
    app.clock.advance(MINUTE);
    let page = app.get(&format!("/api/v1/conversations/{id}/messages"), &app.token("ada")).await.json();
    assert_eq!(page["messages"][0]["attachments"][0]["url"], url.as_str());
    app.clock.advance(HOUR);
    insta::assert_snapshot!(get(&app, &url, "").await.outcome(), @"403 Forbidden urn:social-messaging:problem:forbidden");
}

#[tokio::test]
async fn nobody_makes_an_address_of_their_own() {
    let (app, url) = with_file("/media/pixel.gif").await;
    let (path, query) = url.split_once('?').unwrap();
    let later = query.replacen("expires=1", "expires=2", 1);
    let forbidden = "403 Forbidden urn:social-messaging:problem:forbidden";
    for changed in [
        format!("{path}?{later}"),
        format!("/media/another?{query}"),
        format!("{url}&preview=true"),
        format!("{path}?{}", query.replace("signature=", "signature=A")),
    ] {
        assert_eq!(get(&app, &changed, "").await.outcome(), forbidden, "{changed}");
    }
    // What was not signed at all is no better.
    for query in ["", "?url=http://127.0.0.1/", "?expires=1", "?expires=soon&signature=x"] {
        assert_eq!(get(&app, &format!("{path}{query}"), "").await.outcome(), forbidden, "{query}");
    }
    assert_eq!(get(&app, &format!("{url}&verbose=1"), "").await.outcome(), forbidden);
}

#[tokio::test]
async fn what_is_no_picture_or_is_gone_is_not_there() {
    for path in ["/media/page.gif", "/media/nothing.gif"] {
        let (app, url) = with_file(path).await;
        let answer = get(&app, &url, "").await;
        assert_eq!(answer.outcome(), "404 Not Found urn:social-messaging:problem:not-found", "{path}");
    }
}
