//! The stories of the cast, played in the order of time.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::control::act;
use crate::state::State;
use crate::webhooks::Update;

/// One story; its role names it in `GET /sandbox/cast`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scene {
    role: String,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// How other steps of the scene name it: `$name.comment_id`.
    name: String,
    minutes_ago: i64,
    /// Happened before the product was connected: in the network's state, without a webhook.
    #[serde(default)]
    silent: bool,
    act: Value,
}

/// Performs all scenes (or those of the given roles), leading up to `now`, and returns what the networks report; the ids go to `state.cast`.
pub(crate) fn perform(state: &mut State, roles: Option<&[String]>, now: Timestamp) -> Result<Vec<Update>, String> {
    let mut scenes: Vec<Scene> =
        serde_json::from_str(include_str!("../../cast/scenes.json")).map_err(|error| error.to_string())?;
    if let Some(roles) = roles {
        scenes.retain(|scene| roles.contains(&scene.role));
    }
    let mut steps: Vec<(&str, &Step)> =
        scenes.iter().flat_map(|scene| scene.steps.iter().map(|step| (scene.role.as_str(), step))).collect();
    steps.sort_by_key(|(_, step)| std::cmp::Reverse(step.minutes_ago));
    let mut done: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut updates = Vec::new();
    for (role, step) in steps {
        let named = done.entry(role.to_owned()).or_default();
        let mut wanted = resolved(&step.act, named)?;
        let at = now - SignedDuration::from_mins(step.minutes_ago);
        if let Some(inner) = wanted.as_object_mut().and_then(|map| map.values_mut().next()) {
            inner["at"] = json!(at);
        }
        let outcome = act::perform(state, act::read(wanted).map_err(|error| format!("{role}/{}: {error}", step.name))?)
            .map_err(|error| format!("{role}/{}: {error}", step.name))?;
        named.insert(step.name.clone(), Value::Object(outcome.ids));
        if !step.silent {
            updates.extend(outcome.updates);
        }
    }
    for (role, named) in done {
        let mut merged = Map::new();
        for (_, ids) in scenes
            .iter()
            .filter(|scene| scene.role == role)
            .flat_map(|scene| &scene.steps)
            .filter_map(|step| named.get_key_value(&step.name))
        {
            merged.extend(
                ids.as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(_, id)| !id.is_null())
                    .map(|(key, id)| (key.clone(), id.clone())),
            );
        }
        merged.insert("steps".to_owned(), Value::Object(named));
        state.cast.insert(role, Value::Object(merged));
    }
    Ok(updates)
}

/// Replaces `$name.key` by the id that an earlier step made.
fn resolved(value: &Value, named: &Map<String, Value>) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('$').and_then(|path| path.split_once('.')) {
            Some((name, key)) => named
                .get(name)
                .and_then(|ids| ids.get(key))
                .cloned()
                .ok_or_else(|| format!("no earlier step gives {text}"))?,
            None => value.clone(),
        },
        Value::Object(map) => {
            let entries = map.iter().map(|(key, item)| Ok((key.clone(), resolved(item, named)?)));
            Value::Object(entries.collect::<Result<_, String>>()?)
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| resolved(item, named)).collect::<Result<_, _>>()?),
        other => other.clone(),
    })
}
