//! JSON schemas in words.

use serde_json::Value;

/// The body of a type's section.
pub(super) fn schema(schema: &Value) -> String {
    let mut text = String::new();
    if let Some(said) = schema["description"].as_str() {
        text += &format!("{said}\n\n");
    }
    if let Some(variants) = schema["oneOf"].as_array() {
        text += "One of:\n\n";
        text.extend(variants.iter().map(variant));
        return text;
    }
    // Of parts put together, each says its own.
    let parts: Vec<&Value> = schema["allOf"].as_array().map_or_else(|| vec![schema], |parts| parts.iter().collect());
    let (objects, others): (Vec<&Value>, Vec<&Value>) =
        parts.into_iter().partition(|part| part["properties"].is_object());
    for other in others {
        text += &format!("{}\n\n", kind(other));
    }
    for object in objects {
        text += &properties(object);
    }
    // One line between two sections is the next one's.
    text.trim_end().to_owned() + "\n"
}

/// A type in a few words, as it stands in a table.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    for (several, word) in [("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")] {
        if let Some(kinds) = schema[several].as_array() {
            return joined(kinds.iter().map(kind), word);
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return joined(values.iter().map(|value| format!("`{}`", value.as_str().unwrap_or("null"))), ", ");
    }
    match &schema["type"] {
        Value::Array(kinds) => joined(kinds.iter().filter_map(Value::as_str).map(|name| simple(schema, name)), " or "),
        Value::String(name) => simple(schema, name),
        _ => "anything".to_owned(),
    }
}

/// Text that can stand in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn simple(schema: &Value, name: &str) -> String {
    match name {
        "array" => format!("list of {}", kind(&schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            format!("object of {}", kind(&schema["additionalProperties"]))
        }
        "object" => match schema["properties"].as_object() {
            Some(properties) => {
                let members = properties.iter().map(|(name, described)| format!("`{name}`: {}", kind(described)));
                format!("{{{}}}", joined(members, ", "))
            }
            None => "object".to_owned(),
        },
        _ => name.to_owned(),
    }
}

fn variant(variant: &Value) -> String {
    let said = variant["description"].as_str().map(|said| format!(": {}", cell(said))).unwrap_or_default();
    format!("- {}{said}\n", kind(variant))
}

fn properties(object: &Value) -> String {
    let required =
        |name: &str| object["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name));
    let mut text = "| member | type | |\n|---|---|---|\n".to_owned();
    for (name, described) in object["properties"].as_object().into_iter().flatten() {
        // What may be null has its words beside the part that is not.
        let parts = described["oneOf"].as_array().into_iter().flatten();
        let said = std::iter::once(described).chain(parts).find_map(|part| part["description"].as_str());
        let optional = if required(name) { "" } else { ", optional" };
        let said = cell(said.unwrap_or_default());
        text += &format!("| `{name}`{optional} | {} | {said} |\n", cell(&kind(described)));
    }
    text + "\n"
}

fn joined(parts: impl Iterator<Item = String>, word: &str) -> String {
    parts.collect::<Vec<_>>().join(word)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_said_in_words() {
        let cup = json!({ "$ref": "#/components/schemas/Cup" });
        for (schema, words) in [
            (json!({ "oneOf": [cup, { "type": "null" }] }), "[Cup](#cup) or null"),
            (json!({ "type": "array", "items": cup }), "list of [Cup](#cup)"),
            (json!({ "type": ["string", "null"] }), "string or null"),
            (json!({ "type": "string", "enum": ["full", "empty"] }), "`full`, `empty`"),
            (json!({ "type": "object", "additionalProperties": cup }), "object of [Cup](#cup)"),
            (json!({ "type": "object", "properties": { "fill": cup } }), "{`fill`: [Cup](#cup)}"),
            (json!({}), "anything"),
        ] {
            assert_eq!(kind(&schema), words);
        }
    }

    #[test]
    fn a_member_says_whether_it_may_be_left_out() {
        let described = json!({
            "description": "A cup.",
            "allOf": [
                { "$ref": "#/components/schemas/Vessel" },
                { "type": "object", "required": ["size"], "properties": {
                    "lid": { "oneOf": [{ "$ref": "#/x/Lid", "description": "Its lid." }, { "type": "null" }] },
                    "size": { "type": "string", "description": "s or m." },
                } },
            ],
        });
        let expected = "A cup.\n\n[Vessel](#vessel)\n\n| member | type | |\n|---|---|---|\n\
            | `lid`, optional | [Lid](#lid) or null | Its lid. |\n| `size` | string | s or m. |\n";
        assert_eq!(schema(&described), expected);
    }

    #[test]
    fn alternatives_are_listed() {
        let described = json!({ "oneOf": [
            { "type": "object", "description": "Drinks.", "properties": { "drink": { "type": "integer" } } },
            { "type": "string", "enum": ["wash"] },
        ] });
        assert_eq!(schema(&described), "One of:\n\n- {`drink`: integer}: Drinks.\n- `wash`\n");
    }
}
