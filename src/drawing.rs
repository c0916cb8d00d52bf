//! How the page is drawn.
//!
//! Views are written in Leptos's markup and follow Leptos's signals. Leptos's own renderer compiles each view with the
//! types of all that is in it: measured, that was half of the program. This one has one type of view, a node, and one
//! type for each thing that follows; what changes, changes in place by an effect that belongs to the current owner.

pub mod attribute;
pub mod child;
pub mod element;
mod focus;
pub mod follow;
pub mod mount;
pub mod region;
pub mod rows;

pub use element::{Element, Fragment};
pub use follow::{Follow, follow};
pub use mount::{Mounted, mount};
pub use region::dynamic;
pub use rows::rows;
pub use social_messaging_markup::view;

use leptos::prelude::on_cleanup;
use leptos::reactive::effect::RenderEffect;
use web_sys::{Document, Node};

/// What a component draws inside itself, given by whoever uses it.
pub type Children = Box<dyn FnOnce() -> Drawn>;

/// A part of the page: an element, a text, or several as a fragment. It is there as soon as it is made, and on the page as soon as it is put somewhere.
#[derive(Clone, Debug)]
pub struct Drawn(Node);

impl Drawn {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Fragment::new().drawn()
    }

    /// The same once more, of what follows nothing and listens to nothing.
    #[must_use]
    pub fn copy(&self) -> Self {
        // It fails for no node that can stand on a page.
        Self(self.0.clone_node_with_deep(true).unwrap_or_else(|_| self.0.clone()))
    }

    /// Anything that can stand in an element.
    #[must_use]
    pub fn of(child: impl child::Child) -> Self {
        Fragment::new().child(child).drawn()
    }
}

/// An effect runs as long as the current owner is there.
fn keep<T: Send + Sync + 'static>(effect: RenderEffect<T>) {
    on_cleanup(move || drop(effect));
}

fn document() -> Document {
    leptos::prelude::document()
}
