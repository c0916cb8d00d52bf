//! What is being asked for: a value that has its waiting and its failure with it.

use crate::api::ApiError;

/// A value that comes from the backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Load<T> {
    /// Nobody asked for it yet.
    #[default]
    Idle,
    /// Asked for; nothing is drawn yet, since most answers come at once.
    Loading,
    /// Asked for, and the answer takes long enough to say so.
    LoadingSlowly,
    /// Here.
    Loaded(T),
    /// Refused, or out of reach.
    Failed(ApiError),
}

impl<T> Load<T> {
    /// The value, when it is here.
    pub const fn loaded(&self) -> Option<&T> {
        match self {
            Self::Loaded(value) => Some(value),
            _ => None,
        }
    }

    /// The value, when it is here, to be changed.
    pub const fn loaded_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Loaded(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the answer is awaited.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading | Self::LoadingSlowly)
    }

    /// Whether nobody asked for it yet.
    pub const fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Marks it as asked for. What is here already stays until the new answer comes.
    pub fn begin(&mut self) {
        if self.loaded().is_none() {
            *self = Self::Loading;
        }
    }

    /// Marks an awaited answer as a slow one.
    pub fn slow(&mut self) {
        if matches!(self, Self::Loading) {
            *self = Self::LoadingSlowly;
        }
    }

    /// Takes a failure. What is here already is worth more than the failure to refresh it.
    pub fn fail(&mut self, error: ApiError) {
        if self.loaded().is_none() {
            *self = Self::Failed(error);
        }
    }
}

/// The end of what is loaded of a longer row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// Nothing lies beyond.
    #[default]
    End,
    /// There is more to ask for.
    More,
    /// More is on its way.
    Loading,
    /// More was asked for and did not come.
    Failed(ApiError),
}
