//! `/{page}/messages`: what is applied, what is refused and with which code.

#[path = "support/world.rs"]
mod world;

use serde_json::{Value, json};
use social_messaging_sandbox::FACEBOOK_PAGE_TOKEN;
use world::{PAGE, World, message};

const PATH: &str = "/100000000000001/messages";

fn codes(body: &Value) -> (Option<u64>, Option<u64>) {
    (body["error"]["code"].as_u64(), body["error"]["error_subcode"].as_u64())
}

#[tokio::test]
async fn a_send_is_kept_echoed_and_found_again() {
    let world = World::start().await;
    let (ada, mid) = world.wrote("7001", 3).await;
    let mut send = message(&ada, "On its way!");
    send["message"]["metadata"] = json!("outbox:9f3c");
    send["reply_to"] = json!({"mid": mid});
    let answer = world.graph("POST", PATH, Some(send)).await;
    assert_eq!((answer.status, answer.body["recipient_id"].as_str()), (200, Some("7001")));
    let echo = world.messaging(|event| event["message"]["is_echo"] == true).await;
    assert_eq!(echo["sender"]["id"], PAGE);
    assert_eq!(echo["recipient"]["id"], "7001");
    assert_eq!(echo["message"]["mid"], answer.body["message_id"]);
    assert_eq!(echo["message"]["metadata"], "outbox:9f3c");
    assert_eq!(echo["message"]["app_id"], 1_234_567_890_u64);
    let found = world
        .graph("GET", "/100000000000001/conversations?platform=MESSENGER&user_id=7001&fields=participants,messages.limit(5){id,message,from}", None)
        .await;
    let newest = &found.body["data"][0]["messages"]["data"][0];
    assert_eq!(newest["id"], answer.body["message_id"]);
    assert_eq!((newest["message"].as_str(), newest["from"]["id"].as_str()), (Some("On its way!"), Some(PAGE)));
}

#[tokio::test]
async fn wrong_parameters_are_refused_one_by_one() {
    let world = World::start().await;
    let (ada, _) = world.wrote("7001", 3).await;
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = message(&ada, "hi");
        change(&mut body);
        body
    };
    let refused: Vec<(Value, u64, Option<u64>)> = vec![
        (with(&|body| drop(body.as_object_mut().unwrap().remove("recipient"))), 100, None),
        (with(&|body| drop(body.as_object_mut().unwrap().remove("messaging_type"))), 100, None),
        (with(&|body| body["messaging_type"] = json!("REPLY")), 100, None),
        (with(&|body| body["recipient"] = json!("7001")), 100, None),
        (with(&|body| body["recipient"] = json!({"id": "7001", "comment_id": "1_2"})), 100, None),
        (with(&|body| body["recipient"] = json!({"id": "1"})), 100, Some(2_018_001)),
        (with(&|body| body["message"] = json!({})), 100, None),
        (with(&|body| body["message"]["text"] = json!("  ")), 100, None),
        (with(&|body| body["message"]["text"] = json!(5)), 100, None),
        (with(&|body| body["message"]["text"] = json!("é".repeat(2_001))), 100, None),
        (with(&|body| body["message"]["metadata"] = json!("m".repeat(1_000))), 100, None),
        (
            with(&|body| {
                body["message"]["attachment"] = json!({"type": "image", "payload": {"url": "https://a.example/b"}});
            }),
            100,
            None,
        ),
        (
            with(&|body| {
                body["message"] = json!({"attachment": {"type": "picture", "payload": {"url": "https://a.example/b"}}});
            }),
            100,
            None,
        ),
        (with(&|body| body["reply_to"] = json!({"mid": "m_nobody"})), 100, None),
        (with(&|body| body["tag"] = json!("HUMAN_AGENT")), 100, None),
        (
            with(&|body| {
                body["messaging_type"] = json!("MESSAGE_TAG");
                body["tag"] = json!("ACCOUNT_UPDATE");
            }),
            100,
            Some(1_893_061),
        ),
        (with(&|body| body["messaging_type"] = json!("UTILITY")), 10, None),
    ];
    for (body, code, subcode) in refused {
        let answer = world.graph("POST", PATH, Some(body.clone())).await;
        assert_eq!((answer.status, codes(&answer.body)), (400, (Some(code), subcode)), "{body} {}", answer.body);
    }
    let longest = world.graph("POST", PATH, Some(message(&ada, &"é".repeat(2_000)))).await;
    assert_eq!(longest.status, 200);
    assert_eq!(world.calls().await.iter().filter(|call| call["applied"] == true).count(), 1);
}

#[tokio::test]
async fn tokens_versions_and_objects_are_checked() {
    let world = World::start().await;
    let (ada, _) = world.wrote("7001", 3).await;
    let bad = world.call("POST", &format!("/graph/v25.0{PATH}"), "EAAwrong", Some(message(&ada, "hi"))).await.unwrap();
    assert_eq!(
        (bad.status, bad.body["error"]["code"].as_u64(), bad.body["error"]["type"].as_str()),
        (400, Some(190), Some("OAuthException"))
    );
    let version =
        world.call("POST", &format!("/graph/25{PATH}"), FACEBOOK_PAGE_TOKEN, Some(message(&ada, "hi"))).await.unwrap();
    assert_eq!(version.body["error"]["code"], 2500);
    let gone = world.graph("POST", "/55_901/comments", Some(json!({"message": "hi"}))).await;
    assert_eq!(
        (gone.body["error"]["type"].as_str(), codes(&gone.body)),
        (Some("GraphMethodException"), (Some(100), Some(33)))
    );
    let edge = world.graph("POST", "/100000000000001/nonsense", Some(json!({}))).await;
    assert_eq!(codes(&edge.body), (Some(100), Some(33)));
    let form = world.client.post(format!("{}/graph/v26.0{PATH}", world.handle.url())).form(&[
        ("access_token", FACEBOOK_PAGE_TOKEN),
        ("recipient", r#"{"id":"7001"}"#),
        ("messaging_type", "RESPONSE"),
        ("message", r#"{"text":"as a form"}"#),
    ]);
    assert_eq!(form.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_window_is_the_persons_last_message() {
    let world = World::start().await;
    let day = 24 * 60;
    let (open, _) = world.wrote("7001", day - 1).await;
    let (closed, _) = world.wrote("7002", day + 1).await;
    let (old, _) = world.wrote("7003", 7 * day + 1).await;
    let (_, _) = world.commented("7004", 1).await;
    assert_eq!(world.graph("POST", PATH, Some(message(&open, "hi"))).await.status, 200);
    for person in [closed.as_str(), old.as_str(), "7004"] {
        let answer = world.graph("POST", PATH, Some(message(person, "hi"))).await;
        assert_eq!(codes(&answer.body), (Some(10), Some(2_018_278)), "{person}");
    }
    let tagged = |person: &str| {
        let mut body = message(person, "hi");
        body["messaging_type"] = json!("MESSAGE_TAG");
        body["tag"] = json!("HUMAN_AGENT");
        body
    };
    assert_eq!(world.graph("POST", PATH, Some(tagged(&closed))).await.status, 200);
    assert_eq!(codes(&world.graph("POST", PATH, Some(tagged(&old))).await.body), (Some(10), Some(2_018_278)));
    world.settings(json!({"human_agent": false})).await;
    assert_eq!(codes(&world.graph("POST", PATH, Some(tagged(&closed))).await.body), (Some(10), None));
    world.act(json!({"messenger_referral": {"from": closed, "ref": "case-42"}})).await;
    assert_eq!(world.graph("POST", PATH, Some(message(&closed, "hi"))).await.status, 200, "a referral opens it again");
}

#[tokio::test]
async fn one_private_reply_a_comment_within_seven_days_to_a_person() {
    let world = World::start().await;
    let (_, comment) = world.commented("7001", 60).await;
    let (post, old) = world.commented("7002", 7 * 24 * 60 + 1).await;
    let own = world.act(json!({"native_comment": {"post": post, "text": "ours"}})).await["comment_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let reply = |id: &str| json!({"recipient": {"comment_id": id}, "message": {"text": "Let us talk here", "metadata": "outbox:1"}});
    let first = world.graph("POST", PATH, Some(reply(&comment))).await;
    assert_eq!((first.status, first.body["recipient_id"].as_str()), (200, Some("7001")));
    let fields = "can_reply_privately,private_reply_conversation{messages.limit(20){id,message}}";
    let read = world.graph("GET", &format!("/{comment}?fields={fields}"), None).await.body;
    assert_eq!(read["can_reply_privately"], false);
    assert_eq!(read["private_reply_conversation"]["messages"]["data"][0]["id"], first.body["message_id"]);
    let echo = world.messaging(|event| event["message"]["metadata"] == "outbox:1").await;
    assert_eq!(echo["recipient"]["id"], "7001");
    assert_eq!(codes(&world.graph("POST", PATH, Some(reply(&comment))).await.body).0, Some(10_900));
    assert_eq!(codes(&world.graph("POST", PATH, Some(reply(&old))).await.body).0, Some(10_903));
    assert_eq!(codes(&world.graph("POST", PATH, Some(reply(&own))).await.body).0, Some(10_903));
    assert_eq!(codes(&world.graph("POST", PATH, Some(reply("1_1"))).await.body), (Some(100), Some(33)));
    let after = world.graph("POST", PATH, Some(message("7001", "and another"))).await;
    assert_eq!(codes(&after.body), (Some(10), Some(2_018_278)), "the window opens when the person answers");
    world.wrote("7001", 0).await;
    assert_eq!(world.graph("POST", PATH, Some(message("7001", "and another"))).await.status, 200);
}

#[tokio::test]
async fn who_does_not_receive_and_sender_actions() {
    let world = World::start().await;
    world
        .act(json!({"messenger_message": {"from": {"id": "7009", "name": "Gone", "unavailable": true}, "text": "bye"}}))
        .await;
    assert_eq!(codes(&world.graph("POST", PATH, Some(message("7009", "hi"))).await.body), (Some(551), Some(1_545_041)));
    world.wrote("7001", 1).await;
    let typing = json!({"recipient": {"id": "7001"}, "sender_action": "typing_on"});
    assert_eq!(world.graph("POST", PATH, Some(typing)).await.body, json!({"recipient_id": "7001"}));
    let wrong = json!({"recipient": {"id": "7001"}, "sender_action": "dancing"});
    assert_eq!(codes(&world.graph("POST", PATH, Some(wrong)).await.body).0, Some(100));
}
