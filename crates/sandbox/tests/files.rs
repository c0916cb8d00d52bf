//! Files that the brand sends: what is taken, what is refused, and what comes back.

#![expect(clippy::unwrap_used, reason = "a broken world stops the test where it broke")]

#[path = "support/world.rs"]
mod world;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use social_messaging_sandbox::{FACEBOOK_PAGE_TOKEN, X_USER_TOKEN};
use world::{PAGE, World};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n picture";

fn file(bytes: Vec<u8>, content_type: &str) -> Part {
    Part::bytes(bytes).file_name("file").mime_str(content_type).unwrap()
}

fn message(kind: &str, bytes: Vec<u8>, content_type: &str) -> Form {
    let message = json!({"attachment": {"type": kind, "payload": {}}, "metadata": "outbox:1"});
    Form::new()
        .text("recipient", r#"{"id": "7001"}"#)
        .text("messaging_type", "RESPONSE")
        .text("message", message.to_string())
        .part("filedata", file(bytes, content_type))
}

#[tokio::test]
async fn a_file_of_a_message_comes_back_with_the_echo() {
    let world = World::start().await;
    world.wrote("7001", 3).await;
    let path = format!("/graph/v25.0/{PAGE}/messages");
    let answer = world.form(&path, FACEBOOK_PAGE_TOKEN, message("image", PICTURE.to_vec(), "image/png")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let echo = world.messaging(|event| event["message"]["is_echo"] == true).await;
    assert_eq!(
        (&echo["message"]["mid"], &echo["message"]["metadata"]),
        (&answer.body["message_id"], &json!("outbox:1"))
    );
    let attachment = &echo["message"]["attachments"][0];
    assert_eq!(attachment["type"], "image");
    let fetched = world.client.get(attachment["payload"]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(fetched.headers()["content-type"], "image/png");
    assert_eq!(fetched.bytes().await.unwrap(), PICTURE);
    // What is said of the call is readable.
    let calls = world.control("GET", "/calls", None).await;
    let call = calls.body["calls"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(call["body"]["filedata"], json!({"content_type": "image/png", "bytes": PICTURE.len()}));

    let refused = [
        (message("image", vec![1; 8_000_001], "image/png"), Some(2_018_109)),
        (message("file", vec![1; 25_000_001], "application/pdf"), Some(2_018_109)),
        (message("video", PICTURE.to_vec(), "image/png"), None),
    ];
    for (form, subcode) in refused {
        let answer = world.form(&path, FACEBOOK_PAGE_TOKEN, form).await;
        assert_eq!((answer.status, answer.body["error"]["error_subcode"].as_u64()), (400, subcode));
    }
}

#[tokio::test]
async fn a_comment_shows_a_photo_that_was_uploaded_unpublished() {
    let world = World::start().await;
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let comments = format!("/{}/comments", post.as_str().unwrap());
    let unknown = world.graph("POST", &comments, Some(json!({"attachment_id": "1"}))).await;
    assert_eq!(unknown.status, 400);
    let photos = format!("/graph/v25.0/{PAGE}/photos");
    let photo = |published: &'static str, bytes: Vec<u8>| {
        Form::new().text("published", published).part("source", file(bytes, "image/png"))
    };
    assert_eq!(world.form(&photos, FACEBOOK_PAGE_TOKEN, photo("true", PICTURE.to_vec())).await.status, 400);
    assert_eq!(world.form(&photos, FACEBOOK_PAGE_TOKEN, photo("false", vec![1; 4_000_001])).await.status, 400);
    let uploaded = world.form(&photos, FACEBOOK_PAGE_TOKEN, photo("false", PICTURE.to_vec())).await;
    let comment = world.graph("POST", &comments, Some(json!({"attachment_id": uploaded.body["id"]}))).await;
    assert_eq!(comment.status, 200, "{}", comment.body);
    let id = comment.body["id"].as_str().unwrap();
    let read = world.graph("GET", &format!("/{id}?fields=message,attachment"), None).await;
    let address = read.body["attachment"]["media"]["image"]["src"].as_str().unwrap();
    assert_eq!(world.client.get(address).send().await.unwrap().bytes().await.unwrap(), PICTURE);
}

async fn uploaded(world: &World, content_type: &str, category: &str) -> Value {
    let begin = json!({"media_type": content_type, "total_bytes": PICTURE.len(), "media_category": category});
    let id = world.x("POST", "/2/media/upload/initialize", Some(begin)).await.body["data"]["id"].clone();
    let path = format!("/2/media/upload/{}", id.as_str().unwrap());
    let segment = Form::new().text("segment_index", "0").part("media", file(PICTURE.to_vec(), content_type));
    assert_eq!(world.form(&format!("/x{path}/append"), X_USER_TOKEN, segment).await.status, 200);
    assert_eq!(world.x("POST", &format!("{path}/finalize"), None).await.status, 200);
    id
}

#[tokio::test]
async fn a_post_holds_described_pictures_or_one_that_moves() {
    let world = World::start().await;
    let asked = world.act(json!({"x_mention": {"from": "hana", "text": "@lumencoffee Open?"}})).await;
    let post =
        |media: Value| json!({"reply": {"in_reply_to_tweet_id": asked["tweet_id"]}, "media": {"media_ids": media}});
    let picture = uploaded(&world, "image/png", "tweet_image").await;
    let moving = uploaded(&world, "image/gif", "tweet_gif").await;
    let described = json!({"id": picture, "metadata": {"alt_text": {"text": "A terrace"}}});
    assert_eq!(world.x("POST", "/2/media/metadata", Some(described)).await.status, 200);
    let long = json!({"id": picture, "metadata": {"alt_text": {"text": "x".repeat(1_001)}}});
    assert_eq!(world.x("POST", "/2/media/metadata", Some(long)).await.status, 400);
    assert_eq!(world.x("POST", "/2/tweets", Some(post(json!([picture, moving])))).await.status, 400);
    let direct = uploaded(&world, "image/png", "dm_image").await;
    assert_eq!(world.x("POST", "/2/tweets", Some(post(json!([direct])))).await.status, 400);
    let made = world.x("POST", "/2/tweets", Some(post(json!([picture])))).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.body["data"]["id"].as_str().unwrap();
    let path = format!("/2/tweets/{id}?expansions=attachments.media_keys&media.fields=alt_text");
    let read = world.x("GET", &path, None).await;
    assert_eq!(read.body["includes"]["media"][0]["alt_text"], "A terrace");
}
