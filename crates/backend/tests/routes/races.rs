//! Who loses to another one that came between tries again, and nobody notices.

use crate::support::TestApp;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect, Set, Statement, TransactionTrait,
};
use serde_json::json;
use social_messaging_backend::service::unit::Unit;
use social_messaging_backend::store::entities::{agent, conversation, event_counter};
use social_messaging_domain::networks::Network;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test]
async fn what_lost_is_made_again_from_its_beginning() {
    let app = TestApp::start().await;
    let attempts = &AtomicUsize::new(0);
    let made = Unit::write(&app.state, |unit| {
        Box::pin(async move {
            let row = agent::ActiveModel {
                id: Set("ada".to_owned()),
                name: Set("Ada".to_owned()),
                role: Set("agent".to_owned()),
                seen_at: Set(1),
                accounts: Set(None),
            };
            agent::Entity::insert(row.clone()).exec_without_returning(unit.on()).await?;
            if attempts.fetch_add(1, Ordering::SeqCst) == 0 {
                // As if somebody else had been first.
                agent::Entity::insert(row).exec_without_returning(unit.on()).await?;
            }
            Ok("made")
        })
    });
    assert_eq!(made.await.unwrap(), "made");
    assert_eq!(attempts.load(Ordering::SeqCst), 2);
    assert_eq!(agent::Entity::find().all(&app.state.database).await.unwrap().len(), 1);
}

/// Two that wait for each other are PostgreSQL's alone: SQLite has one writer at a time.
#[tokio::test]
async fn who_is_given_up_for_another_one_is_answered_all_the_same() {
    let app = TestApp::start().await;
    if app.state.database.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let work = [("take", json!({})), ("reassign", json!({"skill": "orders"})), ("close", json!({}))];
    for (what, body) in work {
        let rival = app.state.database.begin().await.unwrap();
        // The other side is the one that looks for a deadlock, and is given up.
        rival.execute_unprepared("SET LOCAL deadlock_timeout = '1h'").await.unwrap();
        event_counter::Entity::find_by_id(1).lock_exclusive().one(&rival).await.unwrap();
        let path = format!("/api/v1/conversations/{conversation}/{what}");
        let token = app.token("ada");
        let (answer, ()) = tokio::join!(app.post(&path, &token, body), get_in_the_way(rival, &conversation));
        assert_eq!(answer.outcome(), "200 OK", "{what}");
    }
}

/// Wants the conversation once the other one, who has it, waits for the event counter.
async fn get_in_the_way(rival: DatabaseTransaction, conversation: &str) {
    let waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let waiting = Statement::from_string(DbBackend::Postgres, waiting);
    while rival.query_one_raw(waiting.clone()).await.unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    conversation::Entity::find_by_id(conversation).lock_exclusive().one(&rival).await.unwrap();
    rival.rollback().await.unwrap();
}
