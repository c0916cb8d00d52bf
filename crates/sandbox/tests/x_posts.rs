//! X: posts, replies, likes and lookups.

#[path = "support/world.rs"]
mod world;

use serde_json::{Value, json};
use world::{BRAND, World};

fn reply(to: &str, text: &str) -> Option<Value> {
    Some(json!({"text": text, "reply": {"in_reply_to_tweet_id": to}}))
}

#[tokio::test]
async fn a_summoned_reply_is_posted_and_comes_back() {
    let world = World::start().await;
    let mention = world.mentioned("42", "where is my bag?").await;
    let answer = world
        .x("POST", "/2/tweets", reply(&mention, "On its way! https://twitter.com/messages/compose?recipient_id=900"))
        .await;
    assert_eq!(answer.status, 201);
    let id = answer.body["data"]["id"].as_str().unwrap().to_owned();
    assert_eq!(answer.body["data"]["edit_history_tweet_ids"], json!([id]));
    let event = world.x_event("post.create").await;
    assert_eq!(
        (event["filter"]["user_id"].as_str(), event["payload"]["id"].as_str()),
        (Some(BRAND), Some(id.as_str()))
    );
    assert_eq!(event["payload"]["in_reply_to_tweet_id"], mention.as_str());
    let text = event["payload"]["text"].as_str().unwrap();
    assert!(text.starts_with("@gus42 On its way! https://t.co/"), "{text}");
    assert_eq!(event["payload"]["display_text_range"][0], 7);
    assert_eq!(
        event["payload"]["entities"]["urls"][0]["expanded_url"],
        "https://twitter.com/messages/compose?recipient_id=900"
    );
    let found = world
        .x("GET", &format!("/2/users/{BRAND}/tweets?max_results=5&tweet.fields=referenced_tweets"), None)
        .await
        .body;
    assert_eq!(
        (found["data"][0]["id"].as_str(), found["data"][0]["referenced_tweets"][0]["id"].as_str()),
        (Some(id.as_str()), Some(mention.as_str()))
    );
    let later = format!("/2/users/{BRAND}/tweets?start_time=2999-01-01T00:00:00Z");
    assert_eq!(world.x("GET", &later, None).await.body["meta"]["result_count"], 0);
    assert_eq!(world.x("GET", &format!("/2/users/{BRAND}/tweets?start_time=soon"), None).await.status, 400);
    let search = world
        .x("GET", &format!("/2/tweets/search/recent?query=from:lumencoffee%20in_reply_to_tweet_id:{mention}"), None)
        .await
        .body;
    assert_eq!(search["data"][0]["id"], id.as_str());
}

#[tokio::test]
async fn a_reply_that_was_not_summoned_is_403_on_self_serve() {
    let world = World::start().await;
    let stranger = json!({"id": "42", "username": "gus42", "name": "Gus"});
    let mention = world.mentioned("43", "hello").await;
    let aside = world.act(json!({"x_reply": {"from": stranger, "to": mention, "text": "me too"}})).await;
    let aside = aside["tweet_id"].as_str().unwrap();
    let refused = world.x("POST", "/2/tweets", reply(aside, "May we help?")).await;
    assert_eq!(
        (refused.status, refused.body["type"].as_str(), refused.body["title"].as_str()),
        (403, Some("about:blank"), Some("Forbidden"))
    );
    assert!(refused.body["detail"].as_str().unwrap().contains("not been mentioned or otherwise engaged"));
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    world.settings(json!({"x_summons": false})).await;
    assert_eq!(world.x("POST", "/2/tweets", reply(aside, "May we help?")).await.status, 201);
    let again = world.x("POST", "/2/tweets", reply(aside, "May we help?")).await;
    assert_eq!(
        (again.status, again.body["detail"].as_str()),
        (403, Some("You are not allowed to create a Tweet with duplicate content."))
    );
}

#[tokio::test]
async fn wrong_posts_are_refused() {
    let world = World::start().await;
    let mention = world.mentioned("42", "hi").await;
    for body in [
        json!({}),
        json!({"text": 5}),
        json!({"text": "hi", "status": "hi"}),
        json!({"text": "hi", "reply": {"in_reply_to_tweet_id": 5}}),
        json!({"text": "hi", "reply": {"in_reply_to_status_id": mention}}),
        json!({"text": "hi", "media": {"media_ids": []}}),
        json!({"text": "hi", "media": {"media_ids": ["1"]}}),
        json!({"text": "hi", "reply_settings": "nobody"}),
    ] {
        let answer = world.x("POST", "/2/tweets", Some(body.clone())).await;
        assert_eq!(
            (answer.status, answer.body["title"].as_str()),
            (400, Some("Invalid Request")),
            "{body} {}",
            answer.body
        );
    }
    assert_eq!(world.x("POST", "/2/tweets", reply("99", "hi")).await.status, 403);
    assert_eq!(world.x("POST", "/2/tweets", reply(&mention, &"語".repeat(141))).await.status, 403);
    assert_eq!(world.x("POST", "/2/tweets", reply(&mention, &"👨‍👩‍👧‍👦".repeat(140))).await.status, 201);
    let token = world.call("POST", "/x/2/tweets", "wrong", reply(&mention, "hi")).await.unwrap();
    assert_eq!((token.status, token.body["title"].as_str()), (401, Some("Unauthorized")));
    assert_eq!(world.x("GET", "/2/nonsense", None).await.status, 404);
}

#[tokio::test]
async fn lookups_expand_and_tell_what_is_missing() {
    let world = World::start().await;
    let brand =
        world.act(json!({"x_native_post": {"text": "New hours"}})).await["tweet_id"].as_str().unwrap().to_owned();
    let asked = world.act(json!({"x_reply": {"from": "fay", "to": brand, "text": "really?", "media": "image"}})).await
        ["tweet_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!(
        "/2/tweets/{asked}?expansions=author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys&user.fields=public_metrics,profile_image_url&media.fields=url"
    );
    let body = world.x("GET", &path, None).await.body;
    assert_eq!(body["includes"]["tweets"][0]["id"], brand.as_str());
    let users: Vec<_> =
        body["includes"]["users"].as_array().unwrap().iter().map(|user| user["username"].as_str().unwrap()).collect();
    assert_eq!(users, ["fay_example", "lumencoffee"]);
    assert_eq!(body["includes"]["users"][0]["public_metrics"]["followers_count"], 1284);
    let picture = body["includes"]["users"][0]["profile_image_url"].as_str().unwrap();
    assert!(picture.contains("_normal."));
    assert_eq!(world.client.get(picture).send().await.unwrap().headers()["content-type"], "image/png");
    let photo = world.client.get(body["includes"]["media"][0]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(photo.headers()["content-type"], "image/jpeg");
    assert!(body["data"].get("created_at").is_none(), "not asked for");
    world.act(json!({"x_delete": {"id": brand}})).await;
    let partial = world.x("GET", &path, None).await;
    assert_eq!((partial.status, partial.body["data"]["id"].as_str()), (200, Some(asked.as_str())));
    assert_eq!(partial.body["errors"][0]["type"], "https://api.x.com/2/problems/resource-not-found");
    let gone = world.x("GET", &format!("/2/tweets/{brand}"), None).await;
    assert_eq!(
        (gone.status, gone.body.get("data"), gone.body["errors"][0]["resource_id"].as_str()),
        (200, None, Some(brand.as_str()))
    );
    assert_eq!(world.x("GET", &format!("/2/tweets/{asked}?tweet.fields=likes"), None).await.status, 400);
    let hidden = world.act(json!({"x_mention": {"from": {"id": "50", "username": "shy", "name": "Shy", "protected": true}, "text": "psst"}})).await;
    let hidden = world.x("GET", &format!("/2/tweets/{}", hidden["tweet_id"].as_str().unwrap()), None).await.body;
    assert_eq!(hidden["errors"][0]["type"], "https://api.x.com/2/problems/not-authorized-for-resource");
    let user = world.x("GET", "/2/users/1500000000000000004?user.fields=receives_your_dm,description", None).await.body;
    assert_eq!(user["data"]["receives_your_dm"], false);
    assert_eq!(world.x("GET", "/2/users/12", None).await.body["errors"][0]["resource_type"], "user");
}

#[tokio::test]
async fn likes_need_the_plan() {
    let world = World::start().await;
    let mention = world.mentioned("42", "lovely").await;
    let (path, body) = (format!("/2/users/{BRAND}/likes"), Some(json!({"tweet_id": mention})));
    assert_eq!(world.x("POST", &path, body.clone()).await.body, json!({"data": {"liked": true}}));
    assert_eq!(world.x_event("like.create").await["payload"]["liked_tweet_id"], mention.as_str());
    assert_eq!(
        world.x("GET", &format!("/2/users/{BRAND}/liked_tweets"), None).await.body["data"][0]["id"],
        mention.as_str()
    );
    assert_eq!(world.x("DELETE", &format!("{path}/{mention}"), None).await.body, json!({"data": {"liked": false}}));
    assert_eq!(world.x("POST", "/2/users/42/likes", body.clone()).await.status, 403);
    assert_eq!(world.x("POST", &path, Some(json!({"tweet_id": "1"}))).await.status, 404);
    world.settings(json!({"x_likes": false})).await;
    let refused = world.x("POST", &path, body).await;
    assert_eq!((refused.status, refused.body["reason"].as_str()), (403, Some("client-not-enrolled")));
}

#[tokio::test]
async fn a_reply_that_mentions_fires_twice_and_long_posts_are_cut() {
    let world = World::start().await;
    let brand = world.act(json!({"x_native_post": {"text": "New hours"}})).await["tweet_id"].clone();
    let twice =
        world.act(json!({"x_reply": {"from": "fay", "to": brand, "text": "@lumencoffee hello?"}})).await["tweet_id"]
            .clone();
    let types: Vec<_> = world
        .webhooks()
        .iter()
        .filter(|webhook| webhook.body["data"]["payload"]["id"] == twice)
        .map(|webhook| webhook.body["data"]["event_type"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(types, ["post.reply.create", "post.mention.create"]);
    let long = world.mentioned("42", &"long words ".repeat(40)).await;
    let event = world
        .wait(|webhook| {
            (webhook.body["data"]["payload"]["id"] == long.as_str()).then(|| webhook.body["data"]["payload"].clone())
        })
        .await;
    assert!(event["text"].as_str().unwrap().ends_with('…'));
    assert_eq!(event["note_tweet"]["text"], format!("@lumencoffee {}", "long words ".repeat(40)));
}
