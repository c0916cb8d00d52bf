//! Reading what networks send: no field is sure to be there, numbers come as texts, times in several forms.

use super::inbound::Malformed;
use serde_json::Value;
use social_messaging_domain::time::Timestamp;

/// Reads a document and drops every NUL of its texts: PostgreSQL keeps none, and nobody means one.
pub(super) fn document(bytes: &[u8]) -> serde_json::Result<Value> {
    let mut document = serde_json::from_slice(bytes)?;
    // Written out, a NUL is an escape: one that is nowhere needs no look at every text.
    if bytes.windows(NUL.len()).any(|part| part == NUL) {
        drop_nul(&mut document);
    }
    Ok(document)
}

/// A webhook's document.
pub(super) fn batch(body: &[u8]) -> Result<Value, Malformed> {
    let batch = document(body).map_err(|error| Malformed(error.to_string()))?;
    if batch.is_object() { Ok(batch) } else { Err(Malformed("not an object".to_owned())) }
}

/// A text that is there and not empty.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str().filter(|text| !text.is_empty())
}

/// As [`text`], owned.
pub(super) fn owned(value: &Value, key: &str) -> Option<String> {
    text(value, key).map(str::to_owned)
}

/// A person's name under a key, as [`as_name`].
pub(super) fn name(value: &Value, key: &str) -> Option<String> {
    as_name(text(value, key)?)
}

/// A name without what turns the direction of the page around it or is no character at all, and no longer than a line.
pub(super) fn as_name(text: &str) -> Option<String> {
    let turns = |it: char| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept: String = text.chars().filter(|it| !turns(*it) && !it.is_control()).take(LONGEST_NAME).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// No person's name is longer, in characters; Facebook's and X's own limits are lower.
const LONGEST_NAME: usize = 200;

/// An identifier, written as a text or as a number. X's do not fit a JavaScript number, ours are texts always.
pub(super) fn id(value: &Value, key: &str) -> Option<String> {
    as_id(value.get(key)?)
}

/// The first of these keys that holds an identifier.
pub(super) fn first_id(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| id(value, key))
}

/// As [`id`], of the value itself.
pub(super) fn as_id(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) if number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

/// A count, written as a number or as a text.
pub(super) fn count(value: &Value, key: &str) -> Option<u64> {
    let value = value.get(key)?;
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// A truth value.
pub(super) fn flag(value: &Value, key: &str) -> Option<bool> {
    value.get(key)?.as_bool()
}

/// The elements of a list; none where there is no list.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A moment under a key, see [`as_moment`].
pub(super) fn moment(value: &Value, key: &str) -> Option<Timestamp> {
    as_moment(value.get(key)?)
}

/// A moment: seconds or milliseconds since 1970, told apart by their magnitude, RFC 3339, or X's older words.
pub(super) fn as_moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::Number(number) => from_epoch(number.as_i64().or_else(|| whole(number.as_f64()?))?),
        Value::String(text) => match text.parse::<i64>() {
            Ok(number) => from_epoch(number),
            Err(_) => Timestamp::parse(text).or_else(|| in_words(text)),
        },
        _ => None,
    }
}

/// An address that may be shown as a link: http or https, nothing else.
pub(super) fn web_link(text: &str) -> Option<String> {
    let parsed = url::Url::parse(text.trim()).ok()?;
    (matches!(parsed.scheme(), "http" | "https") && parsed.has_host()).then(|| parsed.into())
}

/// As [`web_link`], under a key.
pub(super) fn link(value: &Value, key: &str) -> Option<String> {
    web_link(text(value, key)?)
}

/// The inner object where a network wrapped one in `{"data": {…}}`.
pub(super) fn unwrapped(value: &Value) -> &Value {
    match value.as_object() {
        Some(fields) if fields.len() == 1 => fields.get("data").filter(|inner| inner.is_object()).unwrap_or(value),
        _ => value,
    }
}

/// As much of a text as a log line or an error's detail should hold.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(500).collect()
}

/// NUL as JSON has to write it.
const NUL: &[u8] = b"\\u0000";

fn drop_nul(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|character| character != '\0'),
        Value::Array(items) => items.iter_mut().for_each(drop_nul),
        Value::Object(fields) => {
            let named = std::mem::take(fields).into_iter();
            *fields = named.map(|(key, value)| (key.replace('\0', ""), value)).collect();
            fields.values_mut().for_each(drop_nul);
        }
        _ => {}
    }
}

/// Seconds reach this number in the year 5138, milliseconds passed it in 1973.
const MILLIS_FROM: i64 = 100_000_000_000;
/// The year 9999, beyond which RFC 3339 has no form.
const LAST: i64 = 253_402_300_799_999;

fn from_epoch(number: i64) -> Option<Timestamp> {
    let millis = if number < MILLIS_FROM { number.checked_mul(1_000)? } else { number };
    (0..=LAST).contains(&millis).then_some(Timestamp(millis))
}

fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked, the fraction is not wanted")]
    (0.0..1e15).contains(&number).then_some(number as i64)
}

/// X's version 1.1: `Wed Aug 12 18:00:00 +0000 2026`.
fn in_words(text: &str) -> Option<Timestamp> {
    let zoned = jiff::fmt::strtime::parse("%a %b %d %H:%M:%S %z %Y", text).ok()?;
    Some(Timestamp(zoned.to_timestamp().ok()?.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_come_in_seconds_milliseconds_and_words() {
        let expected = Some(Timestamp(1_780_000_009_000));
        for form in [
            json!(1_780_000_009),
            json!(1_780_000_009_000_i64),
            json!("1780000009"),
            json!("1780000009000"),
            json!("2026-05-28T20:26:49+0000"),
            json!("Thu May 28 20:26:49 +0000 2026"),
        ] {
            assert_eq!(as_moment(&form), expected, "{form}");
        }
        for form in [json!(-5), json!("soon"), json!(null), json!(i64::MAX), json!(1e300)] {
            assert_eq!(as_moment(&form), None, "{form}");
        }
    }

    #[test]
    fn nul_is_nowhere_in_a_document() {
        let read = document(br#"{"a\u0000b": ["x\u0000", {"c": "\u0000y"}], "d": "a\\u0000b"}"#).unwrap();
        assert_eq!(read, json!({"ab": ["x", {"c": "y"}], "d": "a\\u0000b"}));
        assert!(document(b"{\0}").is_err());
    }

    #[test]
    fn a_name_turns_nothing_around_it() {
        assert_eq!(as_name("\u{202e}kcart\u{202c} Ada\n"), Some("kcart Ada".to_owned()));
        assert_eq!(as_name("عمر \u{200f}Noor 例"), Some("عمر \u{200f}Noor 例".to_owned()));
        assert_eq!(as_name("\u{2066}\u{2069} "), None);
        assert_eq!(as_name(&"a".repeat(5_000)).map(|name| name.len()), Some(LONGEST_NAME));
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web_link("https://example.org/a b"), Some("https://example.org/a%20b".to_owned()));
        for text in ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", ""] {
            assert_eq!(web_link(text), None, "{text}");
        }
    }
}
