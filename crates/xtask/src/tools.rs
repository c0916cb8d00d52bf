//! What the commands need beside Rust: found on the PATH in the right version, else installed into
//! `.tools/`, one line said for each.

mod browser;
mod cargo_tools;
mod node;
mod rust;

pub(crate) use browser::{browser, browser_environment};
pub(crate) use cargo_tools::{cargo_deny, trunk, wasm_bindgen, wasm_pack};
pub(crate) use node::{end_to_end_packages, wasm_opt};
pub(crate) use rust::{components, cxx_compiler, wasm_target};

use crate::workspace::Workspace;

/// All that building the widget takes.
///
/// # Errors
/// Says in one line what is missing and cannot be installed.
pub(crate) fn for_widget(workspace: &Workspace) -> anyhow::Result<()> {
    wasm_target(workspace)?;
    wasm_bindgen(workspace)?;
    trunk(workspace)?;
    wasm_opt(workspace)
}
