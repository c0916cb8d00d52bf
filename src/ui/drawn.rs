//! A view whose type is forgotten as soon as it is made.
//!
//! Leptos compiles for every view how to build it, how to change it into its next state and how to drop both, within each
//! other view that holds it. The page never needs the second: what changes within a view does so by its own signals,
//! and where one view takes another's place it is built anew. Forgetting the type saves a third of the program.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// Leptos's `view!`, its type forgotten.
macro_rules! view {
    ($($tokens:tt)*) => {
        $crate::ui::drawn::Drawn::new(::leptos::prelude::view! { $($tokens)* })
    };
}
pub(crate) use view;

/// A view that can be built once.
pub struct Drawn(Box<dyn FnOnce() -> DrawnState + Send>);

impl std::fmt::Debug for Drawn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Drawn")
    }
}

impl Drawn {
    /// Forgets the type of a view.
    pub fn new<T: Render + Send + 'static>(view: T) -> Self {
        Self(Box::new(move || DrawnState(Box::new(view.build()))))
    }
}

/// A view on the page.
pub struct DrawnState(Box<dyn Placed>);

impl std::fmt::Debug for DrawnState {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DrawnState")
    }
}

/// What a view on the page can be asked for.
trait Placed {
    fn leave(&mut self);
    fn enter(&mut self, parent: &Element, marker: Option<&Node>);
    fn put_before(&self, child: &mut dyn Mountable) -> bool;
}

impl<T: Mountable> Placed for T {
    fn leave(&mut self) {
        self.unmount();
    }

    fn enter(&mut self, parent: &Element, marker: Option<&Node>) {
        self.mount(parent, marker);
    }

    fn put_before(&self, child: &mut dyn Mountable) -> bool {
        self.insert_before_this(child)
    }
}

impl Mountable for DrawnState {
    fn unmount(&mut self) {
        self.0.leave();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.enter(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.put_before(child)
    }

    fn elements(&self) -> Vec<Element> {
        // Asked for by attributes that are spread over components, which this page does not do.
        Vec::new()
    }
}

impl Render for Drawn {
    type State = DrawnState;

    fn build(self) -> DrawnState {
        (self.0)()
    }

    fn rebuild(self, state: &mut DrawnState) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
    }
}

impl AddAnyAttr for Drawn {
    type Output<NewAttribute: Attribute> = Self;

    fn add_any_attr<NewAttribute: Attribute>(self, _: NewAttribute) -> Self {
        self
    }
}

impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    /// The page is drawn in the browser only.
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> DrawnState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
