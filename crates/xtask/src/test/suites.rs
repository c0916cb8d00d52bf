//! Test suites, each run by its own runner, whose summary is read.

use std::io::{self, IsTerminal};
use std::process::Command;

use super::count::Count;
use super::postgresql::{Found, Server};
use crate::command::{program, run, run_reading, say};
use crate::workspace::Workspace;
use crate::{interrupt, tools, widget_build};

const WIDGET: &str = "social-messaging-widget";

/// The packages that run as processes.
const PROCESSES: [&str; 4] = ["--package", "social-messaging-backend", "--package", "social-messaging-sandbox"];

/// Tests of the rules.
pub(super) fn domain(workspace: &Workspace) -> anyhow::Result<Count> {
    // The oracle of X's count brings C++.
    tools::cxx_compiler(workspace)?;
    cargo_test(workspace, &["--package", "social-messaging-domain", "--all-features"])
}

/// Tests of the backend and of the sandbox that they talk to: one run, so that their dependencies are built once.
pub(super) fn backend(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::cxx_compiler(workspace)?;
    cargo_test(workspace, &PROCESSES)
}

/// Those of the backend's tests that have a database, on PostgreSQL where it is or can be installed.
pub(super) fn backend_on_postgresql(workspace: &Workspace) -> anyhow::Result<Count> {
    // Ctrl-C ends cargo and is seen after this step: the server must not outlive us.
    interrupt::remember()?;
    let server = match Server::start(workspace)? {
        Found::Server(server) => server,
        Found::Nothing(reason) => {
            say("Note", format_args!("PostgreSQL: not checked ({reason})"));
            return Ok(Count::default());
        }
    };
    let mut cargo = program(workspace, "cargo")?;
    // With the same packages as above, so that nothing is compiled a second time.
    cargo.arg("test").args(PROCESSES).args(["--test", "work", "--test", "routes", "--no-fail-fast"]);
    cargo.env("SOCIAL_MESSAGING_TEST_DATABASE", server.url());
    count_by(Count::read_cargo, cargo, "cargo test")
}

/// Tests of these commands.
pub(super) fn xtask(workspace: &Workspace) -> anyhow::Result<Count> {
    cargo_test(workspace, &["--package", "xtask"])
}

/// The widget's tests that need no browser.
pub(super) fn widget_native(workspace: &Workspace) -> anyhow::Result<Count> {
    cargo_test(workspace, &["--package", WIDGET, "--lib"])
}

/// The widget's tests in a browser without a window.
pub(super) fn widget_browser(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::wasm_target(workspace)?;
    tools::wasm_bindgen(workspace)?;
    tools::wasm_pack(workspace)?;
    let browser = tools::browser(workspace)?;
    let mut wasm_pack = program(workspace, "wasm-pack")?;
    wasm_pack
        .args(["test", "--headless", "--chrome", "--chromedriver"])
        .arg(&browser.driver)
        .envs(tools::browser_environment(workspace)?)
        .env("WASM_PACK_CACHE", workspace.tools().join("cache"))
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("CARGO_TARGET_DIR", workspace.widget_target());
    count_by(Count::read_cargo, wasm_pack, "wasm-pack test")
}

/// Playwright over the running whole.
pub(super) fn end_to_end(workspace: &Workspace) -> anyhow::Result<Count> {
    tools::cxx_compiler(workspace)?;
    let mut playwright = tools::playwright(workspace)?;
    widget_build::build(workspace)?;
    build_processes_as_tested(workspace)?;
    playwright
        .env("E2E_PROCESSES", workspace.target().join("debug"))
        .env("E2E_WIDGET", widget_build::directory(workspace));
    if io::stdout().is_terminal() {
        playwright.env("FORCE_COLOR", "1");
    }
    count_by(Count::read_playwright, playwright, "playwright test")
}

/// Builds the backend and the sandbox as the demo starts them.
///
/// # Errors
/// When they do not compile.
pub(crate) fn build_processes(workspace: &Workspace) -> anyhow::Result<()> {
    let mut cargo = program(workspace, "cargo")?;
    cargo.arg("build").args(PROCESSES).arg("--bins");
    run(cargo, "cargo build")
}

/// Builds them with what their own tests are built with, so that nothing is compiled a second time.
fn build_processes_as_tested(workspace: &Workspace) -> anyhow::Result<()> {
    let mut cargo = program(workspace, "cargo")?;
    cargo.arg("test").args(PROCESSES).arg("--no-run");
    run(cargo, "cargo test --no-run")
}

fn cargo_test(workspace: &Workspace, arguments: &[&str]) -> anyhow::Result<Count> {
    let mut cargo = program(workspace, "cargo")?;
    cargo.arg("test").args(arguments).arg("--no-fail-fast");
    count_by(Count::read_cargo, cargo, "cargo test")
}

fn count_by(read: fn(&mut Count, &str), command: Command, what: &str) -> anyhow::Result<Count> {
    let mut count = Count::default();
    let status = run_reading(command, what, |line| read(&mut count, line))?;
    Ok(count.closed_by(status))
}
