//! Rate limits and dead tokens pause a lane, visibly; what was sent waits in order and goes on.

use crate::commands::comment;
use crate::support::{World, eventually};
use sea_orm::EntityTrait;
use serde_json::json;
use social_messaging_backend::service::accounts::{self, NewAccount};
use social_messaging_backend::service::facts;
use social_messaging_backend::store::entities::{event, lane_pause};
use social_messaging_domain::conversation::{AccountState, Capability, PauseReason};
use social_messaging_domain::limits::Preset;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

async fn told(world: &World) -> usize {
    let events = event::Entity::find().all(&world.state.database).await.unwrap();
    events.iter().filter(|event| event.kind == "account" && event.account_id == world.facebook).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rate_limit_holds_the_lane_until_its_time() {
    let world = World::start().await;
    comment(&world).await;
    let before = told(&world).await;
    let error = json!({"error": {"message": "(#613) Calls to this api have exceeded the rate limit.", "type": "OAuthException", "code": 613, "fbtrace_id": "x"}});
    world
        .fault(json!({"network": "facebook", "method": "POST", "path": "*comments", "status": 400, "body": error}))
        .await;
    let first = world.send(Visibility::Public, "One").await;
    let second = world.send(Visibility::Public, "Two").await;
    let pause =
        eventually("a pause", async || lane_pause::Entity::find().one(&world.state.database).await.unwrap()).await;
    assert_eq!((pause.lane.as_str(), pause.reason.as_str()), ("facebook_comment", "rate_limited"));
    assert!(pause.until.is_some());
    assert!(told(&world).await > before);
    let account =
        facts::of_account(&world.state.database, &world.account(&world.facebook).await, world.state.clock.now())
            .await
            .unwrap();
    assert_eq!(account.pauses[0].reason, PauseReason::RateLimited);
    world.reaches(&first, "queued").await;
    assert!(world.conversation().await.waiting_since.is_some(), "the consumer has no answer yet");
    assert_eq!(world.calls("POST", "/comments").await.len(), 1);
    use sea_orm::ConnectionTrait;
    world.state.database.execute_unprepared("UPDATE lane_pauses SET until = 1").await.unwrap();
    world.state.database.execute_unprepared("UPDATE deliveries SET next_attempt_at = 1").await.unwrap();
    world.reaches(&second, "sent").await;
    world.reaches(&first, "sent").await;
    assert_eq!(world.conversation().await.waiting_since, None);
    let calls = world.calls("POST", "/comments").await;
    let texts: Vec<_> = calls.iter().map(|call| call["body"]["message"].as_str().unwrap()).collect();
    assert_eq!(texts, ["One", "One", "Two"]);
    assert!(lane_pause::Entity::find().one(&world.state.database).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_token_stops_the_account_until_it_is_connected_again() {
    let world = World::start().await;
    comment(&world).await;
    let error = json!({"error": {"message": "Error validating access token", "type": "OAuthException", "code": 190, "error_subcode": 460, "fbtrace_id": "x"}});
    world
        .fault(json!({"network": "facebook", "method": "POST", "path": "*comments", "status": 401, "body": error}))
        .await;
    let id = world.send(Visibility::Public, "One").await;
    eventually("the account stops", async || world.account(&world.facebook).await.reauthorize.then_some(())).await;
    world.reaches(&id, "queued").await;
    let account =
        facts::of_account(&world.state.database, &world.account(&world.facebook).await, world.state.clock.now())
            .await
            .unwrap();
    assert_eq!(account.state, AccountState::Reauthorize);
    assert!(account.pauses.iter().all(|pause| pause.reason == PauseReason::Reauthorize) && account.pauses.len() == 3);
    let again = NewAccount {
        network: Network::Facebook,
        network_id: social_messaging_sandbox::FACEBOOK_PAGE_ID.to_owned(),
        name: "Lumen Coffee".to_owned(),
        username: None,
        token: social_messaging_sandbox::FACEBOOK_PAGE_TOKEN.to_owned(),
        secret: social_messaging_sandbox::FACEBOOK_APP_SECRET.to_owned(),
        preset: Preset::Seeds,
        capabilities: vec![Capability::Like],
        public_lane: true,
        app_id: None,
    };
    accounts::add(&world.state, again).await.unwrap();
    world.reaches(&id, "sent").await;
    assert_eq!(world.calls("POST", "/comments").await.len(), 2);
}
