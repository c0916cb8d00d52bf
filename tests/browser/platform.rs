//! The browser's services.

use social_messaging_domain::time::{HOUR, Timestamp};
use social_messaging_widget::platform::intl::{Style, Zone};
use social_messaging_widget::platform::storage::{self, Shelf};
use social_messaging_widget::platform::{address, clock, identifiers, intl, normalize};
use wasm_bindgen_test::wasm_bindgen_test;

const MOMENT: Timestamp = Timestamp(1_795_000_000_000);

/// Sets the address without the events of somebody going there.
fn go(fragment: &str) {
    let history = web_sys::window().expect("a window").history().expect("a history");
    let address = format!("#{fragment}");
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).expect("gone");
}

#[wasm_bindgen_test]
fn text_is_normalized() {
    assert_eq!(normalize::normalize("u\u{308}ber"), "über");
    assert_eq!(normalize::normalize("plain"), "plain");
}

#[wasm_bindgen_test]
fn identifiers_are_new_and_carry_the_time() {
    clock::set(MOMENT);
    let (first, second) = (identifiers::new_id(), identifiers::new_id());
    assert_ne!(first, second);
    let hexadecimal = format!("{:012x}", MOMENT.0);
    assert!(first.as_str().starts_with(&hexadecimal[..6]), "{first} begins with {hexadecimal}");
    assert_eq!(first.as_str().as_bytes()[14], b'7');
}

#[wasm_bindgen_test]
fn the_clock_is_the_backends() {
    clock::set(MOMENT);
    assert!((0..60_000).contains(&clock::now().since(MOMENT)), "{}", clock::now());
    // A whole second is no difference, an hour is.
    clock::correct("Wed, 18 Nov 2026 11:06:41 GMT");
    let before = clock::now();
    clock::correct("Wed, 18 Nov 2026 13:06:40 GMT");
    assert!(clock::now().since(before) > HOUR, "{before} to {}", clock::now());
}

#[wasm_bindgen_test]
fn a_moment_is_shown_by_the_consumers_clock() {
    let noon = Timestamp::parse("2026-11-21T12:00:00Z").expect("a time");
    let shown = intl::moment(noon, Zone::Offset(330), Style::Time);
    assert!(shown.contains("5:30"), "{shown}");
    assert_eq!(intl::offset_name(330), "UTC+5:30");
    assert_eq!(intl::offset_name(-480), "UTC\u{2212}8");
    assert_eq!(intl::number(12_345), "12,345");
}

#[wasm_bindgen_test]
fn the_token_leaves_the_address_at_once() {
    go("token=a.b-c&conversation=c%2F1");
    let token = address::take_token().expect("a token");
    assert_eq!(token.reveal(), "a.b-c");
    assert!(!address::has_token());
    assert_eq!(address::conversation(), Some("c/1".into()));
    address::show_conversation(None);
    assert_eq!(address::conversation(), None);
}

#[wasm_bindgen_test]
fn what_is_kept_is_found_by_the_beginning_of_its_name() {
    storage::keep(Shelf::Browser, "test/a", "1").expect("kept");
    storage::keep(Shelf::Browser, "other/b", "2").expect("kept");
    assert_eq!(storage::kept(Shelf::Browser, "test/"), Ok(vec![("test/a".to_owned(), "1".to_owned())]));
    storage::forget(Shelf::Browser, "test/a").expect("forgotten");
    storage::forget(Shelf::Browser, "other/b").expect("forgotten");
    assert_eq!(storage::kept(Shelf::Browser, "test/"), Ok(Vec::new()));
}
