use crate::support::TestApp;
use serde_json::json;

#[tokio::test]
async fn a_page_learns_who_may_frame_it_before_anybody_is_signed_in() {
    let app =
        TestApp::configured("[embedding]\nhosts = [\"https://desk.example\", \"https://*.liveperson.net\"]").await;
    let expected = json!({
        "hosts": ["https://desk.example", "https://*.liveperson.net"], "adapter": null, "sign_in": null,
    });
    let answer = app.get("/api/v1/embedding", "").await;
    assert_eq!((answer.outcome().as_str(), answer.json()), ("200 OK", expected));
    assert_eq!(answer.header("cache-control"), "no-store", "a host that was added is known with the next page");
    std::fs::write(app.folder.path().join("dist/index.html"), "page").unwrap();
    let page = app.get("/", "").await;
    assert!(
        page.header("content-security-policy")
            .ends_with("frame-ancestors https://desk.example https://*.liveperson.net")
    );
}

#[tokio::test]
async fn the_protocol_of_the_host_can_be_set() {
    for adapter in ["own", "liveperson", "chatwoot", "genesys", "zendesk", "none"] {
        let app = TestApp::configured(&format!("[embedding]\nadapter = \"{adapter}\"")).await;
        assert_eq!(app.get("/api/v1/embedding", "").await.json()["adapter"], adapter);
    }
}
