//! What can stand in an element.

use super::{Drawn, Follow, document};
use std::borrow::Cow;
use web_sys::Node;

/// What can stand in an element.
pub trait Child {
    /// Puts it at the end of a node.
    fn put(self, parent: &Node);
}

impl Child for Drawn {
    fn put(self, parent: &Node) {
        append(parent, &self.0);
    }
}

impl Child for () {
    fn put(self, _: &Node) {}
}

impl Child for &str {
    fn put(self, parent: &Node) {
        append(parent, &document().create_text_node(self));
    }
}

impl Child for String {
    fn put(self, parent: &Node) {
        self.as_str().put(parent);
    }
}

impl Child for Cow<'_, str> {
    fn put(self, parent: &Node) {
        (*self).put(parent);
    }
}

impl Child for Follow {
    fn put(self, parent: &Node) {
        let text = document().create_text_node("");
        append(parent, &text);
        self.put_text(text);
    }
}

impl<T: Child> Child for Option<T> {
    fn put(self, parent: &Node) {
        if let Some(child) = self {
            child.put(parent);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn put(self, parent: &Node) {
        for child in self {
            child.put(parent);
        }
    }
}

impl<A: Child, B: Child> Child for (A, B) {
    fn put(self, parent: &Node) {
        self.0.put(parent);
        self.1.put(parent);
    }
}

fn append(parent: &Node, child: &Node) {
    // It fails only for a node that would stand in itself.
    let _ = parent.append_child(child);
}
