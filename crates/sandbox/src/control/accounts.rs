//! The brand's accounts with their secrets.

use axum::Json;
use serde_json::{Value, json};

use crate::state::accounts::{
    BRAND_NAME, BRAND_USERNAME, FACEBOOK_APP_ID, FACEBOOK_APP_SECRET, FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN,
    FACEBOOK_VERIFY_TOKEN, X_ACCOUNT_ID, X_CONSUMER_SECRET, X_USER_TOKEN,
};

/// `GET /sandbox/accounts`.
pub(super) async fn list() -> Json<Value> {
    Json(json!([
        {"network": "facebook", "id": FACEBOOK_PAGE_ID, "name": BRAND_NAME, "username": BRAND_USERNAME, "token": FACEBOOK_PAGE_TOKEN,
            "secret": FACEBOOK_APP_SECRET, "app_id": FACEBOOK_APP_ID, "verify_token": FACEBOOK_VERIFY_TOKEN},
        {"network": "x", "id": X_ACCOUNT_ID, "name": BRAND_NAME, "username": BRAND_USERNAME, "token": X_USER_TOKEN,
            "secret": X_CONSUMER_SECRET},
    ]))
}
