//! The renderer: what changes, changes in place.

use super::fake_backend::{section, until};
use social_messaging_widget::drawing::{Drawn, Mounted, dynamic, follow, mount, rows, view};
use social_messaging_widget::live::Source;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

/// A page with a value that the test changes.
struct Page<T: 'static> {
    root: Element,
    value: Source<T>,
    _mounted: Mounted,
}

fn page<T: PartialEq + Send + Sync + 'static>(value: T, draw: fn(Source<T>) -> Drawn) -> Page<T> {
    let root: Element = section().into();
    let mut source = None;
    let mounted = mount(&root, || {
        let value = Source::new(value);
        source = Some(value);
        draw(value)
    });
    Page { root, value: source.expect("drawn"), _mounted: mounted }
}

fn text(of: &Element) -> String {
    of.text_content().unwrap_or_default()
}

fn find(root: &Element, what: &str) -> HtmlElement {
    root.query_selector(what).expect("a selector").expect(what).unchecked_into()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn list(value: Source<Vec<String>>) -> Drawn {
    let row = |name: String| view! { <li><button id=name.clone()>{name}</button></li> };
    view! { <ul>{rows(move || value.get(), String::clone, row)}</ul> }
}

#[wasm_bindgen_test]
async fn rows_come_go_and_move_around_the_one_with_the_focus() {
    let page = page(names(&["a", "b", "c", "d"]), list);
    assert_eq!(text(&page.root), "abcd");
    let focused = find(&page.root, "#b");
    focused.focus().expect("focused");
    for order in
        [&["c", "a", "b", "d"][..], &["c", "a", "d", "b"], &["b", "c", "a"], &["x", "b"], &["y", "x", "c", "b", "a"]]
    {
        page.value.set(names(order));
        until("the order", || text(&page.root) == order.concat()).await;
        let now = leptos::prelude::document().active_element();
        assert_eq!(now.as_ref(), Some(&*focused), "{order:?}");
        assert_eq!(*find(&page.root, "#b"), *focused, "the same element");
    }
}

#[wasm_bindgen_test]
async fn a_part_is_drawn_anew_in_its_place_and_nothing_around_it() {
    let page = page(1_u32, |value| {
        view! {
            <p>"before "</p>
            {dynamic(move || (value.get() > 0).then(|| view! { <b>{value.get().to_string()}</b> }))}
            <p id="after" data-value=follow(move || (value.get() > 1).then(|| value.get().to_string()))>" after"</p>
        }
    });
    let after = find(&page.root, "#after");
    assert_eq!(text(&page.root), "before 1 after");
    assert!(!after.has_attribute("data-value"));
    page.value.set(2);
    until("the part", || text(&page.root) == "before 2 after").await;
    assert_eq!(after.get_attribute("data-value").as_deref(), Some("2"));
    page.value.set(0);
    until("nothing", || text(&page.root) == "before  after").await;
    assert!(!after.has_attribute("data-value"), "an attribute without a value is taken away");
    assert_eq!(*find(&page.root, "#after"), *after);
}

#[wasm_bindgen_test]
async fn what_was_drawn_over_follows_no_more() {
    thread_local! {
        static READ: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    let page = page((0_u32, true), |value| {
        let inner = move || {
            READ.set(READ.get() + 1);
            value.with(|(number, _)| number.to_string())
        };
        let shown = social_messaging_widget::live::Live::new(move || value.with(|(_, shown)| *shown));
        view! { <div>{dynamic(move || shown.get().then(|| view! { <i>{follow(inner)}</i> }))}</div> }
    });
    assert_eq!(READ.get(), 1);
    page.value.set((1, false));
    until("it is gone", || text(&page.root).is_empty()).await;
    let read = READ.get();
    page.value.set((2, false));
    page.value.set((3, true));
    until("it is back", || text(&page.root) == "3").await;
    assert_eq!(READ.get(), read + 1, "only the new one reads");
}

#[wasm_bindgen_test]
fn a_hostile_text_is_a_text() {
    let page = page("<img src=x onerror=alert(1)>".to_owned(), |value| {
        view! { <p title=value.get()>{value.get()}{follow(move || value.get())}</p> }
    });
    assert!(page.root.query_selector("img").expect("a selector").is_none());
    assert_eq!(find(&page.root, "p").title(), "<img src=x onerror=alert(1)>");
}

#[wasm_bindgen_test]
async fn what_is_gone_hears_nothing_and_gives_its_focus_to_a_neighbour() {
    let page = page(true, |shown| {
        let part = move || {
            let inside = Source::new(0_u32);
            view! { <button id="inside" on:click=move |_| inside.set(inside.get_untracked() + 1)>"inside"</button> }
        };
        view! {
            <button id="neighbour">"neighbour"</button>
            {dynamic(move || shown.get().then(part))}
        }
    });
    let inside = find(&page.root, "#inside");
    inside.focus().expect("focused");
    page.value.set(false);
    until("it is gone", || text(&page.root) == "neighbour").await;
    let now = leptos::prelude::document().active_element();
    assert_eq!(now.as_ref(), Some(&*find(&page.root, "#neighbour")));
    // An event may be on its way still: what it would read is gone, and to read it would end the page.
    inside.click();
}
