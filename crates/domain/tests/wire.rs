//! The wire: what it looks like, and that a value from a newer side is read as unknown instead of failing.

use social_messaging_domain::api::Token;
use social_messaging_domain::commands::{Command, CommandRequest, SendCommand, SendFile};
use social_messaging_domain::events::{ContextEvent, Event};
use social_messaging_domain::message::{
    Action, Author, AuthorKind, Failure, FailureReason, Kind, Mention, MessageState,
};
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::visibility::Visibility;

#[test]
fn a_command_is_tagged_by_its_name() {
    let request = CommandRequest {
        client_id: "0197c5b4-7c1d-7000-8000-000000000001".into(),
        command: Command::Send(SendCommand {
            visibility: Visibility::Public,
            target: Some("comment".into()),
            text: "Hi @Ada".to_owned(),
            mentions: vec![Mention { network_id: "42".to_owned(), shown: "@Ada".to_owned() }],
            files: vec![SendFile { id: "file".into(), description: Some("A torn bag".to_owned()) }],
        }),
    };
    insta::assert_json_snapshot!(request, @r#"
    {
      "client_id": "0197c5b4-7c1d-7000-8000-000000000001",
      "command": {
        "send": {
          "visibility": "public",
          "target": "comment",
          "text": "Hi @Ada",
          "mentions": [
            {
              "network_id": "42",
              "shown": "@Ada"
            }
          ],
          "files": [
            {
              "id": "file",
              "description": "A torn bag"
            }
          ]
        }
      }
    }
    "#);
}

#[test]
fn a_problem_has_a_stable_type() {
    let problem = Problem {
        kind: ProblemType::RefusedByRule,
        title: "The rules forbid it".to_owned(),
        status: 422,
        reason: Some(social_messaging_domain::composer::Reason::WindowClosed),
    };
    insta::assert_json_snapshot!(problem, @r#"
    {
      "type": "urn:social-messaging:problem:refused-by-rule",
      "title": "The rules forbid it",
      "status": 422,
      "reason": "window_closed"
    }
    "#);
}

#[test]
fn values_from_a_newer_side_are_unknown() {
    let read = |text: &str| serde_json::from_str(text);
    assert_eq!(serde_json::from_str::<Network>("\"threads\"").expect("read"), Network::Unknown);
    assert_eq!(serde_json::from_str::<Lane>("\"threads_reply\"").expect("read"), Lane::Unknown);
    assert_eq!(serde_json::from_str::<Visibility>("\"followers\"").expect("read"), Visibility::Unknown);
    assert_eq!(serde_json::from_str::<Kind>("\"story\"").expect("read"), Kind::Unsupported);
    assert_eq!(serde_json::from_str::<MessageState>("\"scheduled\"").expect("read"), MessageState::Unknown);
    let failure: Failure =
        read(r#"{"reason":"too_many_emoji","retryable":true,"detail":null,"newer":1}"#).expect("read");
    assert_eq!(failure.reason, FailureReason::Refused);
    let author: Author = serde_json::from_str(r#"{"kind":"oracle","name":null,"agent":null}"#).expect("read");
    assert_eq!(author.kind, AuthorKind::Other);
    assert_eq!(Event::decode("story", "{}").expect("read"), Event::Unknown);
}

#[test]
fn an_event_reads_what_it_wrote_and_refuses_what_does_not_fit() {
    let event = Event::Context(ContextEvent { conversation: "c".into(), message: None });
    let data = event.data().expect("JSON");
    assert_eq!(Event::decode(event.name(), &data).expect("read"), event);
    assert!(Event::decode("message", "{}").is_err());
}

#[test]
fn a_token_cannot_be_printed() {
    assert_eq!(format!("{:?}", Token::new("secret".to_owned())), "Token(…)");
}

#[test]
fn each_kind_has_its_word_on_the_indicator_line() {
    let words = [
        (Kind::FacebookPost, Visibility::Public, Action::PublicPost),
        (Kind::XPost, Visibility::Public, Action::PublicPost),
        (Kind::FacebookComment, Visibility::Public, Action::PublicComment),
        (Kind::FacebookReply, Visibility::Public, Action::PublicComment),
        (Kind::XReply, Visibility::Public, Action::PublicThread),
        (Kind::PrivateReply, Visibility::Direct, Action::PrivateReply),
        (Kind::MessengerMessage, Visibility::Direct, Action::DirectMessage),
        (Kind::XDirectMessage, Visibility::Direct, Action::DirectMessage),
        (Kind::Note, Visibility::Internal, Action::InternalNote),
        (Kind::Unsupported, Visibility::Direct, Action::DirectMessage),
    ];
    for (kind, visibility, action) in words {
        assert_eq!(kind.action(visibility), action, "{kind:?}");
    }
}
