//! Running other programs, so that something is seen while they run and when they fail.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{env, fmt};

use anyhow::{Context, bail};

use crate::workspace::Workspace;

/// How often a quiet program's running is said.
const TICK: Duration = Duration::from_secs(5);

/// Says one line of progress, in cargo's manner.
pub(crate) fn say(verb: &str, what: impl fmt::Display) {
    if io::stderr().is_terminal() {
        eprintln!("\x1b[1;32m{verb:>12}\x1b[0m {what}");
    } else {
        eprintln!("{verb:>12} {what}");
    }
}

/// A program to be run in the repository's folder with the project's own tools on its `PATH`.
///
/// # Errors
/// When no such `PATH` can be made.
pub(crate) fn program(workspace: &Workspace, name: impl AsRef<OsStr>) -> anyhow::Result<Command> {
    let search_path = workspace.search_path()?;
    // Looked up here, since a `PATH` given to a child is not searched for the child itself everywhere.
    let found = find_in(&search_path, Path::new(name.as_ref()));
    let mut command = Command::new(found.as_deref().map_or(name.as_ref(), Path::as_os_str));
    command.current_dir(workspace.root()).env("PATH", search_path).stdin(Stdio::null());
    forget_own_package(&mut command);
    Ok(command)
}

/// `cargo run` tells xtask which package it is. A cargo below would pass that on to build scripts, some of which, ring's
/// for one, then build all anew whenever somebody calls cargo without xtask.
fn forget_own_package(command: &mut Command) {
    let of_package = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(of_package) {
            command.env_remove(name);
        }
    }
}

/// The program's file on the `PATH`, the project's own tools first.
pub(crate) fn find(workspace: &Workspace, name: &str) -> Option<PathBuf> {
    find_in(&workspace.search_path().ok()?, Path::new(name))
}

fn find_in(search_path: &OsStr, name: &Path) -> Option<PathBuf> {
    env::split_paths(search_path)
        .map(|directory| directory.join(name).with_extension(env::consts::EXE_EXTENSION))
        .find(|candidate| candidate.is_file())
}

/// What a short command prints, or `None` when it is missing or fails.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs a program that shows its own progress.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn run(mut command: Command, what: &str) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot start {what}"))?;
    require_success(status, what)
}

/// Runs a program that says little: a line every few seconds shows that it lives, and its output is
/// shown only if it fails.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn run_quietly(mut command: Command, what: &str) -> anyhow::Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {what}"))?;
    let readers = [child.stdout.take().map(collect), child.stderr.take().map(collect)];
    let status = wait_visibly(child, what)?;
    let output: String = readers.into_iter().flatten().filter_map(|r| r.join().ok()).collect();
    if !status.success() {
        eprint!("{output}");
    }
    require_success(status, what)
}

/// Runs a program, passing its standard output on line by line and to `line`.
///
/// # Errors
/// When it cannot be started; its failure is in the status.
pub(crate) fn run_reading(mut command: Command, what: &str, mut line: impl FnMut(&str)) -> anyhow::Result<ExitStatus> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {what}"))?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            io::stdout().flush()?;
            line(text.trim_end());
            bytes.clear();
        }
    }
    Ok(child.wait()?)
}

fn collect(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error is still worth showing.
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait_visibly(mut child: Child, what: &str) -> anyhow::Result<ExitStatus> {
    let started = Instant::now();
    let (ended, end) = mpsc::channel();
    let waiter = thread::spawn(move || {
        let status = child.wait();
        let _ = ended.send(());
        status
    });
    while end.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        say("Waiting", format_args!("for {what} ({} s)", started.elapsed().as_secs()));
    }
    match waiter.join() {
        Ok(status) => Ok(status?),
        Err(_) => bail!("waiting for {what} failed"),
    }
}

fn require_success(status: ExitStatus, what: &str) -> anyhow::Result<()> {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => bail!("{what} failed with exit code {code}"),
        None => bail!("{what} was stopped by a signal"),
    }
}
