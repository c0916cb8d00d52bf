//! Rows as ingestion writes them.

use super::Say;
use sea_orm::{EntityTrait, Set};
use social_messaging_backend::service::clock::new_id;
use social_messaging_backend::service::error::ServiceError;
use social_messaging_backend::service::unit::Unit;
use social_messaging_backend::store::entities::{consumer, conversation, message};
use social_messaging_backend::store::folding::{folded, folded_person};

/// A conversation with a consumer of that number and name; the event that it is there is in the log.
pub(super) async fn conversation(unit: &mut Unit<'_>, account: &str, consumer: &str) -> Result<String, ServiceError> {
    let (id, person) = (unit.new_id(), unit.new_id());
    let row = consumer::ActiveModel {
        id: Set(person.clone()),
        account_id: Set(account.to_owned()),
        network_id: Set(consumer.to_owned()),
        name: Set(Some(format!("Person {consumer}"))),
        folded: Set(folded_person(Some(&format!("Person {consumer}")), None)),
        profile_state: Set("loading".to_owned()),
        ..Default::default()
    };
    consumer::Entity::insert(row).exec_without_returning(unit.on()).await?;
    let row = conversation::ActiveModel {
        id: Set(id.clone()),
        account_id: Set(account.to_owned()),
        consumer_id: Set(person),
        state: Set("open".to_owned()),
        last_at: Set(unit.now().0),
        created_at: Set(unit.now().0),
        ..Default::default()
    };
    conversation::Entity::insert(row).exec_without_returning(unit.on()).await?;
    unit.tell_conversation(account, &id);
    Ok(id)
}

/// A message in a conversation; its event is in the log.
pub(super) async fn message(unit: &mut Unit<'_>, conversation: &str, say: Say<'_>) -> Result<String, ServiceError> {
    let (id, now) = (new_id(unit.now()), unit.now().0);
    let place = conversation::Entity::find_by_id(conversation).one(unit.on()).await?.ok_or(ServiceError::NotFound)?;
    let account = place.account_id.clone();
    let row = message::ActiveModel {
        id: Set(id.clone()),
        conversation_id: Set(conversation.to_owned()),
        account_id: Set(account.clone()),
        network_id: Set(say.network_id.map(str::to_owned)),
        kind: Set(say.kind.to_owned()),
        visibility: Set(say.visibility.to_owned()),
        author_kind: Set(say.author.to_owned()),
        text: Set(say.text.to_owned()),
        folded: Set(folded(say.text)),
        mentions: Set(serde_json::json!([])),
        sent_at: Set(now),
        arrived_at: Set(now),
        deleted: Set(false),
        hidden: Set(false),
        on_ad: Set(false),
        answers_id: Set(say.answers.map(str::to_owned)),
        parent_network_id: Set(say.parent.map(str::to_owned)),
        post_network_id: Set(say.post.map(str::to_owned)),
        like_state: Set("not_liked".to_owned()),
        state: Set("sent".to_owned()),
        private_reply_used: Set(false),
        ..Default::default()
    };
    message::Entity::insert(row).exec_without_returning(unit.on()).await?;
    let consumer = say.author == "consumer";
    let mut row: conversation::ActiveModel = place.clone().into();
    row.last_message_id = Set(Some(id.clone()));
    row.last_at = Set(now);
    row.waiting_since = Set(if consumer { place.waiting_since.or(Some(now)) } else { None });
    if consumer && say.visibility == "public" {
        row.last_public_id = Set(Some(id.clone()));
        row.last_public_at = Set(Some(now));
    }
    conversation::Entity::update(row).exec(unit.on()).await?;
    unit.tell_arrival(&account, conversation, &id);
    unit.tell_conversation(&account, conversation);
    Ok(id)
}
