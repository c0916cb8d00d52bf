//! Rows that keep their elements, their focus and what they know while others come, go and move.

use super::{Drawn, Fragment, document, focus, keep};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use leptos::wasm_bindgen::JsCast;
use web_sys::Node;

/// One row for each item, known by its key; `draw` is called once a key and returns one element.
pub fn rows<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: fn(&T) -> String,
    draw: impl Fn(T) -> Drawn + Clone + 'static,
) -> Drawn {
    keyed(Box::new(move || {
        let draw = draw.clone();
        let row = move |item| {
            let draw = draw.clone();
            Wanted { key: key(&item), draw: Box::new(move || draw(item)) }
        };
        items().into_iter().map(row).collect()
    }))
}

struct Wanted {
    key: String,
    draw: Box<dyn FnOnce() -> Drawn>,
}

struct Row {
    key: String,
    node: Node,
    owner: Owner,
}

fn keyed(wanted: Box<dyn Fn() -> Vec<Wanted>>) -> Drawn {
    let end: Node = document().create_text_node("").into();
    let whole = Fragment::new().child(Drawn(end.clone())).drawn();
    // Rows outlive the effect's single runs.
    let owner = Owner::current().unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    keep(RenderEffect::new(move |_| {
        let wanted = wanted();
        let Some(parent) = end.parent_node() else { return };
        let mut old = std::mem::take(&mut rows);
        old.retain(|row| {
            let stays = wanted.iter().any(|wanted| wanted.key == row.key);
            if !stays {
                row.leave(&parent);
            }
            stays
        });
        let mut at = old.first().map_or_else(|| end.clone(), |row| row.node.clone());
        for Wanted { key, draw } in wanted {
            let known = old.iter().position(|row| row.key == key).map(|place| old.remove(place));
            let row = known.unwrap_or_else(|| {
                let owner = owner.child();
                let node = owner.with(|| draw().0);
                Row { key, node, owner }
            });
            at = place(&parent, &row.node, at);
            rows.push(row);
        }
    }));
    whole
}

/// Puts a row before `at`, unless it stands there, and says what comes next.
fn place(parent: &Node, row: &Node, at: Node) -> Node {
    let after = at.next_sibling();
    if *row == at {
        return after.unwrap_or(at);
    }
    if after.as_ref() == Some(row) && !has_focus(&at) {
        // The one at `at` has moved away and is put in its place later.
        return row.next_sibling().unwrap_or(at);
    }
    if has_focus(row) {
        // To be moved is to lose the focus: those before it go behind it instead, and are put in their places later.
        let behind = row.next_sibling();
        let mut before = Some(at);
        while let Some(other) = before.filter(|other| other != row) {
            before = other.next_sibling();
            let _ = parent.insert_before(&other, behind.as_ref());
        }
        return row.next_sibling().unwrap_or_else(|| row.clone());
    }
    // It fails only for a node that would stand in itself.
    let _ = parent.insert_before(row, Some(&at));
    at
}

fn has_focus(row: &Node) -> bool {
    row.contains(document().active_element().as_deref())
}

impl Row {
    fn leave(&self, parent: &Node) {
        self.owner.cleanup();
        let held_focus = has_focus(&self.node);
        // It stands there, so it can be taken away.
        let _ = parent.remove_child(&self.node);
        if held_focus {
            parent.dyn_ref().map(focus::rescue);
        }
    }
}
