//! One post of a context.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::platform::intl::{self, Style, Zone};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::attachment::AttachmentView;
use crate::ui::avatar::Avatar;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::like_button::{LikeButton, LikeFacts};
use crate::ui::like_link::LikeLink;
use crate::ui::links::safe;
use crate::ui::moment::{Moment, consumers_clock, short_name};
use crate::ui::rich_text::RichText;
use leptos::prelude::*;
use social_messaging_domain::composer::{self, Reason};
use social_messaging_domain::context::{Post, PostState};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;

/// A post: who, what, when, how it was received, Like and the way to the network.
#[component]
pub fn PostView(
    /// The post.
    post: Post,
    /// Where it is.
    network: Network,
) -> Drawn {
    let note = |words: Text| view! { <p class="panel-note"><Glyph icon=Icon::Post />{text(words)}</p> };
    match post.state {
        PostState::Available => there(post, network),
        PostState::Loading => note(Text::PostLoading),
        PostState::Deleted => note(Text::PostDeleted),
        PostState::Unavailable | PostState::Unknown => note(Text::PostUnavailable),
    }
}

fn there(post: Post, network: Network) -> Drawn {
    let name = post.author_name.clone().unwrap_or_else(|| text(Text::NameNotShared).to_owned());
    let person = Live::fixed((post.author_avatar_url.clone(), post.author_name.clone()));
    let link = post.permalink.as_deref().and_then(safe).map(str::to_owned);
    let counts = [(Text::Likes, post.likes), (Text::Comments, post.comments), (Text::Shares, post.shares)];
    let count = |(name, count): (Text, Option<u64>)| {
        let count = count.filter(|count| *count > 0)?;
        Some(view! { <span>{text(name)}" "{intl::compact_number(count)}</span> })
    };
    let like_page = post.like_page.as_deref().and_then(safe).map(str::to_owned);
    let like =
        post.message.clone().filter(|_| !post.by_brand).map(|message| view! { <PostLike message like_page network /> });
    view! {
        <header class="post-head">
            <Avatar person />
            <bdi class="post-name">{name}</bdi>
            {post.by_brand.then(|| view! { <span class="tag">{text(Text::ByBrand)}</span> })}
            {post.is_ad.then(|| view! { <span class="tag">{text(Text::Ad)}</span> })}
            {post.at.map(|at| when(at, post.message.is_some() && !post.by_brand))}
        </header>
        {(!post.text.is_empty()).then(|| view! { <RichText content=post.text /> })}
        {post.attachments.into_iter().map(|attachment| view! { <AttachmentView attachment /> }).collect::<Vec<_>>()}
        <p class="post-counts">{counts.into_iter().filter_map(count).collect::<Vec<_>>()}</p>
        <div class="post-actions">
            {like}
            {link.map(|link| view! {
                <a class="button button--quiet" href=link target="_blank" rel="noopener noreferrer">
                    <Glyph icon=Icon::Outward />
                    {filled(Text::OpenOnNetwork, &[("network", texts::network(network))])}
                    <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
                </a>
            })}
        </div>
    }
}

/// When it was written: what the consumer wrote by the consumer's clock, as in the transcript.
fn when(at: Timestamp, by_consumer: bool) -> Drawn {
    if !by_consumer {
        return view! { <Moment at zone=Zone::Own zone_name=text(Text::AgentsTime).to_owned() style=Style::Short /> };
    }
    let state = use_state();
    let (zone, zone_name) =
        consumers_clock(state.detail.with_untracked(|detail| detail.loaded()?.profile.utc_offset_minutes));
    view! {
        <span>
            <Moment at zone zone_name style=Style::Short />
            <span aria-hidden="true">" "{short_name(zone)}</span>
        </span>
    }
}

/// The brand's like on a post that is a message of the conversation.
#[component]
fn PostLike(
    /// The message.
    message: MessageId,
    /// The network's own page that likes it.
    like_page: Option<String>,
    /// Where it is.
    network: Network,
) -> Drawn {
    let state = use_state();
    let shown = state.message(&message);
    let offer = Live::new(move || {
        let message = shown.get()?.message;
        let offer = state.detail.with(|detail| Some(composer::like_offer(&detail.loaded()?.facts, &message)))?;
        (!matches!(offer, Err(Reason::WrongTarget | Reason::TargetGone))).then_some(offer)
    });
    let brand = Live::new(move || {
        state
            .detail
            .with(|detail| detail.loaded().map(|detail| texts::brand(&detail.facts.account)))
            .unwrap_or_default()
    });
    let facts = Live::new(move || {
        shown.with(|shown| {
            let message = shown.as_ref().map(|shown| &shown.message);
            LikeFacts {
                state: message.map(|message| message.like).unwrap_or_default(),
                account: brand.get(),
                off: offer.get().and_then(Result::err).map(texts::reason),
            }
        })
    });
    let on_like = Callback::new(move |like: bool| {
        let id = message.clone();
        state.dispatch(if like { Intent::Like(id) } else { Intent::Unlike(id) });
    });
    let whose = move || {
        let liked = facts.with(|facts| {
            (facts.state == social_messaging_domain::message::LikeState::Liked).then(|| facts.account.clone())
        });
        liked.map(
            |account| view! { <span class="post-liked">{filled(Text::LikedByYou, &[("account", &account)])}</span> },
        )
    };
    dynamic(move || {
        offer.get().map(|offer| match like_page.clone().filter(|_| offer == Err(Reason::NotCapable)) {
            Some(page) => view! {
                <LikeLink page network=texts::network(network) tabindex="0" />
                <span class="post-liked" aria-hidden="true">
                    {filled(Text::LikesAsWhoever, &[("network", texts::network(network))])}
                </span>
            },
            None => view! {
                <LikeButton facts on_like tabindex="0" />
                {dynamic(whose)}
            },
        })
    })
}
