//! A PostgreSQL server of our own for one run of tests: it lives in a folder under `target/`, listens on loopback, and is
//! gone with its data when the tests have ended, however they did.

mod programs;

use std::ffi::OsStr;
use std::fs;
use std::net::TcpListener;
use std::path::{self, Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::command::{answer, program, run_quietly};
use crate::tools;
use crate::user::is_root;
use crate::workspace::Workspace;
use programs::Programs;

/// The system's user that the server runs as where we are root: PostgreSQL refuses to run as root.
const USER: &str = "postgres";

/// Debian's package of the server.
const PACKAGE: &str = "postgresql";

/// Safe on nobody's disk and therefore fast: what a crash would lose is thrown away in any case. Each test has a database and
/// a pool of its own, which is more connections than a server usually takes.
const SETTINGS: [&str; 6] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=400",
];

/// Whether there can be a server here.
pub(super) enum Found {
    /// It runs.
    Server(Server),
    /// There is none, for this reason.
    Nothing(String),
}

/// A running server, stopped when this is dropped.
pub(super) struct Server {
    place: Place,
    port: u16,
}

impl Server {
    /// Makes a new server where PostgreSQL is installed.
    ///
    /// # Errors
    /// When it is installed and does not start.
    pub(super) fn start(workspace: &Workspace) -> anyhow::Result<Found> {
        let programs = match found_or_installed(workspace) {
            Ok(programs) => programs,
            Err(error) => return Ok(Found::Nothing(format!("{error:#}"))),
        };
        // The programs are started elsewhere.
        let directory = path::absolute(workspace.scratch("postgresql")?)?;
        let place = Place { workspace: workspace.clone(), directory, programs };
        if let Some(reason) = place.hand_over()? {
            return Ok(Found::Nothing(reason));
        }
        Self::start_in(place).map(Found::Server)
    }

    fn start_in(place: Place) -> anyhow::Result<Self> {
        // One that an earlier run was killed over.
        place.stop();
        // From here on it is stopped and removed, whatever fails.
        let server = Self { port: free_port()?, place };
        let place = &server.place;
        run_quietly(place.command(&place.programs.initdb, initdb_arguments(&place.data()))?, "initdb")?;
        let arguments = start_arguments(&place.data(), &place.log(), server.port);
        run_quietly(place.command(&place.programs.pg_ctl, arguments)?, "pg_ctl start").with_context(|| {
            let log = fs::read_to_string(place.log()).unwrap_or_default();
            format!("PostgreSQL does not start: {}", log.lines().last().unwrap_or("it said nothing"))
        })?;
        Ok(server)
    }

    /// Where its first database is.
    pub(super) fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.place.stop();
        let _ = fs::remove_dir_all(&self.place.directory);
    }
}

/// Where the server's files are, and what makes them.
struct Place {
    workspace: Workspace,
    directory: PathBuf,
    programs: Programs,
}

impl Place {
    fn data(&self) -> PathBuf {
        self.directory.join("data")
    }

    fn log(&self) -> PathBuf {
        self.directory.join("log")
    }

    /// Gives the folder to the user that the server will run as; says why where that cannot be.
    #[cfg(unix)]
    fn hand_over(&self) -> anyhow::Result<Option<String>> {
        if !is_root() {
            return Ok(None);
        }
        let mut id = program(&self.workspace, "id")?;
        id.args(["-u", USER]);
        let Some(user) = answer(id).and_then(|text| text.parse().ok()) else {
            return Ok(Some(format!("PostgreSQL does not run as root, and there is no user {USER}")));
        };
        std::os::unix::fs::chown(&self.directory, Some(user), None)
            .with_context(|| format!("cannot give {} to {USER}", self.directory.display()))?;
        if answer(self.command(Path::new("test"), [OsStr::new("-w"), self.directory.as_os_str()])?).is_none() {
            return Ok(Some(format!("the user {USER} cannot reach {}", self.directory.display())));
        }
        Ok(None)
    }

    #[cfg(not(unix))]
    fn hand_over(&self) -> anyhow::Result<Option<String>> {
        Ok(None)
    }

    /// Stops the server of these files, if it runs, and removes them.
    fn stop(&self) {
        let data = self.data();
        if data.join("postmaster.pid").exists()
            && let Ok(stop) = self.command(&self.programs.pg_ctl, stop_arguments(&data))
        {
            // It fails for a server that has ended on its own.
            let _ = answer(stop);
        }
        // What cannot be removed now is in the way of the next run's initdb, which says so.
        let _ = fs::remove_dir_all(data);
    }

    fn command<A: AsRef<OsStr>>(
        &self,
        executable: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> anyhow::Result<Command> {
        let mut command = if is_root() {
            let mut runuser = program(&self.workspace, "runuser")?;
            runuser.args(["-u", USER, "--"]).arg(executable);
            runuser
        } else {
            program(&self.workspace, executable)?
        };
        // Another user may not be allowed into the folder that we are in.
        command.args(arguments).current_dir(Path::new("/"));
        Ok(command)
    }
}

/// The programs, where they are missing from Debian's package.
fn found_or_installed(workspace: &Workspace) -> anyhow::Result<Programs> {
    if let Some(programs) = Programs::find(workspace) {
        return Ok(programs);
    }
    tools::install(workspace, &[PACKAGE])?;
    Programs::find(workspace).context("its programs initdb and pg_ctl are not where they are looked for")
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

fn initdb_arguments(data: &Path) -> Vec<String> {
    let fixed = ["-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"];
    fixed.into_iter().map(str::to_owned).chain([data.display().to_string()]).collect()
}

fn start_arguments(data: &Path, log: &Path, port: u16) -> Vec<String> {
    let settings: String = SETTINGS.iter().map(|setting| format!(" -c {setting}")).collect();
    let options = format!("-p {port}{settings}");
    let (data, log) = (data.display().to_string(), log.display().to_string());
    ["start", "-w", "-D", &data, "-l", &log, "-o", &options].map(str::to_owned).into()
}

fn stop_arguments(data: &Path) -> Vec<String> {
    // At once: nobody will read what is in it again.
    ["stop", "-w", "-m", "immediate", "-D", &data.display().to_string()].map(str::to_owned).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_trusts_whoever_is_on_this_machine_and_counts_like_everywhere() {
        let arguments = initdb_arguments(Path::new("/x/data"));
        assert_eq!(arguments[..7], ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]);
        assert_eq!(arguments[8..], ["-D", "/x/data"]);
    }

    #[test]
    fn it_listens_on_loopback_alone_and_is_not_careful_with_its_data() {
        let arguments = start_arguments(Path::new("/x/data"), Path::new("/x/log"), 5433);
        assert_eq!(arguments[..7], ["start", "-w", "-D", "/x/data", "-l", "/x/log", "-o"]);
        assert_eq!(
            arguments[7],
            "-p 5433 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
             -c synchronous_commit=off -c full_page_writes=off -c max_connections=400"
        );
    }

    fn place(directory: &Path) -> Place {
        let programs = Programs { initdb: PathBuf::from("false"), pg_ctl: PathBuf::from("false") };
        Place { workspace: Workspace::locate(), directory: directory.join("postgresql"), programs }
    }

    #[test]
    fn the_tests_find_it_by_its_port() {
        let folder = tempfile::tempdir().unwrap();
        let server = Server { place: place(folder.path()), port: 5433 };
        assert_eq!(server.url(), "postgres://postgres@127.0.0.1:5433/postgres");
    }

    #[test]
    fn one_that_does_not_start_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let place = place(folder.path());
        fs::create_dir_all(place.data()).unwrap();
        fs::write(place.log(), "a port is in use").unwrap();
        assert!(Server::start_in(place).is_err());
        assert!(!folder.path().join("postgresql").exists());
    }
}
