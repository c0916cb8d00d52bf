//! What changes on the page, with the types of its closures erased.
//!
//! Each closure in a view would otherwise be compiled together with all of the framework that runs it: measured, that
//! was a third of the program.

use super::drawn::Drawn;
use leptos::prelude::*;

/// A part of the page that is drawn anew whenever what it reads changes.
pub fn dynamic<V: Render + Send + 'static>(draw: impl Fn() -> V + Send + Sync + 'static) -> Drawn {
    boxed(Box::new(move || Drawn::new(draw())))
}

/// The value of an attribute, or a word, that follows what it reads.
pub fn follow<T: Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(read)
}

fn boxed(draw: Box<dyn Fn() -> Drawn + Send + Sync>) -> Drawn {
    Drawn::new(draw)
}
