//! Files that an agent chose, pasted or dropped: the browser's own objects, held until they are sent or given up.

use super::listen::{self, Target};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File, FileList, Url};

thread_local! {
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

struct Held {
    key: String,
    file: File,
    preview: Option<String>,
}

/// What there is to know of a file that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Names it on this page.
    pub key: String,
    /// As its author calls it.
    pub name: String,
    /// What the browser takes it for, in the words that the rules use.
    pub content_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// The address of a picture of it in this page.
    pub preview: Option<String>,
}

/// Holds files.
#[must_use]
pub fn hold(files: &FileList) -> Vec<Chosen> {
    (0..files.length()).filter_map(|at| files.get(at)).map(hold_one).collect()
}

fn hold_one(file: File) -> Chosen {
    COUNT.set(COUNT.get() + 1);
    let key = format!("chosen-{}", COUNT.get());
    let content_type = usual(&file.type_()).to_owned();
    let pictured = content_type.starts_with("image/");
    let preview = pictured.then(|| Url::create_object_url_with_blob(&file).ok()).flatten();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's length is a whole number")]
    let size = file.size() as u64;
    let chosen = Chosen { key: key.clone(), name: file.name(), content_type, size, preview: preview.clone() };
    HELD.with_borrow_mut(|held| held.push(Held { key, file, preview }));
    chosen
}

/// A file that is held.
#[must_use]
pub fn held(key: &str) -> Option<File> {
    HELD.with_borrow(|held| held.iter().find(|held| held.key == key).map(|held| held.file.clone()))
}

/// Lets go of a file, and of the picture of it.
pub fn release(key: &str) {
    let gone = HELD.with_borrow_mut(|held| {
        let at = held.iter().position(|held| held.key == key)?;
        Some(held.swap_remove(at))
    });
    if let Some(preview) = gone.and_then(|gone| gone.preview) {
        // It fails never.
        let _ = Url::revoke_object_url(&preview);
    }
}

/// Whether what is pasted or dragged is files, and not words that also come as a picture.
#[must_use]
pub fn is_files(transfer: &DataTransfer) -> bool {
    let types = transfer.types();
    let has = |name: &str| types.iter().any(|kind| kind.as_string().as_deref() == Some(name));
    has("Files") && !has("text/plain")
}

/// A file that misses the composer must not take the page's place.
pub fn keep_page() {
    for name in ["dragover", "drop"] {
        listen::on(Target::Window, name, |event| {
            let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if transfer.is_some_and(|transfer| is_files(&transfer)) {
                event.prevent_default();
            }
        });
    }
}

/// Browsers call some types by other names than the ones that are registered.
fn usual(content_type: &str) -> &str {
    match content_type {
        "image/jpg" | "image/pjpeg" => "image/jpeg",
        "audio/mp3" => "audio/mpeg",
        "audio/m4a" | "audio/x-m4a" => "audio/mp4",
        "video/x-m4v" => "video/mp4",
        other => other,
    }
}
