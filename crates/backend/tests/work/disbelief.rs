//! What a network sends and nobody should take at its word: characters that no text has, times that cannot be.

use crate::support::World;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use social_messaging_backend::service::clock::{AHEAD, Clock, SystemClock};
use social_messaging_backend::store::entities::consumer;
use social_messaging_domain::time::MINUTE;

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

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_cannot_be_is_the_time_of_receipt() {
    let world = World::start().await;
    let before = SystemClock.now().0;
    let soon = before + AHEAD - MINUTE;
    let times = [json!("2099-01-01T00:00:00+0000"), json!("1950-01-01T00:00:00+0000"), json!(0), json!(soon)];
    for (number, time) in (1..).zip(&times) {
        assert_eq!(world.webhook("facebook", &comment(number, &format!("{number}"), time), "valid").await, 200);
        world.settled().await;
    }
    let after = SystemClock.now().0;
    let rows = world.arrived(times.len()).await;
    let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["1", "2", "3", "4"]);
    for row in &rows[..3] {
        assert!((before..=after).contains(&row.sent_at), "{row:?}");
    }
    // A clock that is a little ahead is believed.
    assert_eq!(rows[3].sent_at, soon);
    assert_eq!(world.conversation().await.last_at, soon);
}
