//! The page as a whole: its element, and whom it is shown to.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets or removes an attribute of the page's element.
pub fn mark(name: &str, value: Option<&str>) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(page) = document.and_then(|document| document.document_element()) else { return };
    // Attributes with fixed names are taken without fail.
    let _ = match value {
        Some(value) => page.set_attribute(name, value),
        None => page.remove_attribute(name),
    };
}

/// The languages that the browser's user reads, the best first.
#[must_use]
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let texts = languages.iter().flat_map(js_sys::Array::iter);
    texts.filter_map(|language| language.dyn_into::<JsString>().ok()).map(String::from).collect()
}

/// Gives the focus to the element with this id, where there is one.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take it leaves it where it is.
        let _ = element.focus();
    }
}

/// Presses the first element that matches a selector; answers whether there is one.
pub fn press(selector: &str) -> bool {
    let element = web_sys::window().and_then(|window| window.document()?.query_selector(selector).ok().flatten());
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.as_ref().inspect(|element| element.click()).is_some()
}

/// Presses the last element that matches a selector.
pub fn press_last(selector: &str) {
    let all = web_sys::window().and_then(|window| window.document()?.query_selector_all(selector).ok());
    let last = all.and_then(|all| all.get(all.length().checked_sub(1)?));
    if let Some(last) = last.and_then(|last| last.dyn_into::<HtmlElement>().ok()) {
        // So that what it asks is asked where the keyboard is.
        let _ = last.focus();
        last.click();
    }
}

/// Whether the focus is on something beside this element, rather than in it or nowhere.
#[must_use]
pub fn is_focus_elsewhere(element: &Element) -> bool {
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    // Whatever holds the element is the page itself, which has the focus when nothing else does.
    focused.is_some_and(|focused| !element.contains(Some(&focused)) && !focused.contains(Some(element)))
}
