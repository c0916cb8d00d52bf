//! The page in a browser on a slow processor, with a long conversation open and with a short one.

use std::fs;

use anyhow::Context;
use serde::Deserialize;

use super::served::Served;
use super::table::Measure;
use crate::command::{run, say};
use crate::workspace::Workspace;
use crate::{tools, widget_build};

/// What the browser measured, one after the other in one page.
#[derive(Deserialize)]
struct Measured {
    long: Conversation,
    short: Conversation,
    /// The long one on a page that is written by hand and has nothing else.
    by_hand: Conversation,
}

/// What an open conversation costs the page; times in milliseconds.
#[derive(Deserialize)]
struct Conversation {
    longest_task: f64,
    tasks_over_50: f64,
    keystroke: f64,
    slowest_keystroke: f64,
    elements: f64,
}

/// Opens the conversations of two people in the widget, scrolls and types in them.
///
/// # Errors
/// When there is no browser, or the page does not do as it should.
pub(super) fn measure(workspace: &Workspace, served: &Served, people: [&str; 3]) -> anyhow::Result<Vec<Measure>> {
    say("Measuring", "the page in Chromium, its processor slowed down to a quarter");
    let mut playwright = tools::playwright(workspace)?;
    let results = workspace.scratch("bench")?.join("page.json");
    let [long, short, first] = people;
    playwright
        .args(["--config", "bench.config.ts"])
        .env("E2E_WIDGET", widget_build::directory(workspace))
        .env("BENCH_BACKEND", &served.backend)
        .env("BENCH_SANDBOX", &served.sandbox)
        .env("BENCH_TOKEN", &served.token)
        .env("BENCH_PEOPLE", format!("{long},{short},{first}"))
        .env("BENCH_RESULTS", &results);
    run(playwright, "playwright")?;
    let text = fs::read_to_string(&results).context("the browser measured nothing")?;
    Ok(measures(&serde_json::from_str(&text)?))
}

fn measures(measured: &Measured) -> Vec<Measure> {
    let Measured { long, short, by_hand } = measured;
    let compared = |what: [&'static str; 2], read: fn(&Conversation) -> f64, unit| {
        let beside = |what, baseline| Measure { what, value: read(long), baseline: read(baseline), unit };
        [beside(what[0], short), beside(what[1], by_hand)]
    };
    [
        compared(
            ["4x throttled, the longest task, 10,000 messages open : 50", "the same : a page by hand with 10,000"],
            |page| page.longest_task,
            "ms",
        ),
        compared(
            ["4x throttled, tasks over 50 ms, 10,000 messages open : 50", "the same : a page by hand with 10,000"],
            |page| page.tasks_over_50,
            "",
        ),
        compared(
            ["4x throttled, a keystroke to the next frame, 10,000 messages : 50", "the same : a page by hand"],
            |page| page.keystroke,
            "ms",
        ),
        compared(
            ["4x throttled, the slowest of those keystrokes", "the same : a page by hand"],
            |page| page.slowest_keystroke,
            "ms",
        ),
        compared(
            ["elements after scrolling up, 10,000 messages : 50", "the same : a page by hand"],
            |page| page.elements,
            "",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_conversation_is_compared_with_the_short_one_and_with_a_page_by_hand() {
        let page = r#"{"longest_task":40,"tasks_over_50":0,"keystroke":12,"slowest_keystroke":20,"elements":900}"#;
        let by_hand = page.replace("40", "10");
        let all = format!(r#"{{"long":{page},"short":{},"by_hand":{by_hand}}}"#, page.replace("40", "20"));
        let measures = measures(&serde_json::from_str(&all).unwrap());
        let pairs: Vec<_> = measures.iter().map(|measure| (measure.value, measure.baseline)).collect();
        assert_eq!(pairs[..2], [(40.0, 20.0), (40.0, 10.0)]);
    }
}
