//! `cargo xtask api-docs`: docs/API.md, written from the OpenAPI document that the backend's code generates.

mod types;

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use anyhow::Context;
use serde_json::{Map, Value};

use crate::command::say;
use crate::workspace::Workspace;
use types::{cell, kind, schema};

/// The OpenAPI document as the backend's tests hold it fast, below three lines of insta's.
const DOCUMENT: &str = "crates/backend/tests/routes/snapshots/routes__openapi__openapi.snap";

/// Where the page is.
const PAGE: &str = "docs/API.md";

/// What the page begins with.
const HEAD: &str = "\
# The API

Written by `cargo xtask api-docs` from the OpenAPI document, which a running backend serves at `/api/v1/openapi.json`. JSON in and out, unless
another type is named; errors are problem documents of RFC 9457 with a stable `type`. Identifiers are opaque, times RFC 3339 in UTC. A client must take
values of an enumeration and members of an object that it does not know.

Where nothing else is said, a request carries `Authorization: Bearer TOKEN`.
";

/// Writes the page anew.
///
/// # Errors
/// When the document cannot be read or the page cannot be written.
pub(crate) fn write(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    let page = workspace.path(PAGE);
    fs::write(&page, generated(workspace)?).with_context(|| format!("cannot write {}", page.display()))?;
    say("Writing", PAGE);
    Ok(ExitCode::SUCCESS)
}

fn generated(workspace: &Workspace) -> anyhow::Result<String> {
    let text = fs::read_to_string(workspace.path(DOCUMENT)).with_context(|| format!("cannot read {DOCUMENT}"))?;
    let (_, document) = text.split_once("---\n{").context("the snapshot holds no JSON document")?;
    Ok(page(&serde_json::from_str(&format!("{{{document}"))?))
}

/// The whole page: the routes by their tags, then the types.
fn page(document: &Value) -> String {
    let mut routes: BTreeMap<&str, String> = BTreeMap::new();
    for (path, methods) in members(&document["paths"]) {
        for (method, operation) in members(methods) {
            let tag = operation["tags"][0].as_str().unwrap_or("other");
            *routes.entry(tag).or_default() += &route(path, method, operation);
        }
    }
    let mut page = HEAD.to_owned();
    for (tag, routes) in routes {
        page += &format!("\n## {}\n{routes}", capitalised(tag));
    }
    page += "\n## Types\n";
    for (name, described) in members(&document["components"]["schemas"]) {
        page += &format!("\n### {name}\n\n{}", schema(described));
    }
    page
}

fn route(path: &str, method: &str, operation: &Value) -> String {
    let mut text = format!("\n### `{} {path}`\n\n", method.to_uppercase());
    for part in ["summary", "description"] {
        if let Some(said) = operation[part].as_str() {
            text += &format!("{said}\n\n");
        }
    }
    if operation["security"]
        .as_array()
        .is_some_and(|schemes| schemes.iter().all(|one| one == &Value::Object(Map::new())))
    {
        text += "Without a bearer token.\n\n";
    }
    if let Some(parameters) = operation["parameters"].as_array() {
        text += "| parameter | in | type | |\n|---|---|---|---|\n";
        text.extend(parameters.iter().map(parameter));
        text += "\n";
    }
    if let Some(body) = content(&operation["requestBody"]) {
        text += &format!("Body: {body}\n\n");
    }
    text += "| status | answer |\n|---|---|\n";
    for (status, answer) in members(&operation["responses"]) {
        let said = answer["description"].as_str().map(cell).filter(|said| !said.is_empty());
        let parts: Vec<String> = said.into_iter().chain(content(answer)).collect();
        text += &format!("| {status} | {} |\n", parts.join(": "));
    }
    text
}

fn parameter(parameter: &Value) -> String {
    let text = |name: &str| cell(parameter[name].as_str().unwrap_or_default());
    let optional = if parameter["required"] == true { "" } else { ", optional" };
    let kind = cell(&kind(&parameter["schema"]));
    format!("| `{}` | {}{optional} | {kind} | {} |\n", text("name"), text("in"), text("description"))
}

/// The types of a body, each with its media type unless that is JSON.
fn content(body: &Value) -> Option<String> {
    let kinds: Vec<String> = members(&body["content"])
        .map(|(media, described)| match media.as_str() {
            "application/json" | "application/problem+json" => kind(&described["schema"]),
            _ => format!("`{media}`"),
        })
        .collect();
    (!kinds.is_empty()).then(|| kinds.join(" or "))
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_page_says_what_the_document_says() {
        let workspace = Workspace::locate();
        let written = fs::read_to_string(workspace.path(PAGE)).unwrap();
        let same = written == generated(&workspace).unwrap();
        assert!(same, "docs/API.md is out of date: run cargo xtask api-docs");
    }

    #[test]
    fn a_route_has_its_parameters_its_body_and_its_answers() {
        let document = json!({
            "paths": { "/api/v1/cups/{id}": { "post": {
                "tags": ["cups"],
                "summary": "Fills a cup.",
                "security": [],
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                    { "name": "size", "in": "query", "description": "s | m", "schema": { "type": "integer" } },
                ],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Cup" } } } },
                "responses": {
                    "200": { "content": { "text/plain": {} } },
                    "409": { "description": "It is full", "content": { "application/problem+json": { "schema": { "$ref": "#/x/Problem" } } } },
                },
            } } },
            "components": { "schemas": {} },
        });
        let expected = r"
## Cups

### `POST /api/v1/cups/{id}`

Fills a cup.

Without a bearer token.

| parameter | in | type | |
|---|---|---|---|
| `id` | path | string |  |
| `size` | query, optional | integer | s \| m |

Body: [Cup](#cup)

| status | answer |
|---|---|
| 200 | `text/plain` |
| 409 | It is full: [Problem](#problem) |

## Types
";
        assert_eq!(page(&document), format!("{HEAD}{expected}"));
    }
}
