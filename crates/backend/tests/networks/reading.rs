//! Likes, posts, people and files, as the sandbox has them.

use crate::world::{World, facebook, id, sent, there, x};
use serde_json::{Value, json};
use social_messaging_backend::media::{MediaFetcher, MediaPolicy, MediaRefused};
use social_messaging_backend::networks::{Call, Credentials, Fetched, Found, NetworkClient, Outcome, Sent};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_sandbox::X_USER_TOKEN;

async fn whole(client: &dyn NetworkClient, credentials: &Credentials, url: &str) -> Result<&'static str, MediaRefused> {
    let policy = MediaPolicy { allow_loopback: true, ..MediaPolicy::default() };
    MediaFetcher::new(policy.clone())
        .expect("a client")
        .fetch(&client.media_source(credentials, url))
        .await
        .map(|media| media.content_type)
}

#[tokio::test]
async fn likes_come_and_go_and_may_be_repeated() {
    let world = World::start().await;
    let post = id(&world.act(json!({"facebook_post": {"text": "New beans"}})).await, "post_id");
    let comment = id(
        &world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "Which?"}})).await,
        "comment_id",
    );
    let mention = id(&world.act(json!({"x_mention": {"from": "hana", "text": "@lumencoffee hi"}})).await, "tweet_id");
    for (network, credentials, object) in [(Network::Facebook, facebook(), comment.clone()), (Network::X, x(), mention)]
    {
        let client = world.client(network);
        let like = Call::Like { object: object.clone() };
        for call in [&like, &like, &Call::Unlike { object }] {
            assert_eq!(sent(client.carry_out(&credentials, call).await), Sent::default());
        }
        assert_eq!(client.look_for(&credentials, &like, Timestamp(0), &[]).await, Found::NotFound);
    }
    let client = world.client(Network::Facebook);
    sent(client.carry_out(&facebook(), &Call::Like { object: comment.clone() }).await);
    let read = there(client.fetch_post(&facebook(), &comment).await);
    assert_eq!((read.liked_by_brand, read.parent_network_id.as_deref()), (Some(true), Some(post.as_str())));
    world.tell("settings", json!({"x_likes": false})).await;
    match world.client(Network::X).carry_out(&x(), &Call::Like { object: "1".to_owned() }).await {
        Outcome::Refused(error) => assert_eq!(error.reason, FailureReason::NotPermitted),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn posts_with_their_parents_and_posts_that_are_gone() {
    let world = World::start().await;
    let post = id(&world.act(json!({"facebook_post": {"text": "New beans", "photo": true}})).await, "post_id");
    let comment = id(
        &world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "Which?"}})).await,
        "comment_id",
    );
    let reply = id(
        &world
            .act(json!({"facebook_comment": {"from": "bruno", "post": post, "parent": comment, "text": "These"}}))
            .await,
        "comment_id",
    );
    let client = world.client(Network::Facebook);
    let read = there(client.fetch_post(&facebook(), &reply).await);
    assert_eq!((read.text.as_str(), read.parent_network_id.as_ref()), ("These", Some(&comment)));
    assert_eq!(read.others.iter().map(|other| other.text.as_str()).collect::<Vec<_>>(), ["Which?"]);
    let top = there(client.fetch_post(&facebook(), &comment).await);
    assert_eq!(top.parent_network_id.as_ref(), Some(&post));
    let outermost = there(client.fetch_post(&facebook(), &post).await);
    assert!(
        outermost.by_brand && outermost.parent_network_id.is_none() && outermost.comments.is_some(),
        "{outermost:?}"
    );
    assert_eq!(outermost.attachments.len(), 1);
    assert_eq!(outermost.is_ad, Some(false));
    let picture = outermost.attachments[0].url.clone().expect("an address");
    assert_eq!(whole(client, &facebook(), &picture).await, Ok("image/jpeg"));
    assert_eq!(client.fetch_post(&facebook(), "100000000000001_404").await, Fetched::Gone);
    assert_eq!(world.client(Network::X).fetch_post(&x(), "404").await, Fetched::Gone);
    let dead = Credentials { token: "dead".to_owned(), ..facebook() };
    assert!(
        matches!(client.fetch_post(&dead, &post).await, Fetched::Unavailable(error) if error.reason == FailureReason::Reauthorize)
    );
}

#[tokio::test]
async fn people_as_far_as_they_are_shared() {
    let world = World::start().await;
    let facebook_client = world.client(Network::Facebook);
    let written = world.act(json!({"messenger_message": {"from": "ada", "text": "Hello"}})).await;
    let ada = there(facebook_client.fetch_profile(&facebook(), &id(&written, "person_id")).await);
    assert!(
        ada.name.is_some() && ada.avatar_url.is_some() && ada.locale.is_some() && ada.utc_offset_minutes.is_some(),
        "{ada:?}"
    );
    let european =
        id(&world.act(json!({"messenger_message": {"from": "european", "text": "Guten Tag"}})).await, "person_id");
    assert_eq!(facebook_client.fetch_profile(&facebook(), &european).await, Fetched::NotShared);
    let written = world.act(json!({"x_dm": {"from": "hana", "text": "Hello"}})).await;
    let on_x = there(world.client(Network::X).fetch_profile(&x(), &id(&written, "person_id")).await);
    assert!(
        on_x.handle.is_some() && on_x.bio.is_some() && on_x.posts.is_some() && on_x.followers.is_some(),
        "{on_x:?}"
    );
    assert_eq!(world.client(Network::X).fetch_profile(&x(), "404").await, Fetched::Gone);
}

#[tokio::test]
async fn files_of_direct_messages_need_the_brands_token() {
    let world = World::start().await;
    let client = world.client(Network::X);
    let written = world.act(json!({"x_dm": {"from": "hana", "text": "Look", "attachments": ["image"]}})).await;
    let message = id(&written, "dm_id");
    let events = format!("{}/x/2/dm_events?dm_event.fields=id,attachments", world.sandbox.url());
    let events: Value = reqwest::Client::new()
        .get(events)
        .bearer_auth(X_USER_TOKEN)
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    let key = events["data"][0]["attachments"]["media_keys"][0].as_str().expect("a key");
    let medium = key.split_once('_').expect("a number").1;
    let path = format!("{message}/{medium}/torn-bag.jpg");
    let stand_in = format!("{}/media/ton/1.1/ton/data/dm/{path}", world.sandbox.url());
    assert_eq!(whole(client, &x(), &stand_in).await, Ok("image/jpeg"));
    // X's own address is asked for through the API.
    assert_eq!(whole(client, &x(), &format!("https://ton.twitter.com/1.1/ton/data/dm/{path}")).await, Ok("image/jpeg"));
    let dead = Credentials { token: "dead".to_owned(), ..x() };
    assert_eq!(whole(client, &dead, &stand_in).await, Err(MediaRefused::Status(401)));
    // Nobody else gets the token.
    for url in [
        "https://pbs.twimg.com/media/a.jpg",
        "https://ton.twitter.com.example.org/1.1/ton/data/dm/1/2/3",
        "http://ton.twitter.com/a",
        "https://example.org/a",
    ] {
        assert_eq!(client.media_source(&x(), url).bearer, None, "{url}");
    }
    assert_eq!(world.client(Network::Facebook).media_source(&facebook(), &stand_in).bearer, None);
}
