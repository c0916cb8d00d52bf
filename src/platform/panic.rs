//! The last thing that the page says when the program broke: the DOM still works then.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Shows the element that index.html has for it, and logs the place.
pub fn show(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let message = info.payload().downcast_ref::<&str>().copied().unwrap_or_default();
    log(&format!("{message} at {place}"));
    let Some(failure) = failure() else { return };
    // An element of the page takes and loses an attribute without fail.
    let _ = failure.remove_attribute("hidden");
    // What stands behind it answers to nobody any more.
    let mut behind = failure.next_element_sibling();
    while let Some(element) = behind {
        let _ = element.set_attribute("inert", "");
        behind = element.next_element_sibling();
    }
}

/// Has it say its lines in the page's language: when the program broke there is nobody to ask for words.
pub fn say(lines: [&str; 3]) {
    let Some(failure) = failure() else { return };
    for (at, line) in (0..).zip(lines) {
        if let Some(element) = failure.children().item(at) {
            element.set_text_content(Some(line));
        }
    }
}

fn failure() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id("failure")
}

/// Writes a line for whoever opens the browser's console.
pub fn log(line: &str) {
    let console = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("console"));
    let error = console.and_then(|console| {
        let error = js_sys::Reflect::get(&console, &JsValue::from_str("error"))?;
        js_sys::Function::from(error).call1(&console, &JsValue::from_str(line))
    });
    // Without a console there is nobody to tell.
    drop(error);
}
