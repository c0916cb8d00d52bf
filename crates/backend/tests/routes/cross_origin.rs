use crate::support::{Answer, TestApp};
use axum::body::Body;
use axum::http::Request;
use serde_json::json;

const ORIGIN: &str = "access-control-allow-origin";

async fn preflight(app: &TestApp, method: &str, path: &str) -> Answer {
    let request = Request::options(path)
        .header("origin", "null")
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "authorization,content-type,last-event-id");
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_frame_without_an_origin_of_ours_asks_every_route_but_those_of_the_cookie() {
    let app = TestApp::start().await;
    let document = app.get("/api/v1/openapi.json", "").await.json();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().map(|method| method.to_uppercase()) {
            let answer = preflight(&app, &method, &path.replace(['{', '}'], "")).await;
            if path == "/api/v1/session" {
                assert!(
                    !answer.headers.keys().any(|name| name.as_str().starts_with("access-control")),
                    "{method} {path}"
                );
                continue;
            }
            assert_eq!((answer.status.as_u16(), answer.header(ORIGIN)), (200, "*"), "{method} {path}");
            assert!(answer.header("access-control-allow-methods").contains(&method), "{method} {path}");
            let headers = answer.header("access-control-allow-headers");
            assert_eq!(headers, "authorization,content-type,last-event-id", "{method} {path}");
            assert_eq!(answer.header("access-control-allow-credentials"), "", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn answers_and_refusals_can_be_read_from_there() {
    let app = TestApp::start().await;
    for (path, token, status) in [
        ("/api/v1/agents", app.token("ada"), 200),
        ("/api/v1/agents", String::new(), 401),
        ("/api/v1/embedding", String::new(), 200),
    ] {
        let answer = app.get(path, &token).await;
        assert_eq!((answer.status.as_u16(), answer.header(ORIGIN)), (status, "*"), "{path}");
    }
    let refused = app.post("/api/v1/session/launch", "", json!({"token": "x"})).await;
    assert_eq!((refused.status.as_u16(), refused.header(ORIGIN)), (401, "*"));
}

#[tokio::test]
async fn nobody_elsewhere_reads_what_the_cookie_opens() {
    let app = TestApp::start().await;
    let session = app.ask("POST", "/api/v1/session", &app.token("ada"), json!({})).await;
    assert_eq!((session.status.as_u16(), session.header(ORIGIN)), (200, ""));
    let refused = app.ask("POST", "/api/v1/session", "", json!({})).await;
    assert_eq!((refused.status.as_u16(), refused.header(ORIGIN)), (401, ""));
}

#[tokio::test]
async fn the_files_of_the_widget_load_there() {
    let app = TestApp::start().await;
    std::fs::write(app.folder.path().join("dist/boot.js"), "boot").unwrap();
    assert_eq!(app.get("/boot.js", "").await.header(ORIGIN), "*");
}
