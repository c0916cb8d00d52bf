use social_messaging_domain::api::Role;
use social_messaging_domain::person::{PersonNote, PersonNoteText, may_write};
use social_messaging_domain::time::Timestamp;

#[test]
fn a_note_has_bounds() {
    let is_sound = |text: &str| PersonNoteText { text: text.to_owned() }.is_sound();
    assert!(is_sound("Prefers\nthe phone"));
    assert!(is_sound(&"ü".repeat(2_000)));
    assert!(!is_sound(&"ü".repeat(2_001)));
    for nothing in ["", " \n\u{200B}", "a\0"] {
        assert!(!is_sound(nothing), "{nothing:?}");
    }
}

#[test]
fn who_wrote_a_note_may_change_it_and_an_admin_may_take_it_away() {
    let note = PersonNote {
        id: "1".to_owned(),
        author: "ada".into(),
        author_name: "Ada".to_owned(),
        text: "Prefers the phone".to_owned(),
        pinned: false,
        written_at: Timestamp(0),
        edited_at: None,
    };
    let may = |agent: &str, role| {
        let agent = agent.into();
        (note.may_be_edited_by(&agent, role), note.may_be_removed_by(&agent, role))
    };
    assert_eq!(may("ada", Role::Manager), (true, true));
    assert_eq!(may("ada", Role::Unknown), (false, false));
    assert_eq!(may("grace", Role::Agent), (false, false));
    assert_eq!(may("grace", Role::Manager), (false, false));
    assert_eq!(may("grace", Role::Admin), (false, true));
    assert!(may_write(Role::Agent) && !may_write(Role::Unknown));
}
