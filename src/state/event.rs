//! What happened, as the model takes it.

use super::administration::AdministrationEvent;
use super::attached::FileKey;
use super::draft::Draft;
use super::effect::Resource;
use super::emoji::OfferedEmoji;
use super::hosted::HostEvent;
use super::model::{Connection, SessionInfo};
use super::outgoing::Outgoing;
use super::person::{LinkOrder, NoteOrder};
use super::preferences::Preferences;
use super::standing::Standing;
use crate::api::ApiError;
use social_messaging_domain::api::{AttachmentPage, Colleague, ConversationPage, MessagePage, NotePage, UploadedFile};
use social_messaging_domain::commands::CommandAccepted;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::ids::{ClientId, ConversationId};
use social_messaging_domain::person::{PersonNotes, RelatedConversations};
use social_messaging_domain::replies::SavedReplies;
use social_messaging_domain::work::WorkHistory;

/// What a resource turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Of [`Resource::Session`].
    Session(Box<SessionInfo>),
    /// Of [`Resource::List`], [`Resource::Found`], [`Resource::Linkable`] and [`Resource::Sought`].
    List(ConversationPage),
    /// Of [`Resource::Detail`].
    Detail(Box<ConversationDetail>),
    /// Of [`Resource::Messages`].
    Messages(MessagePage),
    /// Of [`Resource::Context`].
    Context(Box<PostContext>),
    /// Of [`Resource::History`].
    History(WorkHistory),
    /// Of [`Resource::Attachments`].
    Attachments(AttachmentPage),
    /// Of [`Resource::Notes`].
    Notes(NotePage),
    /// Of [`Resource::PersonNotes`].
    PersonNotes(PersonNotes),
    /// Of [`Resource::Related`].
    Related(RelatedConversations),
    /// Of [`Resource::Agents`].
    Agents(Vec<Colleague>),
    /// Of [`Resource::Emoji`].
    Emoji(OfferedEmoji),
    /// Of [`Resource::Replies`].
    Replies(SavedReplies),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An answer came.
    Loaded(Resource, Loaded),
    /// An answer takes long.
    Slow(Resource),
    /// An answer did not come.
    Failed(Resource, ApiError),
    /// As many bytes of a file are on the backend.
    FileSent(FileKey, u64),
    /// The backend has a file.
    FileTaken(FileKey, Box<UploadedFile>),
    /// The backend has a file not, or no more.
    FileRefused(FileKey, ApiError),
    /// The backend took a command.
    Accepted(Box<CommandAccepted>),
    /// The backend did not take a command, or could not be reached.
    Refused(ClientId, ApiError),
    /// Who works on a conversation changed as this agent wished.
    Worked(Box<ConversationDetail>),
    /// The backend knows how far the agent has read.
    ReadTaken(Box<ConversationDetail>),
    /// A wish about a conversation was refused.
    WorkRefused(ConversationId, ApiError),
    /// What became of what an admin decided.
    Administration(AdministrationEvent),
    /// What became of an order about a note of a conversation's consumer.
    Noted(ConversationId, NoteOrder, Result<PersonNotes, ApiError>),
    /// What became of an order about a link of a conversation.
    Linked(ConversationId, LinkOrder, Result<RelatedConversations, ApiError>),
    /// The event stream stands. `false` when it started afresh, so that something may have been missed.
    Connected {
        /// Whether it went on after the last event that was seen.
        resumed: bool,
    },
    /// The event stream changed.
    Connection(Connection),
    /// The stream brought something.
    Stream(StreamEvent),
    /// Something on the stream could not be read: what is shown is to be asked for again.
    Missed,
    /// What this browser kept of the agent.
    Kept(Vec<Draft>, Vec<Outgoing>),
    /// All drafts that the browser keeps now, after another tab of this agent may have changed them.
    KeptElsewhere(Vec<Draft>),
    /// This browser keeps no drafts.
    NotKept,
    /// What the agent chose for themselves earlier.
    Preferences(Preferences),
    /// Where the agent was before the page was loaded anew.
    Standing(Standing),
    /// The address names this conversation, by a reload, a link or the Back button.
    Address(Option<ConversationId>),
    /// Whether somebody can see the page.
    Visible(bool),
    /// The page around this one told something.
    Hosted(HostEvent),
    /// The backend knows no session any more.
    SignedOut,
    /// Time went by.
    Tick,
}
