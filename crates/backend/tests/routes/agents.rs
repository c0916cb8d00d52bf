use crate::support::TestApp;
use axum::body::Body;
use axum::http::Request;
use social_messaging_domain::networks::Network;

async fn sign_in(app: &TestApp, token: &str) {
    let request = Request::post("/api/v1/session").header("authorization", format!("Bearer {token}"));
    assert_eq!(app.send(request.body(Body::empty()).unwrap()).await.status, 200);
}

#[tokio::test]
async fn whoever_signed_in_is_listed_by_name() {
    let app = TestApp::start().await;
    for agent in ["grace", "ada", "grace"] {
        sign_in(&app, &app.token(agent)).await;
    }
    let answer = app.get("/api/v1/agents", &app.token("ada")).await;
    let expected = serde_json::json!([
        {"id": "ada", "name": "Ada", "role": "agent", "accounts": []},
        {"id": "grace", "name": "Grace", "role": "agent", "accounts": []},
    ]);
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn only_those_who_share_a_brand_account_are_seen() {
    let app = TestApp::start().await;
    let (one, two) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    sign_in(&app, &app.token("ada")).await;
    sign_in(&app, &app.token_for("grace", &one)).await;
    sign_in(&app, &app.token_for("linus", &two)).await;
    let seen = async |token: &str| {
        let agents = app.get("/api/v1/agents", token).await.json();
        let names = agents.as_array().unwrap().iter().map(|agent| agent["id"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(seen(&app.token("ada")).await, "ada grace linus");
    assert_eq!(seen(&app.token_for("grace", &one)).await, "ada grace");
    assert_eq!(seen(&app.token_for("eve", "nope")).await, "", "an account that does not exist is shared with nobody");
    let shared = async |token: &str| {
        let agents = app.get("/api/v1/agents", token).await.json();
        agents.as_array().unwrap().iter().map(|agent| agent["accounts"].clone()).collect::<Vec<_>>()
    };
    let mut both = vec![one.as_str(), two.as_str()];
    both.sort_unstable();
    let [both, first, second] = [both, vec![one.as_str()], vec![two.as_str()]].map(|ids| serde_json::json!(ids));
    assert_eq!(shared(&app.token("ada")).await, [both, first.clone(), second]);
    let told = shared(&app.token_for("grace", &one)).await;
    assert_eq!(told, [first.clone(), first], "nobody learns of an account that they may not see themselves");
    // The accounts of the last token count.
    sign_in(&app, &app.token_for("linus", &one)).await;
    assert_eq!(seen(&app.token_for("grace", &one)).await, "ada grace linus");
}
