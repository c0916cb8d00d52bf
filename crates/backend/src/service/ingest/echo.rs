//! What the brand wrote comes back from the network: our own call's echo, or something native.

use crate::networks::{Call, InboundAuthor, InboundMessage, PrivateReplyTo};
use crate::service::codes;
use crate::service::deliveries::{self, settle};
use crate::service::error::ServiceError;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::delivery;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Lane;
use social_messaging_domain::time::MINUTE;

/// Whose message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Echo {
    /// A delivery's, which is settled now.
    Ours,
    /// A call is on its way that it could be the echo of.
    PerhapsOurs,
    /// Somebody else's: native, or another application's.
    NotOurs,
}

/// How far the network's clock may be behind ours.
const SKEW: i64 = 5 * MINUTE;

/// Finds the delivery that a message of the brand is the echo of, and settles it.
///
/// # Errors
/// When the store fails.
pub(super) async fn of(ledger: &mut Ledger<'_>, brand: &Brand, inbound: &InboundMessage) -> Result<Echo, ServiceError> {
    if let Some(found) = named(ledger, brand, inbound).await? {
        settle::came_back(ledger, found, &inbound.network_id).await?;
        return Ok(Echo::Ours);
    }
    let open = open(ledger, brand, inbound).await?;
    if let Some(found) = open.iter().find(|row| resembles(row, inbound)) {
        settle::came_back(ledger, found.clone(), &inbound.network_id).await?;
        return Ok(Echo::Ours);
    }
    let now = ledger.unit.now().0;
    let on_its_way = |row: &&delivery::Model| {
        row.state == deliveries::SENDING && row.lease_until.is_some_and(|until| now < until) && same_place(row, inbound)
    };
    Ok(if open.iter().any(|row| on_its_way(&row)) { Echo::PerhapsOurs } else { Echo::NotOurs })
}

/// By what our call carried along, or by the number that its answer gave.
async fn named(
    ledger: &Ledger<'_>,
    brand: &Brand,
    inbound: &InboundMessage,
) -> Result<Option<delivery::Model>, ServiceError> {
    let mut any = Condition::any().add(delivery::Column::NetworkId.eq(&inbound.network_id));
    if let InboundAuthor::Brand { metadata: Some(metadata), .. } = &inbound.author
        && let Some((client_id, ordinal)) = deliveries::read_metadata(metadata)
    {
        any = any.add(delivery::Column::ClientId.eq(client_id).and(delivery::Column::Ordinal.eq(ordinal)));
    }
    let found = delivery::Entity::find()
        .filter(delivery::Column::AccountId.eq(&brand.row.id))
        .filter(delivery::Column::Purpose.eq(deliveries::SEND))
        .filter(any)
        .one(ledger.unit.on())
        .await?;
    Ok(found)
}

/// The deliveries of the account whose outcome is not settled, the oldest first.
async fn open(
    ledger: &Ledger<'_>,
    brand: &Brand,
    inbound: &InboundMessage,
) -> Result<Vec<delivery::Model>, ServiceError> {
    let unknown = Condition::all()
        .add(delivery::Column::State.is_in([deliveries::FAILED, deliveries::CANCELLED]))
        .add(delivery::Column::Reason.eq(codes::code(&FailureReason::OutcomeUnknown)));
    let any = Condition::any()
        .add(delivery::Column::State.is_in([deliveries::SENDING, deliveries::UNCONFIRMED]))
        .add(unknown);
    let rows = delivery::Entity::find()
        .filter(delivery::Column::AccountId.eq(&brand.row.id))
        .filter(delivery::Column::Purpose.eq(deliveries::SEND))
        .filter(delivery::Column::NetworkId.is_null())
        .filter(any)
        .order_by_asc(delivery::Column::Id)
        .all(ledger.unit.on())
        .await?;
    let begun = |row: &delivery::Model| row.started_at.is_some_and(|at| at <= inbound.sent_at.0.saturating_add(SKEW));
    Ok(rows.into_iter().filter(begun).collect())
}

/// Whether a delivery goes where the message stands.
fn same_place(row: &delivery::Model, inbound: &InboundMessage) -> bool {
    let Ok(call) = codes::json::<Call>(&row.call) else { return false };
    let under = |object: &str| inbound.parent_network_id.as_deref() == Some(object);
    let to = |person: &str| inbound.consumer_network_id.as_deref() == Some(person);
    match &call {
        Call::FacebookComment { object, .. } => under(object),
        Call::XReply { in_reply_to, .. } => under(in_reply_to),
        Call::Messenger { recipient, .. } | Call::MessengerFile { recipient, .. } => to(recipient),
        Call::XDirectMessage { participant, .. } => to(participant),
        Call::PrivateReply { to: PrivateReplyTo::Comment(_) | PrivateReplyTo::Post(_), .. } => {
            let lane = codes::read::<Lane>(&row.lane).unwrap_or(Lane::Unknown);
            lane.rules().visibility == inbound.visibility
        }
        Call::Like { .. }
        | Call::Unlike { .. }
        | Call::Hide { .. }
        | Call::Unhide { .. }
        | Call::Delete { .. }
        | Call::Block { .. }
        | Call::Unblock { .. } => false,
    }
}

/// Whether a delivery without a name of its own goes to the same place with the same words.
fn resembles(row: &delivery::Model, inbound: &InboundMessage) -> bool {
    let Ok(call) = codes::json::<Call>(&row.call) else { return false };
    let text = match &call {
        Call::FacebookComment { message: text, .. } | Call::XReply { text, .. } | Call::XDirectMessage { text, .. } => {
            text
        }
        // These bring their metadata back, and the others are no messages.
        _ => return false,
    };
    let shows = !call.files().is_empty();
    // A file may go without a word: then it is known by its place.
    let same = if shows && is_wordless(text) { is_wordless(&inbound.text) } else { same_words(text, &inbound.text) };
    same_place(row, inbound) && same && (!shows || !inbound.attachments.is_empty())
}

/// Whether what came back is what was sent, apart from spaces, resolved mentions and handles put in front of it.
fn same_words(sent: &str, back: &str) -> bool {
    let handles = |text: &str| !sent.starts_with('@') && text.starts_with('@');
    let words = back.split_whitespace().skip_while(|word| handles(word));
    let back: String = words.collect();
    let mut rest = back.as_str();
    let pieces: Vec<String> = without_mentions(sent).iter().map(|piece| piece.split_whitespace().collect()).collect();
    if !rest.starts_with(pieces[0].as_str()) || pieces.iter().all(String::is_empty) {
        return false;
    }
    for piece in &pieces {
        let Some(at) = rest.find(piece.as_str()) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty() || pieces.len() > 1 && pieces.last().is_some_and(String::is_empty)
}

/// Whether a text says nothing but whom it is to.
fn is_wordless(text: &str) -> bool {
    let mut words = without_mentions(text).into_iter().flat_map(str::split_whitespace);
    words.all(|word| word.starts_with('@'))
}

/// The pieces of a text between its `@[number]` mentions.
fn without_mentions(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("@[") {
        pieces.push(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::same_words;

    #[test]
    fn the_network_may_resolve_mentions_and_put_names_in_front() {
        assert!(same_words("On its way!", "On its way!"));
        assert!(same_words("On its way!", "@ada On  its way!"));
        assert!(same_words("@[770] On its way @[771]", "Ada Example On its way Bob"));
        assert!(!same_words("On its way!", "On its way! Really."));
        assert!(!same_words("On its way!", "Hello"));
        assert!(!same_words("Yes", "No, not yet. Yes"));
        assert!(!same_words("", "Hello"));
    }
}
