//! Somebody wrote: the consumer, the brand natively, or we ourselves.

use super::echo::{self, Echo};
use super::{Applied, erase, find, people, threads};
use crate::networks::{InboundAttachment, InboundAuthor, InboundMessage};
use crate::service::codes::code;
use crate::service::conversations::history::{self, Done};
use crate::service::error::ServiceError;
use crate::service::messages::{self, OWNER};
use crate::service::unit::ledger::{Brand, Ledger};
use crate::service::unit::standing;
use crate::store::entities::{media, message};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, Set};
use serde_json::Value;
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::message::{AuthorKind, Kind};
use social_messaging_domain::visibility::Visibility;
use social_messaging_domain::work::WorkAct;

/// Takes a message in.
///
/// # Errors
/// When the store fails.
pub(super) async fn written(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    mut inbound: InboundMessage,
) -> Result<Applied, ServiceError> {
    if inbound.visibility == Visibility::Public && !brand.row.public_lane {
        return Ok(Applied::Ignored);
    }
    let known = find(ledger.unit.on(), &brand.row.id, &inbound.network_id).await?;
    let known = match known {
        Some(row) if !row.conversation_id.is_empty() => return again(ledger, brand, &inbound, row).await,
        other => other,
    };
    let by_brand = matches!(inbound.author, InboundAuthor::Brand { .. });
    if by_brand {
        match echo::of(ledger, brand, &inbound).await? {
            Echo::Ours => return Ok(Applied::Done),
            Echo::PerhapsOurs => return Ok(Applied::Later),
            Echo::NotOurs => {}
        }
    }
    let Some(conversation) = belongs_to(ledger, brand, &inbound).await? else { return Ok(Applied::Ignored) };
    threads::led(ledger, brand, &mut inbound, &conversation).await?;
    let is_new = known.is_none();
    let row = filled(ledger, brand, &inbound, known, conversation).await?;
    if is_new {
        message::Entity::insert(row.clone().into_active_model()).exec_without_returning(ledger.unit.on()).await?;
    } else {
        message::Entity::update(row.clone().into_active_model().reset_all()).exec(ledger.unit.on()).await?;
    }
    if row.deleted {
        erase::files_of(ledger.unit.on(), OWNER, &row.id).await?;
    } else {
        keep_files(ledger, &row, &inbound.attachments).await?;
    }
    arrived(ledger, &row, inbound.kind, inbound.visibility).await?;
    threads::adopt(ledger, &row).await?;
    Ok(if row.deleted { Applied::Erase } else { Applied::Done })
}

/// What was told before is told again: only what is later than what is known counts.
async fn again(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    inbound: &InboundMessage,
    row: message::Model,
) -> Result<Applied, ServiceError> {
    if row.deleted {
        return Ok(Applied::Erase);
    }
    if row.author_kind == code(&AuthorKind::Agent) {
        echo::of(ledger, brand, inbound).await?;
        return Ok(Applied::Done);
    }
    let later = inbound.edited_at.map(|at| at.0).filter(|at| row.edited_at.is_none_or(|known| known < *at));
    if let Some(at) = later {
        let mut row = row;
        messages::say(&mut row, inbound.text.clone());
        row.edited_at = Some(at);
        message::Entity::update(row.clone().into_active_model().reset_all()).exec(ledger.unit.on()).await?;
        ledger.tell_message(&row).await?;
    }
    Ok(Applied::Done)
}

/// The conversation that a message belongs to: empty while what it answers is not known yet, `None` for what concerns
/// no consumer.
async fn belongs_to(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    inbound: &InboundMessage,
) -> Result<Option<String>, ServiceError> {
    let public_event = !standing::wants_an_answer(inbound.kind, inbound.visibility);
    let Some(consumer) = &inbound.consumer_network_id else {
        let Some(parent) = &inbound.parent_network_id else { return Ok(None) };
        let parent = threads::parent(ledger.unit.on(), &brand.row.id, parent).await?;
        return Ok(Some(parent.map(|row| row.conversation_id).unwrap_or_default()));
    };
    if public_event {
        // A repost alone is nothing to work on.
        let Some(consumer) = ledger.consumer(&brand.row.id, consumer).await? else { return Ok(None) };
        return Ok(ledger.conversation_with(&consumer).await?);
    }
    let consumer = ledger.meet(&brand.row.id, consumer).await?;
    let consumer = match &inbound.author {
        InboundAuthor::Consumer(person) if person.network_id == consumer.network_id => {
            people::introduced(ledger, consumer, person).await?
        }
        InboundAuthor::Unnamed => people::unnamed(ledger, consumer).await?,
        _ => consumer,
    };
    Ok(Some(ledger.converse(&consumer).await?))
}

/// The row of a message: new, or what was learned of it before with the rest filled in.
async fn filled(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    inbound: &InboundMessage,
    known: Option<message::Model>,
    conversation: String,
) -> Result<message::Model, ServiceError> {
    let (author_kind, name, author_network_id) = author(brand, inbound);
    let now = ledger.unit.now();
    let mut row = known.unwrap_or_else(|| numbered(ledger, brand, &inbound.network_id));
    let edited_at = inbound.edited_at.map(|at| at.0);
    if !row.deleted && (row.edited_at.is_none() || edited_at > row.edited_at) {
        messages::say(&mut row, inbound.text.clone());
        row.edited_at = edited_at;
    }
    if !row.deleted {
        row.mentions = serde_json::to_value(&inbound.mentions).unwrap_or(Value::Array(Vec::new()));
        row.permalink.clone_from(&inbound.permalink);
    }
    let parent = threads::answered(ledger.unit.on(), &brand.row.id, inbound, &conversation).await?;
    row.answer_under.clone_from(&inbound.answer_under);
    if let Some(parent) = parent {
        row.answer_under = threads::under(row.answer_under, &parent);
        row.answers_id = Some(parent.id);
    }
    row.conversation_id = conversation;
    row.kind = code(&inbound.kind);
    row.visibility = code(&inbound.visibility);
    row.author_kind = code(&author_kind);
    row.author_name = name;
    row.author_network_id = author_network_id;
    row.sent_at = inbound.sent_at.0;
    row.arrived_at = now.0;
    if row.hidden_at.is_none() {
        row.hidden = inbound.hidden;
    }
    row.on_ad = inbound.on_ad.unwrap_or(false);
    row.parent_network_id.clone_from(&inbound.parent_network_id);
    row.post_network_id.clone_from(&inbound.post_network_id);
    Ok(row)
}

fn author(brand: &Brand, inbound: &InboundMessage) -> (AuthorKind, Option<String>, Option<String>) {
    match &inbound.author {
        InboundAuthor::Consumer(person) => (AuthorKind::Consumer, person.name.clone(), Some(person.network_id.clone())),
        InboundAuthor::Unnamed => (AuthorKind::Consumer, None, inbound.consumer_network_id.clone()),
        InboundAuthor::Brand { .. } => (AuthorKind::Brand, None, Some(brand.row.network_id.clone())),
    }
}

/// A message of which nothing is known but its number; it belongs to no conversation and nobody sees it.
pub(super) fn numbered(ledger: &Ledger<'_>, brand: &Brand, network_id: &str) -> message::Model {
    let blank = messages::blank(ledger.unit.new_id(), &brand.row.id, ledger.unit.now());
    message::Model { network_id: Some(network_id.to_owned()), ..blank }
}

async fn keep_files(ledger: &Ledger<'_>, row: &message::Model, attachments: &[InboundAttachment]) -> Result<(), DbErr> {
    if attachments.is_empty() {
        return Ok(());
    }
    let files = attachments.iter().zip(0..).map(|(file, position)| media::ActiveModel {
        id: Set(ledger.unit.new_id()),
        account_id: Set(row.account_id.clone()),
        owner_kind: Set(OWNER.to_owned()),
        owner_id: Set(row.id.clone()),
        position: Set(position),
        kind: Set(code(&file.kind)),
        source_url: Set(file.url.clone()),
        preview_url: Set(file.preview_url.clone()),
        description: Set(file.description.clone()),
        link: Set(file.link.clone()),
        title: Set(file.title.clone()),
        stored_id: Set(None),
    });
    let insert = media::Entity::insert_many(files).on_conflict_do_nothing();
    insert.exec_without_returning(ledger.unit.on()).await?;
    Ok(())
}

/// Tells of a message that has found its conversation, and sets that in motion.
pub(super) async fn arrived(
    ledger: &mut Ledger<'_>,
    row: &message::Model,
    kind: Kind,
    visibility: Visibility,
) -> Result<(), ServiceError> {
    if row.conversation_id.is_empty() {
        return Ok(());
    }
    ledger.tell_arrival(row).await?;
    let touched = ledger.touch(&row.conversation_id).await?;
    if touched.row.last_message_id.is_none() {
        touched.row.state = code(&WorkState::Open);
    }
    if row.author_kind != code(&AuthorKind::Consumer) {
        touched.answered = true;
        return Ok(());
    }
    if visibility == Visibility::Direct {
        touched.row.window_opened_at = touched.row.window_opened_at.max(Some(row.sent_at));
    }
    if row.deleted || !standing::wants_an_answer(kind, visibility) {
        return Ok(());
    }
    touched.written.push(row.sent_at);
    if touched.row.state == code(&WorkState::Closed) {
        touched.row.state = code(&WorkState::Open);
        touched.row.waiting_since = None;
        let reopened = touched.row.clone();
        history::record(&mut ledger.unit, &reopened, Done::by(WorkAct::Reopened, None)).await?;
    }
    Ok(())
}
