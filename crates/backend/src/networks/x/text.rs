//! The text of a post or a direct message as a person reads it on X.

use super::super::json::{list, text as field, web_link};
use serde_json::Value;

/// A post's whole text: long posts and old shapes keep it elsewhere, leading mentions and media links are cut off.
pub(super) fn of_post(post: &Value) -> String {
    let note = ["note_tweet", "note_post"].iter().find_map(|key| post.get(key).filter(|note| note.is_object()));
    let extended = post.get("extended_tweet").filter(|extended| extended.is_object());
    let short = field(post, "text").or_else(|| field(post, "full_text")).unwrap_or_default();
    if let Some(long) = note.and_then(|note| field(note, "text")) {
        // X: the range counts in the short text; both begin with the same mentions.
        let mentions: String = short.chars().take(range(post).0).collect();
        let entities = note.and_then(|note| note.get("entities")).or_else(|| post.get("entities"));
        return finished(long.strip_prefix(&mentions).unwrap_or(long), entities);
    }
    if let Some((extended, long)) = extended.and_then(|extended| Some((extended, field(extended, "full_text")?))) {
        return finished(&within(long, range(extended)), extended.get("entities"));
    }
    finished(&within(short, range(post)), post.get("entities"))
}

/// A direct message's text.
pub(super) fn of_direct(data: &Value) -> String {
    let written = field(data, "text").unwrap_or_default();
    let media = data.get("attachment").and_then(|attachment| field(attachment.get("media")?, "url"));
    let without = media.map_or_else(|| written.to_owned(), |media| written.replace(media, ""));
    finished(&without, data.get("entities"))
}

/// X: `display_text_range`, in code points; everything where there is none.
fn range(post: &Value) -> (usize, usize) {
    let range = list(post, "display_text_range");
    let at = |index: usize| range.get(index).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    match (at(0), at(1)) {
        (Some(start), Some(end)) if start <= end => (start, end),
        _ => (0, usize::MAX),
    }
}

fn within(text: &str, (start, end): (usize, usize)) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// Short links spelled out, those to its own media removed, and the three characters that X escapes put back.
fn finished(text: &str, entities: Option<&Value>) -> String {
    let mut read = text.to_owned();
    for entity in entities.map_or(&[][..], |entities| list(entities, "urls")) {
        let Some(short) = field(entity, "url") else { continue };
        let display = field(entity, "display_url").unwrap_or_default();
        let is_media = entity.get("media_key").is_some()
            || display.starts_with("pic.x.com/")
            || display.starts_with("pic.twitter.com/");
        let long = ["expanded_url", "unwound_url"].iter().find_map(|key| web_link(field(entity, key)?));
        match long {
            _ if is_media => read = read.replace(short, ""),
            // The address as X gives it: to write it in another form would alter the post.
            Some(_) => read = read.replace(short, field(entity, "expanded_url").unwrap_or(short)),
            None => {}
        }
    }
    for entity in entities.map_or(&[][..], |entities| list(entities, "media")) {
        if let Some(short) = field(entity, "url") {
            read = read.replace(short, "");
        }
    }
    read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_long_post_is_read_whole_in_every_shape() {
        let short = "@brand one two…";
        let long = "@brand one two three";
        for post in [
            json!({"text": short, "display_text_range": [7, 15], "note_tweet": {"text": long}}),
            json!({"text": short, "display_text_range": [7, 15], "note_post": {"text": long}}),
            json!({"text": short, "truncated": true, "extended_tweet": {"full_text": long, "display_text_range": [7, 20]}}),
        ] {
            assert_eq!(of_post(&post), "one two three", "{post}");
        }
    }

    #[test]
    fn ranges_count_code_points_and_links_are_spelled_out() {
        let post = json!({
            "text": "@ブランド👋 a &amp; b https://t.co/x https://t.co/p", "display_text_range": [5, 32],
            "entities": {"urls": [
                {"url": "https://t.co/x", "expanded_url": "https://example.org/page", "display_url": "example.org/page"},
                {"url": "https://t.co/p", "expanded_url": "https://x.com/a/status/1/photo/1", "display_url": "pic.x.com/p"}]}});
        assert_eq!(of_post(&post), "👋 a & b https://example.org/page");
    }

    #[test]
    fn a_link_that_is_none_stays_short() {
        let data = json!({"text": "see https://t.co/x", "entities": {"urls": [{"url": "https://t.co/x", "expanded_url": "javascript:alert(1)"}]}});
        assert_eq!(of_direct(&data), "see https://t.co/x");
    }
}
