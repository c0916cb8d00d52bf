//! A place to try out how long a text is, apart from the composer.

use crate::app::actions::write;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::{intl, normalize};
use crate::state::model::Count;
use crate::state::{Intent, State, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::attribute::flag;
use crate::ui::audience::AudienceMark;
use crate::ui::dialog::Dialog;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::visibility::Visibility;

/// A text and how long it is for each audience. Use appends it to the composer, Done leaves it for the next time.
#[component]
pub fn CharacterCounter(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    let node = NodeRef::<html::Textarea>::new();
    let begun = state.with_model(|model| model.measured().to_owned()).unwrap_or_default();
    let written = Source::new(begun.clone());
    let typed = move |_| {
        let text = node.get_untracked().map(|text_box| text_box.value()).unwrap_or_default();
        written.set(text.clone());
        state.dispatch(Intent::Measure(text));
    };
    let measured = Live::new(move || written.with(|written| normalize::normalize(written)));
    let counts = Visibility::CHOICES.map(|visibility| (visibility, count(state, visibility, measured)));
    let too_long = Live::new(move || {
        let over = counts.iter().filter(|(_, count)| count.get().is_some_and(|count| count.remaining() < 0));
        let said = over.map(|(of, _)| filled(Text::CounterTooLong, &[("audience", texts::visibility(*of))]));
        said.collect::<Vec<_>>().join(" ")
    });
    let empty = Live::new(move || written.with(|written| written.trim().is_empty()));
    let put_in = move |_| {
        if empty.get_untracked() {
            return;
        }
        on_close.run(());
        state.dispatch(Intent::UseMeasured);
        write();
    };
    view! {
        <Dialog label=text(Text::CharacterCounter) on_close>
            <h2 class="dialog-title">{text(Text::CharacterCounter)}</h2>
            <div class="character-counter">
                <textarea class="text-box" node_ref=node rows="5" dir="auto" autofocus="" aria-label=text(Text::CounterText) aria-describedby="counter-counts" on:input=typed>{begun}</textarea>
                <ul class="counter-counts" id="counter-counts">
                    {counts.map(|(visibility, count)| line(visibility, count)).into_iter().collect::<Vec<_>>()}
                </ul>
                <span class="hidden" role="status">{follow(move || too_long.get())}</span>
                <div class="counter-buttons">
                    <button type="button" class="button" aria-disabled=follow(move || flag(empty.get())) on:click=put_in>{text(Text::CounterUse)}</button>
                    <button type="button" class="button" on:click=move |_| on_close.run(())>{text(Text::CounterDone)}</button>
                </div>
            </div>
        </Dialog>
    }
}

fn count(state: State, visibility: Visibility, measured: Live<String>) -> Live<Option<Count>> {
    Live::new(move || {
        let count = |text: &String| state.with_model(|model| model.count_for(visibility, text)).flatten();
        // What the conversation allows may change while the dialog is open.
        state.detail.with(|_| measured.with(count))
    })
}

fn line(visibility: Visibility, count: Live<Option<Count>>) -> Drawn {
    let words = |count: Count| {
        let number = |number: usize| intl::number(number as u64);
        let (length, maximum) = (number(count.length), number(count.maximum));
        let over = number(count.length.saturating_sub(count.maximum));
        let says = if count.remaining() < 0 { Text::CounterOver } else { Text::CounterOf };
        filled(says, &[("length", &length), ("maximum", &maximum), ("over", &over)])
    };
    let class =
        move || count.get().map(|count| if count.remaining() < 0 { "count-of count-of--over" } else { "count-of" });
    let shown = Live::new(move || count.with(Option::is_some));
    dynamic(move || {
        shown.get().then(|| {
            view! {
                <li>
                    <AudienceMark visibility />
                    <span class=follow(class)>{follow(move || count.get().map(words))}</span>
                </li>
            }
        })
    })
}
