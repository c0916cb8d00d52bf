//! The way onto the page.

use super::Drawn;
use super::region::Region;
use any_spawner::Executor;
use leptos::reactive::owner::Owner;
use web_sys::Node;

/// What is on the page, until it is dropped.
#[derive(Debug)]
pub struct Mounted {
    owner: Owner,
    region: Region,
}

/// Draws at the end of an element.
pub fn mount(parent: &Node, draw: impl FnOnce() -> Drawn) -> Mounted {
    // It fails only where there is one already.
    let _ = Executor::init_wasm_bindgen();
    let (owner, region) = (Owner::new(), Region::new());
    // It fails only for a node that would stand in itself.
    let _ = parent.append_child(&region.drawn().0);
    region.fill(&owner.with(draw).0);
    Mounted { owner, region }
}

impl Mounted {
    /// Stays as long as the page.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.region.clear();
    }
}
