//! Taking a JSON object apart key by key, knowing at each step where we are.

use serde_json::{Map, Number, Value};

use crate::liveperson::bounded::Text;
use crate::liveperson::refused::{Reason, Refused};

/// A JSON object whose keys are taken out one by one; what is left at the end is unknown.
pub(super) struct Object {
    path: String,
    keys: Map<String, Value>,
}

impl Object {
    pub(super) fn root(value: Value) -> Result<Self, Refused> {
        Self::new(String::new(), value)
    }

    pub(super) fn required_text<const MAX: usize>(&mut self, key: &str) -> Result<Text<MAX>, Refused> {
        let text = self.optional_text(key)?;
        self.present(key, text)
    }

    pub(super) fn optional_text<const MAX: usize>(&mut self, key: &str) -> Result<Option<Text<MAX>>, Refused> {
        let Some(value) = self.keys.remove(key) else {
            return Ok(None);
        };
        let Value::String(text) = value else {
            return Err(self.wrong_kind(key, "string"));
        };
        Text::new(text)
            .map(Some)
            .map_err(|too_long| self.refused(key, Reason::TooLong { limit: too_long.limit, length: too_long.length }))
    }

    /// One of the listed texts, as what it stands for.
    pub(super) fn required_choice<T: Copy>(&mut self, key: &str, choices: &[(&'static str, T)]) -> Result<T, Refused> {
        let value = self.keys.remove(key);
        let Value::String(text) = self.present(key, value)? else {
            return Err(self.wrong_kind(key, "string"));
        };
        let chosen = choices.iter().find(|(name, _)| *name == text).map(|&(_, meaning)| meaning);
        chosen.ok_or_else(|| {
            let allowed = choices.iter().map(|&(name, _)| name).collect();
            self.refused(key, Reason::NotOneOf { allowed })
        })
    }

    pub(super) fn optional_number(&mut self, key: &str) -> Result<Option<Number>, Refused> {
        match self.keys.remove(key) {
            None => Ok(None),
            Some(Value::Number(number)) => Ok(Some(number)),
            Some(_) => Err(self.wrong_kind(key, "number")),
        }
    }

    pub(super) fn optional_boolean(&mut self, key: &str) -> Result<Option<bool>, Refused> {
        match self.keys.remove(key) {
            None => Ok(None),
            Some(Value::Bool(boolean)) => Ok(Some(boolean)),
            Some(_) => Err(self.wrong_kind(key, "boolean")),
        }
    }

    pub(super) fn required_object<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let object = self.optional_object(key, read)?;
        self.present(key, object)
    }

    /// An object of its own, whose keys must all be known as well.
    pub(super) fn optional_object<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<Option<T>, Refused> {
        let Some(value) = self.keys.remove(key) else {
            return Ok(None);
        };
        read_whole(self.path_of(key), value, read).map(Some)
    }

    /// A list of objects of at most so many.
    pub(super) fn optional_list<T>(
        &mut self,
        key: &str,
        limit: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, Refused>,
    ) -> Result<Option<Vec<T>>, Refused> {
        let Some(value) = self.keys.remove(key) else {
            return Ok(None);
        };
        let Value::Array(elements) = value else {
            return Err(self.wrong_kind(key, "array"));
        };
        let length = elements.len();
        if length > limit {
            return Err(self.refused(key, Reason::TooMany { limit, length }));
        }
        let path = self.path_of(key);
        elements
            .into_iter()
            .enumerate()
            .map(|(index, element)| read_whole(format!("{path}[{index}]"), element, &mut read))
            .collect::<Result<_, _>>()
            .map(Some)
    }

    /// Refuses what nobody took.
    pub(super) fn finish(self) -> Result<(), Refused> {
        match self.keys.keys().next() {
            Some(key) => Err(self.refused(key, Reason::UnknownKey)),
            None => Ok(()),
        }
    }

    fn new(path: String, value: Value) -> Result<Self, Refused> {
        match value {
            Value::Object(keys) => Ok(Self { path, keys }),
            _ => Err(Refused { path, reason: Reason::WrongKind { expected: "object" } }),
        }
    }

    fn present<T>(&self, key: &str, value: Option<T>) -> Result<T, Refused> {
        value.ok_or_else(|| self.refused(key, Reason::Missing))
    }

    fn wrong_kind(&self, key: &str, expected: &'static str) -> Refused {
        self.refused(key, Reason::WrongKind { expected })
    }

    fn refused(&self, key: &str, reason: Reason) -> Refused {
        Refused { path: self.path_of(key), reason }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

fn read_whole<T>(
    path: String,
    value: Value,
    read: impl FnOnce(&mut Object) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let mut object = Object::new(path, value)?;
    let read = read(&mut object)?;
    object.finish()?;
    Ok(read)
}
