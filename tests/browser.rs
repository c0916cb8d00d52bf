//! What only a browser can show: its services, the session and the stream. Run by `cargo xtask test --only widget`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test says what went wrong best by stopping there")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/drawing.rs"]
mod drawing;
#[path = "browser/fake_backend.rs"]
mod fake_backend;
#[path = "browser/platform.rs"]
mod platform;
#[path = "browser/session.rs"]
mod session;
#[path = "browser/tabs.rs"]
mod tabs;
