//! Elements of Meta's `object=page` payloads.

use serde_json::{Value, json};

use crate::clock;
use crate::state::State;
use crate::state::accounts::{BRAND_NAME, FACEBOOK_PAGE_ID};
use crate::state::facebook::{Author, Comment, Post, PostKind};
use crate::state::messenger::{Message, Side};

/// The form in which a change names its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AuthorForm {
    /// `from: {id, name}`.
    #[default]
    From,
    /// Older payloads: `sender_id`, `sender_name`.
    Sender,
    /// Nothing at all.
    Missing,
}

/// `from`, without the name of a person who does not share it.
pub(crate) fn from(state: &State, author: &Author) -> Value {
    match author {
        Author::Page => json!({"id": FACEBOOK_PAGE_ID, "name": BRAND_NAME}),
        Author::Person(id) => match state.people.on_facebook(id).and_then(|(_, identity)| identity.name.clone()) {
            Some(name) => json!({"id": id, "name": name}),
            None => json!({"id": id}),
        },
    }
}

/// The address of a post. Meta: a comment's is the post's with `?comment_id=` of the part after the underscore.
pub(crate) fn permalink(post: &str, comment: Option<&str>) -> String {
    let (page, number) = post.split_once('_').unwrap_or((FACEBOOK_PAGE_ID, post));
    let address = format!("https://www.facebook.com/{page}/posts/{number}");
    match comment.and_then(|comment| comment.split_once('_')) {
        Some((_, comment)) => format!("{address}?comment_id={comment}"),
        None => address,
    }
}

fn with_author(state: &State, author: &Author, form: AuthorForm, mut value: Value) -> Value {
    match form {
        AuthorForm::From => value["from"] = from(state, author),
        AuthorForm::Sender => {
            let from = from(state, author);
            value["sender_id"] = from["id"].clone();
            if let Some(name) = from.get("name") {
                value["sender_name"] = name.clone();
            }
        }
        AuthorForm::Missing => {}
    }
    value
}

fn feed(value: &Value) -> Value {
    json!({"field": "feed", "value": value})
}

/// A post that somebody wrote on the Page, or the Page itself.
pub(crate) fn post(state: &State, post: &Post, verb: &str, form: AuthorForm) -> Value {
    let item = match (&post.author, &post.photo) {
        (_, Some(_)) => "photo",
        (Author::Page, None) => "status",
        (Author::Person(_), None) => "post",
    };
    let mut value = json!({"item": item, "verb": verb, "post_id": post.id, "created_time": post.created.as_second()});
    if verb == "add" || verb == "edited" {
        value["published"] = json!(u8::from(post.kind == PostKind::Ordinary));
        value["message"] = json!(post.message);
        if let Some(photo) = &post.photo {
            value["link"] = json!(state.facebook_media(photo));
            value["photo_id"] = json!(format!("8{}", post.id.rsplit('_').next().unwrap_or_default()));
        }
    }
    if matches!(post.author, Author::Person(_)) {
        value["recipient_id"] = json!(FACEBOOK_PAGE_ID);
    }
    if verb == "edited" {
        value["edited_time"] = json!(post.updated.as_second());
    }
    feed(&with_author(state, &post.author, form, value))
}

/// A comment or a reply: `add`, `edited`, `remove`, `hide`, `unhide`.
pub(crate) fn comment(state: &State, comment: &Comment, verb: &str, form: AuthorForm) -> Value {
    let mut value = json!({
        "item": "comment", "verb": verb, "post_id": comment.post, "comment_id": comment.id,
        "parent_id": comment.parent.as_ref().unwrap_or(&comment.post), "created_time": comment.created.as_second(),
    });
    if let Some(post) = state.facebook.posts.get(&comment.post) {
        value["post"] = json!({
            "id": post.id, "type": if post.photo.is_some() { "photo" } else { "status" },
            "status_type": if post.photo.is_some() { "added_photos" } else { "mobile_status_update" },
            "is_published": post.kind == PostKind::Ordinary, "updated_time": clock::graph(post.updated),
            "permalink_url": permalink(&post.id, None),
            "promotion_status": if post.kind == PostKind::Ad { "active" } else { "inactive" },
        });
    }
    if verb != "remove" {
        if !comment.message.is_empty() {
            value["message"] = json!(comment.message);
        }
        if let Some(attachment) = &comment.attachment {
            value["photo"] = json!(attachment.url);
        }
    }
    if verb == "hide" || verb == "unhide" {
        value["is_hidden"] = json!(comment.hidden);
    }
    feed(&with_author(state, &comment.author, form, value))
}

/// A reaction to a post or a comment: `add`, `edit`, `remove`.
pub(crate) fn reaction(state: &State, author: &Author, object: &str, reaction: &str, verb: &str) -> Value {
    let now = jiff::Timestamp::now().as_second();
    let mut value = json!({"item": "reaction", "verb": verb, "reaction_type": reaction, "created_time": now});
    match state.facebook.comments.get(object) {
        Some(comment) => {
            value["post_id"] = json!(comment.post);
            value["comment_id"] = json!(comment.id);
            value["parent_id"] = json!(comment.id);
        }
        None => {
            value["post_id"] = json!(object);
            value["parent_id"] = json!(object);
        }
    }
    feed(&with_author(state, author, AuthorForm::From, value))
}

/// A message either way; the Page's own is an echo.
pub(crate) fn message(psid: &str, message: &Message) -> Value {
    let mut body = json!({"mid": message.mid});
    if let Some(text) = &message.text {
        body["text"] = json!(text);
    }
    if !message.attachments.is_empty() {
        let attachments: Vec<Value> = message
            .attachments
            .iter()
            .map(|attachment| match &attachment.url {
                Some(url) => json!({"type": attachment.kind, "payload": {"url": url}}),
                None => json!({"type": attachment.kind, "title": "A shared link", "url": "https://www.example.com/"}),
            })
            .collect();
        body["attachments"] = json!(attachments);
    }
    if let Some(reply_to) = &message.reply_to {
        body["reply_to"] = json!({"mid": reply_to, "is_self_reply": false});
    }
    if let Some(payload) = &message.quick_reply {
        body["quick_reply"] = json!({"payload": payload});
    }
    let (sender, recipient) = match message.side {
        Side::Consumer => (psid, FACEBOOK_PAGE_ID),
        Side::Page => {
            body["is_echo"] = json!(true);
            body["app_id"] = json!(message.app_id);
            if let Some(metadata) = &message.metadata {
                body["metadata"] = json!(metadata);
            }
            (FACEBOOK_PAGE_ID, psid)
        }
    };
    json!({"sender": {"id": sender}, "recipient": {"id": recipient}, "timestamp": message.at.as_millisecond(), "message": body})
}

/// Any other event from a person: `key` names it.
pub(crate) fn event(psid: &str, at: jiff::Timestamp, key: &str, body: &Value) -> Value {
    json!({"sender": {"id": psid}, "recipient": {"id": FACEBOOK_PAGE_ID}, "timestamp": at.as_millisecond(), key: body})
}
