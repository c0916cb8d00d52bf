//! What else the panel has.

use crate::app::overlay::{OF_CONVERSATION, use_overlay};
use crate::drawing::{Drawn, view};
use crate::live::Live;
use crate::texts::{Text, text};
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, Menu};
use leptos::prelude::*;

/// A menu of what opens in front of the page.
#[component]
pub fn PanelMenu() -> Drawn {
    let overlays = use_overlay();
    let items = || OF_CONVERSATION.map(|(name, _)| Item { name: text(name).to_owned(), current: None }).to_vec();
    let on_select = Callback::new(move |at: usize| overlays.set(OF_CONVERSATION.get(at).map(|(_, overlay)| *overlay)));
    view! {
        <div class="panel-menu">
            <Menu label=text(Text::PanelMenu) icon=Icon::More off=false items=Live::new(items) on_select />
        </div>
    }
}
