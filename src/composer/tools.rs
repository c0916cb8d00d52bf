//! What is put into the text by a button.

use crate::drawing::{Drawn, view};
use crate::live::{Live, Source};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, text};
use crate::ui::icon::Icon;
use crate::ui::tool_button::ToolButton;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::ConversationFacts;
use social_messaging_domain::mentions;
use social_messaging_domain::visibility::Visibility;

/// Link to DM, Mention consumer and Saved replies; each goes where the caret is.
#[component]
pub fn Tools(
    /// Who reads it.
    visibility: Live<Visibility>,
    /// The text box.
    node: NodeRef<html::Textarea>,
    /// Whether a saved reply is looked for.
    picks: Source<bool>,
) -> Drawn {
    let state = use_state();
    let off = move |reason: fn(&ConversationFacts, Visibility) -> Option<Reason>| {
        Live::new(move || {
            let visibility = visibility.get();
            let reason = state.detail.with(|detail| reason(&detail.loaded()?.facts, visibility));
            reason.map(|reason| texts::reason(reason).to_owned())
        })
    };
    let link_off = off(|facts, visibility| match visibility {
        Visibility::Public => mentions::direct_link(&facts.account).err(),
        _ => Some(Reason::OnlyInPublic),
    });
    let mention_off = off(|facts, _| mentions::consumer_mention(facts).err());
    let insert = move |intent: fn(u32) -> Intent| {
        Callback::new(move |()| {
            let Some(text_box) = node.get_untracked() else { return };
            let end = u32::try_from(text_box.value().encode_utf16().count()).unwrap_or(u32::MAX);
            let at = text_box.selection_start().ok().flatten().unwrap_or(end);
            // First, so that Undo of the box takes back what is put in.
            let _ = text_box.focus();
            state.dispatch(intent(at));
        })
    };
    view! {
        <div class="composer-tools">
            <ToolButton label=text(Text::LinkToDirect) icon=Icon::Link off=link_off id="link" on_press=insert(Intent::InsertLinkToDirect) />
            <ToolButton label=text(Text::MentionConsumer) icon=Icon::Mention off=mention_off id="mention" on_press=insert(Intent::InsertMention) />
            <ToolButton label=text(Text::SavedReplies) icon=Icon::Saved off=Live::fixed(None) id="replies" on_press=Callback::new(move |()| picks.set(true)) />
        </div>
    }
}
