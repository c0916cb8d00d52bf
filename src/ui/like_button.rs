//! The brand's like.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::texts::{Text, filled, text};
use crate::ui::attribute::flag;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::message::LikeState;

/// What is known of a like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikeFacts {
    /// How it stands.
    pub state: LikeState,
    /// The brand that likes.
    pub account: String,
    /// Why it is off.
    pub off: Option<&'static str>,
}

/// Likes as the brand, and says so; pressed while liked.
#[component]
pub fn LikeButton(
    /// What is known of it.
    #[prop(into)]
    facts: Live<LikeFacts>,
    /// Likes (`true`) or takes it back.
    on_like: Callback<bool>,
    /// Whether the Tab key stops here.
    #[prop(into)]
    tabindex: Live<&'static str>,
) -> Drawn {
    let liked = move || facts.with(|facts| matches!(facts.state, LikeState::Liked | LikeState::Liking));
    let moving = move || facts.with(|facts| matches!(facts.state, LikeState::Liking | LikeState::Unliking));
    let word = move || {
        facts.with(|facts| match facts.state {
            LikeState::Liking => text(Text::Liking),
            LikeState::Unliking => text(Text::Unliking),
            // A pressed button keeps its name: that it is pressed says the rest.
            LikeState::Liked | LikeState::NotLiked | LikeState::Unknown => text(Text::Like),
        })
    };
    let whose = move || {
        facts.with(|facts| match (facts.off, facts.state) {
            (Some(reason), _) => reason.to_owned(),
            (None, LikeState::Liked) => filled(Text::Liked, &[("account", &facts.account)]),
            (None, _) => filled(Text::LikeAs, &[("account", &facts.account)]),
        })
    };
    let press = move |_| {
        if !moving() && facts.with_untracked(|facts| facts.off.is_none()) {
            on_like.run(!liked());
        }
    };
    view! {
        <button
            type="button"
            class=follow(move || if liked() { "button button--quiet button--liked" } else { "button button--quiet" })
            data-act="like"
            aria-label=follow(word)
            tabindex=follow(move || tabindex.get())
            aria-pressed=follow(move || flag(liked()))
            aria-disabled=follow(move || facts.with(|facts| facts.off.is_some()).then_some("true"))
            aria-busy=follow(move || moving().then_some("true"))
            aria-description=follow(whose)
            title=follow(whose)
            on:click=press
        >
            {dynamic(move || view! { <Glyph icon=if liked() { Icon::Liked } else { Icon::Like } /> })}
            <span class="button-word">{follow(word)}</span>
        </button>
    }
}
