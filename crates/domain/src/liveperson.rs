//! LivePerson's contract for the metadata of social conversations, read and written exactly as its schema has it.
//!
//! Each message carries a [`EventData`], which says where it was written and where its answer goes; the panel is
//! fed by a [`ConversationData`]. What the schema refuses is [`Refused`] here: missing and unknown keys, other kinds,
//! texts and lists over their limit. Lengths are counted in Unicode code points, as JSON Schema counts them.

mod actions;
mod bounded;
mod conversation_data;
mod event_data;
mod event_wire;
mod reading;
mod refused;
mod writing;

pub use actions::{Action, Actions};
pub use bounded::{Text, TooLong};
pub use conversation_data::{ConversationData, FacebookProfile, TwitterProfile, UserProfile};
pub use event_data::{
    Channel, ConversationState, EnabledChannels, Event, EventData, FacebookEvent, FacebookEventType, FacebookParent,
    TwitterEvent, TwitterEventType, TwitterParent,
};
pub use refused::{Reason, Refused};

use serde_json::Value;

use crate::liveperson::reading::Object;

const EVENT_DATA: &str = "SocialMessagingEventData";
const CONVERSATION_DATA: &str = "SocialMessagingConversationData";

/// One element of the `metadata` array beside a message or a conversation.
#[derive(Clone, Debug, PartialEq)]
pub enum Metadata {
    /// `SocialMessagingEventData`, of one message.
    Event(EventData),
    /// `SocialMessagingConversationData`, of the conversation's consumer.
    Conversation(ConversationData),
}

impl Metadata {
    /// Reads one metadata object; both the long and the short names of Facebook's comment types are taken.
    ///
    /// # Errors
    /// [`Refused`] names the first place that the schema would refuse, and why.
    pub fn from_json(json: &str) -> Result<Self, Refused> {
        let value = serde_json::from_str(json).map_err(|error| Refused::not_json(&error))?;
        let mut object = Object::root(value)?;
        let kinds = [(EVENT_DATA, EVENT_DATA), (CONVERSATION_DATA, CONVERSATION_DATA)];
        let metadata = match object.required_choice("type", &kinds)? {
            EVENT_DATA => Self::Event(EventData::read(&mut object)?),
            _ => Self::Conversation(ConversationData::read(&mut object)?),
        };
        object.finish()?;
        Ok(metadata)
    }

    /// Writes the object in one line, with the short names `CC` and `CP`; what is not there is left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    fn to_value(&self) -> Value {
        match self {
            Self::Event(data) => data.write(),
            Self::Conversation(data) => data.write(),
        }
    }
}
