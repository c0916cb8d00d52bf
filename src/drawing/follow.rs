//! Words that follow what they read: in an attribute, a property or a text.

use super::attribute::set;
use super::keep;
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::JsValue;
use std::borrow::Cow;
use web_sys::{Element, Text};

/// Words, or none of them.
pub type Words = Option<Cow<'static, str>>;

type Write = Box<dyn Fn(Option<&str>)>;

/// Words that follow what they read.
pub struct Follow(Box<dyn Fn() -> Words>);

impl std::fmt::Debug for Follow {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Follow")
    }
}

/// Words that follow what `read` reads. `None` takes an attribute away and leaves a text empty.
pub fn follow<T: IntoWords>(read: impl Fn() -> T + 'static) -> Follow {
    Follow(Box::new(move || read().into_words()))
}

/// What can be words.
pub trait IntoWords {
    /// The words, if there are any.
    fn into_words(self) -> Words;
}

impl IntoWords for &'static str {
    fn into_words(self) -> Words {
        Some(Cow::Borrowed(self))
    }
}

impl IntoWords for String {
    fn into_words(self) -> Words {
        Some(Cow::Owned(self))
    }
}

impl<T: IntoWords> IntoWords for Option<T> {
    fn into_words(self) -> Words {
        self?.into_words()
    }
}

impl Follow {
    pub(super) fn put_attribute(self, element: &Element, name: &'static str) {
        let element = element.clone();
        self.run(Box::new(move |words| match words {
            Some(words) => set(&element, name, words),
            // It fails never.
            None => element.remove_attribute(name).unwrap_or_default(),
        }));
    }

    pub(super) fn put_property(self, element: &Element, name: &'static str) {
        let (element, name) = (element.clone(), JsValue::from_str(name));
        self.run(Box::new(move |words| {
            // It fails only for a property that cannot be written.
            let _ = js_sys::Reflect::set(&element, &name, &JsValue::from_str(words.unwrap_or_default()));
        }));
    }

    pub(super) fn put_text(self, text: Text) {
        self.run(Box::new(move |words| text.set_data(words.unwrap_or_default())));
    }

    /// Writes only what differs, so that nothing is read out twice.
    fn run(self, write: Write) {
        keep(RenderEffect::new(move |before: Option<Words>| {
            let words = (self.0)();
            if before.as_ref() != Some(&words) {
                write(words.as_deref());
            }
            words
        }));
    }
}
