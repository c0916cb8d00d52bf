//! `/{post or comment}/comments`.

use axum::Json;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::parameters::Parameters;
use super::{GraphError, fields, objects, write};
use crate::cast::answers;
use crate::sandbox::Shared;
use crate::state::facebook::{Author, Comment, CommentAttachment, Depth};
use crate::webhooks::facebook::AuthorForm;
use crate::webhooks::{Update, echo, facebook};

/// Widely quoted, in no official page.
const LONGEST: usize = 8_000;

/// `POST`: `{message, attachment_url | attachment_id | attachment_share_url}` answers `{"id"}`.
pub(super) async fn create(sandbox: &Shared, on: &str, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let message = parameters.string("message")?.unwrap_or_default();
    let url = parameters.string("attachment_url")?;
    let share = parameters.string("attachment_share_url")?;
    let id = parameters.string("attachment_id")?;
    if message.is_empty() && url.is_none() && share.is_none() && id.is_none() {
        return Err(GraphError::parameter("Param message must be non-empty"));
    }
    if message.chars().count() > LONGEST {
        return Err(GraphError::parameter(format!("Length of param message must be less than or equal to {LONGEST}")));
    }
    for address in [url, share].into_iter().flatten() {
        if !(address.starts_with("https://") || address.starts_with("http://")) {
            return Err(GraphError::parameter("Param attachment_url should represent a valid URL"));
        }
    }
    let (comment, update) = {
        let mut state = sandbox.state();
        let attachment = match (url, share, id) {
            (Some(url), ..) => Some(CommentAttachment { kind: "photo", url: url.to_owned() }),
            (_, Some(url), _) => Some(CommentAttachment { kind: "animated_image_share", url: url.to_owned() }),
            (_, _, Some(id)) if state.facebook.uploads.contains_key(id) => {
                Some(CommentAttachment { kind: "photo", url: state.facebook_upload(id) })
            }
            (_, _, Some(_)) => return Err(GraphError::parameter("Param attachment_id is not an unpublished photo")),
            _ => None,
        };
        let comment = write::comment(&mut state, Author::Page, on, message, attachment, Timestamp::now())
            .ok_or_else(|| GraphError::unsupported(&axum::http::Method::POST, on))?;
        let update = Update::Change(facebook::comment(&state, &comment, "add", AuthorForm::From));
        (comment, update)
    };
    echo::come_back(sandbox, vec![update]).await;
    answers::to_comment(sandbox, on, &comment);
    Ok(Json(json!({"id": comment.id})))
}

/// `GET` with `filter=toplevel|stream`, `order`, `since`, `limit`, `after`.
pub(super) fn list(sandbox: &Shared, on: &str, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let asked = fields::asked(parameters, "created_time,from,message,id")?;
    let depth = match parameters.string("filter")? {
        None | Some("toplevel") => Depth::Top,
        Some("stream") => Depth::All,
        Some(_) => return Err(GraphError::parameter("Param filter must be one of {TOPLEVEL, STREAM}")),
    };
    let newest_first = match parameters.string("order")? {
        None | Some("chronological" | "ranked") => false,
        Some("reverse_chronological") => true,
        Some(_) => {
            return Err(GraphError::parameter("Param order must be one of {CHRONOLOGICAL, REVERSE_CHRONOLOGICAL}"));
        }
    };
    let since = parameters.number("since")?;
    let limit = usize::try_from(parameters.number("limit")?.unwrap_or(25)).unwrap_or(25).min(100);
    let after = parameters.string("after")?;
    let state = sandbox.state();
    fields::check(&asked, objects::COMMENT_FIELDS, super::Node::Comment)?;
    let mut found: Vec<&Comment> = state.facebook.comments_of(on, depth);
    found.retain(|comment| since.is_none_or(|since| comment.created.as_second() >= since));
    if newest_first {
        found.reverse();
    }
    if let Some(place) = after.and_then(|after| found.iter().position(|comment| comment.id == after)) {
        found.drain(..=place);
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let data: Vec<Value> =
        found.iter().map(|comment| fields::select(&objects::comment(&state, comment), &asked)).collect();
    let mut body = json!({"data": data});
    if let (Some(first), Some(last)) = (found.first(), found.last()) {
        body["paging"] = json!({"cursors": {"before": first.id, "after": last.id}});
        if more {
            body["paging"]["next"] = json!(format!("{}/graph/v25.0/{on}/comments?after={}", sandbox.url, last.id));
        }
    }
    Ok(Json(body))
}
