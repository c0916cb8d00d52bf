//! Posts, comments, likes and profiles.

#[path = "support/world.rs"]
mod world;

use serde_json::json;
use world::{PAGE, World};

#[tokio::test]
async fn a_comment_answers_under_the_same_top_comment_and_comes_back() {
    let world = World::start().await;
    let (post, comment) = world.commented("7001", 10).await;
    let reply = world
        .graph("POST", &format!("/{comment}/comments"), Some(json!({"message": "Sorry @[7001]!"})))
        .await
        .body["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let value = world.change(|value| value["comment_id"] == reply.as_str()).await;
    assert_eq!((value["item"].as_str(), value["verb"].as_str()), (Some("comment"), Some("add")));
    assert_eq!(value["from"]["id"], PAGE);
    assert_eq!((value["post_id"].as_str(), value["parent_id"].as_str()), (Some(post.as_str()), Some(comment.as_str())));
    assert_eq!(value["message"], "Sorry Ada Example!");
    let nested =
        world.graph("POST", &format!("/{reply}/comments"), Some(json!({"message": "and more"}))).await.body["id"]
            .clone();
    let read = world
        .graph("GET", &format!("/{}?fields=message,parent{{id,from}},object", nested.as_str().unwrap()), None)
        .await
        .body;
    assert_eq!(read["parent"], json!({"id": comment, "from": {"id": "7001", "name": "Ada Example"}}));
    assert_eq!(read["object"]["id"], post.as_str());
    let tagged = world.graph("GET", &format!("/{reply}?fields=message_tags"), None).await.body;
    assert_eq!(
        tagged["message_tags"],
        json!([{"id": "7001", "name": "Ada Example", "type": "user", "offset": 6, "length": 11}])
    );
    let top = world.graph("GET", &format!("/{post}/comments?filter=toplevel&fields=id"), None).await.body;
    assert_eq!(top["data"], json!([{"id": comment}]));
    let all = world
        .graph("GET", &format!("/{post}/comments?filter=stream&order=reverse_chronological&fields=id&limit=1"), None)
        .await
        .body;
    assert_eq!(all["data"], json!([{"id": nested}]));
    assert!(all["paging"]["next"].is_string());
}

#[tokio::test]
async fn fields_are_honoured_and_unknown_ones_refused() {
    let world = World::start().await;
    let (post, comment) = world.commented("7001", 10).await;
    let plain = world.graph("GET", &format!("/{comment}"), None).await.body;
    let mut keys: Vec<_> = plain.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["created_time", "from", "id", "message"]);
    let post_read = world
        .graph("GET", &format!("/{post}?fields=permalink_url,comments.limit(1).summary(true){{id}}"), None)
        .await
        .body;
    assert_eq!(post_read["comments"]["data"], json!([{"id": comment}]));
    assert_eq!(post_read["comments"]["summary"]["total_count"], 1);
    assert!(post_read.get("message").is_none());
    let unknown = world.graph("GET", &format!("/{comment}?fields=id,sender"), None).await;
    assert_eq!(
        unknown.body["error"]["message"],
        "(#100) Tried accessing nonexisting field (sender) on node type (Comment)"
    );
    let page = world.graph("GET", "/me?fields=username,picture", None).await.body;
    assert_eq!((page["id"].as_str(), page["username"].as_str()), (Some(PAGE), Some("lumencoffee")));
    let picture = world.client.get(page["picture"]["data"]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/png");
}

#[tokio::test]
async fn comments_are_limited_and_must_say_something() {
    let world = World::start().await;
    let (post, _) = world.commented("7001", 10).await;
    let path = format!("/{post}/comments");
    for body in [
        json!({}),
        json!({"message": ""}),
        json!({"message": 7}),
        json!({"message": "x".repeat(8_001)}),
        json!({"attachment_url": "nowhere"}),
    ] {
        let answer = world.graph("POST", &path, Some(body.clone())).await;
        assert_eq!((answer.status, answer.body["error"]["code"].as_u64()), (400, Some(100)), "{body}");
    }
    assert_eq!(world.graph("POST", &path, Some(json!({"message": "x".repeat(8_000)}))).await.status, 200);
    assert_eq!(
        world.graph("POST", &path, Some(json!({"attachment_url": "https://a.example/b.jpg"}))).await.status,
        200
    );
}

#[tokio::test]
async fn likes_are_the_pages_and_repeat_quietly() {
    let world = World::start().await;
    let (post, comment) = world.commented("7001", 10).await;
    for object in [&post, &comment] {
        assert_eq!(world.graph("POST", &format!("/{object}/likes"), None).await.body, json!({"success": true}));
        assert_eq!(world.graph("POST", &format!("/{object}/likes"), None).await.body, json!({"success": true}));
    }
    let value = world.change(|value| value["item"] == "reaction" && value["comment_id"] == comment.as_str()).await;
    assert_eq!((value["reaction_type"].as_str(), value["from"]["id"].as_str()), (Some("like"), Some(PAGE)));
    assert_eq!(
        world.graph("GET", &format!("/{comment}?fields=user_likes,like_count"), None).await.body["user_likes"],
        true
    );
    assert_eq!(world.graph("DELETE", &format!("/{comment}/likes"), None).await.body, json!({"success": true}));
    assert_eq!(world.graph("GET", &format!("/{comment}?fields=user_likes"), None).await.body["user_likes"], false);
    world.act(json!({"facebook_remove": {"id": comment}})).await;
    let gone = world.graph("POST", &format!("/{comment}/likes"), None).await;
    assert_eq!(
        (gone.body["error"]["code"].as_u64(), gone.body["error"]["error_subcode"].as_u64()),
        (Some(100), Some(33))
    );
}

#[tokio::test]
async fn profiles_are_shared_after_a_message_or_never() {
    let world = World::start().await;
    world.commented("7001", 10).await;
    let path = "/7001?fields=name,locale";
    let before = world.graph("GET", path, None).await.body;
    assert_eq!(before["error"]["error_subcode"], 2_018_218);
    world.wrote("7001", 1).await;
    assert_eq!(
        world.graph("GET", path, None).await.body,
        json!({"id": "7001", "name": "Ada Example", "locale": "en_US"})
    );
    world.control("POST", "/cast", Some(json!({"long_conversation": 0, "roles": ["european"]}))).await;
    let cast = world.control("GET", "/cast", None).await.body["european"].clone();
    let refused = world.graph("GET", &format!("/{}?fields=name", cast["person_id"].as_str().unwrap()), None).await;
    assert_eq!(refused.body["error"]["error_subcode"], 2_018_218, "also after a message");
    let comment =
        world.graph("GET", &format!("/{}?fields=from,message", cast["comment_id"].as_str().unwrap()), None).await.body;
    assert!(comment.get("from").is_none());
    let value = world.change(|value| value["comment_id"] == cast["comment_id"]).await;
    assert_eq!(value["from"], json!({"id": cast["person_id"]}));
}

#[tokio::test]
async fn hides_edits_and_deletes_come_back() {
    let world = World::start().await;
    let (_, comment) = world.commented("7001", 10).await;
    assert_eq!(
        world.graph("POST", &format!("/{comment}"), Some(json!({"is_hidden": true}))).await.body,
        json!({"success": true})
    );
    assert_eq!(world.change(|value| value["verb"] == "hide").await["is_hidden"], true);
    let foreign = world.graph("POST", &format!("/{comment}"), Some(json!({"message": "not mine"}))).await;
    assert_eq!(foreign.body["error"]["code"], 10);
    assert_eq!(world.graph("DELETE", &format!("/{comment}"), None).await.body, json!({"success": true}));
    let removed = world.change(|value| value["verb"] == "remove").await;
    assert!(removed.get("message").is_none());
    assert_eq!(world.graph("GET", &format!("/{comment}"), None).await.body["error"]["error_subcode"], 33);
}

#[tokio::test]
async fn people_are_blocked_by_their_numbers() {
    let world = World::start().await;
    world.commented("7001", 10).await;
    let path = format!("/{PAGE}/blocked");
    let blocked = async || world.graph("GET", &path, None).await.body["data"].clone();
    assert_eq!(world.graph("POST", &path, Some(json!({"psid": [7001]}))).await.body, json!({"7001": true}));
    assert_eq!(blocked().await, json!([{"id": "7001", "name": "Ada Example"}]));
    for wrong in [json!({}), json!({"psid": ["seven"]}), json!({"psid": [1]})] {
        assert_eq!(world.graph("POST", &path, Some(wrong)).await.body["error"]["code"], 100);
    }
    let undone = world.graph("DELETE", &format!("{path}?psid=7001"), None).await;
    assert_eq!((undone.body, blocked().await), (json!({"success": true}), json!([])));
}
