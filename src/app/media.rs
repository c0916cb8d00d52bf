//! Everything that the consumer sent beside words.

use crate::app::media_tile::MediaTile;
use crate::app::media_viewer::MediaViewer;
use crate::app::more::More;
use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::{Live, Source};
use crate::platform::layout;
use crate::state::{Intent, Load, use_state};
use crate::texts::{Text, counted, text};
use crate::ui::dialog::Dialog;
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::Icon;
use crate::ui::roving::rove_grid;
use crate::ui::skeleton::Skeleton;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use social_messaging_domain::api::SentAttachment;
use social_messaging_domain::ids::AttachmentId;

/// What a tile is, among the dialog's elements.
const TILE: &str = ".media-tile";

/// A grid of it, the newest first; each opens larger.
#[component]
pub fn MediaDialog(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    state.dispatch(Intent::ViewMedia);
    let shown = Live::new(move || state.media.with(Region::of_pages));
    let viewed = Source::new(None::<AttachmentId>);
    // One view for all files, so that closing it gives the focus back to where it was opened.
    let is_viewed = Live::new(move || viewed.with(Option::is_some));
    let retry = Callback::new(move |()| state.dispatch(Intent::ViewMedia));
    view! {
        <Dialog label=text(Text::ViewMedia) on_close>
            <h2 class="dialog-title">{text(Text::ViewMedia)}</h2>
            <div class="media-dialog">
                {dynamic(move || match shown.get() {
                    Region::Blank => Drawn::nothing(),
                    Region::Skeleton => view! { <Skeleton rows=4 /> },
                    Region::Failed(reason) => view! { <Failed what=text(Text::MediaFailed) reason on_retry=retry /> },
                    Region::Empty => view! { <Empty icon=Icon::Pictures title=text(Text::NoMedia) /> },
                    Region::Content => view! { <MediaGrid viewed /> },
                })}
            </div>
            {dynamic(move || is_viewed.get().then(|| view! { <MediaViewer viewed on_leave=on_close /> }))}
        </Dialog>
    }
}

#[component]
fn MediaGrid(viewed: Source<Option<AttachmentId>>) -> Drawn {
    let state = use_state();
    let files = Live::new(move || state.media.with(Load::items));
    let total = move || state.media.with(Load::total);
    let edge = Live::new(move || state.media.with(Load::edge));
    let on_load = Callback::new(move |()| state.dispatch(Intent::LoadMoreMedia));
    // The grid is one stop of the Tab key: the file that had the focus last, else the newest.
    let focused = Source::new(None::<AttachmentId>);
    let stop = Live::new(move || {
        let known = focused.get().filter(|id| files.with(|files| files.iter().any(|file| file.attachment.id == *id)));
        known.or_else(|| files.with(|files| files.first().map(|file| file.attachment.id.clone())))
    });
    let keys = move |event: KeyboardEvent| {
        let grid = event.current_target().and_then(|grid| grid.dyn_into::<Element>().ok());
        let columns = grid.map_or(1, |grid| layout::columns(&grid, TILE));
        rove_grid(&event, TILE, columns);
    };
    view! {
        <p class="dialog-note">{dynamic(move || counted(Text::MediaCount, total()))}</p>
        <ul class="media-grid" aria-label=text(Text::ViewMedia) on:keydown=keys>
            {rows(move || files.get(), |file: &SentAttachment| key(file), move |file| view! { <MediaTile file stop focused viewed /> })}
        </ul>
        <More edge failed=Text::MediaFailed on_load />
    }
}

/// An address that was signed anew is another picture.
fn key(file: &SentAttachment) -> String {
    format!("{} {}", file.attachment.id, file.attachment.url.as_deref().unwrap_or_default())
}
