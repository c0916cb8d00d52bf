use super::given::{nobody_wrote, wrote_directly, wrote_in_public};
use social_messaging_domain::conversation::{Capability, LanePause, PauseReason};
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::presence::may_tell;
use social_messaging_domain::settings::{AccountSettings, SettingsMistake};
use social_messaging_domain::time::{DAY, MINUTE};

#[test]
fn settings_have_bounds() {
    let with = |change: fn(&mut AccountSettings)| {
        let mut settings = AccountSettings::default();
        change(&mut settings);
        settings.check()
    };
    assert_eq!(with(|_| ()), Ok(()));
    assert_eq!(with(|it| it.undo_seconds = Some(60)), Ok(()));
    assert_eq!(with(|it| it.undo_seconds = Some(61)), Err(SettingsMistake::Undo));
    assert_eq!(with(|it| it.guard_patterns = vec!["####".to_owned(); 20]), Ok(()));
    assert_eq!(with(|it| it.guard_patterns = vec!["a".to_owned(); 21]), Err(SettingsMistake::Patterns));
    assert_eq!(with(|it| it.guard_patterns = vec!["a".repeat(61)]), Err(SettingsMistake::Pattern));
    assert_eq!(with(|it| it.guard_patterns = vec!["- ".to_owned()]), Err(SettingsMistake::Pattern));
    assert_eq!(with(|it| it.native_author = Some(" ".to_owned())), Err(SettingsMistake::NativeAuthor));
    assert_eq!(with(|it| it.native_author = Some("Care team".to_owned())), Ok(()));
}

#[test]
fn the_consumer_is_told_only_in_an_open_thread_of_a_network_that_can() {
    let facts = wrote_directly(Network::Facebook);
    let wrote = facts.direct_window_opened_at.expect("an open window");
    let (soon, late) = (wrote.plus(MINUTE), wrote.plus(2 * DAY));
    assert!(may_tell(&facts, soon));
    assert!(!may_tell(&facts, late));
    assert!(!may_tell(&wrote_directly(Network::X), soon));
    assert!(!may_tell(&nobody_wrote(Network::Facebook), soon));
    let mut public = wrote_in_public(Network::Facebook);
    public.account.capabilities.push(Capability::PrivateReplies);
    assert!(!may_tell(&public, soon), "a private reply is no thread yet");
    let mut blocked = facts.clone();
    blocked.blocked = true;
    assert!(!may_tell(&blocked, soon));
    let mut paused = facts;
    paused.account.pauses.push(LanePause { lane: Lane::Messenger, reason: PauseReason::RateLimited, until: None });
    assert!(!may_tell(&paused, soon));
}
