//! A box to search in.

use crate::drawing::{Drawn, follow, view};
use crate::live::Live;
use crate::platform::timer::Timer;
use leptos::html;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// So long, in milliseconds, more typing is waited for.
const DEBOUNCE: i64 = 200;

/// Tells what to look for once nobody types any more. Escape empties it.
#[component]
pub fn SearchBox(
    /// Its id.
    id: &'static str,
    /// Its name, which it shows while it is empty.
    label: &'static str,
    /// What is looked for.
    value: Live<String>,
    /// Looks for it.
    on_search: Callback<String>,
) -> Drawn {
    let node = NodeRef::<html::Input>::new();
    let search =
        move || on_search.run(node.try_get_untracked().flatten().map(|input| input.value()).unwrap_or_default());
    let timer = Rc::new(RefCell::new(None));
    let typed = move |_| {
        // In a task of its own: the next one drops the timer that is just calling.
        let later = Timer::after(DEBOUNCE, move || leptos::task::spawn_local(async move { search() }));
        timer.replace(Some(later));
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let empties = event.key() == "Escape" && !event.is_composing();
        if let Some(input) = node.get_untracked().filter(|_| empties) {
            input.set_value("");
            search();
        }
    };
    view! {
        <input
            class="input"
            type="search"
            id=id
            node_ref=node
            autocomplete="off"
            maxlength="100"
            aria-label=label
            placeholder=label
            prop:value=follow(move || value.get())
            on:input=typed
            on:keydown=keys
        />
    }
}
