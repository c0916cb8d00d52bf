//! A database of an older version becomes one of today, with what it holds.

use crate::database::TestDatabase;
use sea_orm::{ConnectionTrait, Database, EntityTrait};
use sea_orm_migration::MigratorTrait;
use social_messaging_backend::store;
use social_messaging_backend::store::entities::{consumer, message};
use social_messaging_backend::store::migrations::Migrator;

#[tokio::test]
async fn what_was_said_before_there_was_a_search_is_found_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let database = TestDatabase::new(folder.path()).await;
    let old = Database::connect(&database.url).await.unwrap();
    Migrator::up(&old, Some(4)).await.unwrap();
    old.execute_unprepared(
        "INSERT INTO consumers (id, account_id, network_id, name, handle, profile_state) \
         VALUES ('c', 'a', '7', 'Zoë', 'Zoe_X', 'loading')",
    )
    .await
    .unwrap();
    old.execute_unprepared(
        "INSERT INTO messages (id, conversation_id, account_id, kind, visibility, author_kind, text, mentions, sent_at, \
         arrived_at, deleted, hidden, on_ad, like_state, state, private_reply_used) \
         VALUES ('m', 'v', 'a', 'note', 'internal', 'agent', 'ÉTÉ', '[]', 1, 1, false, false, false, 'not_liked', 'sent', false)",
    )
    .await
    .unwrap();
    old.close().await.unwrap();
    let new = store::open(&database.url).await.unwrap();
    let person = consumer::Entity::find_by_id("c").one(&new).await.unwrap().unwrap();
    assert_eq!(person.folded, "zoe\n@zoe_x");
    assert_eq!(message::Entity::find_by_id("m").one(&new).await.unwrap().unwrap().folded, "ete");
    new.close().await.unwrap();
}

#[tokio::test]
async fn what_was_folded_with_its_marks_is_folded_anew() {
    let folder = tempfile::tempdir().unwrap();
    let database = TestDatabase::new(folder.path()).await;
    let old = Database::connect(&database.url).await.unwrap();
    Migrator::up(&old, Some(12)).await.unwrap();
    old.execute_unprepared(
        "INSERT INTO consumers (id, account_id, network_id, name, handle, profile_state, folded) \
         VALUES ('c', 'a', '7', 'Zoë', NULL, 'loading', 'zoë')",
    )
    .await
    .unwrap();
    old.close().await.unwrap();
    let new = store::open(&database.url).await.unwrap();
    assert_eq!(consumer::Entity::find_by_id("c").one(&new).await.unwrap().unwrap().folded, "zoe");
    new.close().await.unwrap();
}
