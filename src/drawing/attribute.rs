//! What can be the value of an attribute.

use super::Follow;
use web_sys::Element;

/// The value of an attribute.
pub trait Attribute {
    /// Gives it to an element.
    fn put(self, element: &Element, name: &'static str);
}

impl Attribute for &str {
    fn put(self, element: &Element, name: &'static str) {
        set(element, name, self);
    }
}

impl Attribute for String {
    fn put(self, element: &Element, name: &'static str) {
        set(element, name, &self);
    }
}

/// There or not, without a value.
impl Attribute for bool {
    fn put(self, element: &Element, name: &'static str) {
        if self {
            set(element, name, "");
        }
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn put(self, element: &Element, name: &'static str) {
        if let Some(value) = self {
            value.put(element, name);
        }
    }
}

impl Attribute for Follow {
    fn put(self, element: &Element, name: &'static str) {
        self.put_attribute(element, name);
    }
}

pub(super) fn set(element: &Element, name: &str, value: &str) {
    // It fails only for what is no name of an attribute.
    let _ = element.set_attribute(name, value);
}
