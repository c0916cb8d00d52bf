//! Which conversations a list shows, and the search among them.

use super::super::codes::code;
use super::super::error::ServiceError;
use crate::store::entities::{account, consumer, conversation, message};
use crate::store::folding::folded;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

/// The longest text that is searched for, in characters.
pub const LONGEST_SEARCH: usize = 100;

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
    /// What the person or a message is searched for.
    pub search: Option<Search>,
}

/// A text that is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(String);

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
