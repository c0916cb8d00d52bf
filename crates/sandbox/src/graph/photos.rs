//! `POST /{page}/photos`: a photo that is not published until a comment names it.

use axum::Json;
use serde_json::{Value, json};

use super::GraphError;
use super::parameters::Parameters;
use crate::sandbox::Shared;
use crate::state::facebook::Uploaded;

/// Meta: photos should be smaller than that.
const LARGEST: usize = 4_000_000;

/// Answers `{"id"}`.
pub(super) fn upload(sandbox: &Shared, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let Some(file) = parameters.file("source") else {
        return Err(GraphError::parameter("The parameter source or url is required"));
    };
    if parameters.boolean("published")? != Some(false) {
        return Err(GraphError::permission("Requires pages_manage_posts permission to publish a photo"));
    }
    let content_type = file.content_type.clone().unwrap_or_default();
    if !content_type.starts_with("image/") || file.bytes.len() > LARGEST {
        return Err(GraphError::image());
    }
    parameters.string("alt_text_custom")?;
    let mut state = sandbox.state();
    let id = state.ids.facebook();
    state.facebook.uploads.insert(id.clone(), Uploaded { content_type, bytes: file.bytes.clone() });
    Ok(Json(json!({"id": id})))
}
