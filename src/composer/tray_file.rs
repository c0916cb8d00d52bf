//! One file that goes along.

use super::file_words;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::intl;
use crate::state::{DraftFile, FileKey, FileState, Intent, files_of, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::upright_name;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::files::{Describes, LONGEST_DESCRIPTION};

/// Its picture, name and length, how far it is, its description, and the way out.
#[component]
pub fn TrayFile(
    /// Which.
    file_key: FileKey,
    /// The text box, which gets the focus when the file was removed.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let known = StoredValue::new(file_key);
    let read = move |draft: &Option<crate::state::Draft>| -> Option<DraftFile> {
        known.with_value(|key| files_of(draft).iter().find(|file| file.key == *key).cloned())
    };
    let file = Live::new(move || state.draft.with(read));
    let words =
        move |say: fn(&DraftFile) -> String| move || file.with(|file| file.as_ref().map(say).unwrap_or_default());
    let name = Live::new(words(|file| upright_name(&file.name)));
    let failed = Live::new(move || file.with(|file| file.as_ref().is_some_and(DraftFile::is_failed)));
    let again = Live::new(move || file.with(|file| file.as_ref().is_some_and(DraftFile::may_try_again)));
    let remove = move |_| {
        state.dispatch(Intent::RemoveFile(known.get_value()));
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    };
    view! {
        <li class=follow(move || if failed.get() { "tray-file tray-file--failed" } else { "tray-file" })>
            <Preview file />
            <div class="tray-words">
                <div class="tray-head">
                    <bdi class="tray-name">{follow(move || name.get())}</bdi>
                    <span class="tray-size">{follow(words(size))}</span>
                </div>
                <span class="tray-state">{follow(words(file_words::progress))}</span>
                <Bar file />
                {dynamic(move || (!failed.get()).then(|| view! { <Description file_key=known.get_value() name=name /> }))}
                {dynamic(move || again.get().then(|| view! {
                    <button type="button" class="button button--small" on:click=move |_| state.dispatch(Intent::TryFileAgain(known.get_value()))>{text(Text::TryAgain)}</button>
                }))}
            </div>
            <button type="button" class="button button--bare tray-remove" aria-label=follow(move || filled(Text::RemoveFile, &[("name", &name.get())])) title=text(Text::Discard) on:click=remove>
                <Glyph icon=Icon::Close />
            </button>
        </li>
    }
}

fn size(file: &DraftFile) -> String {
    if file.size == 0 { String::new() } else { intl::file_size(file.size) }
}

/// A picture of the file, else a sign for one.
#[component]
fn Preview(file: Live<Option<DraftFile>>) -> Drawn {
    let gone = Source::new(false);
    let address = Live::new(move || {
        file.with(|file| {
            let file = file.as_ref()?;
            let stored = || file.ready().and_then(|ready| ready.url.clone());
            let pictured = file.content_type.starts_with("image/");
            file.preview.clone().or_else(stored).filter(|_| pictured)
        })
    });
    dynamic(move || match address.get().filter(|_| !gone.get()) {
        Some(address) => {
            view! { <img class="tray-picture" src=address alt="" on:error=move |_| gone.set(true) /> }
        }
        None => view! { <span class="tray-picture tray-sign"><Glyph icon=Icon::File /></span> },
    })
}

/// How far it is, as a bar.
#[component]
fn Bar(file: Live<Option<DraftFile>>) -> Drawn {
    let moving = Live::new(move || file.with(|file| file.as_ref().is_some_and(DraftFile::is_on_its_way)));
    let sent = Live::new(move || {
        file.with(|file| match file.as_ref().map(|file| (&file.state, file.size)) {
            Some((FileState::Uploading { sent }, size)) => Some((sent * 100 / size.max(1)).min(100).to_string()),
            _ => None,
        })
    });
    dynamic(move || {
        moving.get().then(|| {
            view! { <progress class="tray-bar" max="100" value=follow(move || sent.get()) aria-label=text(Text::FileUploading)></progress> }
        })
    })
}

/// What those hear who do not see it.
#[component]
fn Description(file_key: FileKey, name: Live<String>) -> Drawn {
    let state = use_state();
    let input = NodeRef::<html::Input>::new();
    let key = StoredValue::new(file_key);
    let written = state.draft.with_untracked(|draft| {
        key.with_value(|key| files_of(draft).iter().find(|file| file.key == *key).map(|file| file.description.clone()))
    });
    let told = move || {
        text(match state.files.with(|files| files.map(|rules| rules.describes)) {
            Ok(Describes::Everybody) => Text::DescribeForConsumers,
            Ok(Describes::Agents) | Err(_) => Text::DescribeForAgents,
        })
    };
    let write = move |_| {
        let words = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        state.dispatch(Intent::Describe(key.get_value(), words));
    };
    view! {
        <input
            type="text"
            class="tray-description"
            node_ref=input
            dir="auto"
            maxlength=LONGEST_DESCRIPTION.to_string()
            value=written.unwrap_or_default()
            placeholder=follow(told)
            aria-label=follow(move || filled(Text::DescribeFile, &[("name", &name.get())]))
            on:input=write
        />
    }
}
