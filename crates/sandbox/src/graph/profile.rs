//! `GET /{psid}`: the consumer's profile, where it is shared.

use serde_json::{Value, json};

use super::fields;
use super::parameters::Parameters;
use super::{GraphError, Node};
use crate::state::State;
use crate::state::people::Profile;

const FIELDS: &[&str] = &["id", "name", "first_name", "last_name", "profile_pic", "locale", "timezone", "gender"];

/// Meta: readable only after the person messaged or opted in, else 2018218; every field is optional.
pub(super) fn get(state: &State, id: &str, parameters: &Parameters) -> Result<Value, GraphError> {
    let asked = fields::asked(parameters, "first_name,last_name,profile_pic,id")?;
    fields::check(&asked, FIELDS, Node::Person)?;
    let (person, identity) = state.people.on_facebook(id).ok_or_else(no_profile)?;
    let wrote = state.messenger.threads.get(id).is_some_and(|thread| thread.last_inbound.is_some());
    let readable = match identity.profile {
        Profile::Shared => true,
        Profile::AfterMessage => wrote,
        Profile::Refused => false,
    };
    if !readable {
        return Err(no_profile());
    }
    let whole = json!({
        "id": id, "name": identity.name, "first_name": identity.first_name, "last_name": identity.last_name, "locale": identity.locale,
        "timezone": identity.timezone.map(hours), "gender": identity.gender, "profile_pic": state.facebook_media(&person.picture),
    });
    Ok(fields::select(&whole, &asked))
}

/// Graph gives whole hours as integers.
fn hours(hours: f64) -> Value {
    format!("{hours}").parse::<i64>().map_or_else(|_| json!(hours), |whole| json!(whole))
}

fn no_profile() -> GraphError {
    GraphError::parameter_with(2_018_218, "No profile available for this user.")
}
