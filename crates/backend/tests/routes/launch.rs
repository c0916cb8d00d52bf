mod refusals;

use crate::support::{Answer, TestApp};
use axum::body::Body;
use axum::http::Request;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use social_messaging_backend::service::launch::sign::{self, Launch};
use social_messaging_backend::service::launch::sweep;
use social_messaging_backend::store::entities::launch_token;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{HOUR, MINUTE};

const SECRET: &str = "a secret of the desk's own server, long";
const RSA: &str = include_str!("../keys/rsa.pem");
const RSA_PUBLIC: &str = include_str!("../keys/rsa.public.pem");
const ED25519: &str = include_str!("../keys/ed25519.pem");
const ED25519_PUBLIC: &str = include_str!("../keys/ed25519.public.pem");

async fn app() -> TestApp {
    let keys = format!(
        "[launch]\naudience = \"widget\"\n\
         [[launch.keys]]\nkid = \"desk\"\nalgorithm = \"HS256\"\nsecret = \"{SECRET}\"\n\
         [[launch.keys]]\nkid = \"rsa\"\nalgorithm = \"RS256\"\npublic_key = '''{RSA_PUBLIC}'''\n\
         [[launch.keys]]\nkid = \"edwards\"\nalgorithm = \"EdDSA\"\npublic_key = '''{ED25519_PUBLIC}'''\n"
    );
    TestApp::configured(&keys).await
}

fn claims(app: &TestApp) -> Value {
    json!({
        "sub": "ada", "name": "Ada", "role": "agent", "accounts": "all", "aud": "widget", "jti": "1",
        "exp": app.now().plus(5 * MINUTE).0 / 1_000,
    })
}

fn with(mut claims: Value, name: &str, value: impl Into<Value>) -> Value {
    claims[name] = value.into();
    claims
}

fn signed(algorithm: Algorithm, kid: Option<&str>, key: &EncodingKey, claims: &Value) -> String {
    let header = Header { kid: kid.map(str::to_owned), ..Header::new(algorithm) };
    jsonwebtoken::encode(&header, claims, key).unwrap()
}

fn by_the_desk(claims: &Value) -> String {
    signed(Algorithm::HS256, Some("desk"), &EncodingKey::from_secret(SECRET.as_bytes()), claims)
}

async fn trade(app: &TestApp, token: &str) -> Answer {
    let request = Request::post("/api/v1/session/launch").header("content-type", "application/json");
    app.send(request.body(Body::from(json!({"token": token}).to_string())).unwrap()).await
}

#[tokio::test]
async fn a_launch_token_is_traded_for_all_that_a_page_begins_with() {
    let app = app().await;
    let seen = app.account(Network::Facebook, "1").await;
    app.account(Network::X, "2").await;
    let claims = with(with(claims(&app), "accounts", json!([seen])), "language", "de-AT");
    let answer = trade(&app, &by_the_desk(&claims)).await;
    assert_eq!(answer.outcome(), "200 OK");
    let session = answer.json();
    assert_eq!(session["agent"], json!({"id": "ada", "name": "Ada", "role": "agent"}));
    assert_eq!((&session["accounts"][0]["id"], session["accounts"][1].is_null()), (&json!(seen), true));
    assert_eq!(session["language"], "de-AT");
    assert_eq!(session["expires_at"], app.now().plus(HOUR).to_string(), "the token was only the ticket");
    assert_eq!(answer.headers.get("set-cookie"), None);
    let bearer = session["token"].as_str().unwrap();
    let agents = app.get("/api/v1/agents", bearer).await;
    assert_eq!(agents.json()[0]["id"], "ada", "a conversation can be handed to who signed in this way");
    app.clock.advance(HOUR);
    let over = app.get("/api/v1/agents", bearer).await.outcome();
    insta::assert_snapshot!(over, @"401 Unauthorized urn:social-messaging:problem:token-expired");
}

#[tokio::test]
async fn a_cookie_counts_for_nothing_here() {
    let app = app().await;
    let session = app.ask("POST", "/api/v1/session", &app.token("grace"), json!({})).await;
    let cookie = session.header("set-cookie").split(';').next().unwrap();
    let request = Request::post("/api/v1/session/launch")
        .header("content-type", "application/json")
        .header("cookie", cookie)
        .header("sec-fetch-site", "cross-site")
        .body(Body::from(json!({"token": by_the_desk(&claims(&app))}).to_string()));
    let answer = app.send(request.unwrap()).await;
    assert_eq!((answer.outcome().as_str(), &answer.json()["agent"]["id"]), ("200 OK", &json!("ada")));
    assert_eq!(answer.headers.get("set-cookie"), None);
}

#[tokio::test]
async fn each_algorithm_with_its_own_key() {
    let app = app().await;
    let rsa = EncodingKey::from_rsa_pem(RSA.as_bytes()).unwrap();
    let edwards = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let claims = claims(&app);
    for token in [
        by_the_desk(&claims),
        signed(Algorithm::RS256, Some("rsa"), &rsa, &claims),
        signed(Algorithm::EdDSA, Some("edwards"), &edwards, &claims),
    ] {
        assert_eq!(trade(&app, &token).await.outcome(), "200 OK", "the same jti of another key is another token");
    }
}

#[tokio::test]
async fn a_token_is_traded_once() {
    let app = app().await;
    let token = by_the_desk(&claims(&app));
    assert_eq!(trade(&app, &token).await.outcome(), "200 OK");
    let again = trade(&app, &token).await.outcome();
    insta::assert_snapshot!(again, @"401 Unauthorized urn:social-messaging:problem:token-used");
    let another = by_the_desk(&with(claims(&app), "name", "Ada L."));
    assert_eq!(trade(&app, &another).await.outcome(), again, "another token of the same jti is no other one");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_trade_one_at_once_one_wins() {
    let app = app().await;
    for round in 0..5 {
        let token = by_the_desk(&with(claims(&app), "jti", format!("round {round}")));
        let answers = futures_util::future::join_all((0..8).map(|_| trade(&app, &token))).await;
        let outcomes: Vec<String> = answers.iter().map(Answer::outcome).collect();
        let won = outcomes.iter().filter(|outcome| *outcome == "200 OK").count();
        let used = outcomes.iter().filter(|outcome| outcome.ends_with("token-used")).count();
        assert_eq!((won, used), (1, 7), "{outcomes:?}");
    }
}

#[tokio::test]
async fn a_traded_token_is_remembered_until_it_is_expired() {
    let app = app().await;
    trade(&app, &by_the_desk(&claims(&app))).await;
    let kept = async || launch_token::Entity::find().count(&app.state.database).await.unwrap();
    app.clock.advance(9 * MINUTE);
    sweep::forget(&app.state).await.unwrap();
    assert_eq!(kept().await, 1, "a backend whose clock is behind might take it again");
    app.clock.advance(2 * MINUTE);
    sweep::forget(&app.state).await.unwrap();
    assert_eq!(kept().await, 0);
}

#[tokio::test]
async fn the_body_is_the_token_and_nothing_else_carries_one() {
    let app = app().await;
    let path = format!("/api/v1/session/launch?token={}", by_the_desk(&claims(&app)));
    let malformed = "400 Bad Request urn:social-messaging:problem:malformed";
    assert_eq!(app.post(&path, "", json!({"token": by_the_desk(&claims(&app))})).await.outcome(), malformed);
    assert_eq!(app.post("/api/v1/session/launch", "", json!({})).await.outcome(), malformed);
}

#[tokio::test]
async fn the_command_line_signs_what_is_taken() {
    let app = app().await;
    let launch = || Launch {
        agent: "ada".to_owned(),
        name: "Ada".to_owned(),
        role: social_messaging_domain::api::Role::Manager,
        accounts: social_messaging_backend::service::access::AccountScope::All,
        language: Some("ja".to_owned()),
        expires_at: app.now().plus(MINUTE),
    };
    let token = sign::sign(&app.state.config, None, launch(), app.now()).unwrap();
    let session = trade(&app, token.reveal()).await.json();
    assert_eq!((&session["agent"]["role"], &session["language"]), (&json!("manager"), &json!("ja")));
    assert!(sign::sign(&app.state.config, Some("rsa"), launch(), app.now()).is_err(), "its private key is not here");
}
