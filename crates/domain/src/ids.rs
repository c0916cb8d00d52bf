//! Identifiers: opaque strings, one type each, so that one cannot be handed over for another.

use serde::{Deserialize, Serialize};
use std::fmt::{self, Write};

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

impl ClientId {
    /// A UUID version 7 of a moment, milliseconds since 1970, and of what else tells it from others. Source: RFC 9562,
    /// section 5.7.
    #[must_use]
    pub fn version_7(millis: u64, mut bytes: [u8; 16]) -> Self {
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::ClientId;

    #[test]
    fn has_time_version_and_variant_in_their_places() {
        let id = ClientId::version_7(0x0001_0203_0405, [0xff; 16]);
        assert_eq!(id.as_str(), "00010203-0405-7fff-bfff-ffffffffffff");
        assert_eq!(ClientId::version_7(0, [0; 16]).as_str(), "00000000-0000-7000-8000-000000000000");
    }
}
