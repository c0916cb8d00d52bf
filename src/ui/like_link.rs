//! The way to like where the brand cannot: the network's own page.

use crate::drawing::{Drawn, follow, view};
use crate::live::Live;
use crate::texts::{Text, filled};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Opens the network's own page, and says that the like is not the brand's.
#[component]
pub fn LikeLink(
    /// The page.
    page: String,
    /// The network's name.
    network: &'static str,
    /// Whether the Tab key stops here.
    #[prop(into)]
    tabindex: Live<&'static str>,
) -> Drawn {
    let name = filled(Text::LikeOnNetwork, &[("network", network)]);
    let whose = filled(Text::LikesAsWhoever, &[("network", network)]);
    view! {
        <a
            class="button button--quiet"
            data-act="like"
            aria-label=name.clone()
            aria-description=whose.clone()
            title=whose
            href=page
            target="_blank"
            rel="noopener noreferrer"
            tabindex=follow(move || tabindex.get())
        >
            <Glyph icon=Icon::Outward />
            <span class="button-word">{name}</span>
        </a>
    }
}
