//! `cargo xtask bench`: measures with a baseline of the same run, on one machine, of release builds. Seconds differ from
//! machine to machine, ratios say what costs what. Nothing is asserted.

mod page;
mod served;
mod table;
mod webhook;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;

use crate::command::{program, run as run_command, say};
use crate::installation::{Installation, Settings, random_secret};
use crate::workspace::Workspace;
use crate::{tools, widget_build};
use served::{Served, timed};
use table::{HEAD, Measure};

/// Updates of one webhook at most. Meta: up to 1000 a POST.
const BATCH: usize = 1_000;

/// Webhooks that carry a single update, for comparison.
const SINGLES: usize = 100;

/// Messages of the long conversation.
const LONG: usize = 10_000;

/// Messages of the short one: one page, so that both answers are equally long.
const SHORT: usize = 50;

/// Where the backend under measurement listens.
const PORT: u16 = 18_081;

/// Measures and prints.
///
/// # Errors
/// When something does not build, start or answer.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    tools::cxx_compiler(workspace)?;
    widget_build::build(workspace)?;
    build(workspace)?;
    let directory = workspace.scratch("bench")?;
    fs::remove_dir_all(&directory).context("cannot empty the folder")?;
    let directory = workspace.scratch("bench")?;
    let installation = Installation::new(workspace, directory, "release");
    let sandbox = installation.start_sandbox(0, PORT, &[])?;
    let (session_secret, storage_key) = (random_secret()?, random_secret()?);
    let settings = Settings { port: PORT, session_secret: &session_secret, storage_key: &storage_key, more: "" };
    installation.connect(&sandbox, &settings)?;
    let backend = installation.start_backend()?;
    let served = Served {
        sandbox: sandbox.address().to_owned(),
        backend: backend.address().to_owned(),
        token: installation.token("bench", "Bench")?,
    };
    let mut measures = of_webhooks(&served, installation.directory())?;
    measures.extend(of_reading(&served)?);
    measures.extend(page::measure(workspace, &served, ["bench-long", "bench-short", "bench-batch"])?);
    println!("{HEAD}");
    measures.iter().for_each(|measure| println!("{measure}"));
    Ok(ExitCode::SUCCESS)
}

fn of_webhooks(served: &Served, directory: &Path) -> anyhow::Result<Vec<Measure>> {
    say("Measuring", "how webhooks are taken");
    let body = webhook::messenger("bench-batch", 0, BATCH);
    let disk = synced_write(directory, &body)?;
    let taken = timed(|| served.take(&body))?;
    let worked_off = taken + timed(|| served.wait_for("bench-batch", BATCH))?;
    let single = timed(|| served.take_singly("bench-singles", SINGLES))?.div_f64(SINGLES as f64);
    served.wait_for("bench-singles", SINGLES)?;
    Ok(vec![
        Measure::of_times("taking a webhook of 1,000 updates : writing its bytes to disk, synced", taken, disk),
        Measure::of_times("the same until every message stands in its conversation : taking it", worked_off, taken),
        Measure::of_times("1,000 webhooks of one update : one of 1,000", single * 1_000, taken),
    ])
}

fn of_reading(served: &Served) -> anyhow::Result<Vec<Measure>> {
    say("Measuring", "how 10,000 messages are read");
    for start in (0..LONG).step_by(BATCH) {
        served.take(&webhook::messenger("bench-long", start, BATCH))?;
    }
    served.take(&webhook::messenger("bench-short", 0, SHORT))?;
    let long = served.wait_for("bench-long", LONG)?;
    let short = served.wait_for("bench-short", SHORT)?;
    let compared = |what, read: fn(&Served, &str) -> anyhow::Result<Duration>| -> anyhow::Result<Measure> {
        Ok(Measure::of_times(what, read(served, &long)?, read(served, &short)?))
    };
    Ok(vec![
        compared("reading the detail of a conversation of 10,000 messages : of 50", Served::detail)?,
        compared("reading the newest page of 10,000 messages : of 50", Served::newest_page)?,
        compared("reading the page around an earlier message of 10,000 : of 50", Served::page_around)?,
    ])
}

fn build(workspace: &Workspace) -> anyhow::Result<()> {
    say("Building", "the backend and the sandbox for release");
    let mut cargo = program(workspace, "cargo")?;
    cargo.args(["build", "--release", "--bins", "--package", "social-messaging-backend"]);
    cargo.args(["--package", "social-messaging-sandbox"]);
    run_command(cargo, "cargo build")
}

fn synced_write(directory: &Path, body: &str) -> anyhow::Result<Duration> {
    timed(|| {
        let mut file = File::create(directory.join("baseline"))?;
        file.write_all(body.as_bytes())?;
        Ok(file.sync_all()?)
    })
}
