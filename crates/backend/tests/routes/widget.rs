use crate::support::{Answer, TestApp};
use axum::body::Body;
use axum::http::Request;

async fn app() -> TestApp {
    let app = TestApp::start().await;
    let dist = app.folder.path().join("dist");
    for (name, text) in
        [("index.html", "<title>page</title>"), ("app-1f2e3d4c5b6a7988.js", "script"), ("boot.js", "boot")]
    {
        std::fs::write(dist.join(name), text).unwrap();
    }
    std::fs::write(dist.join("app-1f2e3d4c5b6a7988.js.br"), "brotli").unwrap();
    app
}

async fn get(app: &TestApp, path: &str, encoding: &str) -> Answer {
    app.send(Request::get(path).header("accept-encoding", encoding).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_page_says_what_it_may_do() {
    let app = app().await;
    let page = get(&app, "/", "").await;
    assert_eq!((page.outcome().as_str(), page.body.as_slice()), ("200 OK", b"<title>page</title>".as_slice()));
    insta::assert_snapshot!(page.header("content-security-policy"), @"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors https://desk.example");
    assert_eq!(page.header("cache-control"), "no-cache");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert!(page.header("permissions-policy").contains("camera=()"));
}

#[tokio::test]
async fn hashed_files_are_kept_and_sent_compressed() {
    let app = app().await;
    let plain = get(&app, "/app-1f2e3d4c5b6a7988.js", "gzip").await;
    assert_eq!((plain.body.as_slice(), plain.header("content-encoding")), (b"script".as_slice(), ""));
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let small = get(&app, "/app-1f2e3d4c5b6a7988.js", "gzip, br").await;
    assert_eq!((small.body.as_slice(), small.header("content-encoding")), (b"brotli".as_slice(), "br"));
    assert_eq!(small.header("content-type"), "text/javascript");
    assert_eq!(get(&app, "/boot.js", "br").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn pages_elsewhere_import_the_script_that_embeds() {
    let app = app().await;
    let dist = app.folder.path().join("dist");
    std::fs::write(dist.join("embed.js"), "export const mount = 1;").unwrap();
    std::fs::write(dist.join("embed.d.ts"), "export const mount: number;").unwrap();
    let script = get(&app, "/embed.js", "").await;
    assert_eq!((script.outcome().as_str(), script.header("content-type")), ("200 OK", "text/javascript"));
    assert_eq!(script.header("access-control-allow-origin"), "*");
    assert_eq!(script.header("cache-control"), "no-cache");
    assert_eq!(get(&app, "/embed.d.ts", "").await.header("content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn nothing_else_is_the_page() {
    let app = app().await;
    for path in ["/conversations", "/index", "/%2e%2e/test.sqlite", "/../test.sqlite"] {
        assert_eq!(
            get(&app, path, "").await.outcome(),
            "404 Not Found urn:social-messaging:problem:not-found",
            "{path}"
        );
    }
}
