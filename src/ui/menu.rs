//! A button with a menu.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::ui::attribute::{flag, tab_index};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::roving::{Keys, rove};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

/// One line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says; may be untrusted.
    pub name: String,
    /// Whether it is what is now; `None` for something to be done, which never is.
    pub current: Option<bool>,
}

/// A button that opens a menu below itself. Escape and leaving it close it.
#[component]
pub fn Menu(
    /// The button's name.
    label: &'static str,
    /// Its icon.
    icon: Icon,
    /// Whether it cannot be used now.
    #[prop(into)]
    off: Live<bool>,
    /// The lines.
    #[prop(into)]
    items: Live<Vec<Item>>,
    /// Chooses one by its place.
    on_select: Callback<usize>,
) -> Drawn {
    let open = Source::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    watch(move || {
        let first = list.get().and_then(|list| list.query_selector("[role^=menuitem]").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            // It was just drawn, so it can take the focus.
            let _ = first.focus();
        }
    });
    let shut = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // The button stays on the page.
            let _ = button.focus();
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            shut();
        } else {
            rove(&event, "[role^=menuitem]", Keys::Vertical);
        }
    };
    let leave = move |event: leptos::ev::FocusEvent| {
        let into = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let stays = list.get_untracked().is_some_and(|list| list.contains(into.as_ref()));
        let to_button = button.get_untracked().is_some_and(|button| button.contains(into.as_ref()) && into.is_some());
        if !stays && !to_button {
            open.set(false);
        }
    };
    let lines = move || {
        let line = |(at, item): (usize, Item)| {
            let choose = move |_| {
                shut();
                on_select.run(at);
            };
            let role = if item.current.is_some() { "menuitemradio" } else { "menuitem" };
            view! {
                <button type="button" role=role class="menu-item" tabindex=tab_index(at == 0) aria-checked=item.current.map(flag) on:click=choose>
                    <bdi>{item.name}</bdi>
                    {(item.current == Some(true)).then(|| view! { <Glyph icon=Icon::Done /> })}
                </button>
            }
        };
        items.get().into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="menu">
            <button
                type="button"
                class="button"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=follow(move || flag(open.get()))
                disabled=follow(move || off.get().then_some(""))
                on:click=move |_| open.set(!open.get_untracked())
            >
                <Glyph icon />
                <span class="button-word">{label}</span>
            </button>
            {dynamic(move || open.get().then(|| view! {
                <div class="menu-list" role="menu" aria-label=label node_ref=list on:keydown=keys on:focusout=leave>{dynamic(lines)}</div>
            }))}
        </div>
    }
}
