use super::given::{WROTE, wrote_directly, wrote_in_public};
use social_messaging_domain::composer::{Draft, Reason, offers, plan};
use social_messaging_domain::conversation::{Capability, ConversationFacts};
use social_messaging_domain::files::{FileFacts, FileRefusal, FileType, LARGEST_FILE, MEGABYTE, Part, kept};
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::visibility::Visibility;

const PICTURE: FileFacts<'_> = FileFacts { content_type: "image/png", size: MEGABYTE };
const GIF: FileFacts<'_> = FileFacts { content_type: "image/gif", size: MEGABYTE };
const DOCUMENT: FileFacts<'_> = FileFacts { content_type: "application/pdf", size: MEGABYTE };

fn planned(
    facts: &ConversationFacts,
    visibility: Visibility,
    text: &str,
    files: &[FileFacts<'_>],
) -> Result<Vec<Part>, Reason> {
    let draft =
        Draft { visibility, target: None, text, mentions: &[], left_to_agent: &[], files, author: AuthorKind::Agent };
    plan(facts, draft, WROTE).map(|plan| plan.parts)
}

fn allowed_in_public(network: Network) -> ConversationFacts {
    let mut facts = wrote_in_public(network);
    facts.account.settings.files_in_public = true;
    facts
}

fn part(text: &str, files: std::ops::Range<usize>) -> Part {
    Part { text: text.to_owned(), files }
}

#[test]
fn an_admin_switches_files_in_public() {
    for network in [Network::Facebook, Network::X] {
        let facts = wrote_in_public(network);
        let files = offers(&facts, WROTE).public.expect("offered").files;
        assert_eq!(files, Err(Reason::FilesOffInPublic));
        assert_eq!(planned(&facts, Visibility::Public, "Look", &[PICTURE]), Err(Reason::FilesOffInPublic));
        assert!(planned(&allowed_in_public(network), Visibility::Public, "Look", &[PICTURE]).is_ok());
        // What is not in public does not ask for it.
        assert!(planned(&facts, Visibility::Internal, "Look", &[PICTURE]).is_ok());
        assert!(planned(&wrote_directly(network), Visibility::Direct, "Look", &[PICTURE]).is_ok());
    }
}

#[test]
fn a_private_reply_takes_no_files() {
    let mut facts = allowed_in_public(Network::Facebook);
    facts.account.capabilities.push(Capability::PrivateReplies);
    let opening = offers(&facts, WROTE).direct.expect("offered");
    assert_eq!((opening.lane, opening.files), (Some(Lane::FacebookPrivateReply), Err(Reason::NoFiles)));
    assert_eq!(planned(&facts, Visibility::Direct, "Look", &[PICTURE]), Err(Reason::NoFiles));
}

#[test]
fn files_go_as_the_lanes_calls_carry_them() {
    let messenger = wrote_directly(Network::Facebook);
    let apart = planned(&messenger, Visibility::Direct, "Look", &[PICTURE, DOCUMENT]);
    assert_eq!(apart, Ok(vec![part("Look", 0..0), part("", 0..1), part("", 1..2)]));
    let direct = planned(&wrote_directly(Network::X), Visibility::Direct, "Look", &[PICTURE, GIF]);
    assert_eq!(direct, Ok(vec![part("Look", 0..1), part("", 1..2)]));
    let together = planned(&allowed_in_public(Network::X), Visibility::Public, "Look", &[PICTURE, PICTURE]);
    assert_eq!(together, Ok(vec![part("Look", 0..2)]));
    let comment = planned(&allowed_in_public(Network::Facebook), Visibility::Public, "Look", &[PICTURE]);
    assert_eq!(comment, Ok(vec![part("Look", 0..1)]));
}

#[test]
fn a_file_needs_no_words() {
    for text in ["", "  \n"] {
        let parts = planned(&wrote_directly(Network::Facebook), Visibility::Direct, text, &[PICTURE]);
        assert_eq!(parts, Ok(vec![part("", 0..1)]));
        let parts = planned(&allowed_in_public(Network::X), Visibility::Public, text, &[PICTURE]);
        assert_eq!(parts, Ok(vec![part("", 0..1)]));
    }
}

#[test]
fn a_refusal_names_the_rule() {
    let public = |network| offers(&allowed_in_public(network), WROTE).public.expect("offered").files.expect("files");
    let (comment, post) = (public(Network::Facebook), public(Network::X));
    let of = |size| FileFacts { size, ..PICTURE };
    assert!(comment.check(&[], of(4 * MEGABYTE)).is_ok());
    assert_eq!(comment.check(&[], of(4 * MEGABYTE + 1)), Err(FileRefusal::TooLarge(4 * MEGABYTE)));
    assert_eq!(comment.check(&[], of(0)), Err(FileRefusal::Empty));
    assert_eq!(comment.check(&[PICTURE], PICTURE), Err(FileRefusal::TooMany(1)));
    let Err(FileRefusal::Type(taken)) = comment.check(&[], GIF) else { panic!("refused by its type") };
    assert_eq!(taken.iter().map(|taken| taken.name).collect::<Vec<_>>(), ["JPEG", "PNG"]);
    // X: four pictures, or one that moves.
    assert!(post.check(&[PICTURE; 3], PICTURE).is_ok());
    assert_eq!(post.check(&[PICTURE; 4], PICTURE), Err(FileRefusal::TooMany(4)));
    assert!(post.check(&[], GIF).is_ok());
    assert_eq!(post.check(&[PICTURE], GIF), Err(FileRefusal::Mixed(4)));
    assert_eq!(post.check(&[GIF], PICTURE), Err(FileRefusal::Mixed(4)));
    assert_eq!(
        planned(&allowed_in_public(Network::X), Visibility::Public, "", &[PICTURE, GIF]),
        Err(Reason::FilesDoNotMix)
    );
}

#[test]
fn no_lane_takes_more_than_is_kept() {
    for lane in [Lane::FacebookComment, Lane::Messenger, Lane::XReply, Lane::XDirectMessage] {
        let rules = lane.rules().files.expect("files");
        assert!(rules.types.iter().all(|taken| taken.largest <= LARGEST_FILE), "{lane:?}");
        let kept =
            |of: &FileType| kept(of.content_type).is_some_and(|kept| kept.kind == of.kind && kept.name == of.name);
        assert!(rules.types.iter().all(kept), "{lane:?}");
    }
}
