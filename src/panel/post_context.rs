//! The post, nested under the outermost one.

use super::post::PostView;
use crate::app::pane::{CHOSEN_POST, use_pane};
use crate::drawing::{Drawn, dynamic, view};
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, counted, text};
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use leptos::web_sys::{Element, Event};
use social_messaging_domain::context::{Post, PostContext, PostState};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::networks::Network;

/// The post that the panel shows, from the outermost to the message itself.
#[component]
pub fn PostContextView() -> Drawn {
    let state = use_state();
    let pane = use_pane();
    let open_of = StoredValue::new(None);
    let content = move || match state.context.get() {
        Load::Idle => view! { <p class="panel-note"><Glyph icon=Icon::Post />{text(Text::NoPost)}</p> },
        Load::Loading => Drawn::nothing(),
        Load::LoadingSlowly => view! { <Skeleton rows=3 /> },
        Load::Failed(error) => {
            let retry = Callback::new(move |()| {
                let place =
                    state.with_model(|model| Some((model.open()?.clone(), model.context_of()?.clone()))).flatten();
                if let Some((conversation, message)) = place {
                    state.dispatch(Intent::RetryLoading(Resource::Context(conversation, message)));
                }
            });
            view! { <Failed what=text(Text::PostFailed) reason=texts::error(&error) on_retry=retry /> }
        }
        Load::Loaded(context) => {
            request_animation_frame(move || pane.post_drawn());
            nested(&context, open_of)
        }
    };
    view! {
        <section class="panel-part" aria-labelledby="panel-post">
            <h2 class="panel-title" id="panel-post">{text(Text::Post)}</h2>
            {dynamic(content)}
        </section>
    }
}

/// The outermost post holds the message; what stands between them is folded.
fn nested(context: &PostContext, open_of: StoredValue<Option<MessageId>>) -> Drawn {
    let network = context.network;
    let [outermost, below @ ..] = &context.posts[..] else { return Drawn::nothing() };
    let Some((message, between)) = below.split_last() else { return chosen(outermost, network) };
    let unknown = |post: &Post| matches!(post.state, PostState::Unavailable | PostState::Unknown);
    let gap = context.gap || between.iter().any(unknown);
    view! {
        <article class="post" aria-label=outermost.author_name.clone()>
            <PostView post=outermost.clone() network />
            {gap.then(|| view! { <p class="panel-note"><Glyph icon=Icon::Post />{text(Text::PostsBetweenUnknown)}</p> })}
            {(!between.is_empty()).then(|| folded(between, network, &context.message, open_of))}
            {chosen(message, network)}
        </article>
    }
}

/// The posts between, behind a line that says how many; what was opened stays open when the posts are fetched anew.
fn folded(between: &[Post], network: Network, message: &MessageId, open_of: StoredValue<Option<MessageId>>) -> Drawn {
    let count = counted(Text::PostsBetween, between.len() as u64);
    let is_open = open_of.with_value(|of| of.as_ref() == Some(message));
    let message = message.clone();
    let toggled = move |event: Event| {
        let is_open = event_target::<Element>(&event).has_attribute("open");
        open_of.set_value(is_open.then(|| message.clone()));
    };
    let post = |post: &Post| {
        view! {
            <article class="post" aria-label=post.author_name.clone()>
                <PostView post=post.clone() network />
            </article>
        }
    };
    view! {
        <details class="posts-between" open=is_open.then_some("") on:toggle=toggled>
            <summary>{count}</summary>
            {between.iter().map(post).collect::<Vec<_>>()}
        </details>
    }
}

/// The message that the panel shows the post of.
fn chosen(post: &Post, network: Network) -> Drawn {
    view! {
        <article class="post post--chosen" id=CHOSEN_POST aria-label=post.author_name.clone()>
            <PostView post=post.clone() network />
        </article>
    }
}
