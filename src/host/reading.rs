//! Reads what hosts post. Size and depth are looked at first: a text of fifty megabytes would be copied before anything
//! could be said against it.

use super::Refusal;
use crate::api::read;
use js_sys::{Array, JsString, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// The longest text within a message, in UTF-16 code units: longer than what any network takes.
const LONGEST_TEXT: u32 = 100_000;
/// The longest message that is written as JSON: a desk sends a whole conversation along.
const LONGEST_JSON: u32 = 2_000_000;
/// Values within a message.
const MOST_VALUES: u32 = 20_000;
/// Values within values.
const DEEPEST: u32 = 16;

/// Reads plain data into a type.
///
/// # Errors
/// [`Refusal::Size`] for what is larger than any host has to say, [`Refusal::Shape`] for what is something else.
pub(super) fn object<T: DeserializeOwned>(value: &JsValue) -> Result<T, Refusal> {
    let mut left = MOST_VALUES;
    if !fits(value, DEEPEST, &mut left) {
        return Err(Refusal::Size);
    }
    serde_wasm_bindgen::from_value(value.clone()).map_err(|_| Refusal::Shape)
}

/// A text, unless it is longer than a message may be.
///
/// # Errors
/// [`Refusal::Size`] for a longer one, [`Refusal::Shape`] for what is no text.
pub(super) fn text(value: &JsValue) -> Result<String, Refusal> {
    let text = value.dyn_ref::<JsString>().ok_or(Refusal::Shape)?;
    if text.length() > LONGEST_JSON {
        return Err(Refusal::Size);
    }
    Ok(String::from(text))
}

/// Reads a text of JSON into a type.
///
/// # Errors
/// As [`text`], and [`Refusal::Shape`] for what is something else.
pub(super) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    read::read(text).map_err(|_| Refusal::Shape)
}

/// A field of plain data, `undefined` where there is none.
pub(super) fn field(value: &JsValue, name: &str) -> JsValue {
    // It fails for what is no object.
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// Plain data for a host.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // What this page writes can always be written.
    value.serialize(&serializer).unwrap_or_default()
}

fn fits(value: &JsValue, depth: u32, left: &mut u32) -> bool {
    if let Some(text) = value.dyn_ref::<JsString>() {
        return text.length() <= LONGEST_TEXT && spend(left, 1);
    }
    if !value.is_object() {
        return spend(left, 1);
    }
    let Some(depth) = depth.checked_sub(1) else { return false };
    if let Some(list) = value.dyn_ref::<Array>() {
        return spend(left, list.length()) && list.iter().all(|item| fits(&item, depth, left));
    }
    // A buffer, a picture or a file is nothing that a host has to say.
    let is_plain = *Object::get_prototype_of(value) == *Object::get_prototype_of(&Object::new());
    let fields: &Object = value.unchecked_ref();
    is_plain
        && spend(left, Object::keys(fields).length())
        && Object::values(fields).iter().all(|it| fits(&it, depth, left))
}

fn spend(left: &mut u32, values: u32) -> bool {
    left.checked_sub(values).is_some_and(|rest| {
        *left = rest;
        true
    })
}
