use crate::support::network::Network as Stub;
use crate::support::stream::{Stream, serve};
use crate::support::{TestApp, public};
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use serde_json::{Value, json};
use social_messaging_backend::store::entities::{consumer, conversation};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{DAY, HOUR, MINUTE};

struct Scene {
    app: TestApp,
    network: Stub,
    conversation: String,
    stream: Stream,
}

async fn scene() -> Scene {
    let network = Stub::start().await;
    let app = TestApp::with_networks_at(&network.url).await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("hello")).await;
    let url = serve(&app).await;
    let caller =
        social_messaging_backend::service::access::Caller { expires_at: app.now().plus(9 * DAY), ..app.caller("ada") };
    let mut stream = Stream::open(&url, &app.token_of(&caller), None).await;
    stream.raw().await.unwrap();
    Scene { app, network, conversation, stream }
}

impl Scene {
    async fn open(&self) -> Value {
        let path = format!("/api/v1/conversations/{}", self.conversation);
        self.app.get(&path, &self.app.token("ada")).await.json()["profile"].clone()
    }

    async fn told(&mut self) -> Value {
        let event = self.stream.event().await.unwrap();
        assert_eq!(event.event, "conversation");
        event.data["profile"].clone()
    }
}

#[tokio::test]
async fn it_is_fetched_when_first_wanted_and_again_when_a_day_old() {
    let mut scene = scene().await;
    let picture = format!("{}/media/pixel.gif", scene.network.url);
    scene.network.knows(
        "7",
        json!({"id": "7", "name": "Ada Example", "locale": "en_US", "timezone": -3.5, "profile_pic": picture}),
    );
    assert_eq!(scene.open().await["state"], "loading");
    let profile = scene.told().await;
    assert_eq!((&profile["state"], &profile["name"]), (&json!("available"), &json!("Ada Example")));
    assert_eq!((&profile["locale"], &profile["utc_offset_minutes"]), (&json!("en_US"), &json!(-210)));
    let avatar = profile["avatar_url"].as_str().unwrap();
    assert_eq!(scene.app.get(avatar, "").await.header("content-type"), "image/gif");
    scene.app.clock.advance(23 * HOUR);
    assert_eq!(scene.open().await["name"], "Ada Example");
    assert_eq!(scene.network.asked_for("7"), 1);
    scene.network.knows("7", json!({"id": "7", "name": "Ada Changed"}));
    scene.app.clock.advance(2 * HOUR);
    scene.open().await;
    let profile = scene.told().await;
    assert_eq!((&profile["name"], &profile["locale"]), (&json!("Ada Changed"), &json!("en_US")));
}

#[tokio::test]
async fn one_that_the_network_does_not_share() {
    let mut scene = scene().await;
    scene.open().await;
    let profile = scene.told().await;
    assert_eq!((&profile["state"], &profile["name"]), (&json!("not_shared"), &json!("Person 7")));
}

#[tokio::test]
async fn one_that_is_shared_since_the_person_wrote_directly() {
    let mut scene = scene().await;
    scene.open().await;
    assert_eq!(scene.told().await["state"], "not_shared");
    scene.network.knows("7", json!({"id": "7", "name": "Ada Example"}));
    scene.app.clock.advance(MINUTE);
    let wrote = (conversation::Column::LastDirectAt, Expr::value(scene.app.now().0));
    let update = conversation::Entity::update_many().col_expr(wrote.0, wrote.1);
    update.exec(&scene.app.state.database).await.unwrap();
    scene.open().await;
    while scene.stream.event().await.unwrap().data["profile"]["name"] != "Ada Example" {}
    assert_eq!(scene.network.asked_for("7"), 2);
}

#[tokio::test]
async fn a_network_that_cannot_be_asked_is_asked_again() {
    let mut scene = scene().await;
    scene.network.knows(
        "7",
        json!({"error": {"message": "try again", "type": "OAuthException", "code": 2, "is_transient": true}}),
    );
    scene.open().await;
    assert_eq!(scene.told().await["state"], "unavailable");
    scene.open().await;
    let asked = scene.network.asked_for("7");
    scene.network.knows("7", json!({"id": "7", "name": "Ada Example"}));
    scene.app.clock.advance(2 * MINUTE);
    scene.open().await;
    assert_eq!(scene.told().await["state"], "available");
    assert_eq!(scene.network.asked_for("7"), asked + 1);
}

#[tokio::test]
async fn a_list_asks_for_those_whom_it_would_show_without_a_name() {
    let mut scene = scene().await;
    scene.network.knows("7", json!({"id": "7", "name": "Ada Example"}));
    let token = scene.app.token("ada");
    scene.app.get("/api/v1/conversations", &token).await;
    assert_eq!(scene.network.asked_for("7"), 0, "this one has a name");
    let nameless = consumer::Entity::update_many().col_expr(consumer::Column::Name, Expr::value(None::<String>));
    nameless.exec(&scene.app.state.database).await.unwrap();
    assert_eq!(
        scene.app.get("/api/v1/conversations", &token).await.json()["conversations"][0]["consumer_name"],
        Value::Null
    );
    assert_eq!(scene.told().await["name"], "Ada Example");
}
