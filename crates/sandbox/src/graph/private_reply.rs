//! Private replies. Meta: one a comment or post, within 7 days of it, to a person.

use jiff::Timestamp;

use super::GraphError;
use crate::clock;
use crate::state::State;
use crate::state::facebook::Author;

const SECONDS: i64 = 7 * 24 * 3_600;

/// Uses up the one private reply of a comment or post and answers whom it reaches.
///
/// That something too old is 10903 is inferred: Meta documents the seven days and not their code.
pub(super) fn take(state: &mut State, id: &str) -> Result<String, GraphError> {
    let found = match state.facebook.comments.get_mut(id) {
        Some(comment) => Some((comment.author.clone(), comment.created, &mut comment.replied_privately)),
        None => state
            .facebook
            .posts
            .get_mut(id)
            .map(|post| (post.author.clone(), post.created, &mut post.replied_privately)),
    };
    let Some((author, created, used)) = found else {
        return Err(GraphError::unsupported(&axum::http::Method::POST, id));
    };
    let Author::Person(psid) = author else {
        return Err(GraphError::cannot_reply());
    };
    if *used {
        return Err(GraphError::already_replied());
    }
    if clock::seconds_between(created, Timestamp::now()) >= SECONDS {
        return Err(GraphError::cannot_reply());
    }
    if state.people.on_facebook(&psid).is_some_and(|(_, identity)| identity.unavailable) {
        return Err(GraphError::unavailable());
    }
    *used = true;
    Ok(psid)
}
