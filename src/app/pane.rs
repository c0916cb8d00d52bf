//! Which of the three columns is in front where there is no room for all.

use crate::live::{Source, watch};
use crate::platform::layout::bring_into_view;
use crate::state::use_state;
use leptos::prelude::*;
use leptos::web_sys::ScrollLogicalPosition;
use social_messaging_domain::ids::MessageId;

/// Whether the profile is in front of the conversation.
#[derive(Clone, Copy, Debug)]
pub struct Pane {
    profile: Source<bool>,
    /// Whether the agent asked for a post that is not drawn yet.
    awaits_post: StoredValue<bool>,
    /// The message that the transcript is to go to.
    goal: Source<Option<MessageId>>,
}

/// The id of the element of the post that is looked at.
pub const CHOSEN_POST: &str = "chosen-post";

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
        Self { profile, awaits_post: StoredValue::new(false), goal: Source::new(None) }
    }

    /// Makes it the one that [`use_pane`] finds.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Brings the profile to the front.
    pub fn show_profile(self) {
        self.profile.set(true);
    }

    /// Brings the post to the front that the agent asked for, now or as soon as it is drawn.
    pub fn show_post(self) {
        self.show_profile();
        self.awaits_post.set_value(true);
        request_animation_frame(move || self.post_drawn());
    }

    /// A post was drawn: the one that was asked for comes into sight. One that only followed the conversation does not,
    /// since it would push the profile away.
    pub fn post_drawn(self) {
        let post = document().get_element_by_id(CHOSEN_POST).filter(|_| self.awaits_post.get_value());
        if let Some(post) = post {
            self.awaits_post.set_value(false);
            bring_into_view(&post, ScrollLogicalPosition::Nearest);
        }
    }

    /// Brings the conversation to the front.
    pub fn show_conversation(self) {
        self.profile.set(false);
    }

    /// Brings the conversation to the front, at this message.
    pub fn go_to(self, message: MessageId) {
        self.show_conversation();
        self.goal.set(Some(message));
    }

    /// Takes the message that the transcript is to go to, and follows the next one.
    #[must_use]
    pub fn take_goal(self) -> Option<MessageId> {
        let goal = self.goal.get();
        if goal.is_some() {
            self.goal.set(None);
        }
        goal
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
