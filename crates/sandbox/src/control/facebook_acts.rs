//! What people do in public on Facebook.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::act::{Outcome, moment};
use crate::graph::write;
use crate::state::State;
use crate::state::facebook::{Author, Comment, CommentAttachment, PostKind};
use crate::state::people::PersonRef;
use crate::webhooks::Update;
use crate::webhooks::facebook::{self, AuthorForm};

/// The form of the author in the webhook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    #[default]
    From,
    Sender,
    Missing,
}

impl From<Form> for AuthorForm {
    fn from(form: Form) -> Self {
        match form {
            Form::From => Self::From,
            Form::Sender => Self::Sender,
            Form::Missing => Self::Missing,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookPost {
    /// Absent: the Page itself, natively.
    from: Option<PersonRef>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    photo: bool,
    /// An unpublished post that runs as an ad. Meta: ad posts themselves do not notify.
    #[serde(default)]
    ad: bool,
    #[serde(default)]
    likes: u64,
    at: Option<Timestamp>,
    #[serde(default)]
    form: Form,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookComment {
    from: PersonRef,
    post: String,
    /// The comment it replies to.
    parent: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    photo: bool,
    #[serde(default)]
    sticker: bool,
    #[serde(default)]
    likes: u64,
    at: Option<Timestamp>,
    #[serde(default)]
    form: Form,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookEdit {
    /// A comment or a post.
    id: String,
    text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookHide {
    id: String,
    #[serde(default = "yes")]
    hidden: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookRemove {
    id: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacebookReaction {
    from: PersonRef,
    id: String,
    #[serde(default = "like")]
    reaction: String,
    #[serde(default = "add")]
    verb: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NativeComment {
    post: String,
    parent: Option<String>,
    text: String,
    at: Option<Timestamp>,
}

fn yes() -> bool {
    true
}

fn like() -> String {
    "like".to_owned()
}

fn add() -> String {
    "add".to_owned()
}

pub(crate) fn post(state: &mut State, act: &FacebookPost) -> Result<Outcome, String> {
    let author = match &act.from {
        Some(person) => Author::Person(state.people.facebook_id(person)?),
        None => Author::Page,
    };
    let kind = if act.ad { PostKind::Ad } else { PostKind::Ordinary };
    let photo = act.photo.then_some(if author == Author::Page { "terrace.jpg" } else { "torn-bag.jpg" });
    let person = match &author {
        Author::Person(id) => Some(id.clone()),
        Author::Page => None,
    };
    let written = write::post(state, author, &act.text, photo, kind, moment(act.at));
    if let Some(post) = state.facebook.posts.get_mut(&written.id) {
        post.likes = act.likes;
    }
    let updates =
        if act.ad { Vec::new() } else { vec![Update::Change(facebook::post(state, &written, "add", act.form.into()))] };
    Ok(Outcome::new(json!({"post_id": written.id, "person_id": person}), updates))
}

fn write_comment(state: &mut State, author: Author, act: &FacebookComment) -> Result<Outcome, String> {
    let on = act.parent.as_deref().unwrap_or(&act.post);
    let attachment = if act.sticker {
        Some(CommentAttachment { kind: "sticker", url: state.facebook_media("brand.png") })
    } else {
        act.photo.then(|| CommentAttachment { kind: "photo", url: state.facebook_media("torn-bag.jpg") })
    };
    let person = match &author {
        Author::Person(id) => Some(id.clone()),
        Author::Page => None,
    };
    let written = write::comment(state, author, on, &act.text, attachment, moment(act.at))
        .ok_or_else(|| format!("nothing has the id {on:?}"))?;
    if let Some(comment) = state.facebook.comments.get_mut(&written.id) {
        comment.likes = act.likes;
    }
    let update = Update::Change(facebook::comment(state, &written, "add", act.form.into()));
    let ids =
        json!({"post_id": written.post, "comment_id": written.id, "parent_id": written.parent, "person_id": person});
    Ok(Outcome::new(ids, vec![update]))
}

pub(crate) fn comment(state: &mut State, act: &FacebookComment) -> Result<Outcome, String> {
    let author = Author::Person(state.people.facebook_id(&act.from)?);
    write_comment(state, author, act)
}

pub(crate) fn native_comment(state: &mut State, act: NativeComment) -> Result<Outcome, String> {
    let NativeComment { post, parent, text, at } = act;
    let from = PersonRef::Key(String::new());
    let act =
        FacebookComment { from, post, parent, text, photo: false, sticker: false, likes: 0, at, form: Form::From };
    write_comment(state, Author::Page, &act)
}

fn changed(state: &State, comment: &Comment, verb: &str) -> Outcome {
    let update = Update::Change(facebook::comment(state, comment, verb, AuthorForm::From));
    Outcome::new(json!({"comment_id": comment.id, "post_id": comment.post}), vec![update])
}

pub(crate) fn edit(state: &mut State, act: &FacebookEdit) -> Result<Outcome, String> {
    if let Some(comment) = state.facebook.comments.get_mut(&act.id) {
        comment.message.clone_from(&act.text);
        let comment = comment.clone();
        return Ok(changed(state, &comment, "edited"));
    }
    let post = state.facebook.posts.get_mut(&act.id).ok_or_else(|| format!("nothing has the id {:?}", act.id))?;
    post.message.clone_from(&act.text);
    post.updated = Timestamp::now();
    let post = post.clone();
    let update = Update::Change(facebook::post(state, &post, "edited", AuthorForm::From));
    Ok(Outcome::new(json!({"post_id": post.id}), vec![update]))
}

pub(crate) fn hide(state: &mut State, act: &FacebookHide) -> Result<Outcome, String> {
    let verb = if act.hidden { "hide" } else { "unhide" };
    if let Some(comment) = state.facebook.comments.get_mut(&act.id) {
        comment.hidden = act.hidden;
        let comment = comment.clone();
        return Ok(changed(state, &comment, verb));
    }
    let post = state.facebook.posts.get_mut(&act.id).ok_or_else(|| format!("nothing has the id {:?}", act.id))?;
    post.hidden = act.hidden;
    let post = post.clone();
    let update = Update::Change(facebook::post(state, &post, verb, AuthorForm::From));
    Ok(Outcome::new(json!({"post_id": post.id}), vec![update]))
}

pub(crate) fn remove(state: &mut State, act: &FacebookRemove) -> Result<Outcome, String> {
    if let Some(comment) = state.facebook.remove_comment(&act.id) {
        return Ok(changed(state, &comment, "remove"));
    }
    let post = state.facebook.remove_post(&act.id).ok_or_else(|| format!("nothing has the id {:?}", act.id))?;
    let update = Update::Change(facebook::post(state, &post, "remove", AuthorForm::From));
    Ok(Outcome::new(json!({"post_id": post.id}), vec![update]))
}

pub(crate) fn reaction(state: &mut State, act: &FacebookReaction) -> Result<Outcome, String> {
    let author = Author::Person(state.people.facebook_id(&act.from)?);
    let update = Update::Change(facebook::reaction(state, &author, &act.id, &act.reaction, &act.verb));
    Ok(Outcome::new(json!({"id": act.id}), vec![update]))
}
