use crate::support::TestApp;
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn whoever_signed_in_is_listed_by_name() {
    let app = TestApp::start().await;
    for agent in ["grace", "ada", "grace"] {
        let request = Request::post("/api/v1/session").header("authorization", format!("Bearer {}", app.token(agent)));
        assert_eq!(app.send(request.body(Body::empty()).unwrap()).await.status, 200);
    }
    let answer = app.get("/api/v1/agents", &app.token("ada")).await;
    let expected = serde_json::json!([
        {"id": "ada", "name": "Ada", "role": "agent"},
        {"id": "grace", "name": "Grace", "role": "agent"},
    ]);
    assert_eq!(answer.json(), expected);
}
