//! What is done to a message beside, or instead of, writing one.

use serde_json::Value;

use crate::liveperson::bounded::Text;
use crate::liveperson::reading::Object;
use crate::liveperson::refused::{Reason, Refused};
use crate::liveperson::writing::Writer;

const KEY: &str = "actions";

/// An action on a message or a consumer, or a custom parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// `Like`, `Delete`, `Block`, `Ban`, `Hide`, `Report`, `ConsumerMention`, or a custom parameter's name.
    pub name: Text<64>,
    /// What the action needs to know, as a text; for LivePerson's own actions that is JSON, such as `{"sequence":5}`.
    pub payload: Option<Text<5000>>,
}

/// At most [`Actions::MOST`] actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// The most actions that one message carries.
    pub const MOST: usize = 50;

    /// Takes actions that fit.
    ///
    /// # Errors
    /// [`Refused`] at `actions` where there are more than [`Actions::MOST`].
    pub fn new(actions: Vec<Action>) -> Result<Self, Refused> {
        let length = actions.len();
        if length > Self::MOST {
            let reason = Reason::TooMany { limit: Self::MOST, length };
            return Err(Refused { path: KEY.to_owned(), reason });
        }
        Ok(Self(actions))
    }

    /// The actions in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Action] {
        &self.0
    }

    pub(super) fn read(object: &mut Object) -> Result<Option<Self>, Refused> {
        let actions = object.optional_list(KEY, Self::MOST, |action| {
            Ok(Action { name: action.required_text("name")?, payload: action.optional_text("payload")? })
        })?;
        Ok(actions.map(Self))
    }

    pub(super) fn write(&self) -> Value {
        self.0.iter().map(Action::write).collect()
    }
}

impl Action {
    fn write(&self) -> Value {
        Writer::default().with("name", self.name.as_str()).with_some("payload", self.payload.as_deref()).finish()
    }
}
