//! How the parts of an event are read and written.

use serde_json::Value;

use crate::liveperson::event_data::{
    Channel, ConversationState, EnabledChannels, Event, FacebookEvent, FacebookEventType, FacebookParent, TwitterEvent,
    TwitterEventType, TwitterParent,
};
use crate::liveperson::reading::Object;
use crate::liveperson::refused::Refused;
use crate::liveperson::writing::Writer;

const FACEBOOK: &str = "Facebook";
const TWITTER: &str = "Twitter";
const INSTAGRAM: &str = "Instagram";

impl Event {
    pub(super) fn read(object: &mut Object) -> Result<Self, Refused> {
        let sources = [FACEBOOK, TWITTER, INSTAGRAM].map(|source| (source, source));
        match object.required_choice("source", &sources)? {
            FACEBOOK => FacebookEvent::read(object).map(Self::Facebook),
            TWITTER => TwitterEvent::read(object).map(Self::Twitter),
            _ => Ok(Self::Instagram),
        }
    }

    pub(super) fn write(&self) -> Value {
        match self {
            Self::Facebook(event) => event.write(),
            Self::Twitter(event) => event.write(),
            Self::Instagram => Writer::default().with("source", INSTAGRAM).finish(),
        }
    }
}

impl FacebookEvent {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            event_type: object.required_choice("type", &FacebookEventType::NAMES)?,
            parent: object.optional_object("parent", FacebookParent::read)?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with("source", FACEBOOK)
            .with("type", self.event_type.as_str())
            .with_some("parent", self.parent.as_ref().map(FacebookParent::write))
            .finish()
    }
}

impl FacebookEventType {
    const NAMES: [(&str, Self); 9] = [
        ("DirectMessage", Self::DirectMessage),
        ("Post", Self::Post),
        ("CC", Self::CommentToComment),
        ("CP", Self::CommentToPost),
        ("PrivateReplyToComment", Self::PrivateReplyToComment),
        ("PrivateReplyToPost", Self::PrivateReplyToPost),
        ("ConsumerAction", Self::ConsumerAction),
        ("CommentToComment", Self::CommentToComment),
        ("CommentToPost", Self::CommentToPost),
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::DirectMessage => "DirectMessage",
            Self::Post => "Post",
            Self::CommentToComment => "CC",
            Self::CommentToPost => "CP",
            Self::PrivateReplyToComment => "PrivateReplyToComment",
            Self::PrivateReplyToPost => "PrivateReplyToPost",
            Self::ConsumerAction => "ConsumerAction",
        }
    }
}

impl FacebookParent {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            attachment_url: object.optional_text("attachmentUrl")?,
            page_name: object.optional_text("pageName")?,
            post_id: object.optional_text("postId")?,
            post_text: object.optional_text("postText")?,
            timestamp: object.optional_number("timestamp")?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with_some("attachmentUrl", self.attachment_url.as_deref())
            .with_some("pageName", self.page_name.as_deref())
            .with_some("postId", self.post_id.as_deref())
            .with_some("postText", self.post_text.as_deref())
            .with_some("timestamp", self.timestamp.clone())
            .finish()
    }
}

impl TwitterEvent {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            event_type: object.required_choice("type", &TwitterEventType::NAMES)?,
            parent: object.optional_object("parent", TwitterParent::read)?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with("source", TWITTER)
            .with("type", self.event_type.as_str())
            .with_some("parent", self.parent.as_ref().map(TwitterParent::write))
            .finish()
    }
}

impl TwitterEventType {
    const NAMES: [(&str, Self); 5] = [
        ("DirectMessage", Self::DirectMessage),
        ("Tweet", Self::Tweet),
        ("Reply", Self::Reply),
        ("Retweet", Self::Retweet),
        ("ConsumerAction", Self::ConsumerAction),
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::DirectMessage => "DirectMessage",
            Self::Tweet => "Tweet",
            Self::Reply => "Reply",
            Self::Retweet => "Retweet",
            Self::ConsumerAction => "ConsumerAction",
        }
    }
}

impl TwitterParent {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            attachment_url: object.optional_text("attachmentUrl")?,
            account_name: object.optional_text("accountName")?,
            account_id: object.optional_text("accountId")?,
            tweet_id: object.optional_text("tweetId")?,
            tweet_text: object.optional_text("tweetText")?,
            timestamp: object.optional_number("timestamp")?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with_some("attachmentUrl", self.attachment_url.as_deref())
            .with_some("accountName", self.account_name.as_deref())
            .with_some("accountId", self.account_id.as_deref())
            .with_some("tweetId", self.tweet_id.as_deref())
            .with_some("tweetText", self.tweet_text.as_deref())
            .with_some("timestamp", self.timestamp.clone())
            .finish()
    }
}

impl Channel {
    pub(super) fn read(object: &mut Object, key: &str) -> Result<Self, Refused> {
        object.required_choice(key, &[("Public", Self::Public), ("Private", Self::Private)])
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::Private => "Private",
        }
    }
}

impl ConversationState {
    pub(super) fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            dm_chat_id: object.optional_text("dmChatId")?,
            current_channel: Channel::read(object, "currentChannel")?,
            enabled_channels: object.optional_object("enabledChannels", |channels| {
                let private = channels.optional_boolean("private")?;
                Ok(EnabledChannels { private, public: channels.optional_boolean("public")? })
            })?,
        })
    }

    pub(super) fn write(&self) -> Value {
        let enabled = self.enabled_channels.map(|channels| {
            Writer::default().with_some("private", channels.private).with_some("public", channels.public).finish()
        });
        Writer::default()
            .with_some("dmChatId", self.dm_chat_id.as_deref())
            .with("currentChannel", self.current_channel.as_str())
            .with_some("enabledChannels", enabled)
            .finish()
    }
}
