//! How high the page would be if nothing in it had to be scrolled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, ResizeObserver};

/// The page itself, which is as high as its frame.
const PAGE: &str = ".app";
/// What scrolls within a part of the page that is shown alone.
const SCROLLERS: &str = ".panel, .transcript-scroll";

/// Follows the height that the page's content needs.
pub struct HeightObserver {
    observer: ResizeObserver,
    followed: RefCell<Vec<Element>>,
    last: Rc<Cell<u32>>,
    _resized: Closure<dyn Fn()>,
}

impl HeightObserver {
    /// Tells each new height, in CSS pixels. `None` where the browser cannot.
    pub fn new(tell: impl Fn(u32) + 'static) -> Option<Self> {
        let last = Rc::new(Cell::new(0));
        let known = last.clone();
        let resized = Closure::<dyn Fn()>::new(move || {
            let height = height().unwrap_or_default();
            if height > 0 && known.replace(height) != height {
                tell(height);
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        Some(Self { observer, followed: RefCell::default(), last, _resized: resized })
    }

    /// Follows what has been drawn since; a page that is not drawn yet is looked at when it is.
    pub fn look_again(&self) {
        let Some(document) = document() else { return };
        let mut followed = self.followed.borrow_mut();
        followed.retain(|element| element.is_connected());
        for scroller in all(&document, SCROLLERS) {
            let children = scroller.children();
            let children = (0..children.length()).filter_map(|at| children.item(at));
            for element in children.chain([scroller.clone()]) {
                if !followed.contains(&element) {
                    self.observer.observe(&element);
                    followed.push(element);
                }
            }
        }
        if followed.is_empty() {
            self.last.set(0);
        }
    }
}

/// The frame's own height, with what scrollers hide, or without what they leave empty.
fn height() -> Option<u32> {
    let document = document()?;
    let page = document.query_selector(PAGE).ok()??;
    let scrollers = all(&document, SCROLLERS);
    let difference: f64 =
        scrollers.iter().map(|scroller| content(scroller) - f64::from(scroller.client_height())).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's height is small, and not below 0"
    )]
    let height = (f64::from(page.client_height()) + difference).ceil().max(0.0) as u32;
    Some(height)
}

fn content(scroller: &Element) -> f64 {
    let (first, last) = (scroller.first_element_child(), scroller.last_element_child());
    let edges = first
        .zip(last)
        .map(|(first, last)| (first.get_bounding_client_rect().top(), last.get_bounding_client_rect().bottom()));
    edges.map_or(0.0, |(top, bottom)| bottom - top)
}

fn all(document: &Document, selector: &str) -> Vec<Element> {
    let Ok(found) = document.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}
