//! What comes of an act stands in the audit.

use crate::commands::comment;
use crate::support::{World, client_id, eventually, of};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;
use social_messaging_backend::store::entities::audit;
use social_messaging_domain::commands::Command;
use social_messaging_domain::visibility::Visibility;

async fn becomes(world: &World, expected: &[&str]) {
    eventually(&format!("the audit is {expected:?}"), async || {
        let rows = audit::Entity::find().order_by_asc(audit::Column::At).order_by_asc(audit::Column::Id);
        let rows = rows.all(&world.state.database).await.unwrap();
        let lines: Vec<String> = rows.iter().map(|row| format!("{} {}", row.act, row.outcome)).collect();
        (lines == expected).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_done_when_the_network_has_done_it() {
    let world = World::start().await;
    comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.send(Visibility::Public, "hello").await;
    becomes(&world, &["send done"]).await;
    world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    becomes(&world, &["send done", "hide done"]).await;
    world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    becomes(&world, &["send done", "hide done", "hide done"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn and_failed_when_the_network_refuses_it() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.act(json!({"facebook_remove": {"id": told["comment_id"]}, "silent": true})).await;
    world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    becomes(&world, &["hide failed"]).await;
}
