//! The composer: to whom, in answer to what, the text, and the button that says it all again.

pub mod attach;
pub mod counter;
pub mod emoji_button;
pub mod emoji_grid;
pub mod emoji_groups;
pub mod emoji_picker;
pub mod file_words;
pub mod from_address;
pub mod hint;
pub mod marks;
pub mod mention_menu;
pub mod notices;
pub mod off_reasons;
pub mod parts;
pub mod placeholders;
pub mod present;
pub mod replies;
pub mod reply_list;
pub mod reply_picker;
pub mod reply_preview;
pub mod send_button;
pub mod slash_menu;
pub mod text_box;
pub mod tools;
pub mod tray;
pub mod tray_file;
pub mod unfilled;
pub mod visibility_choice;
pub mod word;

use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::state::{Intent, Load, Resource, State, use_state};
use crate::texts::{Text, text};
use crate::ui::audience::audience;
use crate::ui::failed::Failed;
use attach::Attach;
use counter::Counter;
use emoji_button::EmojiButton;
use from_address::FromAddress;
use hint::OfferHint;
use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;
use marks::Marks;
use mention_menu::{MentionMenu, Mentions};
use notices::Notices;
use off_reasons::OffReasons;
use parts::Parts;
use present::Present;
use reply_picker::ReplyPicker;
use reply_preview::ReplyPreview;
use send_button::SendButton;
use slash_menu::{Slash, SlashMenu};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::visibility::Visibility;
use text_box::TextBox;
use tools::Tools;
use tray::Tray;
use unfilled::Unfilled;
use visibility_choice::VisibilityChoice;

/// The composer of the open conversation. All of it wears the audience's colour, icon and pattern.
#[component]
pub fn Composer() -> Drawn {
    let state = use_state();
    let shown = Live::new(move || state.detail.with(Region::of));
    let retry = Callback::new(move |()| {
        if let Some(id) = state.open.get_untracked() {
            state.dispatch(Intent::RetryLoading(Resource::Detail(id)));
        }
    });
    dynamic(move || match shown.get() {
        Region::Blank | Region::Skeleton | Region::Empty => {
            view! { <div class="composer composer--waiting"></div> }
        }
        // The transcript above says it already.
        Region::Failed(_) if state.transcript.with(|load| matches!(load, Load::Failed(_))) => Drawn::nothing(),
        Region::Failed(reason) => {
            view! { <div class="composer"><Failed what=text(Text::ConversationFailed) reason on_retry=retry /></div> }
        }
        Region::Content => view! { <Desk /> },
    })
}

#[component]
fn Desk() -> Drawn {
    let state = use_state();
    let visibility = Live::new(move || {
        state.draft.with(|draft| draft.as_ref().map_or(Visibility::Internal, |draft| draft.visibility))
    });
    let node = NodeRef::<html::Textarea>::new();
    let on_send = Callback::new(move |()| send(state, node, Intent::Send));
    let on_send_anyway = Callback::new(move |()| send(state, node, Intent::SendAnyway));
    let (asks, over) = (Source::new(false), Source::new(false));
    let (slash, mentions, picks) = (Slash::new(state, node), Mentions::new(state, node), Source::new(false));
    let drag = move |event: DragEvent| {
        if attach::hang_over(&event) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop_in = move |event: DragEvent| {
        over.set(false);
        attach::drop_in(state, &event);
    };
    view! {
        <section class="composer" aria-label=text(Text::Composer) data-audience=follow(move || audience(visibility.get())) on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=drop_in>
            <Present />
            <Notices node on_send_anyway />
            <Unfilled node />
            <div class="composer-bar">
                <VisibilityChoice visibility />
                <Tools visibility node picks />
            </div>
            <OffReasons />
            <OfferHint visibility />
            <ReplyPreview node />
            {dynamic(move || over.get().then(|| view! { <p class="drop-hint">{text(Text::DropFiles)}</p> }))}
            <div class="text-slot">
                <Marks />
                <TextBox node visibility slash mentions on_send />
                <SlashMenu slash />
                <MentionMenu mentions />
                <ReplyPicker asks=picks node />
            </div>
            <Tray node />
            <FromAddress asks node />
            <Parts />
            <div class="composer-foot">
                <EmojiButton node />
                <Attach asks />
                <Counter />
                <SendButton visibility on_send />
            </div>
        </section>
    }
}

/// Sends what stands in the text box at this moment: something beside this page may have changed it.
fn send(state: State, node: NodeRef<html::Textarea>, how: fn(String) -> Intent) {
    let Some(text_box) = node.get_untracked() else { return };
    let written = text_box.value();
    let has_files = state.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| !draft.files.is_empty()));
    if written.trim().is_empty() && !has_files {
        // The box is what there is to do first.
        let _ = text_box.focus();
        return;
    }
    state.dispatch(how(written));
    if state.draft.with_untracked(|draft| draft.as_ref().is_none_or(|draft| draft.text.is_empty())) {
        // At once, so that a second press finds nothing to send.
        text_box.set_value("");
    }
    if state.sendable.get_untracked() == Err(Reason::PlaceholderEmpty) {
        return placeholders::go_to_next(state, &text_box);
    }
    let _ = text_box.focus();
}
