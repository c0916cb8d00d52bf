//! How large a picture is shown.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::intl;
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::api::SentAttachment;
use social_messaging_domain::message::AttachmentKind;

/// The steps in percent of the room that there is; the styles have each.
const STEPS: [u64; 5] = [100, 150, 200, 300, 400];

/// How large a picture is shown: at first as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zoom(usize);

impl Zoom {
    /// One step larger, at most four times.
    #[must_use]
    pub fn larger(self) -> Self {
        Self((self.0 + 1).min(STEPS.len() - 1))
    }

    /// One step smaller, at least the whole.
    #[must_use]
    pub const fn smaller(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// In percent.
    #[must_use]
    pub fn percent(self) -> u64 {
        STEPS.get(self.0).copied().unwrap_or(100)
    }

    /// Whether it is larger than the room that there is.
    #[must_use]
    pub const fn is_larger(self) -> bool {
        self.0 > 0
    }
}

/// Smaller, as a whole, larger; for pictures only.
#[component]
pub fn MediaZoom(
    /// How large.
    zoom: Source<Zoom>,
    /// What is shown.
    file: Live<Option<SentAttachment>>,
) -> Drawn {
    let is_picture = Live::new(move || {
        file.with(|file| {
            let kind = file.as_ref().map(|file| file.attachment.kind);
            matches!(kind, Some(AttachmentKind::Image | AttachmentKind::Gif))
        })
    });
    let step = move |name: Text, icon: Icon, to: fn(Zoom) -> Zoom| {
        let press = move |_| zoom.set(to(zoom.get_untracked()));
        let off = move || (to(zoom.get()) == zoom.get()).then_some("true");
        view! {
            <button type="button" class="button button--icon" aria-label=text(name) title=text(name) aria-disabled=follow(off) on:click=press>
                <Glyph icon />
            </button>
        }
    };
    dynamic(move || {
        is_picture.get().then(|| {
            view! {
                {step(Text::ZoomOut, Icon::Minus, Zoom::smaller)}
                <button type="button" class="button media-percent" aria-description=text(Text::ZoomWhole) title=text(Text::ZoomWhole) on:click=move |_| zoom.set(Zoom::default())>
                    {follow(move || intl::percent(zoom.get().percent(), 100))}
                </button>
                {step(Text::ZoomIn, Icon::Plus, Zoom::larger)}
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_at_both_ends() {
        let mut zoom = Zoom::default();
        assert_eq!(zoom.smaller(), zoom);
        for expected in [150, 200, 300, 400, 400] {
            zoom = zoom.larger();
            assert_eq!(zoom.percent(), expected);
        }
        assert!(zoom.is_larger() && !Zoom::default().is_larger());
    }
}
