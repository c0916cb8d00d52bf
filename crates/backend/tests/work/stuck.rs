//! Nobody can tell whether it went out: the agent is asked, and nothing is sent twice.

use crate::commands::comment;
use crate::support::{World, client_id, of};
use serde_json::json;
use social_messaging_domain::commands::Command;
use social_messaging_domain::visibility::Visibility;

/// A message that was applied, whose answer was lost, and that cannot be looked for.
async fn stuck(world: &World) -> String {
    world.settings(json!({"echo": false})).await;
    comment(world).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*comments", "drop": "after_applying"})).await;
    world
        .fault(json!({"network": "facebook", "method": "GET", "path": "*", "status": 500, "body": {}, "times": 1000}))
        .await;
    let id = world.send(Visibility::Public, "Here we are").await;
    let failed = world.reaches(&id, "failed").await;
    let failure = failed.failure.unwrap();
    assert_eq!((failure["reason"].as_str(), failure["retryable"].as_bool()), (Some("outcome_unknown"), Some(true)));
    id
}

async fn forget_faults(world: &World) {
    let url = format!("{}/sandbox/faults", world.sandbox);
    reqwest::Client::new().delete(url).send().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn retry_looks_before_it_sends() {
    let world = World::start().await;
    let id = stuck(&world).await;
    forget_faults(&world).await;
    world.command(&client_id(), Command::Retry(of(&id))).await.unwrap();
    world.reaches(&id, "sent").await;
    assert_eq!(world.calls("POST", "/comments").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn discard_gives_it_up_and_a_late_echo_says_the_truth() {
    let world = World::start().await;
    let id = stuck(&world).await;
    world.command(&client_id(), Command::Discard(of(&id))).await.unwrap();
    world.reaches(&id, "cancelled").await;
    let messages = world.messages().await;
    let under = messages.iter().find(|row| row.id != id).unwrap();
    let value = json!({"item": "comment", "verb": "add", "from": {"id": "100000000000001", "name": "Lumen Coffee"},
        "post_id": under.post_network_id, "comment_id": "55_late", "parent_id": under.network_id,
        "created_time": jiff::Timestamp::now().as_second(), "message": "Here we are"});
    let body = json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1, "changes": [{"field": "feed", "value": value}]}]});
    assert_eq!(world.webhook("facebook", &body.to_string(), "valid").await, 200);
    let row = world.reaches(&id, "sent").await;
    assert_eq!(row.network_id.as_deref(), Some("55_late"));
    assert_eq!(world.messages().await.len(), 2);
}
