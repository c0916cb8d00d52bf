//! What must stay the same from one demo to the next while the database is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::command_line::DemoDatabase;
use crate::installation::{Process, random_secret};

/// The demo's memory, a file beside the database.
#[derive(Serialize, Deserialize)]
pub(super) struct DemoState {
    /// The moment that the cast's stories lead up to, seconds since 1970: the same moment again makes the same
    /// webhooks again, which the backend knows for duplicates.
    pub(super) epoch: u64,
    /// Signs the sessions, so that open pages stay signed in over a restart.
    pub(super) session_secret: String,
    /// Seals the secrets of the accounts in the database.
    pub(super) storage_key: String,
    /// Where the sandbox listened: kept addresses of pictures name it.
    pub(super) sandbox_port: Option<u16>,
    /// Whether the whole cast is in the database.
    filled: bool,
}

impl DemoState {
    /// Opens the folder; a database that is not to be kept, or was never filled, is removed.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub(super) fn open(directory: &Path, database: DemoDatabase) -> anyhow::Result<Self> {
        if database == DemoDatabase::Kept
            && let Some(kept) = read_filled(directory)
        {
            return Ok(kept);
        }
        if directory.exists() {
            fs::remove_dir_all(directory).with_context(|| format!("cannot remove {}", directory.display()))?;
        }
        fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
        Ok(Self {
            epoch: SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
            session_secret: random_secret()?,
            storage_key: random_secret()?,
            sandbox_port: None,
            filled: false,
        })
    }

    /// Remembers that the whole cast is in the database, and the sandbox that it came from.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep(&mut self, directory: &Path, sandbox: &Process) -> anyhow::Result<()> {
        self.filled = true;
        self.sandbox_port = sandbox.address().rsplit(':').next().and_then(|port| port.parse().ok());
        let path = file(directory);
        fs::write(&path, serde_json::to_vec_pretty(self)?).with_context(|| format!("cannot write {}", path.display()))
    }
}

fn file(directory: &Path) -> PathBuf {
    directory.join("demo.json")
}

fn read_filled(directory: &Path) -> Option<DemoState> {
    let state: DemoState = serde_json::from_slice(&fs::read(file(directory)).ok()?).ok()?;
    state.filled.then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_was_never_filled_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let half = r#"{"epoch":1,"session_secret":"s","storage_key":"k","sandbox_port":null,"filled":false}"#;
        fs::write(file(folder.path()), half).unwrap();
        assert_ne!(DemoState::open(folder.path(), DemoDatabase::Kept).unwrap().epoch, 1);
        fs::write(file(folder.path()), half.replace("false", "true")).unwrap();
        assert_eq!(DemoState::open(folder.path(), DemoDatabase::Kept).unwrap().epoch, 1);
    }

    #[test]
    fn a_fresh_demo_forgets_the_last_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("backend.sqlite"), "rows").unwrap();
        DemoState::open(folder.path(), DemoDatabase::Fresh).unwrap();
        assert!(!folder.path().join("backend.sqlite").exists());
    }
}
