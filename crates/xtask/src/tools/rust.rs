//! What belongs to the Rust toolchain.

use std::path::Path;

use anyhow::bail;

use crate::command::{answer, find, program, run, say};
use crate::workspace::Workspace;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
///
/// # Errors
/// When it is missing and there is no rustup to add it.
pub(crate) fn wasm_target(workspace: &Workspace) -> anyhow::Result<()> {
    let mut rustc = program(workspace, "rustc")?;
    rustc.args(["--print", "sysroot"]);
    let sysroot = answer(rustc).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    say("Installing", format_args!("the Rust target {WASM_TARGET}"));
    rustup(workspace, &["target", "add", WASM_TARGET], "the Rust target for WebAssembly")
}

/// rustfmt and clippy.
///
/// # Errors
/// When one is missing and there is no rustup to add it.
pub(crate) fn components(workspace: &Workspace) -> anyhow::Result<()> {
    for component in ["rustfmt", "clippy"] {
        let subcommand = component.strip_prefix("rust").unwrap_or(component);
        let mut version = program(workspace, "cargo")?;
        version.args([subcommand, "--version"]);
        if answer(version).is_none() {
            say("Installing", component);
            rustup(workspace, &["component", "add", component], component)?;
        }
    }
    Ok(())
}

/// A compiler for the crates that bring C or C++ code: SQLite, and the oracle of X's count.
///
/// # Errors
/// When there is none.
pub(crate) fn cxx_compiler(workspace: &Workspace) -> anyhow::Result<()> {
    let named = std::env::var_os("CXX").is_some();
    let found = ["c++", "g++", "clang++"].iter().any(|name| find(workspace, name).is_some());
    if named || found || cfg!(windows) {
        return Ok(());
    }
    bail!("a C++ compiler is missing: install g++ (Debian: apt-get install g++) or clang++")
}

fn rustup(workspace: &Workspace, arguments: &[&str], what: &str) -> anyhow::Result<()> {
    if find(workspace, "rustup").is_none() {
        bail!("{what} is missing, and so is rustup to install it: see rustup.rs");
    }
    let mut rustup = program(workspace, "rustup")?;
    rustup.args(arguments);
    run(rustup, "rustup")
}
