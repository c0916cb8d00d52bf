//! Lines that tell the agent what happened beside the point.

use super::draft::Draft;
use crate::api::ApiError;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::guard::Finding;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Failure;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// Why another visibility is offered to an agent who has typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchCause {
    /// The consumer wrote there.
    ConsumerWrote,
    /// What the agent writes for can no longer be reached.
    OfferEnded,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// "The consumer wrote directly": Switch, or Switch and take the text along.
    Switch {
        /// Where to.
        to: Visibility,
        /// Why.
        cause: SwitchCause,
    },
    /// The text was not sent, for this reason; it is still in the composer.
    NotSendable(Reason),
    /// The text was not sent: it is too long by so much; it is still in the composer.
    TooLong(usize),
    /// Files were not attached, for this reason.
    NotAttached(Reason),
    /// The text has what does not belong in public; it is still in the composer.
    NotForPublic {
        /// The kinds of thing that belong nowhere in public.
        found: Vec<Finding>,
        /// What the account's own patterns found.
        own: Vec<String>,
    },
    /// The text was not sent yet: somebody else answered since the agent began to write.
    AnsweredMeanwhile {
        /// Who, where it is known.
        name: Option<String>,
    },
    /// Another tab of this agent wrote a newer text, which is shown; this is the one that was written here.
    NewerElsewhere {
        /// The copy of this page.
        own: Box<Draft>,
        /// When the other was written.
        at: Timestamp,
    },
    /// A like, or taking it back, was refused by the backend.
    LikeRefused {
        /// The message.
        message: MessageId,
        /// Why.
        error: ApiError,
    },
    /// A like, or taking it back, failed at the network.
    LikeFailed {
        /// The message.
        message: MessageId,
        /// Why, where that is known.
        failure: Option<Failure>,
    },
    /// Taking back, sending again or discarding was refused.
    CommandRefused {
        /// The message.
        message: MessageId,
        /// Why.
        error: ApiError,
    },
    /// Take, Reassign or Close was refused.
    WorkRefused(ApiError),
}

impl Notice {
    /// Whether it is about the text in the composer, and so goes when that changes.
    #[must_use]
    pub const fn is_about_text(&self) -> bool {
        matches!(
            self,
            Self::NotSendable(_)
                | Self::TooLong(_)
                | Self::NotAttached(_)
                | Self::NotForPublic { .. }
                | Self::AnsweredMeanwhile { .. }
                | Self::NewerElsewhere { .. }
        )
    }

    /// Whether it tells that a like of that message, or taking it back, did not come about.
    #[must_use]
    pub fn is_about_like(&self, of: &MessageId) -> bool {
        matches!(self, Self::LikeRefused { message, .. } | Self::LikeFailed { message, .. } if message == of)
    }

    /// Whether it is about where the text goes, and so goes when that changes.
    #[must_use]
    pub const fn is_about_audience(&self) -> bool {
        self.is_about_text() || matches!(self, Self::Switch { .. })
    }
}

/// A notice on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Names it for [`super::Intent::DismissNotice`].
    pub id: u32,
    /// What it says.
    pub notice: Notice,
}
