//! What this browser keeps. In a frame of another site it may keep nothing: then each call fails and the page goes on.

use web_sys::Storage;

/// The browser keeps nothing here: switched off, full, or not for this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// Keeps a text under a name.
///
/// # Errors
/// When the browser keeps nothing.
pub fn keep(name: &str, text: &str) -> Result<(), NotKept> {
    storage()?.set_item(name, text).map_err(|_| NotKept)
}

/// Forgets a name.
///
/// # Errors
/// When the browser keeps nothing.
pub fn forget(name: &str) -> Result<(), NotKept> {
    storage()?.remove_item(name).map_err(|_| NotKept)
}

/// What is kept under names that begin so, with their names.
///
/// # Errors
/// When the browser keeps nothing.
pub fn kept(prefix: &str) -> Result<Vec<(String, String)>, NotKept> {
    let storage = storage()?;
    let names = (0..storage.length().map_err(|_| NotKept)?).filter_map(|at| storage.key(at).ok().flatten());
    let names: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
    let pairs = names.into_iter().filter_map(|name| {
        let text = storage.get_item(&name).ok().flatten()?;
        Some((name, text))
    });
    Ok(pairs.collect())
}

/// Keeps a text under a name as long as the tab is open.
///
/// # Errors
/// When the browser keeps nothing.
pub fn keep_for_tab(name: &str, text: &str) -> Result<(), NotKept> {
    tab_storage()?.set_item(name, text).map_err(|_| NotKept)
}

/// What the tab keeps under a name.
#[must_use]
pub fn kept_for_tab(name: &str) -> Option<String> {
    tab_storage().ok()?.get_item(name).ok()?
}

/// Forgets a name that the tab keeps.
///
/// # Errors
/// When the browser keeps nothing.
pub fn forget_for_tab(name: &str) -> Result<(), NotKept> {
    tab_storage()?.remove_item(name).map_err(|_| NotKept)
}

fn tab_storage() -> Result<Storage, NotKept> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten()).ok_or(NotKept)
}

fn storage() -> Result<Storage, NotKept> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(NotKept)
}
