//! Who can read it: a word, an icon, a colour and a pattern, so that any one of them can be missing.

use crate::drawing::{Drawn, view};
use crate::texts;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::visibility::Visibility;

/// The name that the styles know an audience by.
#[must_use]
pub const fn audience(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Direct => "direct",
        Visibility::Internal => "internal",
        Visibility::Unknown => "unknown",
    }
}

/// The icon of an audience.
#[must_use]
pub const fn audience_icon(visibility: Visibility) -> Icon {
    match visibility {
        Visibility::Public => Icon::Public,
        Visibility::Direct => Icon::Direct,
        Visibility::Internal => Icon::Internal,
        Visibility::Unknown => Icon::Warning,
    }
}

/// Who can read it, in one word with its icon on its pattern.
#[component]
pub fn AudienceMark(
    /// Who.
    visibility: Visibility,
) -> Drawn {
    view! {
        <span class="audience-mark" data-audience=audience(visibility)>
            <Glyph icon=audience_icon(visibility) />
            {texts::visibility(visibility)}
        </span>
    }
}
