//! Checks that hold or do not: each counts as one test.

use std::process::{ExitCode, Stdio};
use std::time::{Duration, Instant};

use super::count::Count;
use crate::command::{program, run, say};
use crate::workspace::Workspace;
use crate::{size as first_view, tools};

/// How long the database of advisories may take to be fetched: it is some megabytes.
const ADVISORIES_PATIENCE: Duration = Duration::from_secs(120);

/// Installs what is missing; counts only when that fails.
pub(super) fn tools(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::for_tests(workspace).map(|()| Count::default())
}

/// Whether every file is formatted.
pub(super) fn formatting(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::components(workspace)?;
    let mut cargo = program(workspace, "cargo")?;
    cargo.args(["fmt", "--all", "--check"]);
    Count::of_check(run(cargo, "cargo fmt"))
}

/// Whether clippy has nothing to say about what runs on the host.
pub(super) fn clippy_host(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::components(workspace)?;
    let mut cargo = program(workspace, "cargo")?;
    cargo
        .args(["clippy", "--workspace", "--exclude", "social-messaging-widget", "--all-targets"])
        .args(["--", "--deny", "warnings"]);
    Count::of_check(run(cargo, "cargo clippy"))
}

/// Whether clippy has nothing to say about the widget, compiled as it is shipped.
pub(super) fn clippy_widget(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::components(workspace)?;
    tools::wasm_target(workspace)?;
    let mut cargo = program(workspace, "cargo")?;
    cargo
        .args(["clippy", "--package", "social-messaging-widget", "--all-targets"])
        .args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"])
        .env("CARGO_TARGET_DIR", workspace.widget_target());
    Count::of_check(run(cargo, "cargo clippy of the widget"))
}

/// Whether the dependencies are allowed: their licences, their sources, and they themselves.
pub(super) fn dependencies(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::cargo_deny(workspace)?;
    let mut deny = program(workspace, "cargo-deny")?;
    deny.args(["check", "bans", "licenses", "sources"]);
    Count::of_check(run(deny, "cargo deny"))
}

/// Whether a dependency has a known vulnerability, where the database can be reached.
pub(super) fn advisories(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::cargo_deny(workspace)?;
    if !advisories_reached(workspace)? {
        say("Note", "advisories: not checked (their database cannot be reached)");
        return Ok(Count::default());
    }
    let mut deny = program(workspace, "cargo-deny")?;
    deny.args(["check", "--disable-fetch", "advisories"]);
    Count::of_check(run(deny, "cargo deny check advisories"))
}

/// Whether the first view is small enough.
pub(super) fn size(workspace: &Workspace) -> anyhow::Result<Count> {
    let held = first_view::run(workspace)? == ExitCode::SUCCESS;
    Ok(if held { Count::one_passed() } else { Count::one_failed() })
}

/// Whether the end-to-end tests agree with their own types.
pub(super) fn end_to_end_types(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::end_to_end_packages(workspace)?;
    let directory = workspace.path("tests/e2e");
    let mut tsc = program(workspace, directory.join("node_modules/.bin/tsc"))?;
    tsc.args(["--noEmit", "--project", "."]).current_dir(directory);
    Count::of_check(run(tsc, "tsc"))
}

fn advisories_reached(workspace: &Workspace) -> anyhow::Result<bool> {
    let mut deny = program(workspace, "cargo-deny")?;
    let mut fetch = deny
        .args(["fetch", "db"])
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let started = Instant::now();
    loop {
        if let Some(status) = fetch.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > ADVISORIES_PATIENCE {
            fetch.kill()?;
            fetch.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
