//! `/{object}/likes`: the Page's own like. Meta: other reactions cannot be written.

use axum::Json;
use serde_json::{Value, json};

use super::GraphError;
use crate::sandbox::Shared;
use crate::state::accounts::{BRAND_NAME, FACEBOOK_PAGE_ID};
use crate::state::facebook::Author;
use crate::webhooks::{Update, echo, facebook};

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Like,
    Unlike,
}

/// `POST` and `DELETE` answer `{"success": true}`, also when it was so already.
pub(super) async fn change(sandbox: &Shared, id: &str, change: Change) -> Result<Json<Value>, GraphError> {
    let updates = {
        let mut state = sandbox.state();
        let state = &mut *state;
        let liked = match state.facebook.comments.get_mut(id) {
            Some(comment) => Some(&mut comment.liked_by_page),
            None => state.facebook.posts.get_mut(id).map(|post| &mut post.liked_by_page),
        };
        let Some(liked) = liked else {
            return Err(GraphError::unsupported(&axum::http::Method::POST, id));
        };
        let wanted = change == Change::Like;
        let changed = *liked != wanted;
        *liked = wanted;
        let verb = if wanted { "add" } else { "remove" };
        if changed {
            vec![Update::Change(facebook::reaction(state, &Author::Page, id, "like", verb))]
        } else {
            Vec::new()
        }
    };
    echo::come_back(sandbox, updates).await;
    Ok(Json(json!({"success": true})))
}

/// `GET`: the Page alone is named.
pub(super) fn list(sandbox: &Shared, id: &str) -> Result<Json<Value>, GraphError> {
    let state = sandbox.state();
    let liked = state.facebook.comments.get(id).map(|comment| comment.liked_by_page);
    let liked = liked.or_else(|| state.facebook.posts.get(id).map(|post| post.liked_by_page)).unwrap_or_default();
    let data = if liked { json!([{"id": FACEBOOK_PAGE_ID, "name": BRAND_NAME, "type": "LIKE"}]) } else { json!([]) };
    Ok(Json(json!({"data": data})))
}
