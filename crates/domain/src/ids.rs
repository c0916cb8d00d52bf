//! Identifiers: opaque strings, one type each, so that one cannot be handed over for another.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as it travels.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    };
}

identifier! {
    /// A brand account: a connected Page or X account.
    AccountId
}
identifier! {
    /// A person who answers for the brand.
    AgentId
}
identifier! {
    /// Everything between one consumer and one brand account.
    ConversationId
}
identifier! {
    /// One message of a conversation, note or tombstone included.
    MessageId
}
identifier! {
    /// A file of a message, a profile or a post; its bytes are at `/media/{id}`.
    AttachmentId
}
identifier! {
    /// A UUID version 7 that the widget makes once per intent and keeps through every retry.
    ClientId
}
