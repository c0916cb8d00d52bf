//! A process of the product, started, watched and ended.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// How long a process may take to listen: it may have to bring an old database up to date.
const START_PATIENCE: Duration = Duration::from_secs(60);

/// How long a process may take to end on its own before it is ended.
const END_PATIENCE: Duration = Duration::from_secs(10);

/// What a process is started with.
pub(super) struct Startup {
    /// What it calls itself in its first line.
    pub(super) name: &'static str,
    /// How to start it.
    pub(super) command: Command,
    /// Where its output goes.
    pub(super) log: PathBuf,
}

/// A running process, ended when this is dropped.
pub(crate) struct Process {
    name: &'static str,
    child: Child,
    address: String,
    log: PathBuf,
}

impl Process {
    /// Starts it and waits until it says that it listens.
    ///
    /// # Errors
    /// When it cannot be started, ends, or never listens.
    pub(super) fn start(mut startup: Startup) -> anyhow::Result<Self> {
        let name = startup.name;
        let log = File::create(&startup.log).with_context(|| format!("cannot write {}", startup.log.display()))?;
        in_own_group(&mut startup.command);
        let mut child = startup
            .command
            .stdout(Stdio::piped())
            .stderr(log.try_clone()?)
            .spawn()
            .with_context(|| format!("cannot start the {name}"))?;
        let (said, listening) = mpsc::channel();
        if let Some(output) = child.stdout.take() {
            let prefix = format!("{name} listening on ");
            thread::spawn(move || follow(output, log, &prefix, &said));
        }
        let mut process = Self { name, child, address: String::new(), log: startup.log };
        process.address = match listening.recv_timeout(START_PATIENCE) {
            Ok(address) => address,
            Err(RecvTimeoutError::Timeout) => bail!("the {name} does not start"),
            Err(RecvTimeoutError::Disconnected) => {
                process.child.wait()?;
                bail!("the {name} ended while starting: {}", process.last_words())
            }
        };
        Ok(process)
    }

    /// Its base URL, without a slash at the end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Notices that it ended.
    ///
    /// # Errors
    /// Says which process ended and what it said last.
    pub(crate) fn require_alive(&mut self) -> anyhow::Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("the {} ended ({status}): {}", self.name, self.last_words()),
        }
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let last = log.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
        format!("{last} (all of it: {})", self.log.display())
    }

    fn ends_within(&mut self, patience: Duration) -> bool {
        let asked = Instant::now();
        while asked.elapsed() < patience {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        ask_to_end(&mut self.child);
        if !self.ends_within(END_PATIENCE) {
            // Both fail only for a process that has ended meanwhile.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

fn follow(output: ChildStdout, mut log: File, prefix: &str, said: &Sender<String>) {
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        match line.strip_prefix(prefix) {
            // Nobody listens any more after the first time.
            Some(address) => drop(said.send(address.trim_end_matches('/').to_owned())),
            // A full disk must not stop the process that writes.
            None => drop(writeln!(log, "{line}")),
        }
    }
}

/// Ctrl-C reaches every process of the terminal's group: in a group of its own this one is ended by
/// us, in order.
#[cfg(unix)]
fn in_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_own_group(_command: &mut Command) {}

#[cfg(unix)]
fn ask_to_end(child: &mut Child) {
    if matches!(child.try_wait(), Ok(None)) {
        let process = rustix::process::Pid::from_child(child);
        // It fails only for a process that has ended meanwhile.
        let _ = rustix::process::kill_process(process, rustix::process::Signal::TERM);
    }
}

#[cfg(not(unix))]
fn ask_to_end(child: &mut Child) {
    let _ = child.kill();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, folder: &tempfile::TempDir) -> Startup {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Startup { name: "sandbox", command, log: folder.path().join("log") }
    }

    #[test]
    fn it_has_started_when_it_says_where_it_listens() {
        let folder = tempfile::tempdir().unwrap();
        let script = "echo hello; echo sandbox listening on http://127.0.0.1:7/; exec sleep 60";
        let mut process = Process::start(shell(script, &folder)).unwrap();
        assert_eq!(process.address(), "http://127.0.0.1:7");
        process.require_alive().unwrap();
    }

    #[test]
    fn one_that_ends_at_once_is_quoted() {
        let folder = tempfile::tempdir().unwrap();
        let error = Process::start(shell("echo no such database >&2; exit 1", &folder));
        assert!(error.err().unwrap().to_string().contains("no such database"));
    }

    #[test]
    fn one_that_ends_later_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let script = "echo sandbox listening on http://127.0.0.1:7; echo out of cups >&2";
        let mut process = Process::start(shell(script, &folder)).unwrap();
        process.child.wait().unwrap();
        let message = process.require_alive().unwrap_err().to_string();
        assert!(message.contains("the sandbox ended") && message.contains("out of cups"));
    }
}
