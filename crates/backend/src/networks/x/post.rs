//! Posts: mentions, answers, quotes, reposts, the brand's own.

use super::super::inbound::{BrandAccount, Inbound, InboundAuthor, InboundMessage};
use super::super::json::{first_id, id, list, moment, text};
use super::{media, text as texts, users};
use serde_json::Value;
use social_messaging_domain::message::{Kind, Mention};
use social_messaging_domain::visibility::Visibility;

/// One post of either API. `None` where it has no number or no author.
pub(super) fn read(event: &str, post: &Value, raw: &Value, brand: &BrandAccount) -> Option<Vec<Inbound>> {
    let user = post.get("user").filter(|user| user.is_object());
    let author = id(post, "author_id").or_else(|| users::number(user?))?;
    let known = user.or_else(|| users::find(raw.get("users")?, &author));
    let (network_id, is_edit) = users::first_version(post)?;
    let relation = Relation::of(event, post);
    let handle = known.and_then(users::handle);
    let permalink = format!("https://x.com/{}/status/{network_id}", handle.as_deref().unwrap_or("i"));
    let by_brand = author == brand.network_id;
    // Whom the brand answers is whose conversation it is.
    let answered = first_id(post, &["in_reply_to_user_id_str", "in_reply_to_user_id"]);
    let consumer = if by_brand { answered.filter(|person| *person != author) } else { Some(author.clone()) };
    let sent_at =
        moment(post, "timestamp_ms").or_else(|| moment(post, "created_at")).unwrap_or_else(|| super::at(post));
    let text = texts::of_post(post);
    let attachments = media::of_post(post, raw.get("media"), Some(&permalink));
    let empty = text.is_empty() && attachments.is_empty();
    let message = InboundMessage {
        kind: if empty { Kind::Unsupported } else { relation.kind },
        visibility: Visibility::Public,
        author: if by_brand {
            InboundAuthor::Brand { app_id: None, metadata: None }
        } else {
            InboundAuthor::Consumer(users::person(&author, known))
        },
        consumer_network_id: consumer,
        mentions: mentions(post),
        text,
        attachments,
        parent_network_id: relation.parent,
        reference: None,
        post_network_id: id(post, "conversation_id"),
        answer_under: None,
        sent_at,
        edited_at: is_edit.then_some(sent_at),
        hidden: false,
        on_ad: None,
        permalink: Some(permalink),
        network_id: network_id.clone(),
    };
    let mut read = Vec::new();
    if !by_brand {
        read.extend(known.and_then(users::profile).map(|profile| Inbound::Profile(Box::new(profile))));
    }
    let edited = is_edit.then(|| Inbound::Edited { network_id, text: message.text.clone(), at: sent_at });
    read.push(Inbound::Message(Box::new(message)));
    read.extend(edited);
    Some(read)
}

/// What a post is to another.
struct Relation {
    kind: Kind,
    parent: Option<String>,
}

impl Relation {
    fn of(event: &str, post: &Value) -> Self {
        let referenced = |kind: &str| {
            let all = ["referenced_tweets", "referenced_posts"].iter().flat_map(|key| list(post, key));
            all.filter(|other| text(other, "type") == Some(kind)).find_map(|other| id(other, "id"))
        };
        let nested = |key: &str| post.get(key).and_then(|other| first_id(other, &["id_str", "id"]));
        let reposted = referenced("retweeted").or_else(|| nested("retweeted_status"));
        if reposted.is_some() || event == "post.repost.create" {
            return Self { kind: Kind::Event, parent: reposted };
        }
        let answers = ["in_reply_to_tweet_id", "in_reply_to_status_id_str", "in_reply_to_status_id"];
        if let Some(parent) = referenced("replied_to").or_else(|| first_id(post, &answers)) {
            return Self { kind: Kind::XReply, parent: Some(parent) };
        }
        let quoted = referenced("quoted")
            .or_else(|| first_id(post, &["quoted_status_id_str"]))
            .or_else(|| nested("quoted_status"));
        if let Some(parent) = quoted {
            return Self { kind: Kind::XQuote, parent: Some(parent) };
        }
        Self { kind: Kind::XPost, parent: None }
    }
}

/// Whom the post names, in both versions' words.
fn mentions(post: &Value) -> Vec<Mention> {
    let entities =
        post.get("extended_tweet").and_then(|extended| extended.get("entities")).or_else(|| post.get("entities"));
    let Some(entities) = entities else { return Vec::new() };
    let named = list(entities, "mentions").iter().chain(list(entities, "user_mentions"));
    let read = named.filter_map(|mention| {
        Some(Mention { network_id: users::number(mention)?, shown: format!("@{}", users::handle(mention)?) })
    });
    read.collect()
}
