//! Naming the consumer in an answer, and inviting them into a direct conversation.

use crate::composer::Reason;
use crate::conversation::{AccountFacts, Capability, ConversationFacts};
use crate::ids::MessageId;
use crate::message::Mention;
use crate::networks::{Lane, MentionForm, Network};
use crate::visibility::Visibility;

/// The consumer as a mention: `@handle` where the network has handles, else `@First name`.
///
/// # Errors
/// [`Reason::NoName`] for a person whose name the network does not share.
pub fn consumer_mention(facts: &ConversationFacts) -> Result<Mention, Reason> {
    let names = (facts.consumer_name.as_deref(), facts.consumer_handle.as_deref());
    mention(facts.account.network, &facts.consumer_network_id, names).ok_or(Reason::NoName)
}

/// Somebody else of the thread as a mention; `None` for whom the network shares no name of, or takes no mention of. The
/// names are the person's name and the handle without `@`.
#[must_use]
pub fn person_mention(network: Network, network_id: &str, names: (Option<&str>, Option<&str>)) -> Option<Mention> {
    let takes = network.rules().mentions_by_handle || is_number(network_id);
    mention(network, network_id, names).filter(|_| takes)
}

/// Whom an answer for these readers can name: the consumer, where the network has handles those whom the thread names, and
/// in public those who wrote in the thread. Nobody in a note, which is sent to no lane.
///
/// Nobody is there twice, nor anybody who is called as somebody before them: the text could not tell which is meant.
pub fn mentionable<'a>(
    facts: &ConversationFacts,
    visibility: Visibility,
    thread: impl Iterator<Item = &'a Mention>,
    writers: &'a [Mention],
) -> Vec<Mention> {
    if !matches!(visibility, Visibility::Public | Visibility::Direct) {
        return Vec::new();
    }
    let mut people: Vec<Mention> = consumer_mention(facts).into_iter().collect();
    let others = thread.filter(|_| facts.account.network.rules().mentions_by_handle);
    let writers = writers.iter().filter(|_| visibility == Visibility::Public);
    for mention in others.chain(writers).filter(|mention| mention.network_id != facts.account.network_id) {
        if people.iter().all(|known| known.network_id != mention.network_id && known.shown != mention.shown) {
            people.push(mention.clone());
        }
    }
    people
}

/// The text as the network is sent it on a lane: a comment carries the number of who is named, a message the name itself.
#[must_use]
pub fn for_lane(text: &str, mentions: &[Mention], lane: Lane) -> String {
    if lane.rules().mentions == MentionForm::AsShown {
        return text.to_owned();
    }
    let mut sent = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, mention)) = next_mention(rest, mentions) {
        sent.push_str(&rest[..at]);
        sent.push_str(&bracketed(&mention.network_id));
        rest = &rest[at + mention.shown.len()..];
    }
    sent.push_str(rest);
    sent
}

/// The text of an answer to what stands as deep as a network takes answers: it has to say whom it means.
///
/// Somebody whom the network does not name cannot be mentioned.
#[must_use]
pub fn addressed(consumer: &str, text: String, lane: Lane) -> String {
    let mention = bracketed(consumer);
    let wanted = lane.rules().mentions == MentionForm::Bracketed && is_number(consumer) && !text.contains(&mention);
    if wanted { format!("{mention} {text}") } else { text }
}

/// Where the agent's public answer invites the consumer into a direct conversation.
///
/// # Errors
/// [`Reason::NoDirectLink`] when the account has nothing to link to, [`Reason::NotCapable`] when it must not.
pub fn direct_link(account: &AccountFacts) -> Result<String, Reason> {
    if !account.can(Capability::DirectLink) {
        return Err(Reason::NotCapable);
    }
    let rules = account.network.rules();
    let username = account.username.as_deref().filter(|name| rules.direct_link_by_username && !name.is_empty());
    let place = username.unwrap_or(&account.network_id);
    if place.is_empty() || rules.direct_link.is_empty() {
        return Err(Reason::NoDirectLink);
    }
    Ok(format!("{}{place}", rules.direct_link))
}

/// The text of a public answer as it is sent: behind its direct links stands the number of the answered message, which
/// comes back with whoever follows them, where the network has a place for it.
#[must_use]
pub fn traceable(account: &AccountFacts, text: String, answered: &MessageId) -> String {
    let rules = account.network.rules();
    match rules.direct_link_reference {
        Some(reference) if text.contains(rules.direct_link) => with_reference(account, text, reference, answered),
        _ => text,
    }
}

#[inline(never)] // The widget's first view does without it.
fn with_reference(account: &AccountFacts, text: String, reference: &str, answered: &MessageId) -> String {
    let Ok(link) = direct_link(account) else { return text };
    let mut pieces = text.split(link.as_str());
    let mut sent = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        sent.push_str(&link);
        if !goes_on(piece) {
            sent.push_str(reference);
            sent.push_str(answered.as_str());
        }
        sent.push_str(piece);
    }
    sent
}

/// Whether an address goes on there: then it is another one, or has a reference of its own.
fn goes_on(rest: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || "/?#&=_-%~@:+".contains(character);
    let mut rest = rest.chars();
    match rest.next() {
        // A stop may end the sentence.
        Some('.') => rest.next().is_some_and(is_part),
        next => next.is_some_and(is_part),
    }
}

fn mention(network: Network, network_id: &str, (name, handle): (Option<&str>, Option<&str>)) -> Option<Mention> {
    let name = if network.rules().mentions_by_handle { handle } else { name };
    let name = name.map(str::trim).filter(|name| !name.is_empty())?;
    Some(Mention { network_id: network_id.to_owned(), shown: format!("@{name}") })
}

/// Whether the network itself gave the number: what stands for somebody without a name is none.
fn is_number(network_id: &str) -> bool {
    !network_id.is_empty() && network_id.bytes().all(|byte| byte.is_ascii_digit())
}

fn bracketed(network_id: &str) -> String {
    format!("@[{network_id}]")
}

/// The first place where somebody is mentioned; of names that begin alike, the longest.
fn next_mention<'a>(text: &str, mentions: &'a [Mention]) -> Option<(usize, &'a Mention)> {
    let found = mentions.iter().filter(|mention| mention.shown.len() > 1).filter_map(|mention| {
        let at = text.match_indices(&mention.shown).map(|(at, _)| at).find(|at| stands_alone(text, *at, mention))?;
        Some((at, mention))
    });
    found.min_by_key(|(at, mention)| (*at, usize::MAX - mention.shown.len()))
}

/// A mention is not the beginning of a longer word, nor the end of one.
fn stands_alone(text: &str, at: usize, mention: &Mention) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mention.shown.len()..].chars().next();
    let word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    !word(before) && !word(after)
}
