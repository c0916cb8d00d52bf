//! The post, nested under its parents.

use super::post::PostView;
use crate::app::pane::{CHOSEN_POST, use_pane};
use crate::drawing::{Drawn, dynamic, view};
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, text};
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use social_messaging_domain::context::PostContext;

/// The post that the panel shows, from the outermost to the message itself.
#[component]
pub fn PostContextView() -> Drawn {
    let state = use_state();
    let pane = use_pane();
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
            nested(&context, 0)
        }
    };
    view! {
        <section class="panel-part" aria-labelledby="panel-post">
            <h2 class="panel-title" id="panel-post">{text(Text::Post)}</h2>
            {dynamic(content)}
        </section>
    }
}

/// Each post holds those below it, as the networks nest them.
fn nested(context: &PostContext, at: usize) -> Drawn {
    let Some(post) = context.posts.get(at).cloned() else { return Drawn::nothing() };
    let is_message = at + 1 == context.posts.len();
    let network = context.network;
    let author = post.author_name.clone();
    view! {
        <article aria-label=author class=if is_message { "post post--chosen" } else { "post" } id=is_message.then_some(CHOSEN_POST)>
            <PostView post network />
            {nested(context, at + 1)}
        </article>
    }
}
