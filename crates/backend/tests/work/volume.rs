//! Many at once. Nothing is timed here; the number is printed for who asks.

use crate::support::{World, ada};
use serde_json::json;
use social_messaging_backend::service::conversations::filter::{Filter, List, Search};
use social_messaging_backend::service::conversations::lists;
use social_messaging_backend::service::inbox;
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::networks::Network;

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_messages_of_one_consumer_come_in() {
    let world = World::still(0).await;
    let begun = std::time::Instant::now();
    for batch in 0..10_i64 {
        let message = |number: i64| {
            let number = batch * 1_000 + number;
            let message = json!({"mid": format!("m_{number}"), "text": format!("Message {number}")});
            json!({"sender": {"id": "7710001"}, "recipient": {"id": "100000000000001"},
                "timestamp": 1_780_000_000_000_i64 + number * 1_000, "message": message})
        };
        let messages: Vec<_> = (0..1_000).map(message).collect();
        let body = json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1, "messaging": messages}]});
        inbox::receive(&world.state, Network::Facebook, body.to_string().as_bytes()).await.unwrap();
        inbox::worker::round(&world.state, "test").await.unwrap();
    }
    println!("10,000 messages took {:?}", begun.elapsed());
    let conversation = world.conversation().await;
    assert_eq!(conversation.waiting_since, Some(1_780_000_000_000));
    let messages = world.messages().await;
    assert_eq!(messages.len(), 10_000);
    assert_eq!(conversation.last_message_id.as_ref(), Some(&messages[9_999].id));
    assert_eq!(messages[9_999].text, "Message 9999");
    for (search, found) in [("MESSAGE 9998", 1), ("message", 1), ("nothing of it", 0)] {
        let filter = Filter {
            list: List::All,
            work: Some(WorkState::Open),
            network: None,
            visibility: None,
            waiting: None,
            person: None,
            search: Search::read(search).unwrap(),
        };
        let begun = std::time::Instant::now();
        let page = lists::page(&world.state, &ada(), &filter, None, 50).await.unwrap();
        println!("searching {search:?} took {:?}", begun.elapsed());
        assert_eq!(page.total, found, "{search}");
    }
}
