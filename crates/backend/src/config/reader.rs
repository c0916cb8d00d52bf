//! Reads keys one by one and remembers every mistake, so that all are told at once.

use super::{ENVIRONMENT_PREFIX, Mistakes, SHORTEST_SECRET};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use toml::{Table, Value};

pub(super) struct Reader {
    file: BTreeMap<String, Value>,
    environment: BTreeMap<String, String>,
    asked: BTreeSet<String>,
    mistakes: Vec<String>,
}

impl Reader {
    pub(super) fn new(text: &str, environment: Vec<(String, String)>) -> Result<Self, Mistakes> {
        let table: Table = text.parse().map_err(|error| Mistakes(vec![place(text, &error)]))?;
        let mut file = BTreeMap::new();
        for (key, value) in table {
            match value {
                Value::Table(section) => {
                    file.extend(section.into_iter().map(|(inner, value)| (format!("{key}.{inner}"), value)));
                }
                value => {
                    file.insert(key, value);
                }
            }
        }
        let environment = environment.into_iter().collect();
        Ok(Self { file, environment, asked: BTreeSet::new(), mistakes: Vec::new() })
    }

    /// What nobody asked for is a mistake, too: a key that is spelled wrong would be overlooked otherwise.
    pub(super) fn finish(mut self) -> Result<(), Mistakes> {
        let unknown = self.file.keys().filter(|key| !self.asked.contains(*key));
        self.mistakes.extend(unknown.map(|key| format!("{key}: no such key")));
        let known: BTreeSet<String> = self.asked.iter().map(|key| variable(key)).collect();
        let unknown = self.environment.keys().filter(|name| !known.contains(*name));
        self.mistakes.extend(unknown.map(|name| format!("{name}: no such variable")));
        if self.mistakes.is_empty() { Ok(()) } else { Err(Mistakes(self.mistakes)) }
    }

    /// An empty text is none.
    pub(super) fn optional(&mut self, key: &str) -> Option<String> {
        let text = match self.value(key)? {
            Value::String(text) => text,
            other => {
                self.mistake(key, &format!("must be a text, not {}", other.type_str()));
                return None;
            }
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn text(&mut self, key: &str, default: &str) -> String {
        self.optional(key).unwrap_or_else(|| default.to_owned())
    }

    pub(super) fn address(&mut self, key: &str, default: SocketAddr) -> SocketAddr {
        let Some(text) = self.optional(key) else { return default };
        text.parse().unwrap_or_else(|_| {
            self.mistake(key, "must be an address and a port, as 127.0.0.1:8080");
            default
        })
    }

    pub(super) fn number(&mut self, key: &str, default: u32, range: RangeInclusive<u32>) -> u32 {
        let number = match self.value(key) {
            None => return default,
            Some(Value::Integer(number)) => u32::try_from(number).ok(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        number.filter(|number| range.contains(number)).unwrap_or_else(|| {
            self.mistake(key, &format!("must be a whole number from {} to {}", range.start(), range.end()));
            default
        })
    }

    pub(super) fn flag(&mut self, key: &str) -> bool {
        match self.value(key) {
            None => false,
            Some(Value::Boolean(flag)) => flag,
            Some(Value::String(text)) if text == "true" => true,
            Some(Value::String(text)) if text == "false" => false,
            Some(_) => {
                self.mistake(key, "must be true or false");
                false
            }
        }
    }

    /// A list of texts; a variable holds them with commas between.
    pub(super) fn list(&mut self, key: &str) -> Vec<String> {
        let texts: Option<Vec<String>> = match self.value(key) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect(),
            Some(Value::String(text)) => Some(text.split(',').map(str::to_owned).collect()),
            Some(_) => None,
        };
        let Some(texts) = texts else {
            self.mistake(key, "must be a list of texts");
            return Vec::new();
        };
        texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// A list of tables; a variable holds them as TOML writes them in one line, `[{ a = "1" }, { a = "2" }]`.
    pub(super) fn tables(&mut self, key: &str) -> Vec<Table> {
        let given = match self.value(key) {
            Some(Value::String(text)) => {
                format!("it = {text}").parse().ok().and_then(|mut read: Table| read.remove("it"))
            }
            Some(value) => Some(value),
            None => return Vec::new(),
        };
        let tables = given.and_then(|value| value.try_into().ok());
        tables.unwrap_or_else(|| {
            self.mistake(key, "must be a list of tables");
            Vec::new()
        })
    }

    /// An address that paths are put behind, without the slash at its end.
    pub(super) fn url(&mut self, key: &str, default: &str) -> String {
        let text = self.text(key, default);
        match url::Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.query().is_none() => {
                text.trim_end_matches('/').to_owned()
            }
            _ => {
                self.mistake(key, "must be an address that begins with http:// or https://");
                text
            }
        }
    }

    pub(super) fn database(&mut self, key: &str, default: &str) -> String {
        let text = self.text(key, default);
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
            self.mistake(key, "must begin with sqlite: or postgres://");
        }
        text
    }

    pub(super) fn secret(&mut self, key: &str) -> String {
        let text = self.text(key, "");
        if text.len() < SHORTEST_SECRET {
            self.mistake(key, &format!("must be set, to at least {SHORTEST_SECRET} bytes"));
        }
        text
    }

    fn value(&mut self, key: &str) -> Option<Value> {
        self.asked.insert(key.to_owned());
        let given = self.environment.get(&variable(key)).cloned().map(Value::String);
        given.or_else(|| self.file.get(key).cloned())
    }

    pub(super) fn mistake(&mut self, key: &str, what: &str) {
        self.mistakes.push(format!("{key}: {what}"));
    }
}

fn variable(key: &str) -> String {
    format!("{ENVIRONMENT_PREFIX}{}", key.replace('.', "_").to_uppercase())
}

/// Where it is no TOML and why, without the line itself: it may hold a secret.
fn place(text: &str, error: &toml::de::Error) -> String {
    let line =
        error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1);
    format!("line {line}: {}", error.message())
}
