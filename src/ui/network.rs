//! The networks' signs.

use crate::drawing::{Drawn, view};
use crate::texts;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::networks::Network;

const SIGNS: [(Network, Icon); 2] = [(Network::Facebook, Icon::Facebook), (Network::X, Icon::X)];

/// A network's sign; its name is there for those who listen, and at rest of the pointer.
#[component]
pub fn NetworkSign(
    /// Which.
    network: Network,
) -> Drawn {
    let sign = SIGNS.iter().find(|(known, _)| *known == network).map_or(Icon::Network, |(_, icon)| *icon);
    let name = texts::network(network);
    view! {
        <span class="network" title=name>
            <Glyph icon=sign />
            <span class="hidden">{name}</span>
        </span>
    }
}
