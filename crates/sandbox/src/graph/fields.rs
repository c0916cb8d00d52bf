//! Graph's `fields`: `id,from{name},comments.limit(5).summary(true){id}`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::parameters::Parameters;
use super::{GraphError, Node};

/// One field asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) modifiers: BTreeMap<String, String>,
    pub(crate) inner: Vec<Field>,
}

impl Field {
    /// A modifier's number, such as `limit(5)`.
    pub(crate) fn number(&self, modifier: &str) -> Option<usize> {
        self.modifiers.get(modifier)?.parse().ok()
    }
}

/// The fields of a request, or the kind's own when none are named.
pub(crate) fn asked(parameters: &Parameters, default: &str) -> Result<Vec<Field>, GraphError> {
    parse(parameters.string("fields")?.filter(|fields| !fields.is_empty()).unwrap_or(default))
}

/// Reads a list of fields.
pub(crate) fn parse(text: &str) -> Result<Vec<Field>, GraphError> {
    let mut rest = text.chars().peekable();
    let fields = list(&mut rest);
    if rest.next().is_some() {
        return Err(GraphError::parameter(format!("Syntax error \"Unexpected character\" in fields: {text}")));
    }
    Ok(fields)
}

fn list(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Vec<Field> {
    let mut fields = Vec::new();
    loop {
        let mut field = Field { name: word(rest), ..Field::default() };
        while rest.next_if_eq(&'.').is_some() {
            let name = word(rest);
            let mut value = String::new();
            if rest.next_if_eq(&'(').is_some() {
                while let Some(character) = rest.next_if(|character| *character != ')') {
                    value.push(character);
                }
                rest.next_if_eq(&')');
            }
            field.modifiers.insert(name, value);
        }
        if rest.next_if_eq(&'{').is_some() {
            field.inner = list(rest);
            rest.next_if_eq(&'}');
        }
        if !field.name.is_empty() {
            fields.push(field);
        }
        if rest.next_if_eq(&',').is_none() {
            return fields;
        }
    }
}

fn word(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut word = String::new();
    while rest.next_if(|character| character.is_whitespace()).is_some() {}
    while let Some(character) = rest.next_if(|character| character.is_ascii_alphanumeric() || *character == '_') {
        word.push(character);
    }
    word
}

/// Refuses a field that the kind does not have, by name.
pub(crate) fn check(fields: &[Field], known: &[&str], node: Node) -> Result<(), GraphError> {
    match fields.iter().find(|field| !known.contains(&field.name.as_str())) {
        Some(field) => Err(GraphError::nonexisting_field(&field.name, node)),
        None => Ok(()),
    }
}

/// Keeps what was asked for; `id` always stays, and what has no value is left out.
pub(crate) fn select(value: &Value, fields: &[Field]) -> Value {
    let Value::Object(map) = value else {
        return value.clone();
    };
    let mut kept = Map::new();
    for field in fields {
        match map.get(&field.name) {
            None | Some(Value::Null) => {}
            Some(found) => {
                kept.insert(field.name.clone(), inside(found, &field.inner));
            }
        }
    }
    if let Some(id) = map.get("id") {
        kept.insert("id".to_owned(), id.clone());
    }
    Value::Object(kept)
}

fn inside(value: &Value, fields: &[Field]) -> Value {
    if fields.is_empty() {
        return value.clone();
    }
    match value {
        Value::Array(items) => items.iter().map(|item| inside(item, fields)).collect(),
        Value::Object(map) if map.get("data").is_some_and(Value::is_array) => {
            let mut kept = map.clone();
            if let Some(data) = map.get("data") {
                kept.insert("data".to_owned(), inside(data, fields));
            }
            Value::Object(kept)
        }
        other => select(other, fields),
    }
}
