use super::given::{account, wrote_in_public};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::Capability;
use social_messaging_domain::mentions::{
    consumer_mention, direct_link, for_lane, mentionable, person_mention, traceable,
};
use social_messaging_domain::message::Mention;
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::visibility::Visibility;

fn mention(network_id: &str, shown: &str) -> Mention {
    Mention { network_id: network_id.to_owned(), shown: shown.to_owned() }
}

#[test]
fn facebook_is_sent_the_number_behind_the_name() {
    let facts = wrote_in_public(Network::Facebook);
    let mention = consumer_mention(&facts).expect("a name");
    assert_eq!(mention.shown, "@Ada Example");
    let text = "Hey there, @Ada Example! We are on it.";
    assert_eq!(for_lane(text, &[mention], Lane::FacebookComment), "Hey there, @[42]! We are on it.");
}

#[test]
fn x_is_sent_the_handle() {
    let facts = wrote_in_public(Network::X);
    let mention = consumer_mention(&facts).expect("a handle");
    assert_eq!(for_lane("@ada thanks", &[mention], Lane::XReply), "@ada thanks");
}

#[test]
fn a_person_without_a_name_cannot_be_mentioned() {
    let mut facts = wrote_in_public(Network::Facebook);
    facts.consumer_name = Some("  ".to_owned());
    assert_eq!(consumer_mention(&facts), Err(Reason::NoName));
}

#[test]
fn a_mention_that_was_written_over_mentions_nobody() {
    let mentions = [mention("42", "@Ada")];
    assert_eq!(for_lane("@Adam and x@Ada and Ada", &mentions, Lane::FacebookComment), "@Adam and x@Ada and Ada");
}

#[test]
fn of_names_that_begin_alike_the_longest_counts() {
    let mentions = [mention("1", "@Ada"), mention("2", "@Ada Example")];
    assert_eq!(for_lane("@Ada Example, @Ada", &mentions, Lane::FacebookComment), "@[2], @[1]");
}

#[test]
fn the_link_to_a_direct_conversation() {
    assert_eq!(direct_link(&account(Network::Facebook)), Ok("https://m.me/lumencoffee".to_owned()));
    assert_eq!(
        direct_link(&account(Network::X)),
        Ok("https://twitter.com/messages/compose?recipient_id=900".to_owned())
    );
    let mut unnamed = account(Network::Facebook);
    unnamed.username = None;
    assert_eq!(direct_link(&unnamed), Ok("https://m.me/900".to_owned()));
    unnamed.capabilities.retain(|capability| *capability != Capability::DirectLink);
    assert_eq!(direct_link(&unnamed), Err(Reason::NotCapable));
}

#[test]
fn a_link_in_an_answer_brings_back_what_was_answered() {
    let traced = |network, text: &str| traceable(&account(network), text.to_owned(), &"m1".into());
    let facebook = |text| traced(Network::Facebook, text);
    assert_eq!(facebook("Write us: https://m.me/lumencoffee"), "Write us: https://m.me/lumencoffee?ref=m1");
    assert_eq!(facebook("(https://m.me/lumencoffee)."), "(https://m.me/lumencoffee?ref=m1).");
    assert_eq!(facebook("https://m.me/lumencoffee. Bye"), "https://m.me/lumencoffee?ref=m1. Bye");
    // Another page's, and one that somebody gave a reference of its own.
    for other in ["https://m.me/lumencoffee.shop", "https://m.me/lumencoffees", "https://m.me/lumencoffee?ref=ad", ""] {
        assert_eq!(facebook(other), other);
    }
    let link = "https://twitter.com/messages/compose?recipient_id=900";
    assert_eq!(traced(Network::X, link), link, "nothing comes back of it");
    let mut switched_off = account(Network::Facebook);
    switched_off.capabilities.clear();
    let link = "https://m.me/lumencoffee";
    assert_eq!(traceable(&switched_off, link.to_owned(), &"m1".into()), link);
}

#[test]
fn a_direct_message_names_people_by_name_alone() {
    let mentions = [mention("42", "@Ada Example")];
    for lane in [Lane::Messenger, Lane::FacebookPrivateReply] {
        assert_eq!(for_lane("Hi @Ada Example!", &mentions, lane), "Hi @Ada Example!");
    }
}

#[test]
fn the_people_of_a_thread_are_the_consumer_and_on_x_whom_it_names() {
    let thread =
        [mention("900", "@lumencoffee"), mention("7", "@grace"), mention("42", "@ada"), mention("7", "@grace")];
    let people = |network, visibility| -> Vec<String> {
        let facts = wrote_in_public(network);
        mentionable(&facts, visibility, thread.iter(), &[]).into_iter().map(|mention| mention.shown).collect()
    };
    assert_eq!(people(Network::X, Visibility::Public), ["@ada", "@grace"]);
    assert_eq!(people(Network::Facebook, Visibility::Public), ["@Ada Example"]);
    assert_eq!(people(Network::X, Visibility::Internal), [""; 0]);
    let mut nameless = wrote_in_public(Network::Facebook);
    nameless.consumer_name = None;
    assert_eq!(mentionable(&nameless, Visibility::Public, thread.iter(), &[]), []);
}

#[test]
fn who_else_wrote_in_the_thread_is_named_in_public_and_nobody_twice() {
    let writers =
        [mention("42", "@Ada Example"), mention("7", "@Grace"), mention("8", "@Grace"), mention("900", "@Us")];
    let people = |visibility| -> Vec<String> {
        let facts = wrote_in_public(Network::Facebook);
        mentionable(&facts, visibility, [].iter(), &writers).into_iter().map(|mention| mention.network_id).collect()
    };
    assert_eq!(people(Visibility::Public), ["42", "7"]);
    assert_eq!(people(Visibility::Direct), ["42"], "they do not read it");
    assert_eq!(people(Visibility::Internal), [""; 0]);
}

#[test]
fn whom_the_network_takes_no_mention_of_is_none() {
    let facebook = |id, name| person_mention(Network::Facebook, id, (name, Some("grace")));
    assert_eq!(facebook("7", Some("Grace")), Some(mention("7", "@Grace")));
    assert_eq!(facebook("7", None), None);
    assert_eq!(facebook("unnamed:55_1", Some("Grace")), None);
    let on_x = person_mention(Network::X, "7", (Some("Grace"), Some("grace")));
    assert_eq!(on_x, Some(mention("7", "@grace")));
    assert_eq!(person_mention(Network::X, "7", (Some("Grace"), None)), None);
}
