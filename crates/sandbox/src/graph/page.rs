//! The Page itself: its fields, its feed, and the subscription that a host checks.

use axum::Json;
use axum::http::Method;
use serde_json::{Value, json};

use super::parameters::Parameters;
use super::{GraphError, Node, fields, objects};
use crate::state::State;
use crate::state::accounts::{BRAND_NAME, BRAND_PICTURE, BRAND_USERNAME, FACEBOOK_APP_ID, FACEBOOK_PAGE_ID};
use crate::state::facebook::{Author, Post, PostKind};

const FIELDS: &[&str] = &[
    "about",
    "access_token",
    "category",
    "description",
    "fan_count",
    "followers_count",
    "id",
    "link",
    "messaging_feature_status",
    "name",
    "picture",
    "username",
    "verification_status",
    "website",
];

/// `GET /{page}`.
pub(super) fn get(state: &State, parameters: &Parameters) -> Result<Value, GraphError> {
    let asked = fields::asked(parameters, "name,id")?;
    fields::check(&asked, FIELDS, Node::Page)?;
    let whole = json!({
        "id": FACEBOOK_PAGE_ID, "name": BRAND_NAME, "username": BRAND_USERNAME, "link": format!("https://www.facebook.com/{BRAND_USERNAME}"),
        "category": "Coffee Shop", "about": "Small-batch coffee. A sandbox brand.", "fan_count": 48_213, "followers_count": 50_377,
        "verification_status": "blue_verified", "website": "https://www.example.com/",
        "messaging_feature_status": {"hop_v2": false, "msgr_multi_app": true},
        "picture": {"data": {"url": state.facebook_media(BRAND_PICTURE), "is_silhouette": false, "width": 400, "height": 400}},
    });
    Ok(fields::select(&whole, &asked))
}

/// `GET /{page}/feed`, `/published_posts`, `/visitor_posts`: newest first.
pub(super) fn feed(
    sandbox: &crate::sandbox::Shared,
    edge: &str,
    parameters: &Parameters,
) -> Result<Json<Value>, GraphError> {
    let asked = fields::asked(parameters, "created_time,message,story,id")?;
    let since = parameters.number("since")?.unwrap_or(i64::MIN);
    let limit = usize::try_from(parameters.number("limit")?.unwrap_or(25)).unwrap_or(25).min(100);
    let state = sandbox.state();
    let belongs = |post: &&Post| {
        let by_page = post.author == Author::Page;
        let right = match edge {
            "published_posts" => by_page,
            "visitor_posts" => !by_page,
            _ => true,
        };
        right && post.kind == PostKind::Ordinary && post.created.as_second() >= since
    };
    let mut posts: Vec<&Post> = state.facebook.posts.values().filter(belongs).collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.created));
    let data: Vec<Value> =
        posts.iter().take(limit).map(|post| fields::select(&objects::post(&state, post), &asked)).collect();
    Ok(Json(json!({"data": data})))
}

/// `GET|POST|DELETE /{page}/subscribed_apps`.
pub(super) fn subscribed_apps(method: &Method) -> Json<Value> {
    if *method == Method::GET {
        return Json(json!({"data": [{"id": FACEBOOK_APP_ID, "name": "Social Messaging",
            "subscribed_fields": ["feed", "mention", "messages", "message_echoes", "message_edits", "message_reactions", "message_reads",
                "message_deliveries", "messaging_postbacks", "messaging_referrals"]}]}));
    }
    Json(json!({"success": true}))
}
