//! What the demo keeps in `target/demo/`: the database, its configuration, and what must stay the
//! same while the database is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::accounts::Accounts;
use super::process::Process;
use crate::command_line::DemoDatabase;
use crate::widget_build;
use crate::workspace::Workspace;

/// The demo's folder and what is kept in it.
pub(super) struct DemoState {
    directory: PathBuf,
    kept: Kept,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// The moment from which the cast counts back, seconds since 1970: the same moment again makes
    /// the same webhooks again, which the backend knows for duplicates.
    epoch: u64,
    /// Signs the sessions, so that open pages stay signed in over a restart.
    session_secret: String,
    /// Where the sandbox listened: kept addresses of pictures name it.
    sandbox_port: Option<u16>,
    /// Whether accounts and cast are in the database.
    filled: bool,
}

impl DemoState {
    /// Opens the folder; a database that is not to be kept, or was never filled, is removed.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub(super) fn open(workspace: &Workspace, database: DemoDatabase) -> anyhow::Result<Self> {
        let directory = workspace.target().join("demo");
        if database == DemoDatabase::Kept
            && let Some(kept) = read_kept(&directory)
        {
            return Ok(Self { directory, kept });
        }
        if directory.exists() {
            fs::remove_dir_all(&directory).with_context(|| format!("cannot remove {}", directory.display()))?;
        }
        fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
        let kept = Kept {
            epoch: SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
            session_secret: random_secret()?,
            sandbox_port: None,
            filled: false,
        };
        Ok(Self { directory, kept })
    }

    /// Whether the database is still to be filled.
    pub(super) fn is_fresh(&self) -> bool {
        !self.kept.filled
    }

    /// The moment from which the cast counts back, seconds since 1970.
    pub(super) fn epoch(&self) -> u64 {
        self.kept.epoch
    }

    /// Where the sandbox listened the last time.
    pub(super) fn sandbox_port(&self) -> Option<u16> {
        self.kept.sandbox_port
    }

    /// Where a process logs.
    pub(super) fn log(&self, name: &str) -> PathBuf {
        self.directory.join(format!("{name}.log"))
    }

    /// The backend's configuration file.
    pub(super) fn configuration(&self) -> PathBuf {
        self.directory.join("backend.toml")
    }

    /// Remembers where the sandbox listens.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep_sandbox_port(&mut self, sandbox: &Process) -> anyhow::Result<()> {
        let port = sandbox.address().rsplit(':').next().and_then(|port| port.parse().ok());
        self.kept.sandbox_port = port;
        self.write()
    }

    /// Remembers that accounts and cast are in the database.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep_as_filled(&mut self) -> anyhow::Result<()> {
        self.kept.filled = true;
        self.write()
    }

    /// Writes the backend's configuration.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write_configuration(
        &self,
        workspace: &Workspace,
        port: u16,
        sandbox: &str,
        accounts: &Accounts,
    ) -> anyhow::Result<()> {
        let database = format!("sqlite://{}?mode=rwc", self.directory.join("demo.sqlite").display());
        let widget = widget_build::directory(workspace).display().to_string();
        let text = format!(
            "listen = {}\ndatabase = {}\nwidget_directory = {}\n\n\
             [session]\nsecret = {}\n\n\
             [facebook]\ngraph_url = {}\nverify_token = {}\napp_id = {}\n\n\
             [x]\napi_url = {}\n\n\
             # The sandbox's pictures are on this machine, which is refused otherwise.\n\
             [media]\nallow_loopback = true\n",
            quoted(&format!("127.0.0.1:{port}")),
            quoted(&database),
            quoted(&widget),
            quoted(&self.kept.session_secret),
            quoted(&format!("{sandbox}/graph")),
            quoted(accounts.verify_token()),
            quoted(accounts.app_id()),
            quoted(&format!("{sandbox}/x")),
        );
        let path = self.configuration();
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    fn write(&self) -> anyhow::Result<()> {
        let path = kept_path(&self.directory);
        fs::write(&path, serde_json::to_vec_pretty(&self.kept)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

fn kept_path(directory: &Path) -> PathBuf {
    directory.join("kept.json")
}

fn read_kept(directory: &Path) -> Option<Kept> {
    let kept: Kept = serde_json::from_slice(&fs::read(kept_path(directory)).ok()?).ok()?;
    kept.filled.then_some(kept)
}

/// A TOML string: a JSON string is one.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn random_secret() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok().context("this system gives no random numbers")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_was_never_filled_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let half = r#"{"epoch":1,"session_secret":"s","sandbox_port":null,"filled":false}"#;
        fs::write(kept_path(folder.path()), half).unwrap();
        assert!(read_kept(folder.path()).is_none());
        fs::write(kept_path(folder.path()), half.replace("false", "true")).unwrap();
        assert_eq!(read_kept(folder.path()).unwrap().epoch, 1);
    }

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
