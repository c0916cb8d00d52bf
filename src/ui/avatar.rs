//! A person's picture.

use crate::ui::drawn::view;
use crate::ui::erased::{dynamic, follow};
use leptos::prelude::*;

/// How many tints the styles have for people without a picture.
const TINTS: usize = 6;

/// A person's picture, or the first letter of the name where there is none or it does not load. The name stands beside it.
#[component]
pub fn Avatar(
    /// The path of the picture and the name.
    #[prop(into)]
    person: Signal<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    let picture = move || person.with(|(url, _)| url.clone()).filter(|url| failed.with(|it| it.as_ref() != Some(url)));
    let tint = move || {
        person.with(|(_, name)| name.as_deref().map_or(0, |name| name.bytes().map(usize::from).sum::<usize>() % TINTS))
    };
    let letter = move || person.with(|(_, name)| initial(name.as_deref()));
    view! {
        <span class="avatar" data-tint=follow(move || tint().to_string()) aria-hidden="true">
            {follow(letter)}
            {dynamic(move || {
                picture().map(|url| {
                    let failing = url.clone();
                    view! {
                        <img src=url alt="" loading="lazy" decoding="async" on:error=move |_| failed.set(Some(failing.clone())) />
                    }
                })
            })}
        </span>
    }
}

fn initial(name: Option<&str>) -> String {
    let first = name.and_then(|name| name.chars().find(|character| character.is_alphanumeric()));
    first.map_or_else(|| "?".to_owned(), |character| character.to_uppercase().collect())
}
