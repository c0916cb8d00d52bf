//! Posts that a webhook quotes beside the one that it is about: in `includes`, or nested as version 1.1 writes them.

use super::super::json::{as_id, first_id, list, text};
use serde_json::Value;

/// Leaves nothing of the post but its number, and nothing of its files; whether anything was there.
pub(in super::super) fn blank(raw: &mut Value, post: &str) -> bool {
    let mut files = Vec::new();
    let found = blank_post(raw, post, &mut files);
    if !files.is_empty() {
        drop_files(raw, &files);
    }
    found
}

/// The numbers of the posts whose text is there, the one that the webhook is about among them.
pub(in super::super) fn posts(raw: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(raw, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    if has_text(value) {
        found.extend(number(value));
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, found)),
        _ => {}
    }
}

fn number(value: &Value) -> Option<String> {
    first_id(value, &["id_str", "id"])
}

fn has_text(value: &Value) -> bool {
    text(value, "text").is_some() || text(value, "full_text").is_some()
}

fn blank_post(value: &mut Value, post: &str, files: &mut Vec<String>) -> bool {
    if number(value).as_deref() == Some(post) && has_text(value) {
        let attached = value.get("attachments").map(|attached| list(attached, "media_keys")).unwrap_or_default();
        files.extend(attached.iter().filter_map(as_id));
        if let Value::Object(fields) = value {
            fields.retain(|key, _| matches!(key.as_str(), "id" | "id_str"));
        }
        return true;
    }
    match value {
        // Not `any`: each has to be looked at.
        Value::Array(items) => {
            items.iter_mut().filter_map(|item| blank_post(item, post, files).then_some(())).count() > 0
        }
        Value::Object(fields) => {
            fields.values_mut().filter_map(|field| blank_post(field, post, files).then_some(())).count() > 0
        }
        _ => false,
    }
}

fn drop_files(value: &mut Value, files: &[String]) {
    match value {
        Value::Array(items) => {
            items.retain(|item| text(item, "media_key").is_none_or(|key| !files.iter().any(|file| file == key)));
            items.iter_mut().for_each(|item| drop_files(item, files));
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| drop_files(field, files)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{blank, posts};
    use serde_json::json;
    use std::collections::BTreeSet;

    #[test]
    fn only_the_post_itself_is_blanked_with_its_files() {
        let mut raw = json!({
            "payload": {"id": "2", "text": "So true", "referenced_tweets": [{"type": "quoted", "id": "1"}]},
            "posts": [{"id": "1", "text": "gone", "author_id": "7", "attachments": {"media_keys": ["3_9"]}}, {"id": "4", "text": "stays"}],
            "media": [{"media_key": "3_9", "url": "https://pbs.twimg.com/gone.jpg"}, {"media_key": "3_8", "url": "stays"}],
            "users": [{"id": "1", "name": "somebody of that number"}],
        });
        assert_eq!(posts(&raw).into_iter().collect::<BTreeSet<_>>(), ["1", "2", "4"].map(str::to_owned).into());
        assert!(blank(&mut raw, "1"));
        assert_eq!(
            raw,
            json!({
                "payload": {"id": "2", "text": "So true", "referenced_tweets": [{"type": "quoted", "id": "1"}]},
                "posts": [{"id": "1"}, {"id": "4", "text": "stays"}],
                "media": [{"media_key": "3_8", "url": "stays"}],
                "users": [{"id": "1", "name": "somebody of that number"}],
            })
        );
        assert!(!blank(&mut raw, "1"));
    }

    #[test]
    fn the_older_api_nests_what_is_quoted() {
        let mut raw = json!({"tweet_create_events": [{"id_str": "2", "text": "So true",
            "quoted_status": {"id": 1, "id_str": "1", "text": "gone", "extended_tweet": {"full_text": "gone"}}}]});
        assert!(blank(&mut raw, "1"));
        assert_eq!(raw["tweet_create_events"][0]["quoted_status"], json!({"id": 1, "id_str": "1"}));
    }
}
