use crate::support::{Answer, SECRET, TestApp};
use axum::body::Body;
use axum::http::Request;
use social_messaging_backend::service::access::Caller;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{HOUR, MINUTE};

async fn open(app: &TestApp, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/api/v1/session");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_bearer_is_traded_for_all_that_a_page_begins_with() {
    let app = TestApp::start().await;
    let seen = app.account(Network::Facebook, "1").await;
    app.account(Network::X, "2").await;
    let token = app.token_for("ada", &seen);
    let answer = open(&app, &[("authorization", &format!("Bearer {token}"))]).await;
    insta::assert_snapshot!(answer.outcome(), @"200 OK");
    let session = answer.json();
    assert_eq!(session["agent"], serde_json::json!({"id": "ada", "name": "Ada", "role": "agent"}));
    assert_eq!(session["accounts"].as_array().unwrap().len(), 1);
    assert_eq!(session["accounts"][0]["id"], seen.as_str());
    assert_eq!(session["accounts"][0]["capabilities"], serde_json::json!(["like", "private_replies"]));
    assert_eq!(session["settings"]["undo_seconds"], 5);
    assert_eq!(session["server_time"], app.now().to_string());
    assert!(!String::from_utf8_lossy(&answer.body).contains("secret"));
    let minted = session["token"].as_str().unwrap();
    assert_eq!(app.get("/api/v1/conversations", minted).await.outcome(), "200 OK");
    insta::assert_snapshot!(
        answer.header("set-cookie").split_once("; ").unwrap().1,
        @"Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict"
    );
    assert!(cookie(&answer).starts_with("__Host-"));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_cookie_mints_bearers_and_does_nothing_else() {
    let app = TestApp::start().await;
    let first = open(&app, &[("authorization", &format!("Bearer {}", app.token("ada")))]).await;
    let cookie = cookie(&first);
    let again = open(&app, &[("cookie", &format!("other=1; {cookie}")), ("sec-fetch-site", "same-origin")]).await;
    assert_eq!(again.outcome(), "200 OK");
    assert_eq!(again.json()["agent"]["id"], "ada");
    let as_bearer = cookie.split_once('=').unwrap().1;
    let misused = app.get("/api/v1/conversations", as_bearer).await;
    insta::assert_snapshot!(misused.outcome(), @"401 Unauthorized urn:social-messaging:problem:unauthorized");
    let request = Request::get("/api/v1/conversations").header("cookie", &cookie).body(Body::empty()).unwrap();
    assert_eq!(app.send(request).await.status, 401);
}

#[tokio::test]
async fn nothing_lives_longer_than_what_it_was_traded_for() {
    let app = TestApp::start().await;
    let caller = Caller { expires_at: app.now().plus(10 * MINUTE), ..app.caller("ada") };
    let answer = open(&app, &[("authorization", &format!("Bearer {}", app.token_of(&caller)))]).await;
    assert_eq!(answer.json()["expires_at"], app.now().plus(10 * MINUTE).to_string());
    assert!(answer.header("set-cookie").contains("Max-Age=600;"));
    app.clock.advance(11 * MINUTE);
    let late = open(&app, &[("cookie", &cookie(&answer))]).await;
    insta::assert_snapshot!(late.outcome(), @"401 Unauthorized urn:social-messaging:problem:token-expired");
    let long = Caller { expires_at: app.now().plus(100 * HOUR), ..app.caller("ada") };
    let answer = open(&app, &[("authorization", &format!("Bearer {}", app.token_of(&long)))]).await;
    assert_eq!(answer.json()["expires_at"], app.now().plus(HOUR).to_string());
}

#[tokio::test]
async fn another_site_is_refused() {
    let app = TestApp::start().await;
    let token = format!("Bearer {}", app.token("ada"));
    let first = open(&app, &[("authorization", &token)]).await;
    let cookie = cookie(&first);
    for headers in [
        vec![("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")],
        vec![("cookie", cookie.as_str()), ("sec-fetch-site", "same-site")],
        vec![("cookie", cookie.as_str()), ("origin", "https://evil.example"), ("host", "127.0.0.1:8080")],
        vec![("cookie", cookie.as_str()), ("origin", "null"), ("host", "127.0.0.1:8080")],
    ] {
        let answer = open(&app, &headers).await;
        assert_eq!(answer.outcome(), "403 Forbidden urn:social-messaging:problem:forbidden", "{headers:?}");
        assert!(answer.headers.get("set-cookie").is_none());
    }
    let own = [("cookie", cookie.as_str()), ("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")];
    assert_eq!(open(&app, &own).await.outcome(), "200 OK");
}

#[tokio::test]
async fn tokens_that_are_not_ours() {
    let app = TestApp::start().await;
    let good = serde_json::json!({"sub": "ada", "accounts": "all", "aud": "social-messaging", "exp": app.now().plus(HOUR).0 / 1000});
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut claims = good.clone();
        change(&mut claims);
        claims
    };
    let sign = |claims: &serde_json::Value, algorithm, secret: &str| {
        let key = jsonwebtoken::EncodingKey::from_secret(secret.as_bytes());
        jsonwebtoken::encode(&jsonwebtoken::Header::new(algorithm), claims, &key).unwrap()
    };
    let hs256 = jsonwebtoken::Algorithm::HS256;
    let outcome = async |token: String| app.get("/api/v1/agents", &token).await.outcome();
    assert_eq!(outcome(sign(&good, hs256, SECRET)).await, "200 OK");
    let listed = with(&|claims| claims["aud"] = serde_json::json!(["other", "social-messaging"]));
    assert_eq!(outcome(sign(&listed, hs256, SECRET)).await, "200 OK");
    let begun = with(&|claims| claims["nbf"] = (app.now().0 / 1000).into());
    assert_eq!(outcome(sign(&begun, hs256, SECRET)).await, "200 OK");
    let long = with(&|claims| claims["name"] = "ä".repeat(200).into());
    assert_eq!(outcome(sign(&long, hs256, SECRET)).await, "200 OK");
    let unauthorized = "401 Unauthorized urn:social-messaging:problem:unauthorized";
    assert_eq!(outcome(sign(&good, hs256, "another secret of thirty-two bytes")).await, unauthorized);
    assert_eq!(outcome(sign(&good, jsonwebtoken::Algorithm::HS384, SECRET)).await, unauthorized);
    for claims in [
        with(&|claims| claims["aud"] = "other".into()),
        with(&|claims| claims["accounts"] = "some".into()),
        with(&|claims| claims["sub"] = "".into()),
        with(&|claims| claims["sub"] = "a".repeat(201).into()),
        with(&|claims| claims["name"] = "ä".repeat(201).into()),
        with(&|claims| claims["role"] = "oracle".into()),
        with(&|claims| claims["nbf"] = (app.now().0 / 1000 + 1).into()),
        with(&|claims| drop(claims.as_object_mut().unwrap().remove("exp"))),
        with(&|claims| drop(claims.as_object_mut().unwrap().remove("aud"))),
        with(&|claims| drop(claims.as_object_mut().unwrap().remove("sub"))),
        with(&|claims| drop(claims.as_object_mut().unwrap().remove("accounts"))),
    ] {
        assert_eq!(outcome(sign(&claims, hs256, SECRET)).await, unauthorized, "{claims}");
    }
    // {"alg":"none"} with the good claims and no signature.
    let unsigned = sign(&good, hs256, SECRET);
    let parts: Vec<&str> = unsigned.split('.').collect();
    assert_eq!(outcome(format!("eyJhbGciOiJub25lIn0.{}.", parts[1])).await, unauthorized);
    let over = with(&|claims| claims["exp"] = (app.now().0 / 1000 - 1).into());
    let expired = outcome(sign(&over, hs256, SECRET)).await;
    insta::assert_snapshot!(expired, @"401 Unauthorized urn:social-messaging:problem:token-expired");
    let none = app.send(Request::get("/api/v1/agents").body(Body::empty()).unwrap()).await;
    assert_eq!(none.outcome(), unauthorized);
    assert_eq!(none.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn signing_out_takes_the_cookie_away() {
    let app = TestApp::start().await;
    let answer = app.send(Request::delete("/api/v1/session").body(Body::empty()).unwrap()).await;
    insta::assert_snapshot!(answer.outcome(), @"204 No Content");
    assert!(answer.header("set-cookie").contains("=; Path=/; Max-Age=0;"));
    let request = Request::delete("/api/v1/session").header("sec-fetch-site", "cross-site").body(Body::empty());
    assert_eq!(app.send(request.unwrap()).await.status, 403);
}

#[tokio::test]
async fn a_role_of_a_newer_side_opens_nothing() {
    let app = TestApp::start().await;
    let caller = Caller { role: social_messaging_domain::api::Role::Unknown, ..app.caller("ada") };
    let token = app.token_of(&caller);
    let unauthorized = "401 Unauthorized urn:social-messaging:problem:unauthorized";
    assert_eq!(open(&app, &[("authorization", &format!("Bearer {token}"))]).await.outcome(), unauthorized);
    assert_eq!(app.get("/api/v1/conversations", &token).await.outcome(), unauthorized);
}
