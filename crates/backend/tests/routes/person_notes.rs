use crate::support::stream::{Stream, serve};
use crate::support::{TestApp, public};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use social_messaging_backend::service::access::Caller;
use social_messaging_backend::service::clock::new_id;
use social_messaging_backend::store::entities::{delivery, message};
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;

const FORBIDDEN: &str = "403 Forbidden urn:social-messaging:problem:forbidden";
const NOT_FOUND: &str = "404 Not Found urn:social-messaging:problem:not-found";
const MALFORMED: &str = "400 Bad Request urn:social-messaging:problem:malformed";

struct Scene {
    app: TestApp,
    conversation: String,
    path: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let account = app.account(Network::Facebook, "1").await;
        let conversation = app.conversation(&account, "7").await;
        app.message(&conversation, public("hello")).await;
        let path = format!("/api/v1/conversations/{conversation}/person-notes");
        Self { app, conversation, path }
    }

    /// An agent notes something, a second later; the identifier of the note.
    async fn note(&self, token: &str, text: &str) -> String {
        self.app.clock.advance(1_000);
        let id = new_id(self.app.now());
        let answer = self.app.post(&self.path, token, json!({"client_id": id, "text": text})).await;
        assert_eq!(answer.outcome(), "200 OK", "{text}");
        id
    }

    async fn texts(&self, token: &str) -> Vec<String> {
        texts(&self.app.get(&self.path, token).await.json())
    }
}

fn texts(notes: &Value) -> Vec<String> {
    notes["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_is_noted_stays_with_the_person() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let ada = app.token("ada");
    app.post("/api/v1/session", &ada, json!({})).await;
    let id = scene.note(&ada, "Prefers the phone").await;
    let mut notes = app.get(&scene.path, &ada).await.json();
    assert_eq!((&notes["notes"][0]["id"], &notes["conversation"]), (&json!(id), &json!(scene.conversation)));
    notes["notes"][0]["id"] = json!("note");
    insta::assert_json_snapshot!(notes["notes"], @r#"
    [
      {
        "author": "ada",
        "author_name": "Ada",
        "edited_at": null,
        "id": "note",
        "pinned": false,
        "text": "Prefers the phone",
        "written_at": "2026-05-28T12:00:02.000Z"
      }
    ]
    "#);
    let again = app.post(&scene.path, &ada, json!({"client_id": id, "text": "Prefers the phone"})).await;
    assert_eq!(texts(&again.json()), ["Prefers the phone"], "the same intent makes no second note");
    let reused = app.post(&scene.path, &ada, json!({"client_id": id, "text": "Hates the phone"})).await;
    assert_eq!(reused.outcome(), "409 Conflict urn:social-messaging:problem:client-id-reused");
    assert_eq!(message::Entity::find().count(&app.state.database).await.unwrap(), 1, "it is no message");
    assert_eq!(delivery::Entity::find().count(&app.state.database).await.unwrap(), 0);
}

#[tokio::test]
async fn the_pinned_ones_stand_first_then_the_newest() {
    let scene = Scene::new().await;
    let (app, ada, grace) = (&scene.app, scene.app.token("ada"), scene.app.token("grace"));
    let old = scene.note(&ada, "old").await;
    scene.note(&grace, "middle").await;
    scene.note(&ada, "new").await;
    assert_eq!(scene.texts(&grace).await, ["new", "middle", "old"]);
    let pin = format!("{}/{old}/pin", scene.path);
    let pinned = app.ask("PUT", &pin, &grace, json!({})).await.json();
    assert_eq!(
        (texts(&pinned), &pinned["notes"][0]["pinned"]),
        (vec!["old".into(), "new".into(), "middle".into()], &json!(true))
    );
    let loose = app.ask("DELETE", &pin, &ada, json!({})).await.json();
    assert_eq!(
        (texts(&loose), &loose["notes"][2]["pinned"]),
        (vec!["new".into(), "middle".into(), "old".into()], &json!(false))
    );
}

#[tokio::test]
async fn a_note_is_its_authors_and_an_admin_may_take_it_away() {
    let scene = Scene::new().await;
    let (app, ada, grace) = (&scene.app, scene.app.token("ada"), scene.app.token("grace"));
    let manager = app.token_of(&Caller { role: Role::Manager, ..app.caller("mary") });
    let (first, second) = (scene.note(&ada, "first").await, scene.note(&ada, "second").await);
    let (first, second) = (format!("{}/{first}", scene.path), format!("{}/{second}", scene.path));
    let text = json!({"text": "changed"});
    for other in [&grace, &manager, &app.admin()] {
        assert_eq!(app.ask("PUT", &first, other, text.clone()).await.outcome(), FORBIDDEN);
    }
    for other in [&grace, &manager] {
        assert_eq!(app.ask("DELETE", &first, other, json!({})).await.outcome(), FORBIDDEN);
    }
    app.clock.advance(1_000);
    let changed = app.ask("PUT", &first, &ada, text).await.json();
    assert_eq!(texts(&changed), ["second", "changed"]);
    assert_eq!(changed["notes"][1]["edited_at"], "2026-05-28T12:00:04.000Z");
    assert_eq!(texts(&app.ask("DELETE", &second, &app.admin(), json!({})).await.json()), ["changed"]);
    assert_eq!(texts(&app.ask("DELETE", &first, &ada, json!({})).await.json()), [""; 0]);
    assert_eq!(app.ask("DELETE", &first, &ada, json!({})).await.outcome(), NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_and_what_is_none() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let id = scene.note(&app.token("ada"), "first").await;
    let note = format!("{}/{id}", scene.path);
    let stranger = app.token_for("eve", "another");
    let body = |text: &str| json!({"client_id": new_id(app.now()), "text": text});
    assert_eq!(app.get(&scene.path, &stranger).await.outcome(), NOT_FOUND);
    assert_eq!(app.post(&scene.path, &stranger, body("x")).await.outcome(), NOT_FOUND);
    for (method, path) in [("PUT", &note), ("DELETE", &note), ("PUT", &format!("{note}/pin"))] {
        assert_eq!(app.ask(method, path, &stranger, body("x")).await.outcome(), NOT_FOUND, "{method} {path}");
    }
    for wrong in [body(" \n"), body(&"x".repeat(2_001)), json!({"client_id": "x", "text": "x"})] {
        assert_eq!(app.post(&scene.path, &app.token("ada"), wrong).await.outcome(), MALFORMED);
    }
    let elsewhere = app.conversation(&app.account(Network::X, "2").await, "7").await;
    let elsewhere = format!("/api/v1/conversations/{elsewhere}/person-notes/{id}");
    let moved = app.ask("DELETE", &elsewhere, &app.token("ada"), json!({})).await;
    assert_eq!(moved.outcome(), NOT_FOUND, "the person of another account is another person");
}

#[tokio::test]
async fn a_colleague_hears_of_it_at_once() {
    let scene = Scene::new().await;
    let url = serve(&scene.app).await;
    let mut stream = Stream::open(&url, &scene.app.token("grace"), None).await;
    stream.raw().await.unwrap();
    scene.note(&scene.app.token("ada"), "Prefers the phone").await;
    let told = stream.event().await.unwrap();
    assert_eq!((told.event.as_str(), texts(&told.data)), ("person_notes", vec!["Prefers the phone".to_owned()]));
    assert_eq!(told.data, scene.app.get(&scene.path, &scene.app.token("grace")).await.json());
}
