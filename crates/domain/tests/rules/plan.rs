use super::given::{WROTE, message, wrote_directly, wrote_in_public};
use proptest::prelude::*;
use social_messaging_domain::composer::{Count, Draft, Plan, Reason, count, like_offer, plan, reply_visibility};
use social_messaging_domain::conversation::{Capability, ConversationFacts};
use social_messaging_domain::limits::Preset;
use social_messaging_domain::message::{AuthorKind, Kind, Message};
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::visibility::Visibility;

fn planned(
    facts: &ConversationFacts,
    visibility: Visibility,
    text: &str,
    target: Option<&Message>,
) -> Result<Plan, Reason> {
    plan(
        facts,
        Draft { visibility, target, text, mentions: &[], left_to_agent: &[], files: &[], author: AuthorKind::Agent },
        WROTE,
    )
}

fn texts(plan: Plan) -> Vec<String> {
    plan.parts.into_iter().map(|part| part.text).collect()
}

#[test]
fn a_public_answer_is_one_call_under_the_last_public_message() {
    let plan =
        planned(&wrote_in_public(Network::Facebook), Visibility::Public, "We are on it.", None).expect("allowed");
    assert_eq!((plan.opening.lane, texts(plan)), (Some(Lane::FacebookComment), vec!["We are on it.".to_owned()]));
}

#[test]
fn a_note_has_no_lane() {
    let plan = planned(&wrote_in_public(Network::X), Visibility::Internal, "Ask Berlin", None).expect("allowed");
    assert_eq!(plan.opening.lane, None);
}

#[test]
fn a_note_has_a_limit_to_the_character() {
    let facts = wrote_in_public(Network::X);
    let note = |text: &str| {
        let draft = Draft {
            visibility: Visibility::Internal,
            target: None,
            text,
            mentions: &[],
            left_to_agent: &[],
            files: &[],
            author: AuthorKind::Agent,
        };
        (count(&facts, draft, WROTE).map(Count::remaining), plan(&facts, draft, WROTE).map(|plan| plan.parts.len()))
    };
    assert_eq!(note(&"字".repeat(10_000)), (Some(0), Ok(1)));
    assert_eq!(note(&"字".repeat(10_001)), (Some(-1), Err(Reason::TooLong)));
}

#[test]
fn there_must_be_something_to_send() {
    for nothing in [" \n ", "\u{200b}\u{2060} \u{feff}", "\u{202e}"] {
        assert_eq!(planned(&wrote_in_public(Network::X), Visibility::Public, nothing, None), Err(Reason::Empty));
    }
    assert_eq!(planned(&wrote_in_public(Network::X), Visibility::Public, "a\0b", None), Err(Reason::InvalidCharacters));
}

#[test]
fn the_limits_of_the_presets_hold_to_the_character() {
    let facebook = wrote_in_public(Network::Facebook);
    let mut current = facebook.clone();
    current.account.preset = Preset::Current;
    let x = wrote_in_public(Network::X);
    for (facts, visibility, maximum) in
        [(&facebook, Visibility::Public, 5_000), (&current, Visibility::Public, 8_000), (&x, Visibility::Public, 280)]
    {
        assert!(planned(facts, visibility, &"a".repeat(maximum), None).is_ok());
        assert_eq!(planned(facts, visibility, &"a".repeat(maximum + 1), None), Err(Reason::TooLong));
    }
}

#[test]
fn what_is_sent_beside_the_agents_words_counts() {
    // To an answer, Facebook's answer begins with "@[42] ".
    let mut facts = wrote_in_public(Network::Facebook);
    let reply =
        Message { nested: true, ..message("reply", Kind::FacebookReply, Visibility::Public, AuthorKind::Consumer) };
    let answer = |facts: &ConversationFacts, text: &str, target: Option<&Message>| {
        let draft = Draft {
            visibility: Visibility::Public,
            target,
            text,
            mentions: &[],
            left_to_agent: &[],
            files: &[],
            author: AuthorKind::Agent,
        };
        (count(facts, draft, WROTE).map(Count::remaining), plan(facts, draft, WROTE).map(texts))
    };
    let (fits, over) = ("a".repeat(4_994), "a".repeat(4_995));
    assert_eq!(answer(&facts, &fits, Some(&reply)), (Some(0), Ok(vec![format!("@[42] {fits}")])));
    assert_eq!(answer(&facts, &over, Some(&reply)), (Some(-1), Err(Reason::TooLong)));
    assert_eq!(answer(&facts, &over, None).0, Some(5));
    if let Some(last) = &mut facts.last_public {
        last.nested = true;
    }
    assert_eq!(answer(&facts, &over, None), (Some(-1), Err(Reason::TooLong)));
    let comment = message("comment", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    assert_eq!(answer(&facts, &over, Some(&comment)), (Some(5), Ok(vec![over.clone()])));
    // Who is named already is not named twice; who has no number cannot be named.
    let named = answer(&facts, "Hi @[42]", Some(&reply));
    assert_eq!(named.1, Ok(vec!["Hi @[42]".to_owned()]));
    facts.consumer_network_id = "unnamed:55_902".to_owned();
    assert_eq!(answer(&facts, "Hi", Some(&reply)).1, Ok(vec!["Hi".to_owned()]));
    // X resolves handles by itself and puts them where it wants them.
    let x = wrote_in_public(Network::X);
    assert_eq!(answer(&x, "Hi", Some(&reply)).1, Ok(vec!["Hi".to_owned()]));
}

#[test]
fn bots_do_not_speak_in_public() {
    let facts = wrote_in_public(Network::X);
    let draft = Draft {
        visibility: Visibility::Public,
        target: None,
        text: "Hi",
        mentions: &[],
        left_to_agent: &[],
        files: &[],
        author: AuthorKind::Bot,
    };
    assert_eq!(plan(&facts, draft, WROTE), Err(Reason::BotInPublic));
}

#[test]
fn an_answer_keeps_the_visibility_of_what_it_answers() {
    let facts = wrote_directly(Network::Facebook);
    let public = message("comment", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    assert_eq!(planned(&facts, Visibility::Direct, "Hi", Some(&public)), Err(Reason::WrongTarget));
    let direct = message("direct", Kind::MessengerMessage, Visibility::Direct, AuthorKind::Consumer);
    assert!(planned(&facts, Visibility::Direct, "Hi", Some(&direct)).is_ok());
}

#[test]
fn what_was_deleted_is_not_answered() {
    let mut gone = message("comment", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    gone.deleted = true;
    let facts = wrote_in_public(Network::Facebook);
    assert_eq!(planned(&facts, Visibility::Public, "Hi", Some(&gone)), Err(Reason::TargetGone));
    assert_eq!(like_offer(&facts, &gone), Err(Reason::TargetGone));
}

#[test]
fn a_private_reply_answers_the_chosen_comment() {
    let mut facts = wrote_in_public(Network::Facebook);
    facts.account.capabilities.push(Capability::PrivateReplies);
    let comment = message("comment", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    let plan = planned(&facts, Visibility::Direct, "Hi", Some(&comment)).expect("allowed");
    assert_eq!((plan.opening.lane, plan.opening.target), (Some(Lane::FacebookPrivateReply), Some("comment".into())));
    facts.private_replies[0].used = true;
    assert_eq!(planned(&facts, Visibility::Direct, "Hi", Some(&comment)), Err(Reason::PrivateReplyUsed));
}

#[test]
fn reply_is_offered_on_public_consumer_messages_messenger_messages_and_notes() {
    let cases = [
        (Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer, Some(Visibility::Public)),
        (Kind::FacebookComment, Visibility::Public, AuthorKind::Agent, None),
        (Kind::MessengerMessage, Visibility::Direct, AuthorKind::Consumer, Some(Visibility::Direct)),
        (Kind::MessengerMessage, Visibility::Direct, AuthorKind::Agent, Some(Visibility::Direct)),
        (Kind::XDirectMessage, Visibility::Direct, AuthorKind::Consumer, None),
        (Kind::Note, Visibility::Internal, AuthorKind::Agent, Some(Visibility::Internal)),
        (Kind::Event, Visibility::Direct, AuthorKind::Consumer, None),
    ];
    for (kind, visibility, author, expected) in cases {
        assert_eq!(reply_visibility(&message("m", kind, visibility, author)), expected, "{kind:?} by {author:?}");
    }
}

#[test]
fn likes_are_for_public_consumer_messages_of_accounts_that_can() {
    let mut facts = wrote_in_public(Network::X);
    let comment = message("m", Kind::XPost, Visibility::Public, AuthorKind::Consumer);
    assert_eq!(like_offer(&facts, &comment), Ok(()));
    let direct = message("m", Kind::XDirectMessage, Visibility::Direct, AuthorKind::Consumer);
    assert_eq!(like_offer(&facts, &direct), Err(Reason::WrongTarget));
    facts.account.capabilities.clear();
    assert_eq!(like_offer(&facts, &comment), Err(Reason::NotCapable));
}

proptest! {
    /// Whatever is written to Messenger: each part fits, and nothing but white space at the cuts is lost.
    #[test]
    fn a_long_direct_text_goes_as_parts_that_fit(text in "[a-zäöü漢字🙂.!? ]{1,3000}") {
        prop_assume!(!text.trim().is_empty());
        let plan = planned(&wrote_directly(Network::Facebook), Visibility::Direct, &text, None).expect("allowed");
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        for part in &plan.parts {
            prop_assert!((1..=640).contains(&part.text.chars().count()));
        }
        prop_assert_eq!(dense(&plan.parts.iter().map(|part| part.text.as_str()).collect::<String>()), dense(&text));
    }
}

#[test]
fn nothing_goes_anywhere_while_a_placeholder_is_empty() {
    for (facts, visibility) in [
        (wrote_in_public(Network::X), Visibility::Public),
        (wrote_directly(Network::Facebook), Visibility::Direct),
        (wrote_in_public(Network::Facebook), Visibility::Internal),
    ] {
        let plan = |text: &str| planned(&facts, visibility, text, None).map(texts);
        assert_eq!(plan("Hi {first_name}"), Err(Reason::PlaceholderEmpty), "{visibility:?}");
        assert_eq!(plan("Hi {order}"), Ok(vec!["Hi {order}".to_owned()]));
        let left_to_agent = &["{order}".to_owned()];
        let draft = Draft {
            visibility,
            target: None,
            text: "Hi {order}",
            mentions: &[],
            left_to_agent,
            files: &[],
            author: AuthorKind::Agent,
        };
        assert_eq!(social_messaging_domain::composer::plan(&facts, draft, WROTE), Err(Reason::PlaceholderEmpty));
    }
    let several = format!("{}{{agent}}", "word ".repeat(200));
    let direct = planned(&wrote_directly(Network::Facebook), Visibility::Direct, &several, None);
    assert_eq!(direct, Err(Reason::PlaceholderEmpty), "a text that goes as several messages");
}

#[test]
fn a_link_in_a_public_answer_counts_with_what_it_brings_back() {
    let link = "https://m.me/lumencoffee";
    let facts = wrote_in_public(Network::Facebook);
    assert_eq!(planned(&facts, Visibility::Public, link, None).map(texts), Ok(vec![format!("{link}?ref=comment")]));
    let older = message("older", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    let chosen = planned(&facts, Visibility::Public, link, Some(&older));
    assert_eq!(chosen.map(texts), Ok(vec![format!("{link}?ref=older")]), "what is really answered");
    let full = format!("{link} {}", "a".repeat(5_000 - link.len() - 1));
    assert_eq!(planned(&facts, Visibility::Public, &full, None), Err(Reason::TooLong));
    let mut both = wrote_directly(Network::Facebook);
    both.last_public = facts.last_public;
    for visibility in [Visibility::Direct, Visibility::Internal] {
        assert_eq!(planned(&both, visibility, link, None).map(texts), Ok(vec![link.to_owned()]), "{visibility:?}");
    }
}
