//! `SocialMessagingEventData`: where one message was written, and where its answer goes.

use serde_json::{Number, Value};

use crate::liveperson::EVENT_DATA;
use crate::liveperson::actions::Actions;
use crate::liveperson::bounded::Text;
use crate::liveperson::reading::Object;
use crate::liveperson::refused::Refused;
use crate::liveperson::writing::Writer;

/// The metadata of one message.
#[derive(Clone, Debug, PartialEq)]
pub struct EventData {
    /// What was written on which network.
    pub event: Event,
    /// Where this message was written.
    pub channel: Channel,
    /// The network's id of what is answered: a post, a comment, a message, or the consumer whom an action is about.
    pub reply_to_id: Option<Text<256>>,
    /// What is done beside writing.
    pub actions: Option<Actions>,
    /// Where the conversation stands.
    pub conversation_state: Option<ConversationState>,
}

/// What was written on which network.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// On Facebook.
    Facebook(FacebookEvent),
    /// On X, which the contract calls Twitter.
    Twitter(TwitterEvent),
    /// On Instagram, of which the contract says no more.
    Instagram,
}

/// Something written on Facebook.
#[derive(Clone, Debug, PartialEq)]
pub struct FacebookEvent {
    /// What it is.
    pub event_type: FacebookEventType,
    /// The post that it was written under.
    pub parent: Option<FacebookParent>,
}

/// What was written on Facebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacebookEventType {
    /// A Messenger message.
    DirectMessage,
    /// A post on the page.
    Post,
    /// An answer to a comment; written `CC`, read as `CommentToComment` too.
    CommentToComment,
    /// A comment under a post; written `CP`, read as `CommentToPost` too.
    CommentToPost,
    /// A private reply to a comment.
    PrivateReplyToComment,
    /// A private reply to a post.
    PrivateReplyToPost,
    /// Nothing written: an action on the consumer.
    ConsumerAction,
}

/// The Facebook post that something was written under.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacebookParent {
    /// The address of its picture or film.
    pub attachment_url: Option<Text<2048>>,
    /// The page's name.
    pub page_name: Option<Text<64>>,
    /// The post's id.
    pub post_id: Option<Text<64>>,
    /// The start of the post's text.
    pub post_text: Option<Text<128>>,
    /// When it was written: seconds of Unix time by custom, milliseconds in some; the contract does not say.
    pub timestamp: Option<Number>,
}

/// Something written on X.
#[derive(Clone, Debug, PartialEq)]
pub struct TwitterEvent {
    /// What it is.
    pub event_type: TwitterEventType,
    /// The post that it answers.
    pub parent: Option<TwitterParent>,
}

/// What was written on X.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwitterEventType {
    /// A direct message.
    DirectMessage,
    /// A post.
    Tweet,
    /// An answer to a post.
    Reply,
    /// A repost, or a quote.
    Retweet,
    /// Nothing written: an action on the consumer.
    ConsumerAction,
}

/// The post on X that something answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TwitterParent {
    /// The address of its picture or film.
    pub attachment_url: Option<Text<2048>>,
    /// The name of the account that wrote it.
    pub account_name: Option<Text<64>>,
    /// The id of the account that wrote it.
    pub account_id: Option<Text<64>>,
    /// The post's id.
    pub tweet_id: Option<Text<32>>,
    /// The start of the post's text.
    pub tweet_text: Option<Text<128>>,
    /// When it was written: milliseconds of Unix time by custom; the contract does not say.
    pub timestamp: Option<Number>,
}

/// Where something is written; the contract's `Private` is our direct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Where others read it.
    Public,
    /// Messenger, or a direct message.
    Private,
}

/// Where the conversation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationState {
    /// The id that leads to the direct channel: the page on Facebook, the account on X.
    pub dm_chat_id: Option<Text<64>>,
    /// Where the conversation goes on; the channel of one message can differ.
    pub current_channel: Channel,
    /// Which channels the account is connected with.
    pub enabled_channels: Option<EnabledChannels>,
}

/// Which channels the account is connected with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EnabledChannels {
    /// Whether the direct one is.
    pub private: Option<bool>,
    /// Whether the public one is.
    pub public: Option<bool>,
}

impl EventData {
    pub(super) fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            event: object.required_object("event", Event::read)?,
            channel: Channel::read(object, "channel")?,
            reply_to_id: object.optional_text("replyToId")?,
            actions: Actions::read(object)?,
            conversation_state: object.optional_object("conversationState", ConversationState::read)?,
        })
    }

    pub(super) fn write(&self) -> Value {
        Writer::default()
            .with("type", EVENT_DATA)
            .with("event", self.event.write())
            .with("channel", self.channel.as_str())
            .with_some("replyToId", self.reply_to_id.as_deref())
            .with_some("actions", self.actions.as_ref().map(Actions::write))
            .with_some("conversationState", self.conversation_state.as_ref().map(ConversationState::write))
            .finish()
    }
}
