//! Facebook's public side: posts and comments.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use jiff::Timestamp;
use serde_json::Value;

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Author {
    Page,
    /// A page-scoped id.
    Person(String),
}

/// What kind of post it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PostKind {
    Ordinary,
    /// An unpublished post that runs as an ad.
    Ad,
}

/// A post on the Page.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) author: Author,
    pub(crate) message: String,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    /// File of its picture.
    pub(crate) photo: Option<String>,
    pub(crate) kind: PostKind,
    pub(crate) hidden: bool,
    pub(crate) liked_by_page: bool,
    pub(crate) likes: u64,
    pub(crate) replied_privately: bool,
}

/// A comment, or a reply to one.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) id: String,
    pub(crate) post: String,
    /// The comment it replies to; Facebook nests two levels.
    pub(crate) parent: Option<String>,
    pub(crate) author: Author,
    pub(crate) message: String,
    pub(crate) message_tags: Vec<Value>,
    pub(crate) created: Timestamp,
    pub(crate) attachment: Option<CommentAttachment>,
    pub(crate) hidden: bool,
    pub(crate) liked_by_page: bool,
    pub(crate) likes: u64,
    pub(crate) replied_privately: bool,
}

/// What hangs on a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CommentAttachment {
    /// `photo`, `sticker`, `animated_image_share`.
    pub(crate) kind: &'static str,
    pub(crate) url: String,
}

/// A file that the Page uploaded.
#[derive(Debug, Clone)]
pub(crate) struct Uploaded {
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
}

/// Posts and comments by id.
#[derive(Debug, Default)]
pub(crate) struct Facebook {
    pub(crate) posts: BTreeMap<String, Post>,
    pub(crate) comments: BTreeMap<String, Comment>,
    /// What was uploaded for a comment or a message, by id.
    pub(crate) uploads: BTreeMap<String, Uploaded>,
    /// Whom the Page blocked, by page-scoped id.
    pub(crate) blocked: BTreeSet<String>,
}

impl Facebook {
    /// The comments of a post or the replies of a comment, oldest first.
    pub(crate) fn comments_of(&self, id: &str, depth: Depth) -> Vec<&Comment> {
        let mut comments: Vec<&Comment> = self
            .comments
            .values()
            .filter(|comment| match &comment.parent {
                Some(parent) => parent == id || (comment.post == id && depth == Depth::All),
                None => comment.post == id,
            })
            .collect();
        comments.sort_by(|a, b| (a.created, &a.id).cmp(&(b.created, &b.id)));
        comments
    }

    /// Takes a comment away with its replies; false when it is not there.
    pub(crate) fn remove_comment(&mut self, id: &str) -> Option<Comment> {
        let removed = self.comments.remove(id)?;
        self.comments.retain(|_, comment| comment.parent.as_deref() != Some(id));
        Some(removed)
    }

    /// Takes a post away with its comments.
    pub(crate) fn remove_post(&mut self, id: &str) -> Option<Post> {
        let removed = self.posts.remove(id)?;
        self.comments.retain(|_, comment| comment.post != id);
        Some(removed)
    }

    /// Whether a person wrote in public: only then may the Page mention them.
    pub(crate) fn wrote_publicly(&self, psid: &str) -> bool {
        let author = Author::Person(psid.to_owned());
        self.posts.values().any(|post| post.author == author)
            || self.comments.values().any(|comment| comment.author == author)
    }
}

/// Which comments count: Graph's `filter=toplevel` or `filter=stream`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    Top,
    All,
}
