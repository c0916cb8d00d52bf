//! Messages with their indicator lines.

use super::samples::{answer, consumer, detail};
use super::stage::{Stage, is_off};
use social_messaging_domain::commands::Command;
use social_messaging_domain::message::{
    Attachment, AttachmentKind, Failure, FailureReason, Kind, LikeState, Message, MessageState, Quoted,
};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::SECOND;
use social_messaging_domain::visibility::Visibility;
use social_messaging_widget::api::ApiError;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Effect, Event, Intent, Place, Resource};
use social_messaging_widget::transcript::Transcript;
use wasm_bindgen_test::wasm_bindgen_test;

async fn stage(messages: Vec<Message>) -> Stage {
    let stage = Stage::of(|| view! { <Transcript conversation="c1".into() /> });
    let count = messages.len();
    stage.open(detail(), messages);
    stage.until(|| stage.all("article").len() == count, "the messages").await;
    stage
}

fn posted(stage: &Stage) -> Vec<Command> {
    let command = |effect: Effect| if let Effect::Post(_, request) = effect { Some(request.command) } else { None };
    stage.effects().into_iter().filter_map(command).collect()
}

#[wasm_bindgen_test]
async fn each_message_has_its_number_and_its_indicator_line() {
    let ad = Message { on_ad: true, edited_at: Some(super::samples::NOW), ..consumer("m1", "Is it fair trade?") };
    let note = Message {
        kind: Kind::Note,
        visibility: Visibility::Internal,
        ..answer("m3", "Check the label", MessageState::Sent)
    };
    let stage = stage(vec![ad, answer("m2", "Yes", MessageState::Sent), note]).await;
    let texts: Vec<String> = stage.all("article").iter().map(|it| it.text_content().unwrap_or_default()).collect();
    // The consumer's clock is five and a half hours ahead of UTC.
    for part in ["Facebook", "Public", "Nora", "Public comment", "4:30", "UTC+5:30, consumer's time", "Ad", "edited"] {
        assert!(texts[0].contains(part), "{part:?} in {:?}", texts[0]);
    }
    for part in ["Ada", "as Lumen Coffee", "your time", "Sent"] {
        assert!(texts[1].contains(part), "{part:?} in {:?}", texts[1]);
    }
    assert!(texts[2].contains("Internal note") && !texts[2].contains("as Lumen Coffee"), "{:?}", texts[2]);
    let second = &stage.all("article")[1];
    let number = |name: &str| second.get_attribute(name);
    assert_eq!((number("aria-posinset").as_deref(), number("aria-setsize").as_deref()), (Some("2"), Some("3")));
}

#[wasm_bindgen_test]
async fn hostile_text_is_text_and_only_http_is_a_link() {
    let text = "<script>x</script> javascript:alert(1) https://example.com/a?b=1";
    let stage = stage(vec![consumer("m1", text)]).await;
    stage.wait_for_text("<script>x</script>").await;
    let links = stage.all(".bubble a");
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].get_attribute("href").as_deref(), Some("https://example.com/a?b=1"));
    assert_eq!(links[0].get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    assert!(stage.all("script").is_empty());
}

#[wasm_bindgen_test]
async fn what_is_gone_or_not_understood_is_never_an_empty_bubble() {
    let deleted = Message { deleted: true, ..consumer("m1", "") };
    let unknown = Message { kind: Kind::Unsupported, ..consumer("m2", "") };
    let lost = Attachment {
        id: "a".into(),
        kind: AttachmentKind::Image,
        url: None,
        preview_url: None,
        description: None,
        link: None,
        title: None,
    };
    let stage = stage(vec![deleted, unknown, Message { attachments: vec![lost], ..consumer("m3", "") }]).await;
    for text in ["Deleted by its author or the brand", "Unsupported, open on Facebook", "Image: Not available any more"]
    {
        stage.wait_for_text(text).await;
    }
}

#[wasm_bindgen_test]
async fn a_failed_answer_says_why_and_is_sent_again_by_retry() {
    let failure = Failure { reason: FailureReason::PolicyBlocked, retryable: true, detail: Some("(#368)".into()) };
    let failed = Message { failure: Some(failure), ..answer("m2", "Hello", MessageState::Failed) };
    let stage = stage(vec![failed]).await;
    stage.wait_for_text("Not sent: The network blocked the brand").await;
    stage.wait_for_text("(#368)").await;
    stage.one("button", "Discard");
    stage.effects();
    stage.one("button", "Retry").click();
    assert!(matches!(&posted(&stage)[..], [Command::Retry(of)] if of.message.as_str() == "m2"));
}

#[wasm_bindgen_test]
async fn a_held_answer_counts_down_and_can_be_taken_back() {
    let until = super::samples::NOW.plus(4 * SECOND);
    let held = Message { held_until: Some(until), ..answer("m2", "Hello", MessageState::Held) };
    let stage = stage(vec![held]).await;
    stage.wait_for_text("Goes out in 4 s").await;
    stage.effects();
    stage.one("button", "Undo").click();
    assert!(matches!(&posted(&stage)[..], [Command::Cancel(_)]));
}

#[wasm_bindgen_test]
async fn what_this_page_sends_is_there_at_once_and_stays_when_it_is_refused() {
    let stage = stage(vec![consumer("m1", "Is it fair trade?")]).await;
    stage.state.dispatch(Intent::Send("All of it.".into()));
    stage.wait_for_text("All of it.").await;
    stage.wait_for_text("Sending").await;
    let sent =
        stage.effects().into_iter().find_map(|effect| if let Effect::Post(_, it) = effect { Some(it) } else { None });
    stage.state.apply(Event::Refused(sent.expect("posted").client_id, ApiError::Network));
    stage.wait_for_text("Not sent yet: The connection is broken.").await;
    stage.one("button", "Retry").click();
    assert_eq!(posted(&stage).len(), 1);
}

#[wasm_bindgen_test]
async fn a_comment_and_what_came_by_the_link_in_its_answer_lead_to_each_other() {
    let comment = Message { continued: Some("m2".into()), ..consumer("m1", "Is it fair trade?") };
    let answers = Some(Quoted { message: "m1".into(), author_name: None, text: "Is it fair trade?".to_owned() });
    let (kind, visibility) = (Kind::Event, Visibility::Direct);
    let followed = Message { kind, visibility, answers, ..consumer("m2", "m.me/lumencoffee") };
    let stage = stage(vec![comment, followed]).await;
    stage.wait_for("button", "Continued in Messenger").await.click();
    let focused = |id: &str| stage.all("article:focus").iter().any(|it| it.id().ends_with(id));
    stage.until(|| focused("m2"), "the line").await;
    stage.one("button", "From this comment").click();
    stage.until(|| focused("m1"), "the comment").await;
}

#[wasm_bindgen_test]
async fn view_post_marks_its_message() {
    let stage = stage(vec![consumer("m1", "Great!"), consumer("m2", "And cheap!")]).await;
    let marked = || stage.all("article[aria-current=true]").len();
    assert_eq!(marked(), 0);
    stage.until(|| stage.named("button", "View post").len() == 2, "what can be done with both").await;
    stage.named("button", "View post")[0].click();
    stage.until(|| marked() == 1, "the mark").await;
    assert_eq!(stage.all("article")[0].get_attribute("aria-current").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn like_is_the_brands_and_stays_pressed() {
    let stage = stage(vec![consumer("m1", "Great!")]).await;
    let like = stage.wait_for("button", "Like").await;
    assert_eq!(like.get_attribute("aria-pressed").as_deref(), Some("false"));
    assert_eq!(like.get_attribute("title").as_deref(), Some("Like as @lumencoffee"));
    stage.effects();
    like.click();
    assert!(matches!(&posted(&stage)[..], [Command::Like(_)]));
    stage.wait_for("button", "Liking").await;
    like.click();
    assert!(posted(&stage).is_empty(), "one intent, one command");
    assert!(stage.named("button", "Reply").len() == 1 && stage.named("button", "View post").len() == 1);
}

#[wasm_bindgen_test]
async fn a_liked_message_has_its_like_pressed() {
    let stage = stage(vec![Message { like: LikeState::Liked, ..consumer("m1", "Great!") }]).await;
    let liked = stage.wait_for("button", "Like").await;
    assert_eq!(liked.get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn where_the_plan_has_no_like_the_networks_own_page_is_opened_and_it_is_said_who_likes() {
    let page = "https://x.com/intent/like?tweet_id=7001";
    let like_page = Some(page.to_owned());
    let decaf = Message { network: Network::X, kind: Kind::XPost, like_page, ..consumer("m1", "Decaf?") };
    let stage = Stage::of(|| view! { <Transcript conversation="c1".into() /> });
    let mut detail = detail();
    detail.facts.account.capabilities.clear();
    stage.open(detail, vec![decaf, consumer("m2", "Open?")]);
    let link = stage.wait_for("link", "Like on X").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some(page));
    let says = "Opens X (Twitter) in a new tab. The like is of whoever is signed in there";
    assert_eq!(link.get_attribute("aria-description").as_deref(), Some(says));
    let likes = stage.all("button[aria-pressed]");
    assert!(likes.len() == 1 && is_off(&likes[0]), "a network without such a page says why there is no like");
}

#[wasm_bindgen_test]
async fn messages_that_do_not_come_can_be_asked_for_again() {
    let stage = Stage::of(|| view! { <Transcript conversation="c1".into() /> });
    stage.state.apply(Event::Address(Some("c1".into())));
    let messages = Resource::Messages("c1".into(), Place::Newest);
    stage.state.apply(Event::Failed(messages.clone(), ApiError::Network));
    stage.wait_for_text("The messages could not be loaded").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert!(stage.effects().contains(&Effect::Load(messages)));
}

#[wasm_bindgen_test]
async fn a_long_text_is_drawn_whole_only_on_demand() {
    let text = format!("{} https://example.com/{} the end", "word ".repeat(390), "path".repeat(50));
    let stage = stage(vec![consumer("m1", &text)]).await;
    let more = stage.wait_for("button", "Show the whole text").await;
    assert!(!stage.text().contains("the end"));
    assert!(stage.all("a").is_empty(), "no address is cut in two");
    more.click();
    stage.until(|| stage.text().contains("the end") && stage.all("a").len() == 1, "the whole text").await;
    assert!(stage.named("button", "Show the whole text").is_empty());
}
