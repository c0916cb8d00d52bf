//! Consumers who answer when they are answered.

use std::time::Duration;

use serde_json::{Value, json};

use crate::control::act;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::X_ACCOUNT_ID;
use crate::state::facebook::{Author, Comment};
use crate::state::people::Person;
use crate::state::x::Tweet;
use crate::webhooks::deliveries;

/// A brand's comment: the person it answers replies under it, or goes where a link leads.
pub(crate) fn to_comment(sandbox: &Shared, on: &str, comment: &Comment) {
    let person = {
        let state = sandbox.state();
        let tagged = comment.message_tags.first().and_then(|tag| tag["id"].as_str()).map(str::to_owned);
        let author = state.facebook.comments.get(on).map(|comment| &comment.author);
        let author = author.or_else(|| state.facebook.posts.get(on).map(|post| &post.author));
        tagged.or_else(|| match author {
            Some(Author::Person(id)) => Some(id.clone()),
            _ => None,
        })
    };
    let Some(person) = person else { return };
    let linked = comment.message.contains("m.me/");
    let message = comment.message.clone();
    let (post, parent) = (comment.post.clone(), comment.parent.clone().unwrap_or_else(|| comment.id.clone()));
    later(sandbox, move |state| {
        let text = state.people.next_answer(on_facebook(&person));
        if linked {
            vec![
                json!({"messenger_link": {"from": person, "link": message}}),
                json!({"messenger_message": {"from": person, "text": text}}),
            ]
        } else {
            vec![json!({"facebook_comment": {"from": person, "post": post, "parent": parent, "text": text}})]
        }
    });
}

/// A Messenger message of the brand's.
pub(crate) fn to_message(sandbox: &Shared, psid: &str) {
    let person = psid.to_owned();
    later(sandbox, move |state| {
        let text = state.people.next_answer(on_facebook(&person));
        vec![json!({"messenger_message": {"from": person, "text": text}})]
    });
}

/// A post of the brand's: whom it replies to replies, or writes a direct message where a link leads.
pub(crate) fn to_tweet(sandbox: &Shared, tweet: &Tweet) {
    let author = {
        let state = sandbox.state();
        tweet.in_reply_to.as_ref().and_then(|id| state.x.tweets.get(id)).map(|parent| parent.author.clone())
    };
    let Some(person) = author.filter(|author| author != X_ACCOUNT_ID) else { return };
    let linked = tweet.links.iter().any(|link| link.expanded.contains("/messages/compose"));
    let to = tweet.id.clone();
    later(sandbox, move |state| {
        let text = state.people.next_answer(on_x(&person));
        if linked {
            vec![json!({"x_dm": {"from": person, "text": text}})]
        } else {
            vec![json!({"x_reply": {"from": person, "to": to, "text": text}})]
        }
    });
}

/// A direct message of the brand's.
pub(crate) fn to_direct_message(sandbox: &Shared, participant: &str, _text: &str) {
    let person = participant.to_owned();
    later(sandbox, move |state| {
        let text = state.people.next_answer(on_x(&person));
        vec![json!({"x_dm": {"from": person, "text": text}})]
    });
}

fn on_facebook(id: &str) -> impl Fn(&Person) -> bool {
    move |person| person.facebook.as_ref().is_some_and(|identity| identity.id == id)
}

fn on_x(id: &str) -> impl Fn(&Person) -> bool {
    move |person| person.x.as_ref().is_some_and(|identity| identity.id == id)
}

fn later(sandbox: &Shared, answer: impl FnOnce(&mut State) -> Vec<Value> + Send + 'static) {
    let settings = sandbox.state().settings.clone();
    if !settings.answers {
        return;
    }
    let sandbox = sandbox.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(settings.answer_delay_ms)).await;
        let updates = {
            let mut state = sandbox.state();
            let acts = answer(&mut state).into_iter().map(|wanted| act::perform(&mut state, act::read(wanted)?));
            match acts.collect::<Result<Vec<_>, _>>() {
                Ok(outcomes) => outcomes.into_iter().flat_map(|outcome| outcome.updates).collect::<Vec<_>>(),
                Err(reason) => {
                    tracing::warn!(reason, "a consumer could not answer");
                    return;
                }
            }
        };
        sandbox.webhooks.deliver(deliveries(&updates, 25)).await;
    });
}
