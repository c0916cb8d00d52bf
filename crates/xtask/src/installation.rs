//! The backend and the sandbox in a folder of their own, as the demo and the measurements run them.

mod accounts;
mod process;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::command::program;
use crate::widget_build;
use crate::workspace::Workspace;
use accounts::Accounts;
pub(crate) use process::Process;
use process::Startup;

/// A folder with the backend's configuration, its database and both logs.
pub(crate) struct Installation<'a> {
    workspace: &'a Workspace,
    directory: PathBuf,
    /// Where the executables are.
    executables: PathBuf,
}

/// What differs between installations.
pub(crate) struct Settings<'a> {
    /// The port on 127.0.0.1 of the page.
    pub(crate) port: u16,
    /// Signs the sessions.
    pub(crate) session_secret: &'a str,
    /// Seals the secrets of the accounts, 32 bytes in hex.
    pub(crate) storage_key: &'a str,
    /// Tables that stand in the configuration after all others.
    pub(crate) more: &'a str,
}

impl<'a> Installation<'a> {
    /// One whose executables were built with cargo's profile `profile`, `debug` or `release`.
    pub(crate) fn new(workspace: &'a Workspace, directory: PathBuf, profile: &str) -> Self {
        Self { workspace, directory, executables: workspace.target().join(profile) }
    }

    /// Starts the sandbox, whose webhooks go to the given port.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start_sandbox(&self, listen: u16, backend: u16, arguments: &[&str]) -> anyhow::Result<Process> {
        let mut command = program(self.workspace, self.executables.join("sandbox"))?;
        command
            .args(["--listen", &format!("127.0.0.1:{listen}")])
            .args(["--backend", &format!("http://127.0.0.1:{backend}")])
            .args(arguments);
        Process::start(Startup { name: "sandbox", command, log: self.log("sandbox") })
    }

    /// Writes the backend's configuration for a sandbox, and adds the sandbox's accounts unless the database has them.
    ///
    /// # Errors
    /// When the sandbox does not answer, or the backend refuses an account.
    pub(crate) fn connect(&self, sandbox: &Process, settings: &Settings<'_>) -> anyhow::Result<()> {
        let accounts = accounts::from_sandbox(sandbox.address())?;
        self.write_configuration(sandbox.address(), settings, &accounts)?;
        if self.command_line(&["account", "list"])?.is_empty() {
            accounts::add(self, &accounts)?;
        }
        Ok(())
    }

    /// Starts the backend.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start_backend(&self) -> anyhow::Result<Process> {
        let mut command = program(self.workspace, self.executables.join("backend"))?;
        command.args(["serve", "--config"]).arg(self.configuration());
        Process::start(Startup { name: "backend", command, log: self.log("backend") })
    }

    /// Starts a program that stands beside the backend and says where it listens.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start_beside(&self, name: &'static str, command: Command) -> anyhow::Result<Process> {
        Process::start(Startup { name, command, log: self.log(name) })
    }

    /// A bearer token of an agent with every account.
    ///
    /// # Errors
    /// When the backend refuses.
    pub(crate) fn token(&self, agent: &str, name: &str) -> anyhow::Result<String> {
        self.command_line(&["token", "--agent", agent, "--name", name, "--accounts", "all"])
    }

    /// Where a process logs.
    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.directory.join(format!("{name}.log"))
    }

    /// The folder.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    fn command_line(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = program(self.workspace, self.executables.join("backend"))?;
        command.args(arguments).arg("--config").arg(self.configuration());
        let output = command.output().context("cannot start the backend's command line")?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr);
            let reason = reason.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it gives no reason");
            bail!("the backend refuses '{}': {reason}", arguments.first().unwrap_or(&""));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn configuration(&self) -> PathBuf {
        self.directory.join("backend.toml")
    }

    fn write_configuration(&self, sandbox: &str, settings: &Settings<'_>, accounts: &Accounts) -> anyhow::Result<()> {
        let database = format!("sqlite://{}?mode=rwc", self.directory.join("backend.sqlite").display());
        let widget = widget_build::directory(self.workspace).display().to_string();
        let text = format!(
            "listen = {}\ndatabase = {}\nwidget_directory = {}\n\n\
             [session]\nsecret = {}\n\n\
             [storage]\nkey = {}\n\n\
             [facebook]\ngraph_url = {}\nverify_token = {}\napp_id = {}\n\n\
             [x]\napi_url = {}\n\n\
             # The measurements ask more often than any agent.\n\
             [limits]\nagent_requests = 1000000\n\n\
             # The sandbox's pictures are on this machine, which is refused otherwise.\n\
             [media]\nallow_loopback = true\n{}",
            quoted(&format!("127.0.0.1:{}", settings.port)),
            quoted(&database),
            quoted(&widget),
            quoted(settings.session_secret),
            quoted(settings.storage_key),
            quoted(&format!("{sandbox}/graph")),
            quoted(accounts.verify_token()),
            quoted(accounts.app_id()),
            quoted(&format!("{sandbox}/x")),
            settings.more,
        );
        let path = self.configuration();
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// 32 random bytes in hex.
///
/// # Errors
/// When the system gives no random numbers.
pub(crate) fn random_secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok().context("this system gives no random numbers")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A TOML string: a JSON string is one.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_in_the_configuration_as_it_is() {
        assert_eq!(quoted(r#"C:\new "demo""#), r#""C:\\new \"demo\"""#);
    }

    #[test]
    fn secrets_are_long_and_differ() {
        let (one, other) = (random_secret().unwrap(), random_secret().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
    }
}
