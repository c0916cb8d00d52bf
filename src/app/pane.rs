//! Which of the three columns is in front where there is no room for all.

use crate::live::{Source, watch};
use crate::state::use_state;
use leptos::prelude::*;

/// Whether the profile is in front of the conversation.
#[derive(Clone, Copy, Debug)]
pub struct Pane {
    profile: Source<bool>,
}

impl Pane {
    /// The conversation in front; another conversation brings it there again.
    #[must_use]
    pub fn new() -> Self {
        let profile = Source::new(false);
        let open = use_state().open;
        watch(move || {
            open.live().track();
            profile.set(false);
        });
        Self { profile }
    }

    /// Makes it the one that [`use_pane`] finds.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Brings the profile to the front.
    pub fn show_profile(self) {
        self.profile.set(true);
    }

    /// Brings the conversation to the front.
    pub fn show_conversation(self) {
        self.profile.set(false);
    }

    /// The name that the styles know the column in front by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match (use_state().open.with(Option::is_some), self.profile.get()) {
            (false, _) => "list",
            (true, true) => "profile",
            (true, false) => "conversation",
        }
    }
}

impl Default for Pane {
    fn default() -> Self {
        Self::new()
    }
}

/// The columns around the current component.
#[must_use]
pub fn use_pane() -> Pane {
    use_context().unwrap_or_default()
}
