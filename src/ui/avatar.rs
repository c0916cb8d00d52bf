//! A person's picture.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use leptos::prelude::*;

/// How many tints the styles have for people without a picture.
const TINTS: usize = 6;

/// A person's picture, or the first letter of the name where there is none or it does not load. The name stands beside it.
#[component]
pub fn Avatar(
    /// The path of the picture and the name.
    #[prop(into)]
    person: Live<(Option<String>, Option<String>)>,
) -> Drawn {
    let failed = Source::new(None::<String>);
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
    let first = name.and_then(|name| {
        name.chars().find(|character| !character.is_whitespace() && !character.is_ascii_punctuation())
    });
    first.map_or_else(|| "?".to_owned(), |character| character.to_string())
}
