use crate::support::network::Network as Stub;
use crate::support::stream::{Stream, serve};
use crate::support::{Say, TestApp, answer, public};
use serde_json::{Value, json};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::MINUTE;

struct Scene {
    app: TestApp,
    network: Stub,
    account: String,
    conversation: String,
}

async fn scene() -> Scene {
    scene_on(Network::Facebook).await
}

async fn scene_on(of: Network) -> Scene {
    let network = Stub::start().await;
    let app = TestApp::with_networks_at(&network.url).await;
    let account = app.account(of, "1").await;
    let conversation = app.conversation(&account, "7").await;
    Scene { app, network, account, conversation }
}

impl Scene {
    async fn context(&self, message: &str) -> Value {
        let path = format!("/api/v1/conversations/{}/context?message={message}", self.conversation);
        self.app.get(&path, &self.app.token("ada")).await.json()
    }

    /// Asks, waits until the network has answered, and asks again.
    async fn fetched(&self, message: &str) -> (Value, Value) {
        let url = serve(&self.app).await;
        let mut stream = Stream::open(&url, &self.app.token("ada"), None).await;
        stream.raw().await.unwrap();
        let before = self.context(message).await;
        loop {
            let event = stream.event().await.unwrap();
            if event.event == "context" && event.data["message"] == message {
                assert_eq!(event.data["conversation"], self.conversation.as_str());
                return (before, self.context(message).await);
            }
        }
    }
}

fn outline(context: &Value) -> Vec<String> {
    let posts = context["posts"].as_array().unwrap().iter();
    posts.map(|post| format!("{} {}", post["state"].as_str().unwrap(), post["text"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn the_post_of_the_brand_is_fetched_and_refreshed() {
    let scene = scene().await;
    scene.network.knows(
        "1_9",
        json!({
            "id": "1_9", "message": "New beans", "from": {"id": "1", "name": "Brand"},
            "created_time": "2026-05-27T10:00:00+0000", "likes": {"data": [], "summary": {"total_count": 12}},
            "permalink_url": "https://facebook.com/1_9",
        }),
    );
    let say = Say { network_id: Some("9_2"), parent: Some("1_9"), post: Some("1_9"), ..public("When?") };
    let message = scene.app.message(&scene.conversation, say).await;
    let (before, context) = scene.fetched(&message).await;
    assert_eq!(outline(&before), ["loading ", "available When?"]);
    assert_eq!(outline(&context), ["available New beans", "available When?"]);
    let post = &context["posts"][0];
    assert_eq!((&post["by_brand"], &post["likes"], &post["message"]), (&json!(true), &json!(12), &json!(null)));
    assert_eq!(context["posts"][1]["message"], message.as_str());
    let asked = scene.network.asked_for("1_9");
    scene.app.clock.advance(5 * MINUTE);
    scene.context(&message).await;
    assert_eq!(scene.network.asked_for("1_9"), asked);
    scene.network.forgets("1_9");
    scene.app.clock.advance(6 * MINUTE);
    let (before, context) = scene.fetched(&message).await;
    assert_eq!(outline(&before), ["available New beans", "available When?"], "what was told before is shown meanwhile");
    insta::assert_snapshot!(outline(&context)[0], @"deleted");
}

#[tokio::test]
async fn messages_of_our_own_are_used_where_we_have_them() {
    let scene = scene().await;
    scene.network.knows("1_9", json!({"id": "1_9", "message": "New beans", "from": {"id": "1", "name": "Brand"}}));
    let other = scene.app.conversation(&scene.account, "8").await;
    let comment = Say { network_id: Some("9_2"), parent: Some("1_9"), post: Some("1_9"), ..public("When?") };
    scene.app.message(&other, comment).await;
    let ours = Say { network_id: Some("9_3"), parent: Some("9_2"), post: Some("1_9"), ..answer("Tomorrow") };
    scene.app.message(&other, ours).await;
    let reply = Say { network_id: Some("9_4"), parent: Some("9_3"), post: Some("1_9"), ..public("Great") };
    let message = scene.app.message(&scene.conversation, reply).await;
    let (_, context) = scene.fetched(&message).await;
    assert_eq!(outline(&context), ["available New beans", "available When?", "available Tomorrow", "available Great"]);
    assert_eq!(context["posts"][1]["author_name"], "Person 8");
    assert_eq!(
        (&context["posts"][2]["author_name"], &context["posts"][2]["by_brand"]),
        (&json!("Brand 1"), &json!(true))
    );
    assert_eq!(context["posts"][1]["message"], Value::Null, "it is of another conversation");
}

/// The context of the last answer of a thread on X: whether it has a gap, and its outline. The post has the number 700.
async fn thread(answers: u32) -> (Value, Vec<String>) {
    let scene = scene_on(Network::X).await;
    for number in 700..=700 + answers {
        let answered = (number > 700).then(|| json!([{"type": "replied_to", "id": (number - 1).to_string()}]));
        let post = json!({
            "id": number.to_string(), "text": format!("post {number}"), "author_id": "5", "conversation_id": "700",
            "created_at": "2026-05-27T10:00:00.000Z", "referenced_tweets": answered,
        });
        scene.network.knows(&number.to_string(), json!({ "data": post }));
    }
    let (last, parent) = ((700 + answers).to_string(), (699 + answers).to_string());
    let at = Say { network_id: Some(&last), parent: Some(&parent), post: Some("700"), ..public("Here, too") };
    let message = scene.app.message(&scene.conversation, Say { kind: "x_reply", ..at }).await;
    let (_, context) = scene.fetched(&message).await;
    (context["gap"].clone(), outline(&context))
}

#[tokio::test]
async fn the_outermost_post_is_there_however_long_the_thread_is() {
    let (gap, posts) = thread(6).await;
    assert_eq!((gap, posts.len()), (json!(false), 7), "{posts:?}");
    let (gap, posts) = thread(9).await;
    assert_eq!((gap, posts.len()), (json!(true), 7), "{posts:?}");
    assert_eq!(posts[0], "available post 700");
    assert_eq!(posts[1], "available post 704");
    assert_eq!(posts[6], "available Here, too");
}

#[tokio::test]
async fn the_people_of_the_thread_are_those_who_wrote_under_the_post() {
    let scene = scene().await;
    let elsewhere = scene.app.account(Network::Facebook, "2").await;
    let mut message = String::new();
    for (account, person, post) in [
        (&scene.account, "8", "1_9"),
        (&scene.account, "unnamed:9_7", "1_9"),
        (&scene.account, "10", "1_8"),
        (&elsewhere, "11", "1_9"),
        (&scene.account, "12", "1_9"),
        (&scene.account, "7", "1_9"),
    ] {
        let of = match person {
            "7" => scene.conversation.clone(),
            _ => scene.app.conversation(account, person).await,
        };
        scene.app.clock.advance(MINUTE);
        message = scene.app.message(&of, Say { post: Some(post), ..public("Secret words") }).await;
    }
    let context = scene.context(&message).await;
    let expected = ["7", "12", "8"].map(|id| json!({"network_id": id, "shown": format!("@Person {id}")}));
    assert_eq!(context["people"], json!(expected));
}

#[tokio::test]
async fn only_public_messages_have_one() {
    let scene = scene().await;
    let direct = Say { visibility: "direct", kind: "messenger_message", ..public("psst") };
    let message = scene.app.message(&scene.conversation, direct).await;
    let path = format!("/api/v1/conversations/{}/context?message={message}", scene.conversation);
    let answer = scene.app.get(&path, &scene.app.token("ada")).await;
    insta::assert_snapshot!(answer.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
}
