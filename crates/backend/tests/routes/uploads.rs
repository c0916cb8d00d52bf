use crate::support::network::{self, PIXEL};
use crate::support::{Answer, TestApp, public};
use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use social_messaging_domain::files::LARGEST_FILE;
use social_messaging_domain::networks::Network;

async fn written_to() -> (TestApp, String, String) {
    let network = network::Network::start().await;
    let app = TestApp::with_networks_at(&network.url).await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("hello")).await;
    (app, conversation, network.url)
}

async fn upload(app: &TestApp, conversation: &str, token: &str, name: &str, bytes: impl Into<Body>) -> Answer {
    let path = format!("/api/v1/conversations/{conversation}/uploads?name={name}");
    let request = Request::post(path).header("authorization", format!("Bearer {token}"));
    app.send(request.header("content-type", "text/html").body(bytes.into()).unwrap()).await
}

async fn fetched(app: &TestApp, url: &str) -> Answer {
    app.send(Request::get(url).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_file_is_what_its_bytes_say_and_is_seen_before_it_is_sent() {
    let (app, conversation, _) = written_to().await;
    let answer = upload(&app, &conversation, &app.token("ada"), "..%2Fpage.html", PIXEL).await;
    assert_eq!(answer.status, 200);
    let file = answer.json();
    assert_eq!((&file["content_type"], &file["size"]), (&json!("image/gif"), &json!(PIXEL.len())));
    assert_eq!((&file["attachment"]["kind"], &file["attachment"]["title"]), (&json!("gif"), &json!("page.html")));
    let shown = fetched(&app, file["attachment"]["url"].as_str().unwrap()).await;
    assert_eq!((shown.status.as_u16(), shown.header("content-type"), shown.body.as_slice()), (200, "image/gif", PIXEL));
}

#[tokio::test]
async fn what_is_no_file_that_is_kept_is_refused_with_the_reason() {
    let (app, conversation, _) = written_to().await;
    let token = app.token("ada");
    let page = upload(&app, &conversation, &token, "a.png", "<html><script>alert(1)</script>").await;
    insta::assert_snapshot!(page.outcome(), @r#"422 Unprocessable Entity urn:social-messaging:problem:refused-by-rule "file_type""#);
    let nothing = upload(&app, &conversation, &token, "a.png", "").await;
    insta::assert_snapshot!(nothing.outcome(), @r#"422 Unprocessable Entity urn:social-messaging:problem:refused-by-rule "file_empty""#);
    let mut large = PIXEL.to_vec();
    large.resize(usize::try_from(LARGEST_FILE).unwrap() + 1, 0);
    let large = upload(&app, &conversation, &token, "a.gif", large).await;
    insta::assert_snapshot!(large.outcome(), @r#"422 Unprocessable Entity urn:social-messaging:problem:refused-by-rule "file_too_large""#);
}

#[tokio::test]
async fn only_who_attached_it_sees_it_and_takes_it_away() {
    let (app, conversation, _) = written_to().await;
    let outside = app.token_for("eve", "another account");
    assert_eq!(upload(&app, &conversation, &outside, "a", PIXEL).await.status, 404);
    let file = upload(&app, &conversation, &app.token("ada"), "a", PIXEL).await.json();
    let path = format!("/api/v1/uploads/{}", file["attachment"]["id"].as_str().unwrap());
    for token in [app.token("grace"), app.token_for("ada", "another account")] {
        assert_eq!(app.get(&path, &token).await.status, 404);
        assert_eq!(app.ask("DELETE", &path, &token, json!({})).await.status, 404);
    }
    let again = app.get(&path, &app.token("ada")).await.json();
    assert_eq!(again, file);
    assert_eq!(app.ask("DELETE", &path, &app.token("ada"), json!({})).await.status, 204);
    assert_eq!(app.get(&path, &app.token("ada")).await.status, 404);
    assert_eq!(fetched(&app, file["attachment"]["url"].as_str().unwrap()).await.status, 404);
}

#[tokio::test]
async fn a_file_is_fetched_from_an_address_that_may_be_asked() {
    let (app, conversation, url) = written_to().await;
    let path = format!("/api/v1/conversations/{conversation}/uploads/from-address");
    let from = async |address: &str| app.post(&path, &app.token("ada"), json!({"address": address})).await;
    let file = from(&format!("{url}/media/pixel.gif")).await.json();
    assert_eq!((&file["content_type"], &file["attachment"]["title"]), (&json!("image/gif"), &json!("pixel.gif")));
    let refused = async |address: &str| from(address).await.json()["reason"].clone();
    assert_eq!(refused(&format!("{url}/media/page.gif")).await, "file_type");
    for address in [&format!("{url}/media/nothing.gif"), "http://10.0.0.1/a.gif", "file:///etc/passwd", "nowhere"] {
        assert_eq!(refused(address).await, "file_not_fetched", "{address}");
    }
}
