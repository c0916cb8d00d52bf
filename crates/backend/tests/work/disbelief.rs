//! What a network sends and nobody should take at its word: characters that no text has.

use crate::support::World;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use social_messaging_backend::store::entities::consumer;

const PAGE: &str = "100000000000001";

fn comment(number: u32, text: &str, created_time: &Value) -> String {
    json!({"object": "page", "entry": [{"id": PAGE, "time": created_time, "changes": [{"field": "feed", "value": {
        "item": "comment", "verb": "add", "from": {"id": "7710001", "name": "A\0da"}, "message": text,
        "post_id": format!("{PAGE}_55"), "comment_id": format!("55_{number}"), "parent_id": format!("{PAGE}_55"),
        "created_time": created_time}}]}]})
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn nul_is_left_out_of_texts_and_names() {
    let world = World::start().await;
    assert_eq!(world.webhook("facebook", &comment(1, "He\0llo\0", &json!(1_780_000_009)), "valid").await, 200);
    assert_eq!(world.arrived(1).await[0].text, "Hello");
    let people = consumer::Entity::find().all(&world.state.database).await.unwrap();
    assert_eq!(people[0].name.as_deref(), Some("Ada"));
}
