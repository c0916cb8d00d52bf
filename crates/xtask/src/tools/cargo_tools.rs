//! Programs that `cargo install` builds into `.tools/`.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;

use crate::command::{answer, program, run, say};
use crate::workspace::Workspace;

/// One program of crates.io.
struct CargoTool<'a> {
    package: &'a str,
    binary: &'a str,
    version: &'a str,
    /// The oldest version on the PATH that will do as well; `None` where only the very version does.
    oldest: Option<&'a str>,
}

/// Trunk, which builds the widget.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn trunk(workspace: &Workspace) -> anyhow::Result<()> {
    // 0.22 needs a newer Rust and brings nothing that is needed here.
    let tool = CargoTool { package: "trunk", binary: "trunk", version: "0.21.14", oldest: None };
    provide(workspace, &tool)
}

/// The wasm-bindgen command, of the very version of the crate in Cargo.lock.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn wasm_bindgen(workspace: &Workspace) -> anyhow::Result<()> {
    let version = workspace.locked_version("wasm-bindgen")?;
    let tool = CargoTool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: &version, oldest: None };
    provide(workspace, &tool)
}

/// wasm-pack, which runs the widget's tests in the browser.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn wasm_pack(workspace: &Workspace) -> anyhow::Result<()> {
    let tool = CargoTool { package: "wasm-pack", binary: "wasm-pack", version: "0.15.1", oldest: Some("0.13.1") };
    provide(workspace, &tool)
}

/// cargo-deny, which judges the dependencies.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn cargo_deny(workspace: &Workspace) -> anyhow::Result<()> {
    let tool = CargoTool { package: "cargo-deny", binary: "cargo-deny", version: "0.20.2", oldest: Some("0.19.0") };
    provide(workspace, &tool)
}

/// Removes what building the tools left over.
///
/// # Errors
/// When it cannot be removed.
pub(crate) fn tidy(workspace: &Workspace) -> anyhow::Result<()> {
    let build = build_directory(workspace);
    if !build.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
}

fn provide(workspace: &Workspace, tool: &CargoTool<'_>) -> anyhow::Result<()> {
    if present(workspace, tool) {
        return Ok(());
    }
    let CargoTool { package, version, .. } = tool;
    say("Installing", format_args!("{package} {version} into .tools (some minutes, once)"));
    if install(workspace, tool, &["--locked"]).is_err() {
        // A registry that lags behind may lack a crate of the package's own lock file.
        say("Installing", format_args!("{package} {version} again, without its lock file"));
        install(workspace, tool, &[])?;
    }
    Ok(())
}

fn present(workspace: &Workspace, tool: &CargoTool<'_>) -> bool {
    let Ok(mut command) = program(workspace, tool.binary) else {
        return false;
    };
    command.arg("--version");
    let Some(text) = answer(command) else {
        return false;
    };
    let Some(found) = version_in(&text) else {
        return false;
    };
    tool.oldest.map_or(found == tool.version, |oldest| numbers(found) >= numbers(oldest))
}

fn install(workspace: &Workspace, tool: &CargoTool<'_>, arguments: &[&str]) -> anyhow::Result<()> {
    let mut cargo = program(workspace, "cargo")?;
    cargo
        .args(["install", "--force", tool.package, "--version", tool.version])
        .args(arguments)
        .arg("--root")
        .arg(workspace.tools())
        .env("CARGO_TARGET_DIR", build_directory(workspace))
        // They run for seconds and compile for minutes: built fast is better than built for speed.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64");
    run(cargo, &format!("cargo install {}", tool.package))
}

/// The tools share dependencies, so they are built in one folder.
fn build_directory(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("build")
}

/// The first word of `trunk 0.21.14` or `wasm-bindgen 0.2.130 (abc)` that begins with a digit.
fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_a_program_says() {
        assert_eq!(version_in("wasm-bindgen 0.2.130 (1f2e)"), Some("0.2.130"));
        assert_eq!(version_in("cargo-deny"), None);
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(numbers("0.19.10") > numbers("0.19.9"));
        assert!(numbers("1.0.0") > numbers("0.99.0"));
    }
}
