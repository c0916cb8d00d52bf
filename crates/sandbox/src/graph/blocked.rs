//! `/{page}/blocked`: whom the Page blocked, by page-scoped ids.

use axum::Json;
use serde_json::{Map, Value, json};

use super::GraphError;
use super::parameters::Parameters;
use crate::sandbox::Shared;

/// `POST` takes a list of ids and answers with each and whether it was done.
pub(super) fn block(sandbox: &Shared, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let ids = parameters.ids("psid")?;
    if ids.is_empty() {
        return Err(GraphError::parameter("One of asid, psid, uid, user is required"));
    }
    let mut state = sandbox.state();
    let mut done = Map::new();
    for id in ids {
        if state.people.on_facebook(&id).is_none() {
            return Err(GraphError::parameter_with(2_018_001, "No matching user found"));
        }
        state.facebook.blocked.insert(id.clone());
        done.insert(id, json!(true));
    }
    Ok(Json(Value::Object(done)))
}

/// `DELETE` takes one.
pub(super) fn unblock(sandbox: &Shared, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let ids = parameters.ids("psid")?;
    let [id] = ids.as_slice() else {
        return Err(GraphError::parameter("Param psid must be an integer"));
    };
    sandbox.state().facebook.blocked.remove(id);
    Ok(Json(json!({"success": true})))
}

/// `GET` lists them.
pub(super) fn list(sandbox: &Shared) -> Json<Value> {
    let state = sandbox.state();
    let person = |id: &String| {
        let name = state.people.on_facebook(id).and_then(|(_, identity)| identity.name.clone());
        json!({"id": id, "name": name})
    };
    Json(json!({"data": state.facebook.blocked.iter().map(person).collect::<Vec<_>>()}))
}
