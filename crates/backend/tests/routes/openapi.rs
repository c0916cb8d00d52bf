use crate::support::TestApp;

/// Whoever changes the API sees here what changes for its users.
#[tokio::test]
async fn the_description_of_the_api() {
    let app = TestApp::start().await;
    let mut document = app.get("/api/v1/openapi.json", "").await.json();
    document["info"]["version"] = "0.0.0".into();
    insta::assert_json_snapshot!(document);
}
