//! Where things are in the repository's folder.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The repository's folder.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The folder that this very xtask was built from.
    pub(crate) fn locate() -> Self {
        let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_directory.ancestors().nth(2).unwrap_or(crate_directory);
        Self { root: root.to_path_buf() }
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the folder, `/` between its parts.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where `cargo install` and npm put what is installed for this project alone.
    pub(crate) fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// Where cargo builds for the host.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), PathBuf::from)
    }

    /// Where the widget is built: a folder of its own, so that its profile and its features never
    /// evict what the host's packages have built.
    pub(crate) fn widget_target(&self) -> PathBuf {
        self.target().join("widget")
    }

    /// A folder for what a command keeps, made when it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn scratch(&self, name: &str) -> anyhow::Result<PathBuf> {
        let directory = self.target().join(name);
        fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
        Ok(directory)
    }

    /// `PATH` with the project's own tools first.
    ///
    /// # Errors
    /// When the folder's name has the separator of `PATH` in it.
    pub(crate) fn search_path(&self) -> anyhow::Result<OsString> {
        let own = [self.tools().join("bin"), self.tools().join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .context("the folder's name cannot stand in PATH")
    }

    /// The version of a package in Cargo.lock.
    ///
    /// # Errors
    /// When there is no lock file, or the package is not in it.
    pub(crate) fn locked_version(&self, package: &str) -> anyhow::Result<String> {
        let path = self.path("Cargo.lock");
        let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        match version_in_lock(&lock, package) {
            Some(version) => Ok(version.to_owned()),
            None => bail!("{package} is not in Cargo.lock"),
        }
    }
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_package_with_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn the_own_tools_come_first() {
        let workspace = Workspace::locate();
        let path = workspace.search_path().unwrap();
        let first = env::split_paths(&path).next().unwrap();
        assert_eq!(first, workspace.path(".tools/bin"));
    }
}
