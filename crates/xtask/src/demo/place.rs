//! Where a demo keeps its database: each port has a folder of its own, so that demos beside each other share nothing.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The folder of a demo's database, this demo's alone until this is dropped.
pub(super) struct Place {
    directory: PathBuf,
    /// The system lets go of it with the process, however that ends.
    _lock: File,
}

impl Place {
    /// Takes the folder of a port below `demos`.
    ///
    /// # Errors
    /// Says in one line that another demo has it.
    pub(super) fn take(demos: &Path, port: u16) -> anyhow::Result<Self> {
        fs::create_dir_all(demos).with_context(|| format!("cannot make {}", demos.display()))?;
        // Beside the folder, which is removed with all that is in it when a demo starts afresh.
        let path = demos.join(format!("{port}.lock"));
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.with_context(|| format!("cannot write {}", path.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { directory: demos.join(port.to_string()), _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                bail!("a demo on port {port} is already running: stop it, or choose another port with --port")
            }
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
        }
    }

    /// The folder; it may not be there yet.
    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command_line::DemoDatabase;
    use crate::demo::state::DemoState;

    #[test]
    fn demos_beside_each_other_share_nothing() {
        let demos = tempfile::tempdir().unwrap();
        let first = Place::take(demos.path(), 8080).unwrap();
        DemoState::open(first.directory(), DemoDatabase::Fresh).unwrap();
        fs::write(first.directory().join("backend.sqlite"), "rows").unwrap();
        let second = Place::take(demos.path(), 8081).unwrap();
        DemoState::open(second.directory(), DemoDatabase::Fresh).unwrap();
        assert!(first.directory().join("backend.sqlite").exists());
        assert!(!second.directory().join("backend.sqlite").exists());
    }

    #[test]
    fn a_running_demos_folder_is_nobody_elses_until_it_ends() {
        let demos = tempfile::tempdir().unwrap();
        let running = Place::take(demos.path(), 8080).unwrap();
        DemoState::open(running.directory(), DemoDatabase::Fresh).unwrap();
        let message = Place::take(demos.path(), 8080).err().unwrap().to_string();
        assert!(message.contains("8080") && message.contains("--port") && message.lines().count() == 1, "{message}");
        drop(running);
        Place::take(demos.path(), 8080).unwrap();
    }
}
