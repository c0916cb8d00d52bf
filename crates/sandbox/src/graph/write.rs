//! Writing to Facebook, whoever writes: the API and the control API's consumers alike.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::state::State;
use crate::state::accounts::FACEBOOK_PAGE_ID;
use crate::state::facebook::{Author, Comment, CommentAttachment, Post, PostKind};

/// Writes a post on the Page.
pub(crate) fn post(
    state: &mut State,
    author: Author,
    message: &str,
    photo: Option<&str>,
    kind: PostKind,
    at: Timestamp,
) -> Post {
    let id = format!("{FACEBOOK_PAGE_ID}_{}", state.ids.facebook());
    let post = Post {
        id,
        author,
        message: message.to_owned(),
        created: at,
        updated: at,
        photo: photo.map(str::to_owned),
        kind,
        hidden: false,
        liked_by_page: false,
        likes: 0,
        replied_privately: false,
    };
    state.facebook.posts.insert(post.id.clone(), post.clone());
    post
}

/// Writes a comment on a post, or a reply. Facebook nests two levels: a reply to a reply goes under the same top comment.
/// `None` when neither post nor comment has this id.
pub(crate) fn comment(
    state: &mut State,
    author: Author,
    on: &str,
    message: &str,
    attachment: Option<CommentAttachment>,
    at: Timestamp,
) -> Option<Comment> {
    let (post, parent) = match state.facebook.comments.get(on) {
        Some(comment) => (comment.post.clone(), Some(comment.parent.clone().unwrap_or_else(|| comment.id.clone()))),
        None => (state.facebook.posts.get(on)?.id.clone(), None),
    };
    let number = post.split_once('_').map_or(post.as_str(), |(_, number)| number).to_owned();
    let id = format!("{number}_{}", state.ids.facebook());
    let (message, message_tags) = mentions(state, message);
    let comment = Comment {
        id,
        post,
        parent,
        author,
        message,
        message_tags,
        created: at,
        attachment,
        hidden: false,
        liked_by_page: false,
        likes: 0,
        replied_privately: false,
    };
    state.facebook.comments.insert(comment.id.clone(), comment.clone());
    Some(comment)
}

/// Replaces `@[psid]` by the person's name with a tag. Meta: only people who posted or commented on the Page may be mentioned.
fn mentions(state: &State, message: &str) -> (String, Vec<Value>) {
    let (mut text, mut tags, mut rest) = (String::new(), Vec::new(), message);
    while let Some((before, after)) = rest.split_once("@[") {
        let Some((id, behind)) = after.split_once(']') else { break };
        text.push_str(before);
        let name = state.people.on_facebook(id).and_then(|(_, identity)| identity.name.as_deref());
        match name.filter(|_| state.facebook.wrote_publicly(id)) {
            Some(name) => {
                let offset = text.chars().count();
                tags.push(
                    json!({"id": id, "name": name, "type": "user", "offset": offset, "length": name.chars().count()}),
                );
                text.push_str(name);
            }
            None => text.push_str(&format!("@[{id}]")),
        }
        rest = behind;
    }
    text.push_str(rest);
    (text, tags)
}
