//! The choice who reads it.

use crate::drawing::{Drawn, view};
use crate::live::Live;
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, text};
use crate::ui::audience::{audience, audience_icon};
use crate::ui::choice::{Choice, ChoiceBar};
use leptos::prelude::*;
use social_messaging_domain::visibility::Visibility;

/// Public, Direct and Internal. What is off stays, with its reason and the way out.
#[component]
pub fn VisibilityChoice(
    /// What is chosen.
    visibility: Live<Visibility>,
) -> Drawn {
    let state = use_state();
    let choice = |(at, of): (usize, Visibility)| Choice {
        name: texts::visibility(of),
        icon: Some(audience_icon(of)),
        style: audience(of),
        off: Live::new(move || {
            state
                .offers
                .with(|offers| offers.as_ref()?.of(of).as_ref().err().map(|reason| texts::reason(*reason).to_owned()))
        }),
        mark: Live::new(move || (state.drafted.get()[at] && visibility.get() != of).then(|| text(Text::HasDraft))),
    };
    let choices = Visibility::CHOICES.into_iter().enumerate().map(choice).collect();
    let selected =
        Live::new(move || Visibility::CHOICES.iter().position(|of| *of == visibility.get()).unwrap_or_default());
    let on_select = Callback::new(move |at: usize| {
        state.dispatch(Intent::SetVisibility(Visibility::CHOICES[at.min(Visibility::CHOICES.len() - 1)]));
    });
    view! { <ChoiceBar label=text(Text::Visibility) choices selected on_select id="visibility" /> }
}
