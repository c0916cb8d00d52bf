//! The model as signals.
//!
//! [`State`] is a bundle of handles that is copied everywhere. Views read its signals and call [`State::dispatch`];
//! effects call [`State::apply`]. After either, the signals are compared with the model and only those that differ are
//! written, so that a changed message redraws its own row.

mod mirror;

use super::draft::Draft;
use super::effect::Effect;
use super::emoji::OfferedEmoji;
use super::event::Event;
use super::filter::Filter;
use super::hosted::Hosted;
use super::intent::Intent;
use super::lists::{ListKey, ListPage};
use super::load::Load;
use super::model::{Connection, Count, Model, SavedRepliesOf, SessionInfo, Unsettled};
use super::notice::Posted;
use super::outgoing::ShownMessage;
use super::pages::{NoteList, SentMedia};
use super::person::{NoteDraft, Person};
use super::preferences::Preferences;
use super::table::Table;
use super::transcript::TranscriptWindow;
use crate::live::{KeptSource, Source};
use leptos::prelude::{StoredValue, UpdateValue, WithValue, provide_context, use_context};
use social_messaging_domain::api::Colleague;
use social_messaging_domain::composer::{Offers, Reason};
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::{ConversationDetail, ConversationSummary};
use social_messaging_domain::files::FileRules;
use social_messaging_domain::ids::{ClientId, ConversationId, MessageId};
use social_messaging_domain::presence::PresentAgent;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use social_messaging_domain::work::WorkChange;

/// What the state needs of the world: given once, so that a test can give another.
#[derive(Clone, Copy)]
pub struct Runtime {
    /// The backend's clock.
    pub now: fn() -> Timestamp,
    /// A new UUID version 7.
    pub new_id: fn() -> ClientId,
    /// Normalization form C.
    pub normalize: fn(&str) -> String,
    /// Carries an effect out; its result comes back by [`State::apply`].
    pub run: fn(State, Effect),
}

impl Runtime {
    /// A world in which nothing happens: for views without a backend.
    #[must_use]
    pub fn detached() -> Self {
        Self { now: Timestamp::default, new_id: ClientId::default, normalize: str::to_owned, run: |_, _| {} }
    }
}

#[derive(Default)]
struct Entities {
    revision: u64,
    open: Option<ConversationId>,
    messages: Table<MessageId, KeptSource<Option<ShownMessage>>>,
    rows: Table<ConversationId, KeptSource<Option<ConversationSummary>>>,
}

/// What the views read, and where they say what the agent wants.
#[derive(Clone, Copy)]
pub struct State {
    runtime: Runtime,
    model: StoredValue<Model>,
    entities: StoredValue<Entities>,
    /// Who is signed in. `Failed(Unauthorized)` is the signed-out page.
    pub session: Source<Load<SessionInfo>>,
    /// How the event stream stands.
    pub connection: Source<Connection>,
    /// Who a conversation can be given to.
    pub agents: Source<Load<Vec<Colleague>>>,
    /// The list that is shown.
    pub selected_list: Source<ListKey>,
    /// The selected list, or what a filter found in it.
    pub shown_list: Source<Load<ListPage>>,
    /// What the lists are narrowed by.
    pub filter: Source<Filter>,
    lists: [Source<Load<ListPage>>; 4],
    /// The conversation that is open.
    pub open: Source<Option<ConversationId>>,
    /// How this page stands to the one around it.
    pub hosted: Source<Hosted>,
    /// The open conversation: row, facts and profile.
    pub detail: Source<Load<ConversationDetail>>,
    /// Which visibilities are offered now, and why not; follows facts and time by itself.
    pub offers: Source<Option<Offers>>,
    /// What the transcript draws: ids only, each message has its own signal.
    pub transcript: Source<Load<TranscriptWindow>>,
    /// What was done with the open conversation, in order.
    pub history: Source<Vec<WorkChange>>,
    /// The post in the panel; `Idle` when the consumer wrote nothing in public.
    pub context: Source<Load<PostContext>>,
    /// The message that the agent chose to see the post of.
    pub viewed: Source<Option<MessageId>>,
    /// Who else is in the open conversation.
    pub present: Source<Vec<PresentAgent>>,
    /// What the composer holds; `None` without an open conversation.
    pub draft: Source<Option<Draft>>,
    /// Which of the visibilities have a draft, in the order of [`Visibility::CHOICES`].
    pub drafted: Source<[bool; 3]>,
    /// The conversations that have a draft.
    pub with_drafts: Source<Vec<ConversationId>>,
    /// The conversation of each message that did not get to the backend.
    pub unsent: Source<Vec<ConversationId>>,
    /// Where the text box's caret goes after something was inserted, in UTF-16 code units.
    pub caret: Source<Option<u32>>,
    /// How long the draft is where it would go.
    pub count: Source<Option<Count>>,
    /// The messages that the draft goes as, or why it cannot be sent.
    pub sendable: Source<Result<Vec<String>, Reason>>,
    /// The files that may go along where the agent writes, or why none may.
    pub files: Source<Result<&'static FileRules, Reason>>,
    /// Where in the draft's text begins what is too long, in bytes.
    pub excess: Source<Option<usize>>,
    /// What the consumer sent beside words; idle until somebody looks at it.
    pub media: Source<Load<SentMedia>>,
    /// The internal notes of the open conversation; idle until somebody looks at them.
    pub notes: Source<Load<NoteList>>,
    /// What agents keep of the consumer of the open conversation.
    pub person: Source<Person>,
    /// The notes about them that were begun and are not kept yet.
    pub note_drafts: Source<Vec<NoteDraft>>,
    /// What can be put into a text; idle until it is wanted.
    pub emoji: Source<Load<OfferedEmoji>>,
    /// The saved replies of each brand account that was looked into.
    pub saved_replies: Source<SavedRepliesOf>,
    /// What an admin has decided and what is not settled yet.
    pub unsettled: Source<Unsettled>,
    /// What there is to say.
    pub notices: Source<Vec<Posted>>,
    /// Whether Take, Reassign or Close is on its way.
    pub working: Source<bool>,
    /// What the agent chose for themselves.
    pub preferences: Source<Preferences>,
    /// Whether this browser keeps drafts.
    pub drafts_kept: Source<bool>,
    /// The backend's clock, moved at each full minute and whenever an offer ends.
    pub minute: Source<Timestamp>,
}

impl State {
    /// A state that knows nothing yet.
    #[must_use]
    pub fn new(runtime: Runtime) -> Self {
        Self {
            runtime,
            model: StoredValue::new(Model::default()),
            entities: StoredValue::new(Entities::default()),
            session: Source::new(Load::Idle),
            connection: Source::new(Connection::Connecting),
            agents: Source::new(Load::Idle),
            selected_list: Source::new(ListKey::MINE),
            shown_list: Source::new(Load::Idle),
            filter: Source::new(Filter::default()),
            lists: std::array::from_fn(|_| Source::new(Load::Idle)),
            open: Source::new(None),
            hosted: Source::new(Hosted::default()),
            detail: Source::new(Load::Idle),
            offers: Source::new(None),
            transcript: Source::new(Load::Idle),
            history: Source::new(Vec::new()),
            context: Source::new(Load::Idle),
            viewed: Source::new(None),
            present: Source::new(Vec::new()),
            draft: Source::new(None),
            drafted: Source::new([false; Visibility::CHOICES.len()]),
            with_drafts: Source::new(Vec::new()),
            unsent: Source::new(Vec::new()),
            caret: Source::new(None),
            count: Source::new(None),
            sendable: Source::new(Err(Reason::Empty)),
            files: Source::new(Err(Reason::Unknown)),
            excess: Source::new(None),
            media: Source::new(Load::Idle),
            notes: Source::new(Load::Idle),
            person: Source::new(Person::default()),
            note_drafts: Source::new(Vec::new()),
            emoji: Source::new(Load::Idle),
            saved_replies: Source::new(Table::default()),
            unsettled: Source::new(Unsettled::default()),
            notices: Source::new(Vec::new()),
            working: Source::new(false),
            preferences: Source::new(Preferences::default()),
            drafts_kept: Source::new(true),
            minute: Source::new((runtime.now)()),
        }
    }

    /// Makes this state the one that [`use_state`] finds below the current component.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Does what the agent wants.
    pub fn dispatch(self, intent: Intent) {
        let Runtime { now, new_id, normalize, .. } = self.runtime;
        let intent = match intent {
            Intent::Send(text) => Intent::Send(normalize(&text)),
            Intent::SendAnyway(text) => Intent::SendAnyway(normalize(&text)),
            other => other,
        };
        let effects = self.model.try_update_value(|model| model.decide(intent, now(), &mut || new_id()));
        self.settle(effects);
    }

    /// Takes what happened.
    pub fn apply(self, event: Event) {
        let now = (self.runtime.now)();
        let effects = self.model.try_update_value(|model| {
            model.apply(event, now);
            model.needs()
        });
        self.settle(effects);
    }

    /// One of the four lists.
    #[must_use]
    pub const fn list(&self, key: ListKey) -> Source<Load<ListPage>> {
        self.lists[key.index()]
    }

    /// A message; `None` for one that is not loaded. The signal belongs to the caller's owner: call it once a row.
    #[must_use]
    pub fn message(self, id: &MessageId) -> Source<Option<ShownMessage>> {
        let known = self.entities.try_with_value(|entities| entities.messages.get(id).cloned()).flatten();
        let signal = known.unwrap_or_else(|| {
            let shown = self.model.try_with_value(|model| model.message(id)).flatten();
            let signal = KeptSource::new(shown);
            self.entities.try_update_value(|entities| entities.messages.insert(id.clone(), signal.clone()));
            signal
        });
        signal.source()
    }

    /// A row of the lists. The signal belongs to the caller's owner: call it once a row.
    #[must_use]
    pub fn row(self, id: &ConversationId) -> Source<Option<ConversationSummary>> {
        let known = self.entities.try_with_value(|entities| entities.rows.get(id).cloned()).flatten();
        let signal = known.unwrap_or_else(|| {
            let row = self.model.try_with_value(|model| model.row(id).cloned()).flatten();
            let signal = KeptSource::new(row);
            self.entities.try_update_value(|entities| entities.rows.insert(id.clone(), signal.clone()));
            signal
        });
        signal.source()
    }

    /// The backend's clock at this moment.
    #[must_use]
    pub fn now(self) -> Timestamp {
        (self.runtime.now)()
    }

    /// Reads the model itself, for what has no signal; not tracked.
    pub fn with_model<T>(self, read: impl FnOnce(&Model) -> T) -> Option<T> {
        self.model.try_with_value(read)
    }

    fn settle(self, effects: Option<Vec<Effect>>) {
        self.mirror();
        for effect in effects.unwrap_or_default() {
            (self.runtime.run)(self, effect);
        }
    }
}

/// The state that was provided above the current component; a detached one where none was.
#[must_use]
pub fn use_state() -> State {
    use_context().unwrap_or_else(|| State::new(Runtime::detached()))
}
