//! `cargo xtask bench`: ratios measured in one run on one machine, of release builds. Seconds differ from machine to
//! machine, ratios say what costs what. Nothing is asserted.

mod webhook;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::Value;

use crate::command::{program, run as run_command, say};
use crate::http;
use crate::installation::{Installation, Settings, random_secret};
use crate::workspace::Workspace;

/// Updates of one webhook at most. Meta: up to 1000 a POST.
const BATCH: usize = 1_000;

/// Webhooks that carry a single update, for comparison.
const SINGLES: usize = 100;

/// Messages of the long conversation.
const LONG: usize = 10_000;

/// Messages of the short one.
const SHORT: usize = 10;

/// How often a page is read; the median counts.
const READS: usize = 51;

/// Where the backend under measurement listens.
const PORT: u16 = 18_081;

/// How long the backend may work off what it took.
const PATIENCE: Duration = Duration::from_secs(600);

/// Measures and prints.
///
/// # Errors
/// When something does not build, start or answer.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    build(workspace)?;
    let directory = workspace.scratch("bench")?;
    fs::remove_dir_all(&directory).context("cannot empty the folder")?;
    let directory = workspace.scratch("bench")?;
    let installation = Installation::new(workspace, directory, "release");
    let sandbox = installation.start_sandbox(0, PORT, &[])?;
    installation.connect(&sandbox, &Settings { port: PORT, session_secret: &random_secret()? })?;
    let backend = installation.start_backend()?;
    let bench = Bench {
        sandbox: sandbox.address().to_owned(),
        api: format!("{}/api/v1", backend.address()),
        token: installation.token("bench", "Bench")?,
    };

    let body = webhook::messenger("bench-batch", 0, BATCH);
    let disk = synced_write(installation.directory(), &body)?;
    let taken = timed(|| bench.take(&body))?;
    let worked_off = taken + timed(|| bench.wait_for("bench-batch", BATCH))?;
    let singles = timed(|| bench.take_singly("bench-singles", SINGLES))?;
    bench.wait_for("bench-singles", SINGLES)?;
    for start in (0..LONG).step_by(BATCH) {
        bench.take(&webhook::messenger("bench-long", start, BATCH))?;
    }
    bench.take(&webhook::messenger("bench-short", 0, SHORT))?;
    let long = bench.wait_for("bench-long", LONG)?;
    let short = bench.wait_for("bench-short", SHORT)?;
    let (long, short) = (bench.page(&long)?, bench.page(&short)?);

    println!("{:>9}  what", "ratio");
    ratio(taken, disk, "taking a webhook of 1,000 updates : writing its bytes to disk, synced");
    ratio(worked_off, taken, "the same until every message stands in its conversation : taking it");
    let single = singles.div_f64(SINGLES as f64);
    ratio(single * 1_000, taken, "1,000 webhooks of one update : one of 1,000");
    ratio(long, short, "the last page of 10,000 messages : of 10");
    Ok(ExitCode::SUCCESS)
}

/// What is measured, and as whom.
struct Bench {
    sandbox: String,
    api: String,
    token: String,
}

impl Bench {
    fn take(&self, body: &str) -> anyhow::Result<()> {
        let order = serde_json::json!({ "network": "facebook", "body": body, "signature": "valid" });
        let answer: Value = serde_json::from_str(&http::post(&format!("{}/sandbox/webhook", self.sandbox), &order)?)?;
        match answer["status"].as_u64() {
            Some(200) => Ok(()),
            _ => bail!("the backend did not take a webhook: {answer}"),
        }
    }

    fn take_singly(&self, person: &str, count: usize) -> anyhow::Result<()> {
        (0..count).try_for_each(|index| self.take(&webhook::messenger(person, index, 1)))
    }

    /// Waits until the person's conversation has that many messages, and returns its id.
    fn wait_for(&self, person: &str, count: usize) -> anyhow::Result<String> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(id) = self.conversation(person)?
                && self.messages(&id)?["total"].as_u64() == u64::try_from(count).ok()
            {
                return Ok(id);
            }
            thread::sleep(Duration::from_millis(5));
        }
        bail!("the messages of {person} did not arrive")
    }

    fn conversation(&self, person: &str) -> anyhow::Result<Option<String>> {
        let page: Value = http::get_as(&format!("{}/conversations?list=all", self.api), &self.token)?;
        let conversations = page["conversations"].as_array().map(Vec::as_slice).unwrap_or_default();
        let theirs = conversations.iter().find(|conversation| conversation.to_string().contains(person));
        Ok(theirs.and_then(|conversation| conversation["id"].as_str()).map(str::to_owned))
    }

    fn messages(&self, conversation: &str) -> anyhow::Result<Value> {
        http::get_as(&format!("{}/conversations/{conversation}/messages", self.api), &self.token)
    }

    /// The median of reading the conversation's last page.
    fn page(&self, conversation: &str) -> anyhow::Result<Duration> {
        let mut times =
            (0..READS).map(|_| timed(|| self.messages(conversation))).collect::<anyhow::Result<Vec<Duration>>>()?;
        times.sort();
        times.get(READS / 2).copied().context("nothing was measured")
    }
}

fn build(workspace: &Workspace) -> anyhow::Result<()> {
    say("Building", "the backend and the sandbox for release");
    let mut cargo = program(workspace, "cargo")?;
    cargo.args(["build", "--release", "--bins", "--package", "social-messaging-backend"]);
    cargo.args(["--package", "social-messaging-sandbox"]);
    run_command(cargo, "cargo build")
}

fn timed<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<Duration> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}

fn synced_write(directory: &Path, body: &str) -> anyhow::Result<Duration> {
    timed(|| {
        let mut file = File::create(directory.join("baseline"))?;
        file.write_all(body.as_bytes())?;
        Ok(file.sync_all()?)
    })
}

fn ratio(measured: Duration, baseline: Duration, what: &str) {
    let ratio = measured.as_secs_f64() / baseline.as_secs_f64();
    println!("{ratio:>9.2}  {what} ({:.1} ms : {:.1} ms)", millis(measured), millis(baseline));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
