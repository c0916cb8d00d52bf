//! Everything that the app knows, as plain data.
//!
//! Nothing in here asks for the time, draws a random number or touches the browser: whoever calls brings them.

mod administration;
mod answered;
mod apply;
mod attach;
mod compose;
mod conversation;
mod decide;
mod emoji;
mod history;
mod hosted;
mod insert;
mod lists;
mod measuring;
mod media;
mod needs;
mod other_tabs;
mod person;
mod read;
mod related;
mod replies;
mod send;
mod session;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod write;

pub use replies::SavedRepliesOf;
pub use social_messaging_domain::composer::Count;

use super::draft::Draft;
use super::effect::{Effect, Resource};
use super::emoji::OfferedEmoji;
use super::filter::Filter;
use super::hosted::Hosted;
use super::lists::{ListKey, ListPage};
use super::load::Load;
use super::notice::{Notice, Posted};
use super::outgoing::Outgoing;
use super::pages::{NoteList, SentMedia};
use super::person::{NoteDraft, Person};
use super::preferences::Preferences;
use super::standing::Standing;
use super::table::Table;
use super::transcript::Transcript;
pub use administration::Unsettled;
use other_tabs::Replaced;
use social_messaging_domain::api::{AgentInfo, Colleague, Settings};
use social_messaging_domain::commands::Command;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::{AccountFacts, ConversationDetail, ConversationSummary};
use social_messaging_domain::ids::{AgentId, ClientId, ConversationId, MessageId};
use social_messaging_domain::presence::PresentAgent;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use social_messaging_domain::work::WorkChange;

/// Who is signed in, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// The agent.
    pub agent: AgentInfo,
    /// The brand accounts that they may see.
    pub accounts: Vec<AccountFacts>,
    /// What the installation decided.
    pub settings: Settings,
}

/// How the event stream stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Connection {
    /// Not there yet.
    #[default]
    Connecting,
    /// What is shown is what is.
    Live,
    /// Broken since then; it goes on by itself.
    Resuming {
        /// When it broke, by the backend's clock.
        since: Timestamp,
    },
    /// The session is over.
    SignedOut,
}

/// A row of the lists, with the number of the stream's event that brought it; 0 for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    summary: ConversationSummary,
    seen: u64,
}

/// The conversation that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    id: ConversationId,
    detail: Load<ConversationDetail>,
    seen: u64,
    transcript: Transcript,
    context: Load<PostContext>,
    history: Load<()>,
    /// What was done with it, as far as it is known, in order.
    changes: Vec<WorkChange>,
    /// What the consumer sent beside words; not asked for until somebody looks at it.
    media: Load<SentMedia>,
    /// Its internal notes; not asked for until somebody looks at them.
    notes: Load<NoteList>,
    /// What agents keep of its consumer.
    person: Person,
    context_of: Option<MessageId>,
    /// Whether the agent chose the post; else it is the consumer's last public one.
    context_chosen: bool,
    visibility: Visibility,
    /// Whether the agent chose the visibility; else it follows the consumer.
    chosen: bool,
    /// The default that was last derived: a notice tells of a new one only.
    wanted: Option<Visibility>,
    /// Where the text box's caret goes after something was inserted, in UTF-16 code units.
    caret: Option<u32>,
    /// What saved replies left to the agent to fill in since the last text was sent.
    left_to_agent: Vec<String>,
    /// Whether Take, Reassign or Close is on its way.
    working: bool,
    /// The last message that the backend was told to be read, and how many were unread then.
    read: Option<(MessageId, u32)>,
    /// How many events the stream had brought when the last wish about the conversation was posted.
    wished: u64,
}

/// A command that the backend has not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pending {
    command: Command,
    /// Whether the stream brought the message meanwhile: then the answer may be the older news.
    overtaken: bool,
}

impl Pending {
    const fn message_id(&self) -> Option<&MessageId> {
        match &self.command {
            Command::Send(_) => None,
            Command::Like(of)
            | Command::Unlike(of)
            | Command::Hide(of)
            | Command::Unhide(of)
            | Command::Delete(of)
            | Command::Block(of)
            | Command::Unblock(of)
            | Command::Cancel(of)
            | Command::Retry(of)
            | Command::Discard(of) => Some(&of.message),
        }
    }
}

/// Everything that the app knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    session: Load<SessionInfo>,
    connection: Connection,
    /// Whose page this is, even after the session ended.
    agent: Option<AgentId>,
    agents: Load<Vec<Colleague>>,
    replies: SavedRepliesOf,
    /// What is measured in each conversation.
    measured: Table<ConversationId, String>,
    unsettled: Unsettled,
    selected: ListKey,
    preferences: Preferences,
    /// What can be put into a text.
    emoji: Load<OfferedEmoji>,
    /// Where the agent was before the page was loaded anew.
    standing: Standing,
    lists: [Load<ListPage>; 4],
    /// What the lists are narrowed by, and what was found in the selected one; not asked for without a filter.
    filter: Filter,
    found: Load<ListPage>,
    rows: Table<ConversationId, Row>,
    /// Who else is in which conversation.
    present: Table<ConversationId, Vec<PresentAgent>>,
    open: Option<Open>,
    /// What the page around this one shows.
    hosted: Hosted,
    drafts: Table<(ConversationId, Visibility), Draft>,
    /// The notes about consumers that were begun.
    note_drafts: Table<ConversationId, Vec<NoteDraft>>,
    drafts_kept: bool,
    /// The drafts that were last changed on this page rather than in another tab.
    written_here: Vec<(ConversationId, Visibility)>,
    /// The copies of this page that newer ones of another tab took the place of, until the agent decided.
    replaced: Vec<Replaced>,
    /// When a draft was changed last on this page.
    last_edit: Timestamp,
    outgoing: Table<ClientId, Outgoing>,
    pending: Table<ClientId, Pending>,
    notices: Vec<Posted>,
    last_notice: u32,
    now: Timestamp,
    minute: Timestamp,
    visible: bool,
    /// Whether the stream stood or failed once: from then on snapshots are worth asking for.
    started: bool,
    /// How many events the stream brought.
    stream: u64,
    /// What is being asked for, and how many events the stream had brought when it was.
    loading: Table<Resource, u64>,
    /// What is to be asked for once more as soon as its answer came.
    again: Vec<Resource>,
    /// What could not be asked and is asked again when time went by or the stream is back.
    missed: Vec<Resource>,
    wake: Option<Timestamp>,
    orders: Vec<Effect>,
    /// Grows with every change of what messages look like.
    revision: u64,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            session: Load::Idle,
            connection: Connection::Connecting,
            agent: None,
            agents: Load::Idle,
            replies: Table::default(),
            measured: Table::default(),
            unsettled: Unsettled::default(),
            selected: ListKey::MINE,
            preferences: Preferences::default(),
            emoji: Load::Idle,
            standing: Standing::default(),
            lists: [Load::Idle, Load::Idle, Load::Idle, Load::Idle],
            filter: Filter::default(),
            found: Load::Idle,
            rows: Table::default(),
            present: Table::default(),
            open: None,
            hosted: Hosted::default(),
            drafts: Table::default(),
            note_drafts: Table::default(),
            drafts_kept: true,
            written_here: Vec::new(),
            replaced: Vec::new(),
            last_edit: Timestamp(0),
            outgoing: Table::default(),
            pending: Table::default(),
            notices: Vec::new(),
            last_notice: 0,
            now: Timestamp(0),
            minute: Timestamp(0),
            visible: true,
            started: false,
            stream: 0,
            loading: Table::default(),
            again: Vec::new(),
            missed: Vec::new(),
            wake: None,
            orders: Vec::new(),
            revision: 0,
        }
    }
}

impl Model {
    fn post(&mut self, notice: Notice) {
        self.notices.retain(|posted| posted.notice != notice);
        self.last_notice += 1;
        self.notices.push(Posted { id: self.last_notice, notice });
    }

    /// The message that the open conversation begins at, where the agent was before the page was loaded anew.
    pub fn begins_at(&self) -> Option<&MessageId> {
        self.open.as_ref()?.transcript.begin_at.as_ref()
    }

    /// The conversation that the list begins at, where the agent was before the page was loaded anew.
    pub fn list_begins_at(&self) -> Option<&ConversationId> {
        self.standing.row()
    }

    /// Asks for something, unless it is being asked for already.
    fn ask(&mut self, resource: Resource) {
        if self.loading.contains_key(&resource) {
            return;
        }
        self.loading.insert(resource.clone(), self.stream);
        self.orders.push(Effect::Load(resource));
    }

    /// Asks for something, and once more if an answer is awaited that may be too old.
    fn ask_anew(&mut self, resource: Resource) {
        if self.loading.contains_key(&resource) {
            self.again.push(resource);
        } else {
            self.ask(resource);
        }
    }
}
