//! The part of the program that the first view does without: a module of its own in a release.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsValue, exports};

#[wasm_bindgen]
extern "C" {
    /// `boot.js` has it: it fills the first module's table before it returns.
    #[wasm_bindgen(js_name = loadRest)]
    fn load_rest(first: &JsValue);
}

/// Loads the rest at once. Whoever calls a function of the rest before the page has loaded it comes here first; nobody
/// calls it by name.
#[wasm_bindgen(js_name = needRest)]
pub fn need_rest() {
    load_rest(&exports());
}
