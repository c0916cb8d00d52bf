use crate::support::TestApp;

/// Whoever changes the API sees here what changes for its users.
#[tokio::test]
async fn the_description_of_the_api() {
    let app = TestApp::start().await;
    let mut document = app.get("/api/v1/openapi.json", "").await.json();
    document["info"]["version"] = "0.0.0".into();
    insta::assert_json_snapshot!("openapi", document);
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    let app = TestApp::start().await;
    let document = app.get("/api/v1/openapi.json", "").await.json();
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}
