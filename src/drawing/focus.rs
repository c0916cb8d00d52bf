//! Where the focus goes when what had it is taken away: to nowhere, a keyboard would have to begin anew.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// What can take the focus by the Tab key.
const FOCUSABLE: &str =
    "button:not([disabled]):not([tabindex='-1']), a[href]:not([tabindex='-1']), textarea, [tabindex='0']";

/// Gives the focus to the first thing near `place` that can have it. Nothing is scrolled to it: what is read stays where it
/// is.
pub(super) fn rescue(place: &Element) {
    let mut around = Some(place.clone());
    while let Some(element) = around {
        let near =
            element.query_selector(FOCUSABLE).ok().flatten().and_then(|near| near.dyn_into::<HtmlElement>().ok());
        if let Some(near) = near {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // What cannot be focused after all leaves it where it is.
            let _ = near.focus_with_options(&options);
            return;
        }
        around = element.parent_element();
    }
}
