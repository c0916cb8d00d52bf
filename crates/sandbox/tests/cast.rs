//! The demo's cast, and consumers who answer.

#[path = "support/world.rs"]
mod world;

use std::collections::BTreeSet;

use serde_json::json;
use world::{World, elements, message};

#[tokio::test]
async fn the_whole_cast_comes_in_batches_with_ten_thousand_messages_in_order() {
    let world = World::start().await;
    let played = world.control("POST", "/cast", None).await;
    assert_eq!((played.status, played.body["webhook_status"].as_u64()), (200, Some(200)), "{}", played.body);
    let roles: BTreeSet<_> = played.body["roles"].as_object().unwrap().keys().cloned().collect();
    for role in [
        "facebook_post",
        "facebook_comment",
        "messenger",
        "facebook_both",
        "facebook_ad",
        "european",
        "x_mention",
        "x_dm",
        "x_both",
        "media",
        "japanese",
        "arabic",
        "closed_window",
        "long_conversation",
    ] {
        assert!(roles.contains(role), "{role}");
    }
    let webhooks = world.webhooks();
    let biggest = webhooks.iter().map(|webhook| elements(&webhook.body, "messaging").len()).max().unwrap();
    assert_eq!(biggest, 1_000);
    assert!(webhooks.iter().all(|webhook| webhook.raw.len() < 2 * 1024 * 1024));
    let lena = played.body["roles"]["long_conversation"]["person_id"].clone();
    let long: Vec<_> = webhooks
        .iter()
        .flat_map(|webhook| elements(&webhook.body, "messaging"))
        .filter(|event| event["sender"]["id"] == lena || event["recipient"]["id"] == lena)
        .collect();
    assert_eq!(long.len(), 10_000);
    let times: Vec<_> = long.iter().map(|event| event["timestamp"].as_i64().unwrap()).collect();
    assert!(times.is_sorted());
    assert!(long.iter().skip(1).step_by(2).all(|event| event["sender"]["id"] == lena), "they take turns");
    let hour = 3_600_000;
    let now = jiff::Timestamp::now().as_millisecond();
    assert!(now - times[9_999] < hour && now - times[0] > 24 * 7 * hour);
    let texts: BTreeSet<_> = long.iter().map(|event| event["message"]["text"].to_string()).collect();
    assert!(texts.len() > 2_000, "{}", texts.len());
    for file in ["torn-bag.jpg", "blinking-lamp.gif", "dripping-machine.mp4"] {
        let found = webhooks.iter().any(|webhook| String::from_utf8_lossy(&webhook.raw).contains(file));
        assert!(found, "{file}");
    }
    let closed = played.body["roles"]["closed_window"]["person_id"].as_str().unwrap();
    let refused = world.graph("POST", "/me/messages", Some(message(closed, "hi"))).await;
    assert_eq!(refused.body["error"]["error_subcode"], 2_018_278);
    assert_eq!(world.control("GET", "/cast", None).await.body, played.body["roles"]);
}

#[tokio::test]
async fn consumers_answer_where_they_were_answered_or_where_the_link_leads() {
    let world = World::start().await;
    world.settings(json!({"answers": true, "answer_delay_ms": 0})).await;
    world.act(json!({"messenger_message": {"from": "karim", "text": "مرحباً"}})).await;
    world.graph("POST", "/me/messages", Some(message("24000000000000009", "Hello Karim"))).await;
    let answer = world
        .messaging(|event| event["sender"]["id"] == "24000000000000009" && event["message"]["text"] != "مرحباً")
        .await;
    assert_eq!(answer["message"]["text"], "شكراً جزيلاً على سرعة الرد!");
    let post = world.act(json!({"facebook_post": {"text": "New"}})).await["post_id"].clone();
    let comment =
        world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "hm"}})).await["comment_id"]
            .as_str()
            .unwrap()
            .to_owned();
    world.graph("POST", &format!("/{comment}/comments"), Some(json!({"message": "Sorry!"}))).await;
    let reply =
        world.change(|value| value["from"]["name"] == "Ada Example" && value["parent_id"] == comment.as_str()).await;
    assert_eq!(reply["message"], "Oh, that was quick. Thank you!");
    world
        .graph(
            "POST",
            &format!("/{comment}/comments"),
            Some(json!({"message": "Write us: https://m.me/lumencoffee?ref=case-42."})),
        )
        .await;
    let begun = world.messaging(|event| event["postback"].is_object()).await;
    assert_eq!(
        (&begun["sender"]["id"], &begun["postback"]["referral"]["ref"]),
        (&json!("24000000000000001"), &json!("case-42"))
    );
    let direct =
        world.messaging(|event| event["sender"]["id"] == "24000000000000001" && event["message"].is_object()).await;
    assert_eq!(direct["message"]["text"], "It is order 48213, if that helps.");
    let mention = world.act(json!({"x_mention": {"from": "hana", "text": "no valve"}})).await["tweet_id"].clone();
    let text = "Please write us https://twitter.com/messages/compose?recipient_id=900000000000000001";
    world.x("POST", "/2/tweets", Some(json!({"text": text, "reply": {"in_reply_to_tweet_id": mention}}))).await;
    let message = world.x_event("dm.received").await;
    assert_eq!(message["payload"]["direct_message_events"][0]["message_create"]["sender_id"], "1500000000000000003");
}

#[tokio::test]
async fn an_act_that_makes_no_sense_says_why() {
    let world = World::start().await;
    for (act, reason) in [
        (json!({"facebook_comment": {"from": "nobody", "post": "1", "text": "hi"}}), "nobody"),
        (json!({"facebook_comment": {"from": "ada", "post": "1", "text": "hi"}}), "nothing has the id"),
        (json!({"facebook_comment": {"from": "ada", "post": "1", "words": "hi"}}), "unknown field"),
        (json!({"facebook_dance": {}}), "unknown variant"),
    ] {
        let answer = world.control("POST", "/act", Some(act)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body["error"].as_str().unwrap().contains(reason), "{}", answer.body);
    }
    assert!(world.webhooks().is_empty());
}
