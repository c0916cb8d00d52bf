//! What can be done by a key or from the palette.

use crate::composer::text_box::MESSAGE_BOX;
use crate::conversations::filters::SEARCH;
use crate::platform::{idle, page};
use crate::state::{Intent, ListKey, ListScope, State};
use crate::texts::Text;
use leptos::prelude::request_animation_frame;
use social_messaging_domain::visibility::Visibility;

/// Something that an agent does with one key.
#[derive(Clone, Copy)]
pub struct Action {
    /// The key, without any other held.
    pub key: &'static str,
    /// What it does, in words.
    pub name: Text,
    /// Does it.
    pub run: fn(State),
}

/// All of them, in the order in which they are listed.
pub const ACTIONS: [Action; 25] = [
    Action { key: "j", name: Text::NextConversation, run: |state| step(state, 1) },
    Action { key: "k", name: Text::PreviousConversation, run: |state| step(state, -1) },
    Action { key: "r", name: Text::WriteAnswer, run: |_| write() },
    Action { key: "p", name: Text::WriteInPublic, run: |state| write_for(state, Visibility::Public) },
    Action { key: "d", name: Text::WriteDirectly, run: |state| write_for(state, Visibility::Direct) },
    Action { key: "n", name: Text::WriteNote, run: |state| write_for(state, Visibility::Internal) },
    Action { key: "t", name: Text::Take, run: |state| state.dispatch(Intent::Take) },
    Action { key: "e", name: Text::CloseConversation, run: |state| state.dispatch(Intent::Close) },
    Action { key: "o", name: Text::Reopen, run: |state| state.dispatch(Intent::Reopen) },
    Action { key: "g", name: Text::Reassign, run: |_| _ = page::press(".conversation-work .menu > button") },
    Action { key: "m", name: Text::ReplyToMessage, run: |_| at_message("reply") },
    Action { key: "y", name: Text::ReplyPrivately, run: |_| at_message("private") },
    Action { key: "v", name: Text::ViewPost, run: |_| at_message("post") },
    Action { key: "l", name: Text::Like, run: |_| at_message("like") },
    Action { key: "h", name: Text::Hide, run: |_| at_message("hide") },
    Action { key: "x", name: Text::Delete, run: |_| at_message("delete") },
    Action { key: "b", name: Text::Block, run: |_| at_message("block") },
    Action { key: "i", name: Text::LinkToDirect, run: |_| _ = page::press("#link") },
    Action { key: "c", name: Text::MentionConsumer, run: |_| _ = page::press("#mention") },
    Action { key: "s", name: Text::SavedReplies, run: |_| _ = page::press("#replies") },
    Action { key: "f", name: Text::Attach, run: |_| _ = page::press("#attach") },
    Action { key: "u", name: Text::UndoLast, run: |state| state.dispatch(Intent::CancelLast) },
    Action { key: "/", name: Text::SearchConversations, run: |_| page::focus(SEARCH) },
    Action { key: "1", name: Text::MyConversations, run: |state| list(state, ListScope::Mine) },
    Action { key: "2", name: Text::AllConversations, run: |state| list(state, ListScope::All) },
];

/// Presses a button of the message that has the focus, else of the last one that has that button.
fn at_message(act: &'static str) {
    let focused = format!("article:focus-within [data-act='{act}']");
    if !page::press(&focused) {
        // The newest one that offers it is meant, so what is offered has to be there first.
        idle::no_more_rest();
        request_animation_frame(move || page::press_last(&format!("article [data-act='{act}']")));
    }
}

fn step(state: State, by: isize) {
    let open = state.open.get_untracked();
    let next = state.shown_list.with_untracked(|list| {
        let ids = &list.loaded()?.ids;
        let at = ids.iter().position(|id| Some(id) == open.as_ref());
        // Without an open one the first is the next.
        ids.get(at.map_or(Some(0), |at| at.checked_add_signed(by))?).cloned()
    });
    if let Some(next) = next {
        state.dispatch(Intent::OpenConversation(next));
    }
}

/// Goes to the text box.
pub fn write() {
    // After what closes a dialog, which gives the focus back to where it was.
    request_animation_frame(|| page::focus(MESSAGE_BOX));
}

fn write_for(state: State, visibility: Visibility) {
    let offered =
        state.offers.with_untracked(|offers| offers.as_ref().is_some_and(|offers| offers.of(visibility).is_ok()));
    if offered {
        state.dispatch(Intent::SetVisibility(visibility));
        write();
    }
}

fn list(state: State, scope: ListScope) {
    state.dispatch(Intent::SelectTab(ListKey::MINE.with_scope(scope)));
}
