//! What can be done with a message: on hover, at focus, and always where nothing hovers.

use super::moderation::ModerationActions;
use crate::app::pane::use_pane;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, text};
use crate::ui::attribute::tab_index;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::like_button::{LikeButton, LikeFacts};
use crate::ui::like_link::LikeLink;
use crate::ui::links::safe;
use leptos::prelude::*;
use social_messaging_domain::composer::{self, Reason};
use social_messaging_domain::message::{Kind, Message};
use social_messaging_domain::moderation::{self, Moderation};
use social_messaging_domain::visibility::Visibility;

#[derive(Clone, PartialEq, Eq)]
struct Offered {
    reply: bool,
    privately: bool,
    block: bool,
    post: bool,
    like: Option<Result<(), Reason>>,
    like_page: Option<String>,
    network: &'static str,
}

/// View post, Reply, Like, Hide, Delete and Block, as far as the message offers them.
#[component]
pub fn MessageActions(
    /// The message.
    message: Live<Option<Message>>,
    /// Whether the Tab key stops at the message, and so at its buttons.
    is_stop: Live<bool>,
) -> Drawn {
    let state = use_state();
    let pane = use_pane();
    let offered = Live::new(move || {
        let message = message.get()?;
        state.detail.with(|detail| {
            // Drawn once, with all that is offered.
            let facts = &detail.loaded()?.facts;
            let like = composer::like_offer(facts, &message);
            Some(Offered {
                reply: composer::reply_visibility(&message).is_some(),
                privately: composer::is_private_reply_offered(facts, &message, state.minute.get()),
                block: moderation::offer(facts, &message, Moderation::Block).is_ok(),
                post: message.visibility == Visibility::Public && message.kind != Kind::Event,
                like: (!matches!(like, Err(Reason::WrongTarget | Reason::TargetGone))).then_some(like),
                like_page: message.like_page.as_deref().and_then(safe).map(str::to_owned),
                network: texts::network(message.network),
            })
        })
    });
    let brand = Live::new(move || {
        state
            .detail
            .with(|detail| detail.loaded().map(|detail| texts::brand(&detail.facts.account)))
            .unwrap_or_default()
    });
    let facts = Live::new(move || {
        message.with(|message| LikeFacts {
            state: message.as_ref().map(|message| message.like).unwrap_or_default(),
            account: brand.get(),
            off: offered.with(|offered| offered.as_ref()?.like?.err()).map(texts::reason),
        })
    });
    let id = move || {
        message.with_untracked(|message| message.as_ref().map(|message| message.id.clone())).unwrap_or_default()
    };
    let on_like =
        Callback::new(move |like: bool| state.dispatch(if like { Intent::Like(id()) } else { Intent::Unlike(id()) }));
    let on_post = move |_| {
        state.dispatch(Intent::ViewPost(id()));
        pane.show_post();
    };
    let on_reply = move |_| state.dispatch(Intent::ChooseTarget(id()));
    let on_private = move |_| state.dispatch(Intent::ReplyPrivately(id()));
    let stop = Live::new(move || tab_index(is_stop.get()));
    let button = move |act: &'static str, name: Text, icon: Icon, press: Callback<leptos::ev::MouseEvent>| {
        view! {
            <button type="button" class="button button--quiet" data-act=act aria-label=text(name) tabindex=follow(move || stop.get()) on:click=move |event| press.run(event)>
                <Glyph icon />
                <span class="button-word">{text(name)}</span>
            </button>
        }
    };
    dynamic(move || {
        let offered = offered.get()?;
        let like = match (offered.like, offered.like_page) {
            (None, _) => None,
            (Some(Err(Reason::NotCapable)), Some(page)) => {
                Some(view! { <LikeLink page network=offered.network tabindex=stop /> })
            }
            (Some(_), _) => Some(view! { <LikeButton facts on_like tabindex=stop /> }),
        };
        let none = like.is_none() && !offered.reply && !offered.post && !offered.block;
        (!none).then(|| {
            view! {
                <div class="message-actions" role="group" aria-label=text(Text::MessageActions)>
                    {offered.post.then(|| button("post", Text::ViewPost, Icon::Post, Callback::new(on_post)))}
                    {offered.reply.then(|| button("reply", Text::Reply, Icon::Reply, Callback::new(on_reply)))}
                    {offered.privately.then(|| button("private", Text::ReplyPrivately, Icon::Direct, Callback::new(on_private)))}
                    {like}
                    <ModerationActions message tabindex=stop />
                </div>
            }
        })
    })
}
