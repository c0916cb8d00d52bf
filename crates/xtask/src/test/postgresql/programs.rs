//! The programs of a PostgreSQL installation.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::Workspace;

/// Where Debian keeps them, a folder a version, and off the `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";

/// What makes and what starts a server, both of one installation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Programs {
    /// Makes the files of a server.
    pub(super) initdb: PathBuf,
    /// Starts and stops it.
    pub(super) pg_ctl: PathBuf,
}

impl Programs {
    /// Those on the `PATH`, else the newest of Debian's.
    pub(super) fn find(workspace: &Workspace) -> Option<Self> {
        let search_path = workspace.search_path().unwrap_or_default();
        Self::find_in(env::split_paths(&search_path).chain(versions(Path::new(DEBIAN))))
    }

    fn find_in(directories: impl IntoIterator<Item = PathBuf>) -> Option<Self> {
        let file = |directory: &Path, name: &str| directory.join(name).with_extension(env::consts::EXE_EXTENSION);
        directories
            .into_iter()
            .map(|directory| Self { initdb: file(&directory, "initdb"), pg_ctl: file(&directory, "pg_ctl") })
            .find(|programs| programs.initdb.is_file() && programs.pg_ctl.is_file())
    }
}

/// The folders `15/bin`, `9.6/bin` and so on of a folder, the newest version first.
fn versions(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut found: Vec<(Vec<u32>, PathBuf)> =
        entries.filter_map(|entry| Some((numbers(entry.file_name().to_str()?)?, entry.path().join("bin")))).collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}

fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installation(directory: &Path, names: &[&str]) -> PathBuf {
        fs::create_dir_all(directory).unwrap();
        for name in names {
            fs::write(directory.join(name).with_extension(env::consts::EXE_EXTENSION), "").unwrap();
        }
        directory.to_path_buf()
    }

    #[test]
    fn both_programs_are_of_one_installation() {
        let folder = tempfile::tempdir().unwrap();
        let half = installation(&folder.path().join("half"), &["pg_ctl"]);
        let whole = installation(&folder.path().join("whole"), &["initdb", "pg_ctl"]);
        let found = Programs::find_in([half.clone(), whole.clone()]).unwrap();
        assert_eq!((found.initdb.parent(), found.pg_ctl.parent()), (Some(&*whole), Some(&*whole)));
        assert_eq!(Programs::find_in([half]), None);
    }

    #[test]
    fn the_newest_version_is_tried_first() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["9.6", "15", "17", "common"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let expected = ["17/bin", "15/bin", "9.6/bin"].map(|name| folder.path().join(name));
        assert_eq!(versions(folder.path()), expected);
        assert_eq!(versions(&folder.path().join("nowhere")), Vec::<PathBuf>::new());
    }
}
