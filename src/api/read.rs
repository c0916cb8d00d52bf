//! Reads JSON into the wire's types.
//!
//! What `serde_json` does would be compiled for every type together with the ways that never come on this wire:
//! structures as arrays, names as bytes, errors in words.

use super::json::{self, Json};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt::{Debug, Display, Formatter};

/// Why something could not be read: it is something else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NotReadable;

impl Debug for NotReadable {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NotReadable")
    }
}

impl Display for NotReadable {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("not readable")
    }
}

impl std::error::Error for NotReadable {}

impl Error for NotReadable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// Reads a text.
///
/// # Errors
/// When it is no JSON, or not of this type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, NotReadable> {
    T::deserialize(Given(&parse(text)?))
}

/// Reads a text as JSON of any kind; [`Given`] hands it to a type.
///
/// # Errors
/// When it is no JSON.
pub fn parse(text: &str) -> Result<Json, NotReadable> {
    json::parse(text).ok_or(NotReadable)
}

/// A value on its way into a type.
#[derive(Clone, Copy, Debug)]
pub struct Given<'de>(pub &'de Json);

impl<'de> Given<'de> {
    fn text(self) -> Result<&'de str, NotReadable> {
        if let Json::Text(text) = self.0 { Ok(text) } else { Err(NotReadable) }
    }

    fn unsigned(self) -> Result<u64, NotReadable> {
        if let Json::Unsigned(number) = self.0 { Ok(*number) } else { Err(NotReadable) }
    }

    fn signed(self) -> Result<i64, NotReadable> {
        match self.0 {
            Json::Unsigned(number) => i64::try_from(*number).map_err(|_| NotReadable),
            Json::Negative(number) => Ok(*number),
            _ => Err(NotReadable),
        }
    }

    fn bool(self) -> Result<bool, NotReadable> {
        if let Json::Bool(value) = self.0 { Ok(*value) } else { Err(NotReadable) }
    }
}

macro_rules! plain {
    ($($method:ident => $visit:ident, $as:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
            visitor.$visit(self.$as()?)
        })*
    };
}

impl<'de> Deserializer<'de> for Given<'de> {
    type Error = NotReadable;

    plain! {
        deserialize_bool => visit_bool, bool;
        deserialize_i32 => visit_i64, signed;
        deserialize_i64 => visit_i64, signed;
        deserialize_u16 => visit_u64, unsigned;
        deserialize_u32 => visit_u64, unsigned;
        deserialize_u64 => visit_u64, unsigned;
        deserialize_str => visit_borrowed_str, text;
        deserialize_string => visit_borrowed_str, text;
        deserialize_identifier => visit_borrowed_str, text;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
        if *self.0 == Json::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, NotReadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
        let Json::List(items) = self.0 else { return Err(NotReadable) };
        visitor.visit_seq(Items(items.iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
        let Json::Fields(fields) = self.0 else { return Err(NotReadable) };
        visitor.visit_map(Fields { rest: fields.iter(), value: &Json::Null })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotReadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotReadable> {
        let (name, value) = match self.0 {
            Json::Text(name) => (name, &Json::Null),
            Json::Fields(fields) => fields.first().map(|(name, value)| (name, value)).ok_or(NotReadable)?,
            _ => return Err(NotReadable),
        };
        visitor.visit_enum(Variant { name, value })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotReadable> {
        visitor.visit_unit()
    }

    /// No type of the wire is of any kind.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotReadable> {
        Err(NotReadable)
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u8 u128 f32 f64 char bytes byte_buf unit_struct tuple tuple_struct
    }
}

struct Items<'de>(std::slice::Iter<'de, Json>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = NotReadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NotReadable> {
        self.0.next().map(|value| seed.deserialize(Given(value))).transpose()
    }
}

struct Fields<'de> {
    rest: std::slice::Iter<'de, (String, Json)>,
    value: &'de Json,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = NotReadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotReadable> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(name_of(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, NotReadable> {
        seed.deserialize(Given(self.value))
    }
}

struct Variant<'de> {
    name: &'de str,
    value: &'de Json,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = NotReadable;
    type Variant = Given<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Given<'de>), NotReadable> {
        Ok((seed.deserialize(name_of(self.name))?, Given(self.value)))
    }
}

impl<'de> VariantAccess<'de> for Given<'de> {
    type Error = NotReadable;

    fn unit_variant(self) -> Result<(), NotReadable> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotReadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, NotReadable> {
        Err(NotReadable)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, NotReadable> {
        self.deserialize_map(visitor)
    }
}

fn name_of(name: &str) -> StrDeserializer<'_, NotReadable> {
    name.into_deserializer()
}

#[cfg(test)]
mod tests {
    use super::{NotReadable, read};
    use serde::Deserialize;
    use serde::de::DeserializeOwned;
    use social_messaging_domain::commands::{Command, CommandRequest};
    use social_messaging_domain::message::{AttachmentKind, MessageState};
    use social_messaging_domain::problem::Problem;
    use social_messaging_domain::profile::Profile;
    use std::fmt::Debug;

    /// Reads as `serde_json` does, and refuses what it refuses.
    fn agrees<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
        assert_eq!(read::<T>(text), serde_json::from_str(text).map_err(|_| NotReadable), "{text}");
    }

    #[test]
    fn reads_what_serde_json_reads() {
        agrees::<MessageState>("\"sent\"");
        agrees::<MessageState>("\"of tomorrow\"");
        agrees::<MessageState>("7");
        agrees::<Vec<AttachmentKind>>("[\"image\", \"hologram\"]");
        agrees::<Vec<AttachmentKind>>("\"image\"");
        agrees::<CommandRequest>(r#"{"client_id":"1","command":{"send":{"visibility":"public","text":"ä \"😀\""}}}"#);
        agrees::<CommandRequest>(r#"{"client_id":"1","command":{"like":{"message":"m"}},"more":[1,{"a":null}]}"#);
        agrees::<Command>(r#"{"fly":{}}"#);
        agrees::<CommandRequest>(r#"{"client_id":1}"#);
        agrees::<Problem>(r#"{"type":"urn:social-messaging:problem:conflict","title":"","status":409}"#);
        agrees::<Problem>(r#"{"type":"about:blank","title":"x","status":70000}"#);
        agrees::<Problem>("<html>");
        agrees::<Profile>(
            r#"{"network":"x","state":"available","fetched_at":"2026-11-21T12:00:00Z","name":"Ada","handle":"ada",
            "avatar_url":null,"url":null,"locale":null,"utc_offset_minutes":-210,"gender":null,"bio":"","location":null,
            "joined_at":null,"posts":18446744073709551615,"likes":0,"followers":1,"following":null}"#,
        );
    }

    #[test]
    fn a_field_that_is_not_there_is_none() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Some {
            here: Option<bool>,
        }
        agrees::<Some>("{}");
        agrees::<Some>("{\"here\":true}");
    }
}
