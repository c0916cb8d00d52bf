//! A part of the page that is drawn anew.

use super::child::Child;
use super::{Drawn, Fragment, document, focus, keep};
use leptos::reactive::effect::RenderEffect;
use web_sys::{Node, Text};

/// A part of the page that is drawn anew whenever what it reads changes.
pub fn dynamic<T: Child>(draw: impl Fn() -> T + 'static) -> Drawn {
    region(Box::new(move |parent| draw().put(parent)))
}

fn region(draw: Box<dyn Fn(&Node)>) -> Drawn {
    let region = Region::new();
    let whole = region.drawn();
    keep(RenderEffect::new(move |_| {
        let content = document().create_document_fragment();
        draw(&content);
        let held_focus = region.holds_focus();
        region.clear();
        region.fill(&content);
        if held_focus {
            region.end.parent_element().as_ref().map(focus::rescue);
        }
    }));
    whole
}

/// A place on the page, between two empty texts that stay.
#[derive(Clone, Debug)]
pub(super) struct Region {
    start: Text,
    end: Text,
}

impl Region {
    pub(super) fn new() -> Self {
        Self { start: document().create_text_node(""), end: document().create_text_node("") }
    }

    pub(super) fn drawn(&self) -> Drawn {
        Fragment::new().child(Drawn(self.start.clone().into())).child(Drawn(self.end.clone().into())).drawn()
    }

    fn holds_focus(&self) -> bool {
        let Some(focused) = document().active_element() else { return false };
        let mut at = self.end.previous_sibling().filter(|node| *node != **self.start);
        while let Some(node) = at {
            if node.contains(Some(&focused)) {
                return true;
            }
            at = node.previous_sibling().filter(|node| *node != **self.start);
        }
        false
    }

    pub(super) fn clear(&self) {
        let Some(parent) = self.end.parent_node() else { return };
        while let Some(old) = self.end.previous_sibling().filter(|old| *old != **self.start) {
            // It stands there, so it can be taken away.
            let _ = parent.remove_child(&old);
        }
    }

    pub(super) fn fill(&self, content: &Node) {
        if let Some(parent) = self.end.parent_node() {
            // It fails only for a node that would stand in itself.
            let _ = parent.insert_before(content, Some(&self.end));
        }
    }
}
