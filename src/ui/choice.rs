//! A choice of one among a few, as one bar.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::ui::attribute::{flag, tab_index};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::roving::{Keys, rove};
use leptos::prelude::*;

/// One of the choices.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// Its icon.
    pub icon: Option<Icon>,
    /// The name that the styles know it by.
    pub style: &'static str,
    /// Why it is off; it stays visible and can be focused, so that the reason can be read.
    pub off: Live<Option<String>>,
    /// A word beside the name.
    pub mark: Live<Option<&'static str>>,
}

/// A radio group. The arrow keys move and choose, over what is off they move only.
#[component]
pub fn ChoiceBar(
    /// What is chosen.
    label: &'static str,
    /// The choices.
    choices: Vec<Choice>,
    /// Which is chosen.
    #[prop(into)]
    selected: Live<usize>,
    /// Chooses one.
    on_select: Callback<usize>,
    /// Makes the ids of the reasons.
    id: &'static str,
) -> Drawn {
    let offs: Vec<Live<Option<String>>> = choices.iter().map(|choice| choice.off).collect();
    let move_focus = move |event: leptos::ev::KeyboardEvent| {
        let focused = rove(&event, "[role=radio]", Keys::Both);
        let Some(at) = focused.and_then(|it| it.get_attribute("data-at")?.parse::<usize>().ok()) else { return };
        if offs.get(at).is_some_and(|off| off.with_untracked(Option::is_none)) {
            on_select.run(at);
        }
    };
    let option = move |(at, choice): (usize, Choice)| {
        let reason_id = format!("{id}-reason-{at}");
        let described = reason_id.clone();
        let off = choice.off;
        view! {
            <div class="choice-slot">
                <button
                    type="button"
                    role="radio"
                    class="choice"
                    data-at=at.to_string()
                    data-audience=choice.style
                    aria-checked=follow(move || flag(selected.get() == at))
                    aria-disabled=follow(move || off.with(Option::is_some).then_some("true"))
                    aria-describedby=follow(move || off.with(Option::is_some).then(|| described.clone()))
                    tabindex=follow(move || tab_index(selected.get() == at))
                    on:click=move |_| {
                        if off.with_untracked(Option::is_none) {
                            on_select.run(at);
                        }
                    }
                >
                    {choice.icon.map(|icon| view! { <Glyph icon /> })}
                    {choice.name}
                    {dynamic(move || choice.mark.get().map(|mark| view! { <span class="choice-mark" title=mark><span class="hidden">{mark}</span></span> }))}
                </button>
                {dynamic(move || off.get().map(|reason| view! { <span class="tip" role="tooltip" id=reason_id.clone()>{reason}</span> }))}
            </div>
        }
    };
    view! {
        <div class="choices" role="radiogroup" aria-label=label on:keydown=move_focus>
            {choices.into_iter().enumerate().map(option).collect::<Vec<_>>()}
        </div>
    }
}
