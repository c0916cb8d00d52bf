//! What the model wants to have done outside itself.

use super::administration::Decision;
use super::attached::FileKey;
use super::draft::Draft;
use super::emoji::EmojiHabits;
use super::filter::Filter;
use super::hosted::Sought;
use super::lists::ListKey;
use super::outgoing::Outgoing;
use super::person::{LinkOrder, NoteOrder};
use super::preferences::Preferences;
use super::standing::Standing;
use social_messaging_domain::commands::CommandRequest;
use social_messaging_domain::ids::{AccountId, AgentId, AttachmentId, ConversationId, MessageId};
use social_messaging_domain::replies::ReplyText;
use social_messaging_domain::time::Timestamp;

/// Where a page of messages lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The end of the conversation.
    Newest,
    /// What is older than this message.
    Before(MessageId),
    /// What is newer than this message.
    After(MessageId),
    /// This message and its neighbours.
    Around(MessageId),
}

/// Something that the backend is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// Who is signed in.
    Session,
    /// One page of a list, the first without a cursor.
    List(ListKey, Option<String>),
    /// One page of what a filter finds in a list, the first without a cursor.
    Found(ListKey, Filter, Option<String>),
    /// A conversation with its facts and profile.
    Detail(ConversationId),
    /// A page of its messages.
    Messages(ConversationId, Place),
    /// The post of a message.
    Context(ConversationId, MessageId),
    /// What was done with a conversation, and by whom.
    History(ConversationId),
    /// A page of what its consumer sent beside words, the first without a cursor.
    Attachments(ConversationId, Option<String>),
    /// A page of its internal notes, the first without a cursor.
    Notes(ConversationId, Option<String>),
    /// What is noted about its consumer.
    PersonNotes(ConversationId),
    /// The other conversations of its consumer.
    Related(ConversationId),
    /// What can be linked to it, by what is looked for.
    Linkable(ConversationId, String),
    /// The conversations with somebody whom the page around this one shows.
    Sought(Sought),
    /// Who a conversation can be given to.
    Agents,
    /// The emoji with their names, and how the agent uses them.
    Emoji,
    /// The saved replies of a brand account.
    Replies(AccountId),
}

impl Resource {
    /// The conversation that it is of.
    #[must_use]
    pub const fn conversation(&self) -> Option<&ConversationId> {
        match self {
            Self::Detail(id)
            | Self::Messages(id, _)
            | Self::Context(id, _)
            | Self::History(id)
            | Self::PersonNotes(id)
            | Self::Notes(id, _)
            | Self::Related(id)
            | Self::Linkable(id, _)
            | Self::Attachments(id, _) => Some(id),
            Self::Session
            | Self::List(..)
            | Self::Found(..)
            | Self::Sought(_)
            | Self::Agents
            | Self::Emoji
            | Self::Replies(_) => None,
        }
    }

    /// Whether it is what is, rather than the next page that an agent asked for.
    #[must_use]
    pub const fn is_snapshot(&self) -> bool {
        !matches!(
            self,
            Self::Session
                | Self::List(_, Some(_))
                | Self::Found(_, _, Some(_))
                | Self::Attachments(_, Some(_))
                | Self::Notes(_, Some(_))
                | Self::Linkable(..)
                | Self::Messages(_, Place::Before(_) | Place::After(_))
        )
    }
}

/// A change of who works on a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// This agent does.
    Take,
    /// It is done.
    Close,
    /// It is not done after all.
    Reopen,
    /// Somebody else does; `None` for anybody.
    Reassign(Option<AgentId>),
}

/// Something to be done; its result comes back as an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the backend.
    Load(Resource),
    /// Post a command; the same one may be posted again.
    Post(ConversationId, CommandRequest),
    /// Change who works on a conversation.
    Work(ConversationId, Work),
    /// Tell how far the agent has read.
    Read(ConversationId, MessageId),
    /// Keep a draft in this browser; an empty one is removed.
    KeepDraft(Draft),
    /// Upload a file that the page holds, under its name.
    Upload(ConversationId, FileKey, String),
    /// Have the backend fetch a file from its address.
    FetchFile(ConversationId, FileKey, String),
    /// Ask the backend whether it still has a file.
    ReadFile(FileKey, AttachmentId),
    /// Forget a file that is in no draft any more, also on the backend where it is there only for the draft.
    DropFile(FileKey, Option<AttachmentId>),
    /// Keep a message that the backend has not taken yet.
    KeepOutgoing(Box<Outgoing>),
    /// Forget a message that the backend has taken.
    ForgetOutgoing(Box<Outgoing>),
    /// Read what this browser keeps of the agent's drafts and messages.
    ReadKept(AgentId),
    /// Keep where the agent is, for a reload of this tab.
    KeepStanding(Standing),
    /// Decide something for a brand account.
    Decide(AccountId, Decision),
    /// Keep a saved reply of a brand account, a new one without an identifier.
    KeepReply(AccountId, Option<String>, ReplyText),
    /// Take a saved reply of a brand account away.
    RemoveReply(AccountId, String),
    /// Do something with a note about a conversation's consumer.
    NotePerson(ConversationId, NoteOrder),
    /// Link or unlink a conversation.
    LinkPerson(ConversationId, LinkOrder),
    /// Keep what the agent chose for themselves, and do it.
    KeepPreferences(Preferences),
    /// Keep how the agent uses emoji.
    KeepEmojiHabits(EmojiHabits),
    /// Put this text where the agent writes in the page around this one.
    Propose(String),
    /// Let the agent hear that a consumer wrote.
    Sound,
    /// Open the event stream.
    OpenStream,
    /// Show the open conversation in the address.
    ShowInAddress(Option<ConversationId>),
    /// Wake the model at this moment of the backend's clock, instead of any earlier order.
    WakeAt(Timestamp),
    /// Nobody is signed in any more: close the stream, forget the token and leave what is under way.
    EndSession,
    /// End the session and remove what this browser keeps of the agent.
    SignOut(AgentId),
}
