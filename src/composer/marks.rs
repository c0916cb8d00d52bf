//! Marks in the text what is too long, and what is still to be filled in.

use crate::drawing::{Drawn, dynamic, view};
use crate::state::use_state;
use leptos::prelude::*;
use social_messaging_domain::replies;

/// How a stretch of the text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Plain,
    /// A placeholder that is empty.
    Empty,
    /// More than can be sent.
    Excess,
}

/// The text once more behind the text box, invisible but for the marks. It scrolls with the box.
#[component]
pub fn Marks() -> Drawn {
    let state = use_state();
    let marked = move || {
        let excess = state.excess.get();
        state.draft.with(|draft| {
            let draft = draft.as_ref()?;
            let text = &draft.text;
            if excess.is_some() || text.contains('{') { marked(text, &draft.left_to_agent, excess) } else { None }
        })
    };
    let stretch = |(mark, words): (Mark, String)| match mark {
        Mark::Plain => Drawn::of(words),
        Mark::Empty => view! { <mark class="mark-empty">{words}</mark> },
        Mark::Excess => view! { <mark>{words}</mark> },
    };
    dynamic(move || {
        marked().map(|stretches| {
            let stretches = stretches.into_iter().map(stretch).collect::<Vec<_>>();
            view! { <div class="text-box text-box-marks" dir="auto" aria-hidden="true">{stretches}</div> }
        })
    })
}

/// The stretches of a text, where any is marked; what is too long begins at a byte of it.
#[inline(never)] // The first view does without it.
fn marked(text: &str, left_to_agent: &[String], excess: Option<usize>) -> Option<Vec<(Mark, String)>> {
    let text = text.trim_end();
    let (fits, over) = text.split_at_checked(excess.unwrap_or(text.len()))?;
    let mut stretches = Vec::new();
    let mut end = 0;
    let empty = replies::placeholders(text, left_to_agent);
    for (at, written) in empty.into_iter().filter(|(at, _)| *at < fits.len()) {
        let to = (at + written.len()).min(fits.len());
        stretches.push((Mark::Plain, fits[end..at].to_owned()));
        stretches.push((Mark::Empty, fits[at..to].to_owned()));
        end = to;
    }
    stretches.push((Mark::Plain, fits[end..].to_owned()));
    stretches.push((Mark::Excess, over.to_owned()));
    stretches.retain(|(_, words)| !words.is_empty());
    stretches.iter().any(|(mark, _)| *mark != Mark::Plain).then_some(stretches)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::marked;

    #[test]
    fn what_is_empty_and_what_is_too_long_is_marked() {
        let stretches = |text: &str, excess: Option<usize>| {
            let stretches = marked(text, &["{order}".to_owned()], excess).unwrap_or_default();
            stretches.into_iter().map(|(mark, words)| format!("{mark:?} {words}")).collect::<Vec<_>>().join("|")
        };
        assert_eq!(stretches("Hi {code}", None), "");
        assert_eq!(stretches("Hi {order}", None), "Plain Hi |Empty {order}");
        assert_eq!(stretches("Hi {name}, bye ", None), "Plain Hi |Empty {name}|Plain , bye");
        assert_eq!(stretches("Hi there", Some(3)), "Plain Hi |Excess there");
        assert_eq!(stretches("{name}{agent} x", Some(10)), "Empty {name}|Empty {age|Excess nt} x");
    }
}
