//! Packages of Debian and of what descends from it.

use std::fs;

use anyhow::bail;

use crate::command::{program, run_quietly, say};
use crate::user::is_root;
use crate::workspace::Workspace;

/// Installs packages where the system lets us.
///
/// # Errors
/// Says in one line what to install where it does not.
pub(crate) fn install(workspace: &Workspace, packages: &[&str]) -> anyhow::Result<()> {
    let list = packages.join(" ");
    if !is_this() {
        bail!("the tests need {list}: install them with this system's package manager");
    }
    if !is_root() {
        bail!("the tests need {list}: run 'sudo apt-get install {list}'");
    }
    say("Installing", format_args!("{list} (apt-get)"));
    let mut update = program(workspace, "apt-get")?;
    update.arg("update");
    run_quietly(update, "apt-get update")?;
    let mut install = program(workspace, "apt-get")?;
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run_quietly(install, "apt-get install")
}

/// Whether this system is one.
pub(super) fn is_this() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split(' '))
        .any(|name| name == "debian" || name == "ubuntu")
}
