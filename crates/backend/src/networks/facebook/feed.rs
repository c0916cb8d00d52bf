//! The page's feed and mentions: posts, comments, answers, what was edited, hidden, removed, and reactions.

use super::super::inbound::{BrandAccount, Inbound, InboundAttachment, InboundAuthor, InboundMessage, Person};
use super::super::json::{as_moment, first_id, flag, id, link, list, moment, name, owned, text};
use super::super::transport;
use super::attachments::picture_kind;
use serde_json::Value;
use social_messaging_domain::message::{AttachmentKind, Kind, Mention};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// Items of a feed change that are posts (Meta: `item`).
const POSTS: [&str; 9] = ["post", "status", "photo", "video", "share", "link", "album", "note", "photo-album"];

/// Meta: "Webhooks Reference: Page", fields `feed` and `mention`.
pub(super) fn read(change: &Value, time: &Value, brand: &BrandAccount) -> Vec<Inbound> {
    let (field, value) = (text(change, "field").unwrap_or_default(), change.get("value").unwrap_or(&Value::Null));
    let (item, verb) = (text(value, "item").unwrap_or_default(), text(value, "verb").unwrap_or_default());
    let unknown = || vec![Inbound::unknown(&format!("facebook.{field}.{item}.{verb}"), &Value::Null)];
    if field != "feed" && field != "mention" {
        return unknown();
    }
    let at = as_moment(time).or_else(|| moment(value, "created_time")).unwrap_or_else(transport::now);
    let Some(network_id) = first_id(value, &["comment_id", "post_id"]) else { return unknown() };
    if matches!(item, "reaction" | "like") {
        return read_reaction(value, network_id, at, brand);
    }
    if item != "comment" && !POSTS.contains(&item) {
        return unknown();
    }
    let about = if item == "comment" { id(value, "comment_id") } else { id(value, "post_id") };
    let Some(network_id) = about else { return unknown() };
    match verb {
        "add" => vec![Inbound::Message(Box::new(read_message(value, item, network_id, at, brand)))],
        "edit" | "edited" | "update" => read_edit(value, item, network_id, at, brand),
        "remove" | "delete" => vec![Inbound::Deleted { network_id, at }],
        "hide" => vec![Inbound::Hidden { network_id, at }],
        "unhide" => vec![Inbound::Unhidden { network_id, at }],
        _ => unknown(),
    }
}

/// An edit tells the whole message, so it also stands for an `add` that has not come yet.
fn read_edit(value: &Value, item: &str, network_id: String, at: Timestamp, brand: &BrandAccount) -> Vec<Inbound> {
    let edited_at = moment(value, "edited_time").unwrap_or(at);
    let message = read_message(value, item, network_id.clone(), at, brand);
    let edited = Inbound::Edited { network_id, text: message.text.clone(), at: edited_at };
    vec![Inbound::Message(Box::new(InboundMessage { edited_at: Some(edited_at), ..message })), edited]
}

fn read_message(value: &Value, item: &str, network_id: String, at: Timestamp, brand: &BrandAccount) -> InboundMessage {
    let (author, consumer) = author(value, &network_id, brand);
    let text = owned(value, "message").unwrap_or_default();
    let attachments = attachments(value, item);
    let place = Place::of(value, item, &network_id, brand);
    let post = value.get("post").unwrap_or(&Value::Null);
    let empty = text.is_empty() && attachments.is_empty();
    InboundMessage {
        kind: if empty { Kind::Unsupported } else { place.kind },
        visibility: Visibility::Public,
        author,
        consumer_network_id: consumer,
        mentions: mentions(value, &text),
        text,
        attachments,
        permalink: place.permalink(value, &network_id),
        parent_network_id: place.parent,
        reference: None,
        post_network_id: place.post,
        answer_under: place.answer_under,
        sent_at: moment(value, "created_time").unwrap_or(at),
        edited_at: None,
        hidden: flag(value, "is_hidden").unwrap_or(false),
        on_ad: post
            .is_object()
            .then(|| flag(post, "is_published") == Some(false) || text_is(post, "promotion_status", "active")),
        network_id,
    }
}

fn text_is(value: &Value, key: &str, expected: &str) -> bool {
    text(value, key) == Some(expected)
}

/// Older payloads say `sender_id` and `sender_name`; without Advanced Access nothing says who it was.
fn author(value: &Value, network_id: &str, brand: &BrandAccount) -> (InboundAuthor, Option<String>) {
    let from = value.get("from").unwrap_or(&Value::Null);
    let Some(person) = id(from, "id").or_else(|| id(value, "sender_id")) else {
        return (InboundAuthor::Unnamed, Some(format!("unnamed:{network_id}")));
    };
    if person == brand.network_id {
        return (InboundAuthor::Brand { app_id: id(value, "app_id"), metadata: None }, None);
    }
    let name = name(from, "name").or_else(|| name(value, "sender_name"));
    let author = InboundAuthor::Consumer(Person { network_id: person.clone(), name, ..Person::default() });
    (author, Some(person))
}

/// Where a message stands in the two levels under a post.
struct Place {
    kind: Kind,
    parent: Option<String>,
    post: Option<String>,
    answer_under: Option<String>,
}

impl Place {
    fn of(value: &Value, item: &str, network_id: &str, brand: &BrandAccount) -> Self {
        if item != "comment" {
            let post = Some(network_id.to_owned());
            return Self { kind: Kind::FacebookPost, parent: None, post, answer_under: None };
        }
        // A comment's number begins with its post's, as `{post}_{comment}`.
        let of_post = network_id.split_once('_').map(|(post, _)| post);
        let post = id(value, "post_id").or_else(|| of_post.map(|post| format!("{}_{post}", brand.network_id)));
        let parent = id(value, "parent_id").or_else(|| post.clone());
        let under_post = parent == post || parent.as_deref().and_then(last_part) == of_post;
        if under_post || parent.is_none() {
            return Self { kind: Kind::FacebookComment, parent, post, answer_under: None };
        }
        Self { kind: Kind::FacebookReply, answer_under: parent.clone(), parent, post }
    }

    fn permalink(&self, value: &Value, network_id: &str) -> Option<String> {
        let told =
            value.get("post").and_then(|post| link(post, "permalink_url")).or_else(|| link(value, "permalink_url"));
        let post = || Some(format!("https://www.facebook.com/{}", self.post.as_deref()?));
        let mut address = url::Url::parse(&told.or_else(post)?).ok()?;
        match (self.kind, last_part(network_id)) {
            (Kind::FacebookComment, Some(comment)) => {
                address.query_pairs_mut().append_pair("comment_id", comment);
            }
            (Kind::FacebookReply, Some(reply)) => {
                let top = self.answer_under.as_deref().and_then(last_part).unwrap_or_default();
                address.query_pairs_mut().append_pair("comment_id", top).append_pair("reply_comment_id", reply);
            }
            _ => {}
        }
        Some(address.into())
    }
}

fn last_part(network_id: &str) -> Option<&str> {
    network_id.rsplit_once('_').map(|(_, last)| last)
}

fn attachments(value: &Value, item: &str) -> Vec<InboundAttachment> {
    let shared = link(value, "link");
    let of = |key: &str, own: &str| link(value, key).or_else(|| shared.clone().filter(|_| item == own));
    let listed = list(value, "photos").iter().filter_map(|photo| super::super::json::web_link(photo.as_str()?));
    let mut pictures: Vec<String> = of("photo", "photo").into_iter().chain(listed).collect();
    pictures.dedup();
    let mut attachments: Vec<_> =
        pictures.into_iter().map(|url| InboundAttachment::of(picture_kind(&url), Some(url))).collect();
    if let Some(url) = of("video", "video") {
        attachments.push(InboundAttachment::of(AttachmentKind::Video, Some(url)));
    }
    if !matches!(item, "photo" | "video") {
        let linked = |link| InboundAttachment { link: Some(link), ..InboundAttachment::of(AttachmentKind::Link, None) };
        attachments.extend(shared.map(linked));
    }
    attachments
}

/// Meta: `message_tags`, with offsets in code points.
pub(super) fn mentions(value: &Value, text: &str) -> Vec<Mention> {
    let place = |tag: &Value, key: &str| tag.get(key).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    let named = list(value, "message_tags").iter().filter_map(|tag| {
        let (offset, length) = (place(tag, "offset")?, place(tag, "length")?);
        let shown: String = text.chars().skip(offset).take(length).collect();
        Some(Mention { network_id: id(tag, "id")?, shown })
    });
    named.filter(|mention| !mention.shown.is_empty()).collect()
}

/// Meta: `reaction_type`; some payloads say `sorry` and `anger` for `sad` and `angry`.
fn read_reaction(value: &Value, network_id: String, at: Timestamp, brand: &BrandAccount) -> Vec<Inbound> {
    let from = value.get("from").unwrap_or(&Value::Null);
    let by = id(from, "id").or_else(|| id(value, "sender_id"));
    let removed = text_is(value, "verb", "remove");
    let word = match text(value, "reaction_type").unwrap_or("like") {
        "sorry" => "sad",
        "anger" => "angry",
        other => other,
    };
    let at = moment(value, "created_time").unwrap_or(at);
    if by.as_deref() != Some(&brand.network_id) {
        let reaction = (!removed).then(|| word.to_owned());
        return vec![Inbound::Reaction { network_id, by, reaction, at }];
    }
    let likes = word == "like" && !removed;
    vec![if likes { Inbound::Liked { network_id, at } } else { Inbound::Unliked { network_id, at } }]
}
