//! The views by role and text, over a state that the test fills: no backend, no network. Run by `cargo xtask test --only widget`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test says what went wrong best by stopping there")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "views/attaching.rs"]
mod attaching;
#[path = "views/composer.rs"]
mod composer;
#[path = "views/conversations.rs"]
mod conversations;
#[path = "views/emoji.rs"]
mod emoji;
#[path = "views/header.rs"]
mod header;
#[path = "views/history.rs"]
mod history;
#[path = "views/media.rs"]
mod media;
#[path = "views/mentioning.rs"]
mod mentioning;
#[path = "views/notes.rs"]
mod notes;
#[path = "views/panel.rs"]
mod panel;
#[path = "views/people.rs"]
mod people;
#[path = "views/related.rs"]
mod related;
#[path = "views/replies.rs"]
mod replies;
#[path = "views/samples.rs"]
mod samples;
#[path = "views/settings.rs"]
mod settings;
#[path = "views/stage.rs"]
mod stage;
#[path = "views/transcript.rs"]
mod transcript;
