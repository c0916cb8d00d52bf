//! A unit that knows which conversations it touched and brings each up to date once, at the end.

use super::{Attempts, Changing, Unit, standing};
use crate::service::app_state::AppState;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::related;
use crate::store::entities::{account, consumer, conversation, message};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::networks::Network;
use social_messaging_domain::profile::ProfileState;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A brand account with its network.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Its row.
    pub row: account::Model,
    /// Its network.
    pub network: Network,
}

/// A conversation that is being changed.
#[derive(Clone, Debug)]
pub struct Touched {
    /// Its row, as it will be written.
    pub row: conversation::Model,
    /// When the consumer's new messages were written that somebody has to see.
    pub written: Vec<i64>,
    /// Whether an answer came, or one fell away, or something of the consumer did: who waits is found out anew.
    pub answered: bool,
    /// Whether it is to be written at all; a row that was only looked at is not.
    changed: bool,
}

/// A unit that knows which conversations it touched.
pub struct Ledger<'a> {
    /// The unit.
    pub unit: Unit<'a>,
    brands: HashMap<(Network, String), Option<Arc<Brand>>>,
    consumers: HashMap<(String, String), consumer::Model>,
    conversations: HashMap<String, Option<String>>,
    touched: BTreeMap<String, Touched>,
}

impl<'a> Ledger<'a> {
    /// Makes a change, as [`Unit::write`] does, and brings the conversations up to date that it touched.
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
        let mut ledger = Self::begin(state).await?;
        let made = change(&mut ledger).await?;
        ledger.commit().await?;
        Ok(made)
    }

    async fn begin(state: &'a AppState) -> Result<Self, DbErr> {
        Ok(Self {
            unit: Unit::begin(state).await?,
            brands: HashMap::new(),
            consumers: HashMap::new(),
            conversations: HashMap::new(),
            touched: BTreeMap::new(),
        })
    }

    /// The brand account with that number on a network.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn brand(&mut self, network: Network, network_id: &str) -> Result<Option<Arc<Brand>>, DbErr> {
        let key = (network, network_id.to_owned());
        if let Some(known) = self.brands.get(&key) {
            return Ok(known.clone());
        }
        let row = account::Entity::find()
            .filter(account::Column::Network.eq(codes::code(&network)))
            .filter(account::Column::NetworkId.eq(network_id))
            .one(self.unit.on())
            .await?;
        let brand = row.map(|row| Arc::new(Brand { row, network }));
        self.brands.insert(key, brand.clone());
        Ok(brand)
    }

    /// A consumer of an account; `None` for one who was never heard of.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn consumer(&mut self, account: &str, network_id: &str) -> Result<Option<consumer::Model>, DbErr> {
        let key = (account.to_owned(), network_id.to_owned());
        if let Some(known) = self.consumers.get(&key) {
            return Ok(Some(known.clone()));
        }
        let row = consumer::Entity::find()
            .filter(consumer::Column::AccountId.eq(account))
            .filter(consumer::Column::NetworkId.eq(network_id))
            .one(self.unit.on())
            .await?;
        if let Some(row) = &row {
            self.consumers.insert(key, row.clone());
        }
        Ok(row)
    }

    /// A consumer of an account, made when never heard of.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn meet(&mut self, account: &str, network_id: &str) -> Result<consumer::Model, DbErr> {
        if let Some(known) = self.consumer(account, network_id).await? {
            return Ok(known);
        }
        let row = consumer::Model {
            id: self.unit.new_id(),
            account_id: account.to_owned(),
            network_id: network_id.to_owned(),
            name: None,
            handle: None,
            folded: String::new(),
            avatar_id: None,
            profile: None,
            profile_state: codes::code(&ProfileState::Loading),
            profile_wanted_at: None,
            fetched_at: None,
            receives_direct: None,
            blocked: false,
        };
        let insert = consumer::Entity::insert(row.clone().into_active_model());
        insert.exec_without_returning(self.unit.on()).await?;
        self.remember(row.clone());
        Ok(row)
    }

    /// Keeps a consumer's row that was just written.
    pub fn remember(&mut self, row: consumer::Model) {
        self.consumers.insert((row.account_id.clone(), row.network_id.clone()), row);
    }

    /// The conversation with a consumer, if there is one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn conversation_with(&mut self, consumer: &consumer::Model) -> Result<Option<String>, DbErr> {
        if let Some(known) = self.conversations.get(&consumer.id) {
            return Ok(known.clone());
        }
        let row = conversation::Entity::find()
            .filter(conversation::Column::AccountId.eq(&consumer.account_id))
            .filter(conversation::Column::ConsumerId.eq(&consumer.id))
            .lock_exclusive()
            .one(self.unit.on())
            .await?;
        let id = row.as_ref().map(|row| row.id.clone());
        self.conversations.insert(consumer.id.clone(), id.clone());
        if let Some(row) = row {
            self.keep(row);
        }
        Ok(id)
    }

    /// The conversation with a consumer, begun when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn converse(&mut self, consumer: &consumer::Model) -> Result<String, DbErr> {
        if let Some(id) = self.conversation_with(consumer).await? {
            return Ok(id);
        }
        let row = conversation::Model {
            id: self.unit.new_id(),
            account_id: consumer.account_id.clone(),
            consumer_id: consumer.id.clone(),
            assignee_id: None,
            skill: None,
            state: codes::code(&WorkState::Open),
            last_message_id: None,
            last_at: 0,
            waiting_since: None,
            last_public_id: None,
            last_public_at: None,
            last_direct_id: None,
            last_direct_at: None,
            window_opened_at: None,
            thread_elsewhere_until: None,
            thread_owner_at: None,
            created_at: self.unit.now().0,
        };
        let insert = conversation::Entity::insert(row.clone().into_active_model());
        insert.exec_without_returning(self.unit.on()).await?;
        let id = row.id.clone();
        self.conversations.insert(consumer.id.clone(), Some(id.clone()));
        self.keep(row);
        related::tell_others_of(&mut self.unit, consumer).await?;
        Ok(id)
    }

    /// A conversation's row, to be changed: it is brought up to date and told at the commit.
    ///
    /// # Errors
    /// When the store fails or there is no such conversation.
    pub async fn touch(&mut self, id: &str) -> Result<&mut Touched, ServiceError> {
        if !self.touched.contains_key(id) {
            let row = conversation::Entity::find_by_id(id).lock_exclusive().one(self.unit.on()).await?;
            self.keep(row.ok_or(ServiceError::NotFound)?);
        }
        let touched = self.touched.get_mut(id).ok_or(ServiceError::NotFound)?;
        touched.changed = true;
        Ok(touched)
    }

    /// A message that came into its conversation; it is told at the commit.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tell_arrival(&mut self, row: &message::Model) -> Result<(), ServiceError> {
        self.touch(&row.conversation_id).await?;
        self.unit.tell_arrival(&row.account_id, &row.conversation_id, &row.id);
        Ok(())
    }

    /// A message that changed; it is told at the commit. One without a conversation is told to nobody.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tell_message(&mut self, row: &message::Model) -> Result<(), ServiceError> {
        if row.conversation_id.is_empty() {
            return Ok(());
        }
        self.touch(&row.conversation_id).await?;
        self.unit.tell_message(&row.account_id, &row.conversation_id, &row.id);
        Ok(())
    }

    async fn commit(mut self) -> Result<(), DbErr> {
        for (id, touched) in std::mem::take(&mut self.touched).into_iter().filter(|(_, touched)| touched.changed) {
            let account = touched.row.account_id.clone();
            let row = standing::of(self.unit.on(), touched).await?;
            let values = conversation::ActiveModel {
                id: sea_orm::Unchanged(id.clone()),
                assignee_id: Set(row.assignee_id),
                skill: Set(row.skill),
                state: Set(row.state),
                last_message_id: Set(row.last_message_id),
                last_at: Set(row.last_at),
                waiting_since: Set(row.waiting_since),
                last_public_id: Set(row.last_public_id),
                last_public_at: Set(row.last_public_at),
                last_direct_id: Set(row.last_direct_id),
                last_direct_at: Set(row.last_direct_at),
                window_opened_at: Set(row.window_opened_at),
                thread_elsewhere_until: Set(row.thread_elsewhere_until),
                thread_owner_at: Set(row.thread_owner_at),
                ..Default::default()
            };
            values.update_without_returning(self.unit.on()).await?;
            self.unit.tell_conversation(&account, &id);
        }
        self.unit.commit().await
    }

    fn keep(&mut self, row: conversation::Model) {
        let touched = Touched { row, written: Vec::new(), answered: false, changed: false };
        self.touched.entry(touched.row.id.clone()).or_insert(touched);
    }
}
