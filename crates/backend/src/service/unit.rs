//! One change of the store: everything in one transaction, its events last, then whoever waits is woken.

use super::app_state::AppState;
use super::bus::Topic;
use super::clock::new_id;
use super::error::ServiceError;
use crate::store::event_log::{self, Entry};
use crate::store::lost_a_race;
use sea_orm::{DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use social_messaging_domain::time::Timestamp;
use std::pin::Pin;
use tokio::sync::{Mutex, MutexGuard};

pub mod ledger;
pub mod standing;

/// SQLite has one writer at a time: whoever wants to write waits here in order, which is fairer than its busy timeout.
static WRITER: Mutex<()> = Mutex::const_new(());

/// A change that is being made. Boxed, since the compiler cannot tell of an async closure that its future may move to
/// another thread.
pub type Changing<'u, T> = Pin<Box<dyn Future<Output = Result<T, ServiceError>> + Send + 'u>>;

/// How often a change is made that loses to others which come between.
const ATTEMPTS: usize = 4;

/// A transaction that is being filled.
///
/// While one is open no other may be begun by the same task, and no network may be called.
pub struct Unit<'a> {
    state: &'a AppState,
    transaction: DatabaseTransaction,
    events: Vec<Entry>,
    topics: Vec<Topic>,
    now: Timestamp,
    /// Dropped last, after the transaction.
    _writer: Option<MutexGuard<'static, ()>>,
}

impl<'a> Unit<'a> {
    /// Makes a change: all of it, or with an error nothing. One that loses to another which came between is made again
    /// from its beginning, so that nothing may be done in it that the store does not undo.
    ///
    /// # Errors
    /// What the change fails with, and when the store fails.
    pub async fn write<T>(
        state: &'a AppState,
        mut change: impl for<'u> FnMut(&'u mut Self) -> Changing<'u, T> + Send,
    ) -> Result<T, ServiceError> {
        let mut attempts = Attempts::default();
        loop {
            let made = Self::attempt(state, &mut change).await;
            if attempts.are_over(&made) {
                return made;
            }
        }
    }

    async fn attempt<T>(
        state: &'a AppState,
        change: &mut (impl for<'u> FnMut(&'u mut Self) -> Changing<'u, T> + Send),
    ) -> Result<T, ServiceError> {
        let mut unit = Self::begin(state).await?;
        let made = change(&mut unit).await?;
        unit.commit().await?;
        Ok(made)
    }

    async fn begin(state: &'a AppState) -> Result<Self, DbErr> {
        let sqlite = state.database.get_database_backend() == DbBackend::Sqlite;
        let writer = if sqlite { Some(WRITER.lock().await) } else { None };
        let options = TransactionOptions {
            // A transaction that reads first and then writes fails at once under WAL when another one wrote meanwhile.
            sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = state.database.begin_with_options(options).await?;
        let now = state.clock.now();
        Ok(Self { state, transaction, events: Vec::new(), topics: Vec::new(), now, _writer: writer })
    }

    /// What queries run on.
    #[must_use]
    pub const fn on(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// What the service has at hand.
    #[must_use]
    pub const fn state(&self) -> &'a AppState {
        self.state
    }

    /// The moment that it all happens at.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A new identifier.
    #[must_use]
    pub fn new_id(&self) -> String {
        new_id(self.now)
    }

    /// Writes an event with the commit; the same one only once.
    pub fn tell(&mut self, entry: Entry) {
        if !self.events.contains(&entry) {
            self.events.push(entry);
        }
    }

    /// Writes the event that a message came into its conversation.
    pub fn tell_arrival(&mut self, account: &str, conversation: &str, message: &str) {
        self.tell_of_message("message", account, conversation, message);
    }

    /// Writes the event that a message changed.
    pub fn tell_message(&mut self, account: &str, conversation: &str, message: &str) {
        self.tell_of_message("change", account, conversation, message);
    }

    fn tell_of_message(&mut self, kind: &'static str, account: &str, conversation: &str, message: &str) {
        self.tell(Entry {
            kind,
            account_id: account.to_owned(),
            conversation_id: Some(conversation.to_owned()),
            entity_id: Some(message.to_owned()),
            agent_id: None,
        });
    }

    /// Writes the event that a message is not there any more.
    pub fn tell_removed(&mut self, account: &str, conversation: &str, message: &str) {
        self.tell_of_message("removed", account, conversation, message);
    }

    /// Writes the event that a conversation's row, facts or profile changed.
    pub fn tell_conversation(&mut self, account: &str, conversation: &str) {
        self.tell(Entry {
            kind: "conversation",
            account_id: account.to_owned(),
            conversation_id: Some(conversation.to_owned()),
            entity_id: None,
            agent_id: None,
        });
    }

    /// Writes the event that what a conversation's public messages stand under changed.
    pub fn tell_context(&mut self, account: &str, conversation: &str) {
        self.tell(Entry {
            kind: "context",
            account_id: account.to_owned(),
            conversation_id: Some(conversation.to_owned()),
            entity_id: None,
            agent_id: None,
        });
    }

    /// Writes the event that what is noted about a conversation's consumer changed.
    pub fn tell_person_notes(&mut self, account: &str, conversation: &str) {
        self.tell(Entry {
            kind: "person_notes",
            account_id: account.to_owned(),
            conversation_id: Some(conversation.to_owned()),
            entity_id: None,
            agent_id: None,
        });
    }

    /// Writes the event that the other conversations of a conversation's consumer changed.
    pub fn tell_related(&mut self, account: &str, conversation: &str) {
        self.tell(Entry {
            kind: "related",
            account_id: account.to_owned(),
            conversation_id: Some(conversation.to_owned()),
            entity_id: None,
            agent_id: None,
        });
    }

    /// Writes the event that a brand account changed.
    pub fn tell_account(&mut self, account: &str) {
        self.tell(Entry {
            kind: "account",
            account_id: account.to_owned(),
            conversation_id: None,
            entity_id: None,
            agent_id: None,
        });
    }

    /// Wakes the topic once it is committed; the streams are woken anyway when there are events.
    pub fn wake(&mut self, topic: Topic) {
        if !self.topics.contains(&topic) {
            self.topics.push(topic);
        }
    }

    async fn commit(mut self) -> Result<(), DbErr> {
        if !self.events.is_empty() {
            self.wake(Topic::Events);
        }
        event_log::append(&self.transaction, self.events, self.now.0).await?;
        self.transaction.commit().await?;
        for topic in self.topics {
            self.state.bus.wake(topic);
        }
        Ok(())
    }
}

/// How often a change was made.
#[derive(Default)]
struct Attempts(usize);

impl Attempts {
    /// Whether it stays with what came of the last one.
    fn are_over<T>(&mut self, made: &Result<T, ServiceError>) -> bool {
        self.0 += 1;
        let Err(ServiceError::Database(error)) = made else { return true };
        if self.0 >= ATTEMPTS || !lost_a_race(error) {
            return true;
        }
        tracing::info!(%error, "a change lost to another one; once more");
        false
    }
}
