//! What the browser knows of how something is shown.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, HtmlImageElement, ResizeObserver,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// In how many columns those that match stand below an element.
#[must_use]
pub fn columns(element: &Element, selector: &str) -> usize {
    let Ok(found) = element.query_selector_all(selector) else { return 1 };
    let top = |at: u32| Some(found.get(at)?.dyn_into::<HtmlElement>().ok()?.get_bounding_client_rect().top());
    let first = top(0);
    (0..found.length()).take_while(|at| top(*at) == first).count().max(1)
}

/// Scrolls whatever it stands in until it stands there.
pub fn bring_into_view(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Elements whose sizes are watched; dropped, they are not.
#[derive(Debug)]
pub struct WatchedSize {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl WatchedSize {
    /// Calls `then` soon, and whenever the element or the first in it has another size, before that is painted. `None`
    /// where the browser cannot tell.
    pub fn of(element: &Element, then: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut()>::new(then);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        element.first_element_child().inspect(|inner| observer.observe(inner));
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for WatchedSize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the agent wants nothing to move by itself.
#[must_use]
pub fn prefers_reduced_motion() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Draws a picture as it stands at its beginning.
pub fn draw_first_frame(picture: &HtmlImageElement, canvas: &HtmlCanvasElement) {
    canvas.set_width(picture.natural_width());
    canvas.set_height(picture.natural_height());
    let context = canvas.get_context("2d").ok().flatten();
    if let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) {
        // It fails only for a picture that did not load.
        let _ = context.draw_image_with_html_image_element(picture, 0.0, 0.0);
    }
}
