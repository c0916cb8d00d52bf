//! How an answer becomes a call, and how a call is kept.

use social_messaging_backend::networks::{
    Answer, Call, CallFile, MessagingTag, PrivateReplyTo, Quotes, TargetIs, call_for,
};
use social_messaging_domain::message::AttachmentKind;
use social_messaging_domain::networks::{Lane, Network};

fn answer() -> Answer {
    Answer {
        consumer_network_id: "7770001".to_owned(),
        target_network_id: Some("55_901".to_owned()),
        text: "Hi".to_owned(),
        metadata: "outbox:1".to_owned(),
        ..Answer::default()
    }
}

#[test]
fn a_comment_is_answered_under_itself_and_an_answer_under_the_top_comment() {
    let call = call_for(Lane::FacebookComment, &answer());
    assert_eq!(call, Some(Call::FacebookComment { object: "55_901".to_owned(), message: "Hi".to_owned(), file: None }));
    let nested =
        Answer { target_network_id: Some("55_902".to_owned()), answer_under: Some("55_901".to_owned()), ..answer() };
    let call = call_for(Lane::FacebookComment, &nested);
    assert_eq!(call, Some(Call::FacebookComment { object: "55_901".to_owned(), message: "Hi".to_owned(), file: None }));
    assert_eq!(call_for(Lane::FacebookComment, &Answer { target_network_id: None, ..answer() }), None);
}

#[test]
fn direct_answers_go_to_the_person() {
    let messenger = |reply_to: Option<&str>, tag| {
        let (recipient, text, metadata) = ("7770001".to_owned(), "Hi".to_owned(), "outbox:1".to_owned());
        Some(Call::Messenger { recipient, text, reply_to: reply_to.map(str::to_owned), tag, metadata })
    };
    assert_eq!(call_for(Lane::Messenger, &answer()), messenger(None, None));
    let tag = Some(MessagingTag::HumanAgent);
    assert_eq!(
        call_for(Lane::Messenger, &Answer { quotes: Quotes::Yes, tag, ..answer() }),
        messenger(Some("55_901"), tag)
    );
    let private = |to| Some(Call::PrivateReply { to, text: "Hi".to_owned(), metadata: "outbox:1".to_owned() });
    assert_eq!(call_for(Lane::FacebookPrivateReply, &answer()), private(PrivateReplyTo::Comment("55_901".to_owned())));
    let post = Answer { target_is: TargetIs::Post, ..answer() };
    assert_eq!(call_for(Lane::FacebookPrivateReply, &post), private(PrivateReplyTo::Post("55_901".to_owned())));
    let x = Some(Call::XDirectMessage { participant: "7770001".to_owned(), text: "Hi".to_owned(), file: None });
    assert_eq!(call_for(Lane::XDirectMessage, &answer()), x);
}

#[test]
fn files_go_along_as_the_lane_carries_them() {
    let file = CallFile {
        stored: "file".to_owned(),
        kind: AttachmentKind::Image,
        content_type: "image/png".to_owned(),
        name: None,
        description: Some("A torn bag".to_owned()),
        bytes: bytes::Bytes::from_static(b"picture"),
    };
    let with_file = Answer { files: vec![file.clone()], ..answer() };
    for lane in [Lane::FacebookComment, Lane::XReply, Lane::XDirectMessage] {
        let call = call_for(lane, &with_file).expect("a call");
        assert_eq!((call.lane(lane.rules().network), call.files()), (lane, std::slice::from_ref(&file)));
        // Its row says which file it is; the bytes are not kept twice.
        let kept = serde_json::to_string(&call).expect("JSON");
        let read: Call = serde_json::from_str(&kept).expect("a call");
        assert!(read.files()[0].bytes.is_empty() && read.files()[0].stored == "file", "{kept}");
    }
    let alone = call_for(Lane::Messenger, &Answer { text: String::new(), ..with_file });
    assert!(matches!(alone, Some(Call::MessengerFile { file: carried, .. }) if carried == file));
    // What an older version kept knows of no files.
    let older = r#"{"x_reply": {"in_reply_to": "1", "text": "Hi"}}"#;
    assert!(serde_json::from_str::<Call>(older).expect("a call").files().is_empty());
}

#[test]
fn nothing_leaves_on_a_lane_that_answers_nothing() {
    assert_eq!(call_for(Lane::FacebookPost, &answer()), None);
    assert_eq!(call_for(Lane::Unknown, &answer()), None);
}

#[test]
fn a_call_knows_its_lane_and_survives_its_row() {
    for lane in [Lane::FacebookComment, Lane::Messenger, Lane::FacebookPrivateReply, Lane::XReply, Lane::XDirectMessage]
    {
        let call = call_for(lane, &answer()).expect("a call");
        assert_eq!(call.lane(lane.rules().network), lane);
        let kept = serde_json::to_string(&call).expect("JSON");
        assert_eq!(serde_json::from_str::<Call>(&kept).expect("a call"), call);
    }
    assert_eq!(Call::Like { object: "1".to_owned() }.lane(Network::X), Lane::XReply);
    assert_eq!(Call::Unlike { object: "1".to_owned() }.lane(Network::Facebook), Lane::FacebookComment);
}
