//! The last thing that the page says when the program broke: the DOM still works then.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

/// Shows the element that index.html has for it, and logs the place.
pub fn show(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let message = info.payload().downcast_ref::<&str>().copied().unwrap_or_default();
    log(&format!("{message} at {place}"));
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(failure) = document.get_element_by_id("failure") {
        // An element of the page takes and loses an attribute without fail.
        let _ = failure.remove_attribute("hidden");
    }
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
