//! What X checks of a request before it does anything.

use std::collections::BTreeSet;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use serde_json::{Map, Value};

use super::error::{Problem, invalid, unauthorized};
use crate::state::accounts::X_USER_TOKEN;

/// A request that carries the brand's token.
#[derive(Debug)]
pub(crate) struct Authorized;

impl<S: Sync> FromRequestParts<S> for Authorized {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let token = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        match token.and_then(|value| value.strip_prefix("Bearer ")) {
            Some(X_USER_TOKEN) => Ok(Self),
            _ => Err(unauthorized()),
        }
    }
}

/// A JSON object in which every key must be known. X: `additionalProperties: false`.
pub(crate) fn object(bytes: &[u8], allowed: &[&str]) -> Result<Map<String, Value>, Problem> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => only(map, allowed),
        _ => Err(invalid(
            "body",
            "",
            "Requests with bodies must have content-type of application/json and hold an object.",
        )),
    }
}

/// An object inside the body, under the same rule.
pub(crate) fn nested(
    map: &Map<String, Value>,
    key: &str,
    allowed: &[&str],
) -> Result<Option<Map<String, Value>>, Problem> {
    match map.get(key) {
        None => Ok(None),
        Some(Value::Object(inner)) => only(inner.clone(), allowed).map(Some),
        Some(other) => Err(wrong_type(key, other, "object")),
    }
}

fn only(map: Map<String, Value>, allowed: &[&str]) -> Result<Map<String, Value>, Problem> {
    match map.keys().find(|key| !allowed.contains(&key.as_str())) {
        None => Ok(map),
        Some(key) => {
            let message =
                format!("$.{key}: is not defined in the schema and the schema does not allow additional properties");
            Err(invalid(key, &map[key].to_string(), &message))
        }
    }
}

fn wrong_type(key: &str, value: &Value, expected: &str) -> Problem {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    invalid(key, &value.to_string(), &format!("$.{key}: {found} found, {expected} expected"))
}

pub(crate) fn string(map: &Map<String, Value>, key: &str) -> Result<Option<String>, Problem> {
    match map.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(wrong_type(key, other, "string")),
    }
}

pub(crate) fn boolean(map: &Map<String, Value>, key: &str) -> Result<Option<bool>, Problem> {
    match map.get(key) {
        None => Ok(None),
        Some(Value::Bool(value)) => Ok(Some(*value)),
        Some(other) => Err(wrong_type(key, other, "boolean")),
    }
}

/// A required id. X: `^[0-9]{1,19}$`, always a string.
pub(crate) fn id(map: &Map<String, Value>, key: &str) -> Result<String, Problem> {
    let id = string(map, key)?.ok_or_else(|| required(key))?;
    checked_id(key, &id)?;
    Ok(id)
}

pub(crate) fn required(key: &str) -> Problem {
    invalid(key, "", &format!("$.{key}: is missing but it is required"))
}

pub(crate) fn checked_id(key: &str, id: &str) -> Result<(), Problem> {
    let well_formed = (1..=19).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed {
        return Ok(());
    }
    Err(invalid(key, id, &format!("The `{key}` query parameter value [{id}] does not match ^[0-9]{{1,19}}$")))
}

/// A list of ids with its bounds.
pub(crate) fn ids(map: &Map<String, Value>, key: &str, most: usize) -> Result<Vec<String>, Problem> {
    let Some(value) = map.get(key) else {
        return Err(required(key));
    };
    let Value::Array(list) = value else {
        return Err(wrong_type(key, value, "array"));
    };
    if list.is_empty() || list.len() > most {
        return Err(invalid(
            key,
            &value.to_string(),
            &format!("$.{key}: there must be a minimum of 1 and a maximum of {most} items"),
        ));
    }
    list.iter()
        .map(|item| match item {
            Value::String(id) => checked_id(key, id).map(|()| id.clone()),
            other => Err(wrong_type(key, other, "string")),
        })
        .collect()
}

/// Query parameters as they came.
#[derive(Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(query: Option<&str>) -> Self {
        Self(url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A comma-separated list of which every word must be known; X's specification and its prose name some of them differently.
    pub(crate) fn list(&self, names: &[&str], known: &[&str]) -> Result<BTreeSet<String>, Problem> {
        let mut words = BTreeSet::new();
        for name in names {
            let Some(value) = self.get(name) else { continue };
            for word in value.split(',').filter(|word| !word.is_empty()) {
                if !known.contains(&word) {
                    return Err(invalid(
                        name,
                        value,
                        &format!("The `{name}` query parameter value [{word}] is not one of [{}]", known.join(",")),
                    ));
                }
                words.insert(word.to_owned());
            }
        }
        Ok(words)
    }

    /// A moment, such as `2026-08-12T18:00:00Z`.
    pub(crate) fn time(&self, name: &str) -> Result<Option<jiff::Timestamp>, Problem> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let problem = |_| {
            invalid(name, value, &format!("The `{name}` query parameter value [{value}] is not a valid ISO 8601 time"))
        };
        value.parse().map(Some).map_err(problem)
    }

    /// `max_results` within its bounds.
    pub(crate) fn max_results(&self, least: usize, most: usize, default: usize) -> Result<usize, Problem> {
        let Some(value) = self.get("max_results") else {
            return Ok(default);
        };
        value.parse().ok().filter(|count| (least..=most).contains(count)).ok_or_else(|| {
            invalid(
                "max_results",
                value,
                &format!("The `max_results` query parameter value [{value}] is not between {least} and {most}"),
            )
        })
    }
}
