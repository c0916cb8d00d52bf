//! `cargo xtask demo`: the whole product on this machine, with a sandbox in the networks' place.

mod host;
mod place;
mod state;

use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;

use crate::command::say;
use crate::command_line::DemoOptions;
use crate::installation::{Installation, Process, Settings};
use crate::test::build_processes;
use crate::workspace::Workspace;
use crate::{http, interrupt, tools, widget_build};
use host::HostPage;
use place::Place;
use state::DemoState;

/// How often the processes and Ctrl-C are looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// How often a long wait is said.
const TICK: Duration = Duration::from_secs(5);

/// The two agents that the demo signs in: id, name, and the host by which each opens the page.
/// Cookies belong to a host, so two hosts are two agents in one browser.
const AGENTS: [(&str, &str, &str); 2] = [("robin", "Robin", "127.0.0.1"), ("sam", "Sam", "localhost")];

/// Builds, starts and fills everything, and runs until Ctrl-C.
///
/// # Errors
/// Says in one line what is missing, busy or broken.
pub(crate) fn run(workspace: &Workspace, options: &DemoOptions) -> anyhow::Result<ExitCode> {
    require_free(options.port)?;
    let place = Place::take(&workspace.target().join("demo"), options.port)?;
    tools::cxx_compiler(workspace)?;
    widget_build::build(workspace)?;
    say("Building", "the backend and the sandbox");
    build_processes(workspace)?;
    interrupt::remember()?;

    let installation = Installation::new(workspace, place.directory().to_path_buf(), "debug");
    let mut state = DemoState::open(installation.directory(), options.database)?;
    // What the database keeps names the sandbox's old address, so the old port is the first choice.
    let listen = state.sandbox_port.filter(|port| require_free(*port).is_ok()).unwrap_or(0);
    let mut sandbox = installation.start_sandbox(listen, options.port, &["--answers"])?;
    let start_host = |host| HostPage::start(workspace, &installation, host, options.port);
    let mut host = options.host.map(start_host).transpose()?;
    let more = host.as_ref().map(HostPage::configuration).unwrap_or_default();
    let settings = Settings {
        port: options.port,
        session_secret: &state.session_secret,
        storage_key: &state.storage_key,
        more: &more,
    };
    installation.connect(&sandbox, &settings)?;
    let mut backend = installation.start_backend()?;
    let outcome = match play_cast(&state, &mut sandbox, &mut backend)? {
        Waited::Interrupted => Ok(()),
        Waited::Done => {
            state.keep(installation.directory(), &sandbox)?;
            print_addresses(&installation, options.port, &sandbox)?;
            let mut processes = vec![&mut sandbox, &mut backend];
            if let Some(host) = &mut host {
                println!("The widget stands in the page of a host at {}\n", host.address());
                processes.push(host.process());
            }
            watch(&mut processes)
        }
    };
    say("Stopping", "the backend and the sandbox");
    drop(host);
    drop(backend);
    drop(sandbox);
    drop(place);
    outcome.map(|()| ExitCode::SUCCESS)
}

/// How a wait ended.
enum Waited {
    Done,
    Interrupted,
}

fn require_free(port: u16) -> anyhow::Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is busy: stop what uses it, or choose another with --port")
        }
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used")),
    }
}

/// Has the sandbox send everything through the front door. A kept database knows it all already and
/// drops it as duplicates, but the sandbox, which forgets, has to know it again.
fn play_cast(state: &DemoState, sandbox: &mut Process, backend: &mut Process) -> anyhow::Result<Waited> {
    say("Playing", "the cast: the sandbox's people write to the brand");
    let url = format!("{}/sandbox/cast", sandbox.address());
    let body = json!({ "epoch": state.epoch });
    let (done, played) = mpsc::channel();
    thread::spawn(move || done.send(http::post(&url, &body)));
    let started = Instant::now();
    let mut said = started;
    loop {
        match played.recv_timeout(GLANCE) {
            Ok(answer) => {
                answer.context("the sandbox could not play its cast")?;
                return Ok(Waited::Done);
            }
            Err(RecvTimeoutError::Disconnected) => bail!("the sandbox could not play its cast"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        sandbox.require_alive()?;
        backend.require_alive()?;
        if interrupt::requested() {
            return Ok(Waited::Interrupted);
        }
        if said.elapsed() > TICK {
            said = Instant::now();
            say("Playing", format_args!("the cast ({} s)", started.elapsed().as_secs()));
        }
    }
}

fn print_addresses(installation: &Installation<'_>, port: u16, sandbox: &Process) -> anyhow::Result<()> {
    println!("\nSocial Messaging runs. Open it as");
    for (agent, name, host) in AGENTS {
        let token = installation.token(agent, name)?;
        println!("\n  {name:<6} http://{host}:{port}/#token={token}");
    }
    println!(
        "\nThe two addresses are two agents, also in one browser. Facebook and X are played by\n\
         the sandbox at {}, whose people answer when they are answered.\n\
         The logs are {} and {}. Ctrl-C ends it.\n",
        sandbox.address(),
        installation.log("backend").display(),
        installation.log("sandbox").display(),
    );
    Ok(())
}

fn watch(processes: &mut [&mut Process]) -> anyhow::Result<()> {
    while !interrupt::requested() {
        processes.iter_mut().try_for_each(|process| process.require_alive())?;
        thread::sleep(GLANCE);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_said_in_one_line() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = format!("{:#}", require_free(port).unwrap_err());
        assert!(message.contains(&port.to_string()) && message.contains("--port"));
        assert_eq!(message.lines().count(), 1);
    }
}
