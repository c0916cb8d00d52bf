//! Asking Graph for people, posts and comments, and reading what it gives of them.

use super::super::call::CallError;
use super::super::client::Credentials;
use super::super::fetched::{Fetched, FetchedAuthor, FetchedPost, FetchedProfile};
use super::super::inbound::InboundAttachment;
use super::super::json::{as_name, count, flag, id, link, list, moment, name, owned, text};
use super::super::transport::{now, trouble, without_token};
use super::attachments::picture_kind;
use super::client::Client;
use super::errors::{self, GraphError};
use serde_json::Value;
use social_messaging_domain::message::AttachmentKind;

const PROFILE: &str = "id,name,first_name,last_name,profile_pic,locale,timezone,gender";
const COMMENT: &str = "id,message,from,created_time,parent{id,from,message,created_time,permalink_url},object,attachment,\
    permalink_url,message_tags,like_count,comment_count,user_likes,is_hidden";
const POST: &str = "id,message,story,from,created_time,permalink_url,full_picture,\
    attachments{media_type,media,url,title,description,subattachments},status_type,message_tags,shares,is_published,\
    comments.summary(true).limit(0),likes.summary(true).limit(0)";

/// Why an object did not come.
enum Missing {
    Gone,
    NotShared,
    OtherKind,
    Unavailable(CallError),
}

/// Meta: "User Profile API". A person who is not shared may still be named by the thread with them.
pub(super) async fn fetch_profile(
    client: &Client,
    credentials: &Credentials,
    network_id: &str,
) -> Fetched<FetchedProfile> {
    match ask(client, credentials, network_id, PROFILE).await {
        Ok(body) => {
            let profile = read_profile(&body, network_id);
            let bare = FetchedProfile { network_id: network_id.to_owned(), ..FetchedProfile::default() };
            if profile == bare {
                named_by_thread(client, credentials, network_id).await
            } else {
                Fetched::There(Box::new(profile))
            }
        }
        Err(Missing::Unavailable(error)) => Fetched::Unavailable(error),
        Err(_) => named_by_thread(client, credentials, network_id).await,
    }
}

async fn named_by_thread(client: &Client, credentials: &Credentials, network_id: &str) -> Fetched<FetchedProfile> {
    let query = [("platform", "MESSENGER"), ("user_id", network_id), ("fields", "participants")];
    let Ok(answer) = client.ask(credentials, &[&credentials.network_id, "conversations"], &query).await else {
        return Fetched::NotShared;
    };
    let threads = list(&answer.body, "data").iter();
    let mut people =
        threads.flat_map(|thread| thread.get("participants").map_or(&[][..], |people| list(people, "data")));
    let name =
        people.find(|person| id(person, "id").as_deref() == Some(network_id)).and_then(|person| name(person, "name"));
    let Some(name) = name else { return Fetched::NotShared };
    Fetched::There(Box::new(FetchedProfile {
        network_id: network_id.to_owned(),
        name: Some(name),
        ..FetchedProfile::default()
    }))
}

/// Fetches a post or a comment; which of the two a number is shows only by asking.
pub(super) async fn fetch_post(client: &Client, credentials: &Credentials, network_id: &str) -> Fetched<FetchedPost> {
    let own_post = network_id.split_once('_').is_none_or(|(owner, _)| owner == credentials.network_id);
    let [first, second] = if own_post { [POST, COMMENT] } else { [COMMENT, POST] };
    let mut asked = ask(client, credentials, network_id, first).await;
    if matches!(asked, Err(Missing::OtherKind)) {
        asked = ask(client, credentials, network_id, second).await;
    }
    match asked {
        Ok(body) => Fetched::There(Box::new(read_post(&body, network_id, credentials))),
        Err(Missing::Gone) => Fetched::Gone,
        Err(Missing::NotShared | Missing::OtherKind) => Fetched::NotShared,
        Err(Missing::Unavailable(error)) => Fetched::Unavailable(error),
    }
}

async fn ask(client: &Client, credentials: &Credentials, network_id: &str, fields: &str) -> Result<Value, Missing> {
    let asked = client.ask(credentials, &[network_id], &[("fields", fields)]).await;
    let answer = asked.map_err(|detail| Missing::Unavailable(trouble(&detail)))?;
    let Some(error) = GraphError::of(&answer.body) else {
        let readable = answer.is_success() && answer.body.is_object();
        let detail = || Missing::Unavailable(trouble(&format!("status {}", answer.status)));
        return if readable { Ok(answer.body) } else { Err(detail()) };
    };
    // Meta: 2018218 says that this account has no profile at all.
    if error.is_forbidden() || error.code == 2_018_218 || error.subcode == 2_018_218 {
        return Err(Missing::NotShared);
    }
    if error.is_gone() {
        return Err(Missing::Gone);
    }
    if error.is_other_kind() {
        return Err(Missing::OtherKind);
    }
    let refused = errors::refused(&answer, now()).unwrap_or_else(|| trouble("no answer of Graph's"));
    Err(Missing::Unavailable(without_token(refused, credentials)))
}

fn read_profile(body: &Value, network_id: &str) -> FetchedProfile {
    let parts = [text(body, "first_name"), text(body, "last_name")];
    let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    // Meta: `timezone` is the offset from UTC in hours, with a fraction where a zone has one.
    let offset = body.get("timezone").and_then(Value::as_f64).filter(|hours| hours.abs() <= 18.0);
    FetchedProfile {
        network_id: network_id.to_owned(),
        name: name(body, "name").or_else(|| as_name(&joined)),
        avatar_url: link(body, "profile_pic"),
        locale: owned(body, "locale"),
        #[expect(clippy::cast_possible_truncation, reason = "at most 18 hours")]
        utc_offset_minutes: offset.map(|hours| (hours * 60.0).round() as i32),
        gender: owned(body, "gender"),
        ..FetchedProfile::default()
    }
}

fn read_post(body: &Value, network_id: &str, credentials: &Credentials) -> FetchedPost {
    let author = read_author(body);
    let parent = body.get("parent").filter(|parent| parent.is_object());
    let others = parent.map(|parent| read_post(parent, &id(parent, "id").unwrap_or_default(), credentials));
    let summary = |edge: &str, key: &str| count(body.get(edge)?.get("summary")?, key);
    let has_liked = body.get("likes").and_then(|likes| flag(likes.get("summary")?, "has_liked"));
    FetchedPost {
        network_id: id(body, "id").unwrap_or_else(|| network_id.to_owned()),
        by_brand: author.as_ref().is_some_and(|author| author.network_id == credentials.network_id),
        author,
        text: owned(body, "message").or_else(|| owned(body, "story")).unwrap_or_default(),
        attachments: read_attachments(body),
        at: moment(body, "created_time"),
        likes: count(body, "like_count").or_else(|| summary("likes", "total_count")),
        comments: count(body, "comment_count").or_else(|| summary("comments", "total_count")),
        shares: body.get("shares").and_then(|shares| count(shares, "count")),
        is_ad: flag(body, "is_published").map(|published| !published),
        liked_by_brand: flag(body, "user_likes").or(has_liked),
        permalink: link(body, "permalink_url"),
        parent_network_id: parent_of(body, network_id, credentials),
        others: others.into_iter().filter(|post| !post.network_id.is_empty()).collect(),
    }
}

fn read_author(body: &Value) -> Option<FetchedAuthor> {
    let from = body.get("from")?;
    let network_id = id(from, "id")?;
    let avatar_url = from.get("picture").and_then(|picture| link(picture.get("data")?, "url"));
    Some(FetchedAuthor { network_id, name: name(from, "name"), handle: None, avatar_url })
}

/// A comment's parent: the comment above it, else its post, whose number its own begins with.
fn parent_of(body: &Value, network_id: &str, credentials: &Credentials) -> Option<String> {
    let named = |key: &str| body.get(key).and_then(|value| id(value, "id"));
    let by_number = || {
        let (post, _) = network_id.split_once('_')?;
        (post != credentials.network_id).then(|| format!("{}_{post}", credentials.network_id))
    };
    let is_comment =
        body.get("object").is_some() || body.get("comment_count").is_some() || body.get("user_likes").is_some();
    named("parent")
        .or_else(|| named("object").filter(|object| object.contains('_')))
        .or_else(|| by_number().filter(|_| is_comment))
}

fn read_attachments(body: &Value) -> Vec<InboundAttachment> {
    let mut attachments = Vec::new();
    if let Some(attachment) = body.get("attachment") {
        attachments.extend(read_attachment(attachment));
    }
    for attachment in body.get("attachments").map_or(&[][..], |attachments| list(attachments, "data")) {
        let nested = attachment.get("subattachments").map_or(&[][..], |nested| list(nested, "data"));
        let each = if nested.is_empty() { std::slice::from_ref(attachment) } else { nested };
        attachments.extend(each.iter().filter_map(read_attachment));
    }
    if attachments.is_empty() {
        let picture = link(body, "full_picture");
        attachments.extend(picture.map(|url| InboundAttachment::of(picture_kind(&url), Some(url))));
    }
    attachments
}

fn read_attachment(attachment: &Value) -> Option<InboundAttachment> {
    let media = attachment.get("media").unwrap_or(&Value::Null);
    let still = media.get("image").and_then(|image| link(image, "src"));
    let title = owned(attachment, "title");
    let description = owned(attachment, "description");
    let kind = text(attachment, "media_type").or_else(|| text(attachment, "type")).unwrap_or_default();
    if kind.contains("video") {
        let url = link(media, "source");
        let preview_url = still;
        return Some(InboundAttachment {
            preview_url,
            title,
            description,
            ..InboundAttachment::of(AttachmentKind::Video, url)
        });
    }
    if matches!(kind, "link" | "share" | "event" | "map") {
        let link = link(attachment, "url")?;
        let preview_url = still;
        let shared = InboundAttachment::of(AttachmentKind::Link, None);
        return Some(InboundAttachment { link: Some(link), preview_url, title, description, ..shared });
    }
    let url = still.or_else(|| link(media, "source"))?;
    Some(InboundAttachment { title, description, ..InboundAttachment::of(picture_kind(&url), Some(url)) })
}
