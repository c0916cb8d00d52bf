//! Which conversations a list shows, and the search among them.

use super::super::codes::code;
use super::super::error::ServiceError;
use crate::store::entities::{account, consumer, conversation, message};
use crate::store::folding::folded;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

/// The longest text that is searched for, in characters.
pub const LONGEST_SEARCH: usize = 100;

/// Longer than what any network calls a person by, in bytes.
const LONGEST_NAME: usize = 100;

/// Whose conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Assigned to the caller.
    Mine,
    /// Of every account that the caller may see.
    All,
}

/// Whether somebody waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The consumer does.
    Yes,
    /// Nobody does.
    No,
}

/// Which conversations a list shows. What is `None` makes no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whose.
    pub list: List,
    /// In which state.
    pub work: Option<WorkState>,
    /// Where they take place.
    pub network: Option<Network>,
    /// Who can read their last message.
    pub visibility: Option<Visibility>,
    /// Whether somebody waits.
    pub waiting: Option<Waiting>,
    /// With whom.
    pub person: Option<Person>,
    /// What the person or a message is searched for.
    pub search: Option<Search>,
}

/// A text that is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(String);

/// A person as their network knows them, by one or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The number.
    consumer: Option<String>,
    /// The user name, in lower case.
    handle: Option<String>,
}

impl Person {
    /// Who is asked for; `None` for nobody in particular.
    ///
    /// # Errors
    /// [`ServiceError::Malformed`] for what is empty, or too long to be either.
    pub fn read(consumer: Option<&str>, handle: Option<&str>) -> Result<Option<Self>, ServiceError> {
        let is_none = |name: &str| name.is_empty() || name.len() > LONGEST_NAME || name.contains('\0');
        if consumer.is_some_and(is_none) || handle.is_some_and(is_none) {
            return Err(ServiceError::Malformed("a person's number or user name is empty, or longer than 100 bytes"));
        }
        let person = Self { consumer: consumer.map(str::to_owned), handle: handle.map(str::to_lowercase) };
        Ok((person.consumer.is_some() || person.handle.is_some()).then_some(person))
    }

    fn condition(&self) -> Condition {
        let of = |column: consumer::Column| Expr::col((consumer::Entity, column));
        let number = self.consumer.as_ref().map(|number| of(consumer::Column::NetworkId).eq(number));
        let handle = self.handle.as_ref().map(|handle| Func::lower(of(consumer::Column::Handle)).eq(handle));
        Condition::any().add_option(number).add_option(handle)
    }
}

impl Search {
    /// What an agent typed; `None` for nothing but white space.
    ///
    /// # Errors
    /// [`ServiceError::Malformed`] for more than [`LONGEST_SEARCH`] characters.
    pub fn read(typed: &str) -> Result<Option<Self>, ServiceError> {
        if typed.chars().count() > LONGEST_SEARCH || typed.contains('\0') {
            return Err(ServiceError::Malformed("the search is longer than 100 characters, or holds a NUL"));
        }
        let folded = folded(typed.trim());
        Ok((!folded.is_empty()).then_some(Self(folded)))
    }

    /// The pattern that finds it anywhere: what the database would read as any character stands for itself.
    fn pattern(&self) -> LikeExpr {
        let mut pattern = String::from("%");
        for character in self.0.chars() {
            if matches!(character, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern.push('%');
        LikeExpr::new(pattern).escape('\\')
    }
}

impl Filter {
    /// The condition of what stands in the conversation's own row and beside it.
    pub(super) fn condition(&self, agent: &str) -> Condition {
        let mut all = Condition::all();
        if self.list == List::Mine {
            all = all.add(conversation::Column::AssigneeId.eq(agent));
        }
        if let Some(work) = &self.work {
            all = all.add(conversation::Column::State.eq(code(work)));
        }
        if let Some(network) = &self.network {
            let of_network = beside(account::Entity, account::Column::Id, conversation::Column::AccountId)
                .and_where(account::Column::Network.eq(code(network)))
                .take();
            all = all.add(Expr::exists(of_network));
        }
        if let Some(visibility) = &self.visibility {
            let last = beside(message::Entity, message::Column::Id, conversation::Column::LastMessageId)
                .and_where(message::Column::Visibility.eq(code(visibility)))
                .take();
            all = all.add(Expr::exists(last));
        }
        if let Some(person) = &self.person {
            let theirs = beside(consumer::Entity, consumer::Column::Id, conversation::Column::ConsumerId)
                .cond_where(person.condition())
                .take();
            all = all.add(Expr::exists(theirs));
        }
        match self.waiting {
            Some(Waiting::Yes) => all = all.add(conversation::Column::WaitingSince.is_not_null()),
            Some(Waiting::No) => all = all.add(conversation::Column::WaitingSince.is_null()),
            None => {}
        }
        match &self.search {
            Some(search) => all.add(found(search)),
            None => all,
        }
    }
}

/// The person first: where they are found no message is looked at.
fn found(search: &Search) -> Condition {
    let person = beside(consumer::Entity, consumer::Column::Id, conversation::Column::ConsumerId)
        .and_where(Expr::col((consumer::Entity, consumer::Column::Folded)).like(search.pattern()))
        .take();
    let said = beside(message::Entity, message::Column::ConversationId, conversation::Column::Id)
        .and_where(Expr::col((message::Entity, message::Column::Folded)).like(search.pattern()))
        .take();
    Condition::any().add(Expr::exists(person)).add(Expr::exists(said))
}

/// The rows of another table whose `theirs` is the conversation's `ours`.
fn beside<E, C>(table: E, theirs: C, ours: conversation::Column) -> SelectStatement
where
    E: sea_orm::EntityTrait,
    C: ColumnTrait,
{
    let mut rows = Query::select();
    rows.expr(Expr::val(1)).from(table).and_where(Expr::col((table, theirs)).equals((conversation::Entity, ours)));
    rows
}
