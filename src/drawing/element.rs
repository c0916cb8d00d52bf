//! Elements and fragments, put together call by call.

use super::attribute::Attribute;
use super::child::Child;
use super::{Drawn, document};
use leptos::ev::EventDescriptor;
use leptos::prelude::{NodeRef, on_cleanup};
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::{DocumentFragment, Event, Node};

/// The namespace of drawings, by its specification.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A part of the page that is being made.
#[derive(Debug)]
pub struct Part<N>(N);

/// An element that is being made.
pub type Element = Part<web_sys::Element>;

/// Several things side by side.
pub type Fragment = Part<DocumentFragment>;

impl<N: AsRef<Node> + Into<Node>> Part<N> {
    /// Puts something at its end.
    #[must_use]
    pub fn child(self, child: impl Child) -> Self {
        child.put(self.0.as_ref());
        self
    }

    /// The part, made.
    #[must_use]
    pub fn drawn(self) -> Drawn {
        Drawn(self.0.into())
    }
}

impl Element {
    /// An HTML element.
    ///
    /// # Panics
    /// When `name` is no name of an element, which the markup's author would see at once.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self(document().create_element(name).unwrap_or_else(|_| unreachable!("{name} is the name of an element")))
    }

    /// An element of a drawing.
    ///
    /// # Panics
    /// As [`Element::new`].
    #[must_use]
    pub fn svg(name: &'static str) -> Self {
        let made = document().create_element_ns(Some(SVG), name);
        Self(made.unwrap_or_else(|_| unreachable!("{name} is the name of an element")))
    }

    /// Gives it an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl Attribute) -> Self {
        value.put(&self.0, name);
        self
    }

    /// Gives it a property of its JavaScript object.
    #[must_use]
    pub fn property(self, name: &'static str, value: super::Follow) -> Self {
        value.put_property(&self.0, name);
        self
    }

    /// Listens, as long as the element is there.
    #[must_use]
    pub fn on<E: EventDescriptor>(self, event: &E, handler: impl Fn(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        listen(&self.0, &event.name(), Box::new(move |event| handler(event.unchecked_into())));
        self
    }

    /// Makes it known to a reference.
    #[must_use]
    pub fn node_ref<E>(self, node: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        node.load(&self.0);
        self
    }
}

impl Fragment {
    /// Nothing yet.
    #[expect(clippy::new_without_default, reason = "a default is a value, this is a part of a page")]
    #[must_use]
    pub fn new() -> Self {
        Self(document().create_document_fragment())
    }
}

/// The handler does nothing once the current owner is gone; the browser frees it together with its element.
fn listen(element: &web_sys::Element, event: &str, handler: Box<dyn Fn(Event)>) {
    let gone = Arc::new(AtomicBool::new(false));
    let is_gone = gone.clone();
    on_cleanup(move || gone.store(true, Ordering::Relaxed));
    // An event that is on its way up may still come to an element whose values are gone already.
    let guarded: Box<dyn Fn(Event)> = Box::new(move |event| {
        if !is_gone.load(Ordering::Relaxed) {
            handler(event);
        }
    });
    let listener = Closure::wrap(guarded).into_js_value();
    // It fails only for what is no function.
    let _ = element.add_event_listener_with_callback(event, listener.unchecked_ref());
}
