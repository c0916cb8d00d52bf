//! What the commands need beside Rust: found on the PATH in the right version, else installed into
//! `.tools/`, one line said for each.

mod browser;
mod cargo_tools;
mod debian;
mod node;
mod rust;

pub(crate) use browser::{browser, browser_environment, playwright};
use cargo_tools::tidy;
pub(crate) use cargo_tools::{cargo_deny, trunk, wasm_bindgen, wasm_pack};
pub(crate) use debian::install;
pub(crate) use node::{emoji_data, end_to_end_packages, example_packages};
use node::{esbuild, wasm_opt};
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
    tidy(workspace)?;
    esbuild(workspace)?;
    wasm_opt(workspace)
}

/// All that the whole of the tests takes.
///
/// # Errors
/// Says in one line what is missing and cannot be installed.
pub(crate) fn for_tests(workspace: &Workspace) -> anyhow::Result<()> {
    cxx_compiler(workspace)?;
    components(workspace)?;
    browser(workspace)?;
    end_to_end_packages(workspace)?;
    wasm_pack(workspace)?;
    cargo_deny(workspace)?;
    for_widget(workspace)
}
