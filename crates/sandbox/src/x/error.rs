//! X's refusals: problem+json, as B6 of its documents has them.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::state::settings::Rate;

/// A refusal with its status and body.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    body: Value,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        response
    }
}

fn problem(status: StatusCode, title: &str, detail: &str) -> Problem {
    Problem {
        status,
        body: json!({"title": title, "type": "about:blank", "status": status.as_u16(), "detail": detail}),
    }
}

/// 401: no bearer token, or one that X does not know.
pub(crate) fn unauthorized() -> Problem {
    problem(StatusCode::UNAUTHORIZED, "Unauthorized", "Unauthorized")
}

/// 403 with the reason in `detail`.
pub(crate) fn forbidden(detail: &str) -> Problem {
    problem(StatusCode::FORBIDDEN, "Forbidden", detail)
}

/// 403 `client-forbidden`: the plan does not have this endpoint.
pub(crate) fn not_enrolled() -> Problem {
    Problem {
        status: StatusCode::FORBIDDEN,
        body: json!({
            "client_id": crate::state::accounts::X_APP_ID, "title": "Client Forbidden", "reason": "client-not-enrolled",
            "required_enrollment": "Appropriate Level of API Access", "registration_url": "https://developer.x.com/en/docs/projects/overview",
            "detail": "Your client app is not configured with the appropriate access level for this endpoint.",
            "type": "https://api.twitter.com/2/problems/client-forbidden",
        }),
    }
}

/// 400 with one broken parameter.
pub(crate) fn invalid(parameter: &str, value: &str, message: &str) -> Problem {
    Problem {
        status: StatusCode::BAD_REQUEST,
        body: json!({
            "errors": [{"parameters": {parameter: [value]}, "message": message}],
            "title": "Invalid Request", "detail": "One or more parameters to your request was invalid.",
            "type": "https://api.x.com/2/problems/invalid-request",
        }),
    }
}

/// An element of `errors` for something that is not there.
pub(crate) fn not_found(resource: &str, parameter: &str, id: &str) -> Value {
    json!({
        "value": id, "detail": format!("Could not find {resource} with {parameter}: [{id}]."), "title": "Not Found Error",
        "resource_type": resource, "parameter": parameter, "resource_id": id,
        "type": "https://api.x.com/2/problems/resource-not-found",
    })
}

/// An element of `errors` for a protected author's post.
pub(crate) fn not_authorized(resource: &str, parameter: &str, id: &str) -> Value {
    json!({
        "value": id, "detail": format!("Sorry, you are not authorized to see the Tweet with {parameter}: [{id}]."),
        "title": "Authorization Error", "resource_type": resource, "parameter": parameter, "resource_id": id,
        "type": "https://api.x.com/2/problems/not-authorized-for-resource",
    })
}

/// 404 as a problem of its own, where a path names what is not there.
pub(crate) fn missing(resource: &str, parameter: &str, id: &str) -> Problem {
    Problem { status: StatusCode::NOT_FOUND, body: not_found(resource, parameter, id) }
}

/// 429. The intercepting layer adds the rate headers.
pub(crate) fn rate_limited(_rate: Rate) -> Response {
    problem(StatusCode::TOO_MANY_REQUESTS, "Too Many Requests", "Too Many Requests").into_response()
}

/// 404 for a path that the API does not have.
pub(crate) async fn no_such_route() -> Response {
    problem(StatusCode::NOT_FOUND, "Not Found", "Not Found").into_response()
}

/// 400 for a query parameter that must be there.
pub(crate) fn required_parameter(name: &str) -> Problem {
    invalid(name, "", &format!("The `{name}` query parameter can not be empty"))
}
