//! A region that waits for its content.

use crate::state::Load;
use crate::state::pages::Pages;
use crate::texts;

/// What a region shows while, or instead of, its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Nothing yet: most answers come at once, and what flashes disturbs.
    Blank,
    /// The shape of the content, since its answer takes long.
    Skeleton,
    /// Why the content did not come.
    Failed(&'static str),
    /// That there is nothing.
    Empty,
    /// The content.
    Content,
}

impl Region {
    /// The state of what is loaded.
    pub fn of<T>(load: &Load<T>) -> Self {
        match load {
            Load::Idle | Load::Loading => Self::Blank,
            Load::LoadingSlowly => Self::Skeleton,
            Load::Failed(error) => Self::Failed(texts::error(error)),
            Load::Loaded(_) => Self::Content,
        }
    }

    /// The state of a list that comes in pages.
    pub fn of_pages<T>(load: &Load<Pages<T>>) -> Self {
        match load.loaded() {
            Some(pages) if pages.items.is_empty() => Self::Empty,
            _ => Self::of(load),
        }
    }
}
