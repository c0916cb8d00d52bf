//! What comes from npm.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, bail};

use crate::command::{answer, find, program, run_quietly, say};
use crate::workspace::Workspace;

/// The release of binaryen whose wasm-opt the sizes were measured with.
const BINARYEN: &str = "132";

/// The release of esbuild that minifies.
const ESBUILD: &str = "0.28.2";

/// The order and the groups of the emoji, and the Unicode Consortium's names and keywords of them.
const EMOJI_DATA: [&str; 3] =
    ["emojibase-data@17.0.0", "cldr-annotations-full@48.2.0", "cldr-annotations-derived-full@48.2.0"];

/// The oldest Node.js that Playwright runs on.
const OLDEST_NODE: u32 = 20;

/// wasm-opt, from the npm package binaryen when it is not on the PATH.
///
/// # Errors
/// When there is neither wasm-opt nor npm.
pub(crate) fn wasm_opt(workspace: &Workspace) -> anyhow::Result<()> {
    if wasm_opt_version(workspace).as_deref() == Some(BINARYEN) {
        return Ok(());
    }
    node(workspace)?;
    say("Installing", format_args!("wasm-opt {BINARYEN} (npm package binaryen) into .tools"));
    if install_binaryen(workspace, BINARYEN).is_ok() {
        return Ok(());
    }
    if let Some(version) = wasm_opt_version(workspace) {
        say("Using", format_args!("wasm-opt {version} of the PATH: npm has no binaryen {BINARYEN}"));
        return Ok(());
    }
    say("Installing", format_args!("npm's latest binaryen: it has no {BINARYEN}"));
    install_binaryen(workspace, "latest")
}

/// esbuild, from npm when it is not on the PATH.
///
/// # Errors
/// When there is neither esbuild nor npm.
pub(crate) fn esbuild(workspace: &Workspace) -> anyhow::Result<()> {
    if find(workspace, "esbuild").is_some() {
        return Ok(());
    }
    node(workspace)?;
    say("Installing", format_args!("esbuild {ESBUILD} (npm) into .tools"));
    install(workspace, &format!("esbuild@{ESBUILD}"))
}

/// The data that the emoji's files are made of, from npm.
///
/// # Errors
/// When there is no npm, or it fails.
pub(crate) fn emoji_data(workspace: &Workspace) -> anyhow::Result<()> {
    node(workspace)?;
    say("Installing", format_args!("{} (npm) into .tools", EMOJI_DATA.join(", ")));
    EMOJI_DATA.iter().try_for_each(|package| install(workspace, package))
}

/// The packages of the end-to-end tests, and of the pages of hosts that they open.
///
/// # Errors
/// When there is no npm, or it fails.
pub(crate) fn end_to_end_packages(workspace: &Workspace) -> anyhow::Result<()> {
    packages(workspace, "tests/e2e")?;
    example_packages(workspace)
}

/// The packages of the examples.
///
/// # Errors
/// When there is no npm, or it fails.
pub(crate) fn example_packages(workspace: &Workspace) -> anyhow::Result<()> {
    packages(workspace, "examples")
}

/// What the lock file of a folder names, unless it is there.
fn packages(workspace: &Workspace, folder: &str) -> anyhow::Result<()> {
    node(workspace)?;
    let directory = workspace.path(folder);
    let lock = fs::read(directory.join("package-lock.json"));
    let lock = lock.with_context(|| format!("cannot read {folder}/package-lock.json"))?;
    let mut hasher = DefaultHasher::new();
    lock.hash(&mut hasher);
    let fingerprint = format!("{:016x}", hasher.finish());
    let stamp = directory.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == fingerprint) {
        return Ok(());
    }
    say("Installing", format_args!("the packages of {folder} (npm ci)"));
    let mut npm = program(workspace, "npm")?;
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&directory).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run_quietly(npm, "npm ci")?;
    fs::write(&stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

fn wasm_opt_version(workspace: &Workspace) -> Option<String> {
    let mut command = program(workspace, "wasm-opt").ok()?;
    command.arg("--version");
    // "wasm-opt version 132 (version_132)"
    answer(command)?.split_whitespace().nth(2).map(str::to_owned)
}

fn install_binaryen(workspace: &Workspace, version: &str) -> anyhow::Result<()> {
    install(workspace, &format!("binaryen@{version}"))?;
    if executable_exists(&workspace.tools()) {
        return Ok(());
    }
    bail!("npm installed binaryen without its wasm-opt")
}

/// Installs a package and what it needs into `.tools`, and leaves there what npm put there before.
fn install(workspace: &Workspace, package: &str) -> anyhow::Result<()> {
    fs::create_dir_all(workspace.tools()).context("cannot make .tools")?;
    let mut npm = program(workspace, "npm")?;
    npm.args(["install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix"])
        .arg(workspace.tools())
        .arg(package);
    run_quietly(npm, &format!("npm install {package}"))
}

fn executable_exists(tools: &Path) -> bool {
    tools.join("node_modules/.bin/wasm-opt").exists()
}

fn node(workspace: &Workspace) -> anyhow::Result<()> {
    let mut command = program(workspace, "node")?;
    command.arg("--version");
    let Some(version) = answer(command) else {
        bail!("Node.js is missing: install version {OLDEST_NODE} or newer, with npm");
    };
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {version} is too old: version {OLDEST_NODE} or newer is needed");
    }
    if find(workspace, "npm").is_none() {
        bail!("npm is missing: install it beside Node.js {version}");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
