//! Graph's parameters: query, form and JSON body are one; in a form, objects are JSON in a string.

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use super::GraphError;
use crate::form::{self, Field};
use crate::state::accounts::FACEBOOK_PAGE_TOKEN;
use crate::webhooks::signing;

/// All parameters of a call, and its files.
#[derive(Debug, Default)]
pub(crate) struct Parameters(Map<String, Value>, Vec<Field>);

impl Parameters {
    pub(crate) async fn read(query: Option<&str>, headers: &HeaderMap, body: &Bytes) -> Result<Self, GraphError> {
        let mut map = Map::new();
        let mut add_pairs = |bytes: &[u8]| {
            for (key, value) in url::form_urlencoded::parse(bytes) {
                map.insert(key.into_owned(), Value::String(value.into_owned()));
            }
        };
        add_pairs(query.unwrap_or_default().as_bytes());
        if body.is_empty() {
            return Ok(Self(map, Vec::new()));
        }
        let form = form::read(headers, body).await;
        if let Some(mut fields) = form.map_err(|_| GraphError::parameter("The form cannot be read"))? {
            map.extend(form::words(&fields));
            fields.retain(|field| field.content_type.is_some());
            return Ok(Self(map, fields));
        }
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/json") {
            add_pairs(body);
            return Ok(Self(map, Vec::new()));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => map.extend(fields),
            _ => return Err(GraphError::parameter("The request body is not a JSON object")),
        }
        Ok(Self(map, Vec::new()))
    }

    /// A file of a form.
    pub(crate) fn file(&self, name: &str) -> Option<&Field> {
        self.1.iter().find(|file| file.name == name)
    }

    /// The Page's token, as a parameter or a bearer; `appsecret_proof` is checked where it is given.
    pub(crate) fn check_token(&self, headers: &HeaderMap) -> Result<(), GraphError> {
        let bearer = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        let token = self.0.get("access_token").and_then(Value::as_str).or(bearer).ok_or_else(GraphError::no_token)?;
        if token != FACEBOOK_PAGE_TOKEN {
            return Err(GraphError::bad_token());
        }
        match self.0.get("appsecret_proof").and_then(Value::as_str) {
            Some(proof) if proof != signing::app_secret_proof(token) => {
                Err(GraphError::parameter("Invalid appsecret_proof provided in the API argument"))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// A string; numbers and objects are wrong.
    pub(crate) fn string(&self, key: &str) -> Result<Option<&str>, GraphError> {
        match self.0.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(GraphError::parameter(format!("Param {key} must be a string"))),
        }
    }

    /// An object, or JSON of one in a string.
    pub(crate) fn object(&self, key: &str) -> Result<Option<Map<String, Value>>, GraphError> {
        let parsed = match self.0.get(key) {
            None => return Ok(None),
            Some(Value::Object(map)) => Some(map.clone()),
            Some(Value::String(text)) => serde_json::from_str(text).ok(),
            Some(_) => None,
        };
        parsed.map(Some).ok_or_else(|| GraphError::parameter(format!("Param {key} must be a JSON object")))
    }

    /// A boolean, or a form's word for one.
    pub(crate) fn boolean(&self, key: &str) -> Result<Option<bool>, GraphError> {
        match self.0.get(key) {
            None => Ok(None),
            Some(Value::Bool(value)) => Ok(Some(*value)),
            Some(Value::String(word)) if word == "true" || word == "1" => Ok(Some(true)),
            Some(Value::String(word)) if word == "false" || word == "0" => Ok(Some(false)),
            Some(_) => Err(GraphError::parameter(format!("Param {key} must be a boolean"))),
        }
    }

    /// Whole numbers as ids: one or a list of them, in JSON, as a query's digits or as JSON in a string.
    pub(crate) fn ids(&self, key: &str) -> Result<Vec<String>, GraphError> {
        let read = match self.0.get(key) {
            None => return Ok(Vec::new()),
            Some(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
            Some(value) => value.clone(),
        };
        let listed = if let Value::Array(items) = read { items } else { vec![read] };
        let id = |item: &Value| item.as_u64().map(|number| number.to_string());
        let ids: Option<Vec<String>> = listed.iter().map(id).collect();
        ids.ok_or_else(|| GraphError::parameter(format!("Param {key} must be an integer")))
    }

    /// A whole number, or a query's digits.
    pub(crate) fn number(&self, key: &str) -> Result<Option<i64>, GraphError> {
        match self.0.get(key) {
            None => Ok(None),
            Some(value) => value
                .as_i64()
                .or_else(|| value.as_str().and_then(|digits| digits.parse().ok()))
                .map(Some)
                .ok_or_else(|| GraphError::parameter(format!("Param {key} must be an integer"))),
        }
    }
}

/// A string inside an object parameter.
pub(crate) fn inner_string<'a>(
    map: &'a Map<String, Value>,
    name: &str,
    key: &str,
) -> Result<Option<&'a str>, GraphError> {
    match map.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(GraphError::parameter(format!("Param {name}[{key}] must be a string"))),
    }
}
