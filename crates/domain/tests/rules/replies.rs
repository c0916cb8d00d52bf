use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{
    Filling, ReplyMistake, ReplyText, SavedReply, fill, found, left_to_agent, looked_for, placeholders, unfilled,
};

const FILLING: Filling<'_> = Filling { consumer: Some(" Ada  Example "), brand: "Lumen Coffee", agent: "Robin" };

#[test]
fn placeholders_are_filled_in_once() {
    let text = "Hi {first_name}, {name}! {brand} here, {agent}. {order} {first_name";
    let filled = fill(text, &FILLING);
    assert_eq!(filled, "Hi Ada, Ada  Example! Lumen Coffee here, Robin. {order} {first_name");
    assert_eq!(unfilled(&filled, &[]), None, "what the agent wrote in braces is text");
    assert_eq!(unfilled(&filled, &left_to_agent(text)), Some("{order}"));
    let sly = Filling { consumer: Some("{brand} {agent}"), ..FILLING };
    assert_eq!(fill("Hi {name}", &sly), "Hi {brand} {agent}", "a name is not looked into");
}

#[test]
fn what_nobody_knows_stays_to_be_seen() {
    let nameless = Filling { consumer: None, ..FILLING };
    let filled = fill("Hi {first_name}, {brand} here", &nameless);
    assert_eq!(filled, "Hi {first_name}, Lumen Coffee here");
    assert_eq!(unfilled(&filled, &[]), Some("{first_name}"));
    let blank = Filling { consumer: Some("  "), brand: " ", agent: "" };
    assert_eq!(fill("{name}{brand}{agent}", &blank), "{name}{brand}{agent}");
    let standing = placeholders("ä{name} {order}{agent}{name}", &[]);
    assert_eq!(standing, [(2, "{name}"), (16, "{agent}"), (23, "{name}")]);
    let standing = placeholders("ä{name} {order}{agent}", &["{order}".to_owned()]);
    assert_eq!(standing, [(2, "{name}"), (9, "{order}"), (16, "{agent}")]);
}

#[test]
fn any_word_in_braces_of_a_reply_is_left_to_the_agent() {
    let longest = format!("{{{}}}", "x".repeat(40));
    for (reply, expected) in [
        ("Hi {first_name}, {order}, {order} of {Größe_2}", vec!["{order}", "{Größe_2}"]),
        ("{注文番号}{{code}}", vec!["{注文番号}", "{code}"]),
        ("{} {two words} {a-b} { x} {open {1", vec![]),
        ("{a{b}", vec!["{b}"]),
        (&longest, vec![&longest]),
        (&format!("{{{}}}", "x".repeat(41)), vec![]),
    ] {
        assert_eq!(left_to_agent(reply), expected, "{reply}");
    }
}

#[test]
fn a_slash_looks_for_a_reply_where_a_word_begins() {
    for (before, expected) in [
        ("/", Some("")),
        ("/tha", Some("tha")),
        ("Hi /tha", Some("tha")),
        ("Hi\n/", Some("")),
        ("/a/b", Some("a/b")),
        ("", None),
        ("Hi", None),
        ("and/or", None),
        ("https://example.org", None),
        ("/thanks ", None),
        ("/thanks\n", None),
    ] {
        assert_eq!(looked_for(before), expected, "{before:?}");
    }
}

#[test]
fn replies_are_found_by_shortcut_first_and_by_text_too() {
    let reply = |shortcut: &str, text: &str| SavedReply {
        id: shortcut.to_owned(),
        account: AccountId::from("page"),
        shortcut: shortcut.to_owned(),
        text: text.to_owned(),
    };
    let replies = [reply("hours", "We open at nine. Thank you!"), reply("nothanks", "No."), reply("Thanks", "Yes.")];
    let shortcuts = |query: &str| {
        let found = found(&replies, query, |text| text.to_lowercase());
        found.iter().map(|reply| reply.shortcut.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(shortcuts(""), ["hours", "nothanks", "Thanks"]);
    assert_eq!(shortcuts("THANK"), ["Thanks", "nothanks", "hours"]);
    assert_eq!(shortcuts(" nine hours"), ["hours"]);
    assert_eq!(shortcuts("nine evening"), [""; 0]);
}

#[test]
fn a_reply_is_a_word_and_a_text() {
    let sound = |shortcut: &str, text: &str| ReplyText { shortcut: shortcut.into(), text: text.into() }.is_sound();
    assert!(sound("thanks", "Thank you!") && sound(&"x".repeat(40), &"x".repeat(10_000)));
    for (shortcut, text) in [("", "a"), ("two words", "a"), ("thanks", " "), ("thanks", ""), ("a", "\0")] {
        assert!(!sound(shortcut, text), "{shortcut:?} {text:?}");
    }
    assert!(!sound(&"x".repeat(41), "a") && !sound("a", &"x".repeat(10_001)));
    let check = |shortcut: &str, text: &str| ReplyText { shortcut: shortcut.into(), text: text.into() }.check();
    assert_eq!(check("two words", "a"), Err(ReplyMistake::Shortcut));
    assert_eq!(check("thanks", " "), Err(ReplyMistake::Text));
}
