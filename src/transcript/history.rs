//! What was done with the conversation, between the messages.

use crate::drawing::{Drawn, view};
use crate::platform::intl::{Style, Zone};
use crate::state::use_state;
use crate::texts::{Text, filled, text};
use crate::ui::moment::Moment;
use leptos::prelude::*;
use social_messaging_domain::ids::AgentId;
use social_messaging_domain::work::{WorkAct, WorkChange};

/// Who did what, and when.
#[expect(clippy::needless_pass_by_value, reason = "the props of a component are its own")]
#[component]
pub fn HistoryLine(
    /// What was done.
    change: WorkChange,
    /// How much of the moment tells when.
    style: Style,
) -> Drawn {
    draw(&change, style)
}

#[inline(never)] // The first view does without it.
fn draw(change: &WorkChange, style: Style) -> Drawn {
    let me = use_state().with_model(|model| model.agent().cloned()).flatten();
    let Some(words) = words(change, me.as_ref()) else { return Drawn::nothing() };
    view! {
        <p class="transcript-done">
            <bdi>{words}</bdi>
            " · "
            <Moment at=change.at zone=Zone::Own zone_name=text(Text::AgentsTime).to_owned() style />
        </p>
    }
}

/// The change in words; `None` for one that a newer backend knows.
fn words(change: &WorkChange, me: Option<&AgentId>) -> Option<String> {
    let by_me = change.agent.is_some() && change.agent.as_ref() == me;
    let by = |mine: Text, others: Text| if by_me { mine } else { others };
    let words = match (change.act, &change.agent, &change.to) {
        (WorkAct::Taken, ..) => by(Text::YouTook, Text::Took),
        // Whoever passes it to themselves takes it.
        (WorkAct::Reassigned, from, Some(to)) if from.as_ref() == Some(to) => by(Text::YouTook, Text::Took),
        (WorkAct::Reassigned, _, Some(to)) if Some(to) == me => Text::PassedToYou,
        (WorkAct::Reassigned, _, Some(_)) => by(Text::YouPassed, Text::Passed),
        (WorkAct::Reassigned, _, None) if change.skill.is_some() => by(Text::YouRouted, Text::Routed),
        (WorkAct::Reassigned, _, None) => by(Text::YouPutBack, Text::PutBack),
        (WorkAct::Closed, ..) => by(Text::YouClosed, Text::Closed),
        (WorkAct::Reopened, Some(_), _) => by(Text::YouReopened, Text::Reopened),
        (WorkAct::Reopened, None, _) => Text::ReopenedByMessage,
        (WorkAct::Unknown, ..) => return None,
    };
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    let (name, to, skill) = (value(&change.agent_name), value(&change.to_name), value(&change.skill));
    Some(filled(words, &[("name", &name), ("to", &to), ("skill", &skill)]))
}
