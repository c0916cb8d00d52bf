//! `GET`, `POST` and `DELETE` of an object itself.

use axum::Json;
use axum::http::Method;
use serde_json::{Value, json};

use super::fields::{self, Field};
use super::parameters::Parameters;
use super::{GraphError, Node, conversations, node, page, profile};
use crate::clock;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::facebook::{Author, Comment, Depth, Post, PostKind};
use crate::webhooks::facebook::AuthorForm;
use crate::webhooks::{Update, echo, facebook};

/// The fields of a Comment, of Meta's specification, and its edges.
pub(super) const COMMENT_FIELDS: &[&str] = &[
    "admin_creator",
    "application",
    "attachment",
    "can_comment",
    "can_hide",
    "can_like",
    "can_remove",
    "can_reply_privately",
    "comment_count",
    "comments",
    "created_time",
    "from",
    "id",
    "is_hidden",
    "is_private",
    "like_count",
    "likes",
    "live_broadcast_timestamp",
    "message",
    "message_tags",
    "object",
    "parent",
    "permalink_url",
    "private_reply_conversation",
    "reactions",
    "user_likes",
];
/// The fields of a `PagePost` that a reader of posts asks for, and its edges.
const POST_FIELDS: &[&str] = &[
    "actions",
    "admin_creator",
    "application",
    "attachments",
    "backdated_time",
    "call_to_action",
    "can_reply_privately",
    "child_attachments",
    "comments",
    "created_time",
    "event",
    "from",
    "full_picture",
    "icon",
    "id",
    "is_app_share",
    "is_eligible_for_promotion",
    "is_expired",
    "is_hidden",
    "is_popular",
    "is_published",
    "likes",
    "message",
    "message_tags",
    "parent_id",
    "permalink_url",
    "picture",
    "place",
    "privacy",
    "promotable_id",
    "promotion_status",
    "properties",
    "reactions",
    "scheduled_publish_time",
    "shares",
    "status_type",
    "story",
    "story_tags",
    "subscribed",
    "target",
    "timeline_visibility",
    "to",
    "updated_time",
    "via",
];

/// A whole comment.
pub(super) fn comment(state: &State, comment: &Comment) -> Value {
    let from_person = matches!(comment.author, Author::Person(_));
    let replies = state.facebook.comments_of(&comment.id, Depth::Top).len();
    let mut value = json!({
        "id": comment.id, "message": comment.message, "created_time": clock::graph(comment.created),
        "permalink_url": facebook::permalink(&comment.post, Some(&comment.id)), "object": {"id": comment.post},
        "like_count": comment.likes + u64::from(comment.liked_by_page), "comment_count": replies, "user_likes": comment.liked_by_page,
        "can_like": true, "can_comment": true, "can_hide": from_person, "can_remove": true, "is_hidden": comment.hidden, "is_private": false,
        "can_reply_privately": from_person && !comment.replied_privately,
    });
    let from = facebook::from(state, &comment.author);
    // Meta: the name and all of `from` are absent where the author's privacy says so.
    if from.get("name").is_some() {
        value["from"] = from;
    }
    if !comment.message_tags.is_empty() {
        value["message_tags"] = json!(comment.message_tags);
    }
    if let Some(parent) = comment.parent.as_ref().and_then(|id| state.facebook.comments.get(id)) {
        value["parent"] = self::comment(state, parent);
    }
    if let Some(attachment) = &comment.attachment {
        value["attachment"] = json!({"type": attachment.kind, "url": attachment.url, "target": {"id": comment.id, "url": attachment.url},
            "media": {"image": {"src": attachment.url, "width": 800, "height": 600}}});
    }
    value
}

/// A whole post.
pub(super) fn post(state: &State, post: &Post) -> Value {
    let likes = post.likes + u64::from(post.liked_by_page);
    let all = state.facebook.comments_of(&post.id, Depth::All).len();
    let summary = |count: u64| json!({"data": [], "summary": {"total_count": count}});
    let mut value = json!({
        "id": post.id, "created_time": clock::graph(post.created), "updated_time": clock::graph(post.updated),
        "permalink_url": facebook::permalink(&post.id, None), "is_hidden": post.hidden, "is_published": post.kind == PostKind::Ordinary,
        "promotion_status": if post.kind == PostKind::Ad { "active" } else { "inactive" },
        "status_type": if post.photo.is_some() { "added_photos" } else { "mobile_status_update" },
        "can_reply_privately": matches!(post.author, Author::Person(_)) && !post.replied_privately,
        "likes": summary(likes), "reactions": summary(likes), "comments": summary(u64::try_from(all).unwrap_or_default()),
    });
    if !post.message.is_empty() {
        value["message"] = json!(post.message);
    }
    let from = facebook::from(state, &post.author);
    if from.get("name").is_some() {
        value["from"] = from;
    }
    if let Some(photo) = &post.photo {
        let url = state.facebook_media(photo);
        value["full_picture"] = json!(url);
        value["picture"] = json!(url);
        value["attachments"] = json!({"data": [{"media_type": "photo", "type": "photo", "url": facebook::permalink(&post.id, None),
            "media": {"image": {"src": url, "width": 800, "height": 500}}, "target": {"id": post.id}}]});
    }
    value
}

/// Fills `comments` as its modifiers ask.
fn with_comments(state: &State, value: &mut Value, on: &str, asked: &[Field]) {
    let Some(field) = asked.iter().find(|field| field.name == "comments") else { return };
    let depth =
        if field.modifiers.get("filter").is_some_and(|filter| filter == "stream") { Depth::All } else { Depth::Top };
    let found = state.facebook.comments_of(on, depth);
    let data: Vec<Value> =
        found.iter().take(field.number("limit").unwrap_or(25)).map(|comment| self::comment(state, comment)).collect();
    value["comments"]["data"] = json!(data);
    if field.modifiers.contains_key("summary") {
        value["comments"]["summary"] =
            json!({"order": "chronological", "total_count": found.len(), "can_comment": true});
    }
}

/// Fills `private_reply_conversation`: the thread that a used private reply went to.
fn with_private_reply(state: &State, value: &mut Value, id: &str, asked: &[Field]) {
    let Some(field) = asked.iter().find(|field| field.name == "private_reply_conversation") else { return };
    let Some(comment) = state.facebook.comments.get(id).filter(|comment| comment.replied_privately) else { return };
    if let Author::Person(psid) = &comment.author {
        value["private_reply_conversation"] = conversations::thread(state, &format!("t_{psid}"), &field.inner);
    }
}

/// `GET /{object}`.
pub(super) fn get(sandbox: &Shared, id: &str, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let state = sandbox.state();
    let found = node(&state, id).ok_or_else(|| GraphError::unsupported(&Method::GET, id))?;
    let value = match found {
        Node::Post => {
            let asked = fields::asked(parameters, "created_time,message,story,id")?;
            fields::check(&asked, POST_FIELDS, found)?;
            let mut value = state.facebook.posts.get(id).map(|item| post(&state, item)).unwrap_or_default();
            with_comments(&state, &mut value, id, &asked);
            fields::select(&value, &asked)
        }
        Node::Comment => {
            let asked = fields::asked(parameters, "created_time,from,message,id")?;
            fields::check(&asked, COMMENT_FIELDS, found)?;
            let mut value = state.facebook.comments.get(id).map(|item| comment(&state, item)).unwrap_or_default();
            with_comments(&state, &mut value, id, &asked);
            with_private_reply(&state, &mut value, id, &asked);
            fields::select(&value, &asked)
        }
        Node::Page => page::get(&state, parameters)?,
        Node::Person => profile::get(&state, id, parameters)?,
        Node::Thread => conversations::thread(&state, id, &fields::asked(parameters, "id,link,updated_time")?),
        Node::Message => conversations::one(&state, id, &fields::asked(parameters, "id,created_time")?),
    };
    Ok(Json(value))
}

/// `POST /{comment}`: `{is_hidden}` of anybody's, `{message}` of the Page's own.
pub(super) async fn update(sandbox: &Shared, id: &str, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let update = {
        let mut state = sandbox.state();
        let state = &mut *state;
        let Some(comment) = state.facebook.comments.get_mut(id) else {
            return Err(GraphError::unsupported(&Method::POST, id));
        };
        let verb = match (parameters.boolean("is_hidden")?, parameters.string("message")?) {
            (Some(hidden), _) => {
                if comment.author == Author::Page {
                    return Err(GraphError::permission("This comment cannot be hidden"));
                }
                comment.hidden = hidden;
                if hidden { "hide" } else { "unhide" }
            }
            (None, Some(message)) => {
                if comment.author != Author::Page {
                    return Err(GraphError::permission("Only the author can edit this comment"));
                }
                message.clone_into(&mut comment.message);
                "edited"
            }
            (None, None) => return Err(GraphError::parameter("One of is_hidden, message is required")),
        };
        let comment = comment.clone();
        Update::Change(facebook::comment(state, &comment, verb, AuthorForm::From))
    };
    echo::come_back(sandbox, vec![update]).await;
    Ok(Json(json!({"success": true})))
}

/// `DELETE /{comment}` and `DELETE /{post}`.
pub(super) async fn delete(sandbox: &Shared, id: &str) -> Result<Json<Value>, GraphError> {
    let update = {
        let mut state = sandbox.state();
        match state.facebook.remove_comment(id) {
            Some(comment) => facebook::comment(&state, &comment, "remove", AuthorForm::From),
            None => match state.facebook.remove_post(id) {
                Some(post) => facebook::post(&state, &post, "remove", AuthorForm::From),
                None => return Err(GraphError::unsupported(&Method::DELETE, id)),
            },
        }
    };
    echo::come_back(sandbox, vec![Update::Change(update)]).await;
    Ok(Json(json!({"success": true})))
}
