//! `GET /` and the files of the built widget.

use super::problem::Refusal;
use crate::config::Config;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use social_messaging_domain::problem::ProblemType;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The shortest run of hexadecimal digits in a file's name that is taken for the hash of its content.
const SHORTEST_HASH: usize = 8;

/// How the name of a TypeScript declaration ends: it is read by people, and its last part is known for that of a video.
const TYPES: &str = ".d.ts";

/// The widget's files.
#[derive(Clone)]
pub(super) struct Widget {
    files: ServeDir,
    policy: HeaderValue,
}

impl Widget {
    /// The files of the configured directory; `index.html` stands for `/` and for nothing else.
    pub(super) fn new(config: &Config) -> Self {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
             media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; \
             frame-ancestors {}",
            config.embedding.frame_ancestors()
        );
        Self {
            files: ServeDir::new(&config.widget_directory).precompressed_br(),
            // The configuration takes only what a header takes; should it ever not, nobody may frame us.
            policy: HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("frame-ancestors 'none'")),
        }
    }

    /// Answers with a file, or a problem document.
    pub(super) async fn serve(self, request: Request) -> Response<Body> {
        let caching = caching(request.uri().path());
        let is_declaration = request.uri().path().ends_with(TYPES);
        let Ok(response) = self.files.oneshot(request).await;
        match response.status() {
            StatusCode::NOT_FOUND => return Refusal::not_found().into_response(),
            StatusCode::METHOD_NOT_ALLOWED => return Refusal::new(ProblemType::Malformed, 405).into_response(),
            _ => {}
        }
        let mut response = response.map(Body::new);
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(CONTENT_SECURITY_POLICY, self.policy);
        // The files are nobody's secret: pages elsewhere import embed.js, and a frame without an origin all of them.
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        if is_declaration {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        }
        headers.insert(
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        );
        response
    }
}

/// What has the hash of its content in its name never changes under that name.
fn caching(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut runs = name.split(|character: char| !character.is_ascii_alphanumeric());
    let is_hash = |run: &str| {
        run.len() >= SHORTEST_HASH
            && run.bytes().all(|byte| byte.is_ascii_hexdigit())
            && run.bytes().any(|byte| byte.is_ascii_digit())
    };
    if runs.any(is_hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::caching;

    #[test]
    fn only_a_hashed_name_is_kept_for_good() {
        for path in ["/app-1f2e3d4c5b6a7988.js", "/app-1f2e3d4c5b6a7988_bg.wasm", "/style/main-00ff00ff.css"] {
            assert!(caching(path).contains("immutable"), "{path}");
        }
        for path in ["/", "/index.html", "/boot.js", "/deadbeefcafe.js", "/texts/de.json", "/1f2e3d4c/plain.js"] {
            assert_eq!(caching(path), "no-cache", "{path}");
        }
    }
}
