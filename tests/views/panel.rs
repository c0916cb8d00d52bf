//! The region named Social Messaging.

use super::samples::{consumer, context, detail, post};
use super::stage::{Stage, next_frame};
use social_messaging_domain::context::{Post, PostContext, PostState};
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::events::{ContextEvent, Event as StreamEvent};
use social_messaging_domain::networks::Network;
use social_messaging_domain::profile::{Profile, ProfileState};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::drawing::view;
use social_messaging_widget::panel::Panel;
use social_messaging_widget::state::{Effect, Event, Resource};
use wasm_bindgen_test::wasm_bindgen_test;

fn stage(detail: ConversationDetail) -> Stage {
    let stage = Stage::of(|| view! { <Panel /> });
    stage.open(detail, vec![consumer("m1", "Is it fair trade?")]);
    stage
}

#[wasm_bindgen_test]
async fn a_facebook_profile_has_locale_zone_and_the_consumers_time() {
    let stage = stage(detail());
    for text in ["Nora", "German (Germany)", "UTC+5:30", "Consumer's time", "5:30"] {
        stage.wait_for_text(text).await;
    }
    assert_eq!(stage.all("section.panel")[0].get_attribute("aria-label").as_deref(), Some("Social Messaging"));
    let link = stage.one("link", "Open on Facebook");
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn an_x_profile_has_handle_bio_and_counts() {
    let mut detail = detail();
    detail.profile = Profile {
        state: ProfileState::Available,
        name: Some("Jun".into()),
        handle: Some("jun".into()),
        bio: Some("Coffee <b>and</b> bikes".into()),
        posts: Some(12_345),
        likes: Some(7),
        followers: Some(120),
        following: Some(88),
        ..Profile::unfetched(Network::X)
    };
    let stage = stage(detail);
    for text in ["Jun", "@jun", "Coffee <b>and</b> bikes", "12.3K", "Likes", "Followers", "Following"] {
        stage.wait_for_text(text).await;
    }
}

#[wasm_bindgen_test]
async fn a_profile_that_is_not_shared_says_so() {
    let mut detail = detail();
    detail.summary.consumer_name = None;
    detail.profile = Profile { state: ProfileState::NotShared, ..Profile::unfetched(Network::Facebook) };
    let stage = stage(detail);
    stage.wait_for_text("Name not shared").await;
    stage.wait_for_text("Facebook does not share this person's profile").await;
}

#[wasm_bindgen_test]
async fn the_post_holds_the_comment_that_stands_under_it() {
    let stage = stage(detail());
    let brand =
        Post { by_brand: true, is_ad: true, likes: Some(128), ..post("Lumen Coffee", "Our Kenya roast is back.") };
    let comment = Post { message: Some("m1".into()), ..post("Nora", "Is it fair trade?") };
    stage.show_context(&"c1".into(), context(vec![brand, comment]));
    stage.wait_for_text("Our Kenya roast is back.").await;
    let nested = stage.all("article article");
    assert_eq!(nested.len(), 1);
    assert!(nested[0].text_content().unwrap_or_default().contains("Is it fair trade?"));
    stage.wait_for_text("Likes 128").await;
    let like = stage.wait_for("button", "Like").await;
    assert_eq!(like.get_attribute("title").as_deref(), Some("Like as @lumencoffee"));
}

#[wasm_bindgen_test]
async fn what_stands_between_is_folded_and_all_below_the_first_stands_at_one_depth() {
    let stage = stage(detail());
    let posts = ["First", "Second", "Third", "Fourth"].map(|text| post("Nora", text)).to_vec();
    let show = |context: PostContext| stage.show_context(&"c1".into(), context);
    show(context(posts.clone()));
    stage.wait_for_text("2 posts between").await;
    assert!(!stage.text().contains("Not all posts between are known"));
    let details = &stage.all("details")[0];
    assert!(!details.has_attribute("open"));
    let inside = details.text_content().unwrap_or_default();
    assert!(inside.contains("Second") && inside.contains("Third") && !inside.contains("Fourth"), "{inside}");
    assert_eq!(stage.all("article article").len(), 3);
    assert!(stage.all("article article article").is_empty(), "no deeper");
    assert!(stage.all("#chosen-post")[0].text_content().unwrap_or_default().contains("Fourth"));
    stage.all("summary")[0].click();
    stage.until(|| stage.all("details")[0].has_attribute("open"), "what is between").await;
    // The browser tells of it in a task of its own.
    next_frame().await;
    next_frame().await;
    let changed = ContextEvent { conversation: "c1".into(), message: Some("m1".into()) };
    stage.state.apply(Event::Stream(StreamEvent::Context(changed)));
    show(PostContext { gap: true, ..context(posts) });
    stage.wait_for_text("Not all posts between are known").await;
    assert!(stage.all("details")[0].has_attribute("open"), "it stays open when it is told anew");
}

#[wasm_bindgen_test]
async fn a_post_between_that_is_not_given_is_said() {
    let stage = stage(detail());
    let closed = Post { state: PostState::Unavailable, ..post("Nora", "") };
    stage.show_context(&"c1".into(), context(vec![post("Nora", "First"), closed, post("Nora", "Third")]));
    stage.wait_for_text("1 post between").await;
    stage.wait_for_text("Not all posts between are known").await;
}

#[wasm_bindgen_test]
async fn where_the_plan_has_no_like_the_card_opens_the_networks_own_page() {
    let mut detail = detail();
    detail.facts.account.capabilities.clear();
    let stage = stage(detail);
    let like_page = Some("https://x.com/intent/like?tweet_id=7001".to_owned());
    let decaf = Post { message: Some("m1".into()), like_page, ..post("Nora", "Decaf?") };
    stage.show_context(&"c1".into(), PostContext { network: Network::X, ..context(vec![decaf]) });
    let link = stage.wait_for("link", "Like on X").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://x.com/intent/like?tweet_id=7001"));
    stage.wait_for_text("The like is of whoever is signed in there").await;
    assert!(stage.all("button[aria-pressed]").is_empty());
}

#[wasm_bindgen_test]
async fn a_post_that_is_gone_or_unavailable_says_so() {
    let stage = stage(detail());
    let gone = Post { state: PostState::Deleted, ..post("Lumen Coffee", "") };
    let closed = Post { state: PostState::Unavailable, ..post("Nora", "") };
    stage.show_context(&"c1".into(), context(vec![gone, closed]));
    stage.wait_for_text("This post was deleted").await;
    stage.wait_for_text("This post is unavailable").await;
}

#[wasm_bindgen_test]
async fn a_post_that_does_not_come_can_be_asked_for_again() {
    let stage = stage(detail());
    let resource = Resource::Context("c1".into(), "m1".into());
    stage.state.apply(Event::Failed(resource.clone(), ApiError::Network));
    stage.wait_for_text("The post could not be loaded").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert!(stage.effects().contains(&Effect::Load(resource)));
}
