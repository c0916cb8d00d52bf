//! What is deleted on the network is erased here, every copy of it.

use crate::commands::comment;
use crate::support::{World, ada, client_id, eventually, of, send_files};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use serde_json::{Value, json};
use social_messaging_backend::store::entities::{change, event as told, inbox, media};
use social_messaging_domain::commands::Command;
use social_messaging_domain::visibility::Visibility;
use social_messaging_sandbox::X_ACCOUNT_ID;

const SECRET: &str = "my card is 4111";

/// Every table's every row that still holds the text.
async fn copies(world: &World) -> Vec<String> {
    let database = &world.state.database;
    let kind = database.get_database_backend();
    let all = |sql: String| Statement::from_string(kind, sql);
    let mut found = Vec::new();
    for table in [
        "messages",
        "changes",
        "inbox",
        "media",
        "stored_files",
        "deliveries",
        "posts",
        "events",
        "commands",
        "consumers",
    ] {
        let columns = match kind {
            DbBackend::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
            _ => format!(
                "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        for column in database.query_all_raw(all(columns)).await.unwrap() {
            let column: String = column.try_get("", "name").unwrap();
            let place = match (kind, column.as_str()) {
                (DbBackend::Sqlite, _) => format!("instr(CAST(\"{column}\" AS BLOB), CAST('{SECRET}' AS BLOB))"),
                (_, "body" | "bytes") => format!("position('{SECRET}' in encode({column}, 'escape'))"),
                _ => format!("position('{SECRET}' in CAST(\"{column}\" AS text))"),
            };
            let row = database.query_one_raw(all(format!("SELECT count(*) AS n FROM {table} WHERE {place} > 0"))).await;
            if row.unwrap().unwrap().try_get::<i64>("", "n").unwrap() > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

/// Whether any of the store's files holds the text.
fn files_hold_it(world: &World) -> bool {
    let files = std::fs::read_dir(world.folder.path()).unwrap().map(|file| file.unwrap().path());
    // A file that is gone again holds nothing.
    let bytes = files.filter_map(|file| std::fs::read(file).ok());
    bytes.into_iter().any(|bytes| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_it_is_left_but_that_it_was_there() {
    let world = World::start().await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let comment = world
        .act(json!({"facebook_comment": {"from": from, "post": post, "text": SECRET, "photo": true}, "repeat": 2}))
        .await;
    world.arrived(1).await;
    world.settled().await;
    assert_eq!(copies(&world).await, ["messages.text", "messages.folded", "changes.payload", "inbox.body"]);
    assert!(files_hold_it(&world) || world.state.database.get_database_backend() != DbBackend::Sqlite);
    assert_eq!(
        media::Entity::find()
            .all(&world.state.database)
            .await
            .unwrap()
            .iter()
            .filter(|row| row.owner_kind == "message")
            .count(),
        1
    );
    let act = json!({"facebook_edit": {"id": comment["comment_id"], "text": format!("{SECRET}!")}});
    world.act(act).await;
    world.settled().await;
    world.act(json!({"facebook_remove": {"id": comment["comment_id"]}})).await;
    world.settled().await;
    assert_eq!(copies(&world).await, Vec::<String>::new());
    eventually("no file holds it", async || (!files_hold_it(&world)).then_some(())).await;
    assert!(
        media::Entity::find().all(&world.state.database).await.unwrap().iter().all(|row| row.owner_kind != "message")
    );
    let row = world.messages().await.remove(0);
    assert!(row.deleted && row.text.is_empty());
    let shown = world.wire(row).await;
    assert!(shown.deleted && shown.attachments.is_empty());
    let conversation = world.conversation().await;
    assert_eq!((conversation.last_public_id, conversation.waiting_since), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_after_its_deletion_is_erased_at_once() {
    let world = World::start().await;
    let value = |verb: &str| {
        json!({"item": "comment", "verb": verb, "from": {"id": "7710001", "name": "Ada"},
        "post_id": "100000000000001_55", "comment_id": "55_901", "parent_id": "100000000000001_55", "created_time": 1_780_000_009})
    };
    let body = |value: Value| {
        json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1,
        "changes": [{"field": "feed", "value": value}]}]})
        .to_string()
    };
    assert_eq!(world.webhook("facebook", &body(value("remove")), "valid").await, 200);
    world.settled().await;
    assert!(world.messages().await.is_empty());
    let mut add = value("add");
    add["message"] = json!(SECRET);
    assert_eq!(world.webhook("facebook", &body(add.clone()), "valid").await, 200);
    let row = world.arrived(1).await.remove(0);
    world.settled().await;
    assert!(row.deleted && row.text.is_empty());
    assert_eq!(copies(&world).await, Vec::<String>::new());
    assert_eq!(world.webhook("facebook", &body(add), "valid").await, 200);
    world.settled().await;
    assert_eq!(copies(&world).await, Vec::<String>::new());
}

/// A webhook of the X Activity API.
fn event(number: u32, kind: &str, payload: &Value, includes: &Value) -> String {
    json!({"data": {"event_uuid": format!("u{number}"), "event_type": kind,
        "filter": {"user_id": X_ACCOUNT_ID, "direction": "inbound"}, "payload": payload, "includes": includes}})
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_that_comes_after_the_posts_deletion_is_blanked() {
    let world = World::start().await;
    let gone = json!({"id": "9001", "author_id": "43", "timestamp_ms": "1780000010000"});
    assert_eq!(world.webhook("x", &event(1, "post.delete", &gone, &json!({})), "valid").await, 200);
    world.settled().await;
    let quote = json!({"id": "9002", "text": "So true", "author_id": "42", "timestamp_ms": "1780000009000",
        "referenced_tweets": [{"type": "quoted", "id": "9001"}]});
    let includes =
        json!({"tweets": [{"id": "9001", "text": SECRET, "author_id": "43"}, {"id": "9003", "text": "stays"}]});
    assert_eq!(world.webhook("x", &event(2, "post.mention.create", &quote, &includes), "valid").await, 200);
    // The older API nests it.
    let older = json!({"for_user_id": X_ACCOUNT_ID, "tweet_create_events": [{"id_str": "9004", "text": "Indeed",
        "timestamp_ms": "1780000009500", "user": {"id_str": "42", "screen_name": "ada"},
        "quoted_status": {"id_str": "9001", "text": SECRET, "user": {"id_str": "43"}}}]});
    assert_eq!(world.webhook("x", &older.to_string(), "valid").await, 200);
    let texts: Vec<String> = world.arrived(2).await.into_iter().map(|row| row.text).collect();
    world.settled().await;
    assert_eq!(texts, ["So true", "Indeed"]);
    assert_eq!(copies(&world).await, Vec::<String>::new());
    eventually("no file holds it", async || (!files_hold_it(&world)).then_some(())).await;
    let kept = inbox::Entity::find().all(&world.state.database).await.unwrap();
    assert!(kept.iter().any(|row| String::from_utf8_lossy(&row.body).contains("stays")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_post_is_erased_where_another_quotes_it() {
    let world = World::start().await;
    let quote = json!({"id": "9002", "text": "So true", "author_id": "42", "timestamp_ms": "1780000009000",
        "referenced_tweets": [{"type": "quoted", "id": "9001"}]});
    let includes = json!({"tweets": [{"id": "9001", "text": SECRET, "author_id": "43"}]});
    assert_eq!(world.webhook("x", &event(1, "post.mention.create", &quote, &includes), "valid").await, 200);
    world.arrived(1).await;
    world.settled().await;
    assert_eq!(copies(&world).await, ["changes.payload", "inbox.body"]);
    let gone = json!({"id": "9001", "author_id": "43", "timestamp_ms": "1780000010000"});
    assert_eq!(world.webhook("x", &event(2, "post.delete", &gone, &json!({})), "valid").await, 200);
    world.settled().await;
    assert_eq!(copies(&world).await, Vec::<String>::new());
    eventually("no file holds it", async || (!files_hold_it(&world)).then_some(())).await;
    assert_eq!(world.messages().await[0].text, "So true");
    let raw = change::Entity::find().all(&world.state.database).await.unwrap().remove(0).payload;
    assert_eq!((&raw["payload"]["text"], &raw["posts"]), (&json!("So true"), &json!([{"id": "9001"}])));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_look_at_what_stands_under_a_deleted_post_are_told() {
    let world = World::start().await;
    let post = |id: &str, author: &str, under: Option<&str>| {
        let parent = under.map(|parent| json!([{"type": "replied_to", "id": parent}]));
        json!({"id": id, "text": "Hello", "author_id": author, "timestamp_ms": "1780000009000",
            "conversation_id": under.unwrap_or(id), "referenced_tweets": parent})
    };
    for (number, answer) in [(1, post("9002", "42", Some("9001"))), (2, post("9003", "44", None))] {
        let body = event(number, "post.mention.create", &answer, &json!({}));
        assert_eq!(world.webhook("x", &body, "valid").await, 200);
    }
    let rows = world.arrived(2).await;
    world.settled().await;
    let under = rows.iter().find(|row| row.network_id.as_deref() == Some("9002")).unwrap();
    for number in [3, 4] {
        let gone = json!({"id": "9001", "author_id": X_ACCOUNT_ID, "timestamp_ms": "1780000010000"});
        assert_eq!(world.webhook("x", &event(number, "post.delete", &gone, &json!({})), "valid").await, 200);
        world.settled().await;
    }
    let told = told::Entity::find().all(&world.state.database).await.unwrap();
    let contexts: Vec<_> = told.into_iter().filter(|row| row.kind == "context").collect();
    assert_eq!(contexts.len(), 1, "once, and nobody who looks at something else");
    assert_eq!(contexts[0].conversation_id.as_ref(), Some(&under.conversation_id));
    assert_eq!(contexts[0].entity_id, None, "whichever of its messages is looked at");
}

#[tokio::test(flavor = "multi_thread")]
async fn raw_webhooks_are_kept_for_some_days_only() {
    use social_messaging_backend::service::inbox::retention;
    let world = World::start().await;
    world.act(json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}})).await;
    world.arrived(1).await;
    world.settled().await;
    assert_eq!(retention::forget(&world.state).await.unwrap(), 0);
    let old = 8 * 24 * 60 * 60 * 1_000;
    for table in ["inbox", "changes"] {
        let sql = format!("UPDATE {table} SET received_at = received_at - {old}");
        world.state.database.execute_unprepared(&sql).await.unwrap();
    }
    assert_eq!(retention::forget(&world.state).await.unwrap(), 1);
    assert!(inbox::Entity::find().all(&world.state.database).await.unwrap().is_empty());
    assert!(change::Entity::find().all(&world.state.database).await.unwrap().is_empty());
    assert_eq!(world.messages().await[0].text, "Hello");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_an_answer_goes_with_it() {
    let world = World::start().await;
    comment(&world).await;
    world.let_files_out(&world.facebook).await;
    let picture = [b"\x89PNG\r\n\x1a\n".as_slice(), SECRET.as_bytes()].concat();
    let file = world.upload(&ada(), &picture).await;
    let answer = send_files(Visibility::Public, "Look", &[(&file, Some(SECRET))]);
    let id = world.command(&client_id(), answer).await.unwrap().id.0;
    world.reaches(&id, "sent").await;
    world.settled().await;
    assert_eq!(copies(&world).await, ["media.description", "stored_files.bytes", "deliveries.call"]);
    world.command(&client_id(), Command::Delete(of(&id))).await.unwrap();
    eventually("it is erased", async || copies(&world).await.is_empty().then_some(())).await;
    eventually("no file holds it", async || (!files_hold_it(&world)).then_some(())).await;
}
