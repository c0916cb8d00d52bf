//! Graph's error envelope, and the refusals of the error table.

use axum::Json;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Node;
use crate::state::settings::Rate;

/// A refusal: `{"error": {message, type, code, error_subcode, fbtrace_id}}`.
#[derive(Debug, Clone)]
pub(crate) struct GraphError {
    status: StatusCode,
    kind: &'static str,
    code: u32,
    subcode: Option<u32>,
    message: String,
}

impl IntoResponse for GraphError {
    fn into_response(self) -> Response {
        let mut error = json!({"message": self.message, "type": self.kind, "code": self.code, "fbtrace_id": "ASandboxTrace0123456789"});
        if let Some(subcode) = self.subcode {
            error["error_subcode"] = json!(subcode);
        }
        let mut response = (self.status, Json(json!({"error": error}))).into_response();
        if self.code == 190 {
            let challenge = HeaderValue::from_static(
                "OAuth \"Facebook Platform\" \"invalid_token\" \"Invalid OAuth access token.\"",
            );
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

fn oauth(code: u32, subcode: Option<u32>, message: impl Into<String>) -> GraphError {
    GraphError { status: StatusCode::BAD_REQUEST, kind: "OAuthException", code, subcode, message: message.into() }
}

impl GraphError {
    /// 100 with a message that names the parameter.
    pub(crate) fn parameter(message: impl AsRef<str>) -> Self {
        oauth(100, None, format!("(#100) {}", message.as_ref()))
    }

    /// 100 with a subcode.
    pub(crate) fn parameter_with(subcode: u32, message: &str) -> Self {
        oauth(100, Some(subcode), format!("(#100) {message}"))
    }

    /// 104: no token at all.
    pub(crate) fn no_token() -> Self {
        oauth(104, None, "An access token is required to request this resource.")
    }

    /// 190: a token that Meta does not know.
    pub(crate) fn bad_token() -> Self {
        oauth(190, None, "Invalid OAuth access token - Cannot parse access token")
    }

    /// 100/33: no such object, or none that the token may see.
    pub(crate) fn unsupported(method: &Method, id: &str) -> Self {
        let verb = method.as_str().to_ascii_lowercase();
        Self {
            kind: "GraphMethodException",
            ..oauth(
                100,
                Some(33),
                format!(
                    "Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does \
                     not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api"
                ),
            )
        }
    }

    /// 324: no picture, or one that is too large.
    pub(crate) fn image() -> Self {
        oauth(
            324,
            None,
            "(#324) Missing or invalid image file: photos should be less than 4 MB and saved as JPG or PNG",
        )
    }

    /// 2500: a path that Graph does not have.
    pub(crate) fn unknown_path(path: &str) -> Self {
        oauth(2500, None, format!("Unknown path components: /{}", path.trim_start_matches('/')))
    }

    /// 100: a field that this kind of object does not have.
    pub(super) fn nonexisting_field(field: &str, node: Node) -> Self {
        let kind = match node {
            Node::Post => "PagePost".to_owned(),
            Node::Person => "User".to_owned(),
            other => format!("{other:?}"),
        };
        oauth(100, None, format!("(#100) Tried accessing nonexisting field ({field}) on node type ({kind})"))
    }

    /// 10/2018278: outside the messaging window.
    pub(crate) fn outside_window() -> Self {
        oauth(
            10,
            Some(2_018_278),
            "(#10) This message is sent outside of allowed window. Learn more about the new policy here: \
             https://developers.facebook.com/docs/messenger-platform/policy-overview",
        )
    }

    /// 10 plain: a permission or feature that the app does not have.
    pub(crate) fn permission(message: &str) -> Self {
        oauth(10, None, format!("(#10) {message}"))
    }

    /// 551: the person does not receive messages.
    pub(crate) fn unavailable() -> Self {
        oauth(551, Some(1_545_041), "(#551) This person isn't available right now.")
    }

    /// 10900: the one private reply was used.
    pub(crate) fn already_replied() -> Self {
        oauth(10_900, None, "(#10900) Activity already replied to")
    }

    /// 10903: a private reply to this author, or to something this old, is not possible.
    pub(crate) fn cannot_reply() -> Self {
        oauth(10_903, None, "(#10903) This user cant reply to this activity")
    }
}

/// 613, with the header that says how long.
pub(crate) fn rate_limited(rate: Rate) -> Response {
    let mut response = oauth(613, None, "(#613) Calls to this api have exceeded the rate limit.").into_response();
    let minutes = (rate.resets_at - jiff::Timestamp::now().as_second()).div_euclid(60) + 1;
    let usage = json!({crate::state::accounts::FACEBOOK_PAGE_ID: [{"type": "pages", "call_count": 100, "total_cputime": 10, "total_time": 10,
        "estimated_time_to_regain_access": minutes}]});
    if let Ok(value) = HeaderValue::from_str(&usage.to_string()) {
        response.headers_mut().insert("x-business-use-case-usage", value);
    }
    response
}
