use social_messaging_domain::replies::{Filling, Placeholder, ReplyText, fill, unfilled};

const FILLING: Filling<'_> = Filling { consumer: Some(" Ada  Example "), brand: "Lumen Coffee", agent: "Robin" };

#[test]
fn placeholders_are_filled_in_once() {
    let text = "Hi {first_name}, {name}! {brand} here, {agent}. {order} {first_name";
    let filled = fill(text, &FILLING);
    assert_eq!(filled, "Hi Ada, Ada  Example! Lumen Coffee here, Robin. {order} {first_name");
    assert_eq!(unfilled(&filled), None, "what is no placeholder of ours is text");
    let sly = Filling { consumer: Some("{brand} {agent}"), ..FILLING };
    assert_eq!(fill("Hi {name}", &sly), "Hi {brand} {agent}", "a name is not looked into");
}

#[test]
fn what_nobody_knows_stays_to_be_seen() {
    let nameless = Filling { consumer: None, ..FILLING };
    let filled = fill("Hi {first_name}, {brand} here", &nameless);
    assert_eq!(filled, "Hi {first_name}, Lumen Coffee here");
    assert_eq!(unfilled(&filled), Some(Placeholder::FirstName));
    assert_eq!(fill("{name}", &Filling { consumer: Some("  "), ..FILLING }), "{name}");
}

#[test]
fn a_reply_is_a_word_and_a_text() {
    let sound = |shortcut: &str, text: &str| ReplyText { shortcut: shortcut.into(), text: text.into() }.is_sound();
    assert!(sound("thanks", "Thank you!") && sound(&"x".repeat(40), &"x".repeat(10_000)));
    for (shortcut, text) in [("", "a"), ("two words", "a"), ("thanks", " "), ("thanks", ""), ("a", "\0")] {
        assert!(!sound(shortcut, text), "{shortcut:?} {text:?}");
    }
    assert!(!sound(&"x".repeat(41), "a") && !sound("a", &"x".repeat(10_001)));
}
