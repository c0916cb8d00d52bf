//! Where the focus goes when what had it is taken away: to nowhere, a keyboard would have to begin anew.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can take the focus by the Tab key.
const FOCUSABLE: &str =
    "button:not([disabled]):not([tabindex='-1']), a[href]:not([tabindex='-1']), textarea, [tabindex='0']";

/// Gives the focus to the first thing near `place` that can have it.
pub(super) fn rescue(place: &Element) {
    let mut around = Some(place.clone());
    while let Some(element) = around {
        let near =
            element.query_selector(FOCUSABLE).ok().flatten().and_then(|near| near.dyn_into::<HtmlElement>().ok());
        if let Some(near) = near {
            // What cannot be focused after all leaves it where it is.
            let _ = near.focus();
            return;
        }
        around = element.parent_element();
    }
}
