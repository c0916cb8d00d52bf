//! What this browser keeps. In a frame of another site it may keep nothing: then each call fails and the page goes on.

use web_sys::Storage;

/// The browser keeps nothing here: switched off, full, or not for this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For every tab, until it is forgotten.
    Browser,
    /// For this tab, as long as it is open.
    Tab,
}

/// Keeps a text under a name.
///
/// # Errors
/// When the browser keeps nothing.
pub fn keep(shelf: Shelf, name: &str, text: &str) -> Result<(), NotKept> {
    storage(shelf)?.set_item(name, text).map_err(|_| NotKept)
}

/// Forgets a name.
///
/// # Errors
/// When the browser keeps nothing.
pub fn forget(shelf: Shelf, name: &str) -> Result<(), NotKept> {
    storage(shelf)?.remove_item(name).map_err(|_| NotKept)
}

/// What is kept under names that begin so, with their names.
///
/// # Errors
/// When the browser keeps nothing.
pub fn kept(shelf: Shelf, prefix: &str) -> Result<Vec<(String, String)>, NotKept> {
    let storage = storage(shelf)?;
    let names = (0..storage.length().map_err(|_| NotKept)?).filter_map(|at| storage.key(at).ok().flatten());
    let names: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
    let pairs = names.into_iter().filter_map(|name| {
        let text = storage.get_item(&name).ok().flatten()?;
        Some((name, text))
    });
    Ok(pairs.collect())
}

fn storage(shelf: Shelf) -> Result<Storage, NotKept> {
    let window = web_sys::window().ok_or(NotKept)?;
    let storage = match shelf {
        Shelf::Browser => window.local_storage(),
        Shelf::Tab => window.session_storage(),
    };
    storage.ok().flatten().ok_or(NotKept)
}
