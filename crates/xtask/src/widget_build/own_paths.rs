//! Flags for rustc that keep this machine's folders out of the widget (the places of panics name the files that they are
//! in) and its functions apart.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{answer, program};
use crate::workspace::Workspace;

/// Flags with U+001F between them; cargo looks at nothing else when it is set.
const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Flags with spaces between them, for every target.
const PLAIN: &str = "RUSTFLAGS";

/// Flags with spaces between them that cargo adds to those of its configuration for the widget's target.
const OF_TARGET: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A variable of the environment that cargo reads rustc's flags from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flags {
    /// The variable's name.
    pub(super) name: &'static str,
    /// What is in it: flags that are in the environment already, then ours.
    pub(super) value: String,
}

/// What the division of the widget goes by: functions' names with all their types, so that no two share one, and a note
/// of each place where one thing refers to another.
const NAMED: [&str; 2] = ["-Csymbol-mangling-version=v0", "-Clink-arg=--emit-relocs"];

/// What makes the widget the same wherever it is built, with names that its division goes by.
pub(super) fn forgotten(workspace: &Workspace) -> Flags {
    let flags: Vec<String> = folders(workspace)
        .iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .chain(NAMED.map(str::to_owned))
        .collect();
    added(|name| env::var(name).ok(), &flags)
}

/// Folders of this machine with the names that stand for them. rustc takes the last that fits, so an inner folder comes later.
fn folders(workspace: &Workspace) -> Vec<(PathBuf, String)> {
    let mut folders = vec![(workspace.root().to_path_buf(), "/social-messaging".to_owned())];
    if let Some(library) = standard_library(workspace) {
        folders.push(library);
    }
    if let Some(home) = cargo_home() {
        folders.extend(registries(&home).into_iter().map(|folder| (folder, "/crates".to_owned())));
    }
    folders
}

/// The standard library's sources, where they are installed, and the name by which the compiled library knows them.
fn standard_library(workspace: &Workspace) -> Option<(PathBuf, String)> {
    let ask = |argument: &str| {
        let mut rustc = program(workspace, "rustc").ok()?;
        rustc.args(argument.split(' '));
        answer(rustc)
    };
    let version = ask("--version --verbose")?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((Path::new(&ask("--print sysroot")?).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The folders with the sources of crates, one a registry: their names differ where a mirror stands in for the registry.
fn registries(cargo_home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Adds flags in the variable that cargo would go by: it reads one, the first that is set.
fn added(variable: impl Fn(&str) -> Option<String>, flags: &[String]) -> Flags {
    let joined = |name, present: Vec<&str>, separator: &str| {
        let all: Vec<&str> = present.into_iter().chain(flags.iter().map(String::as_str)).collect();
        Flags { name, value: all.join(separator) }
    };
    let set = |name| variable(name).filter(|value| !value.is_empty());
    if let Some(present) = set(ENCODED) {
        return joined(ENCODED, vec![&present], "\u{1f}");
    }
    if let Some(present) = set(PLAIN) {
        return joined(ENCODED, present.split_whitespace().collect(), "\u{1f}");
    }
    let present = set(OF_TARGET).unwrap_or_default();
    let present = present.split_whitespace().collect();
    // A folder's name with a space in it can be said only where spaces do not separate.
    if flags.iter().any(|flag| flag.contains(char::is_whitespace)) {
        return joined(ENCODED, present, "\u{1f}");
    }
    joined(OF_TARGET, present, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &[(&str, &str)], flags: &[&str]) -> Flags {
        let variable = |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
        added(variable, &flags.iter().map(|flag| (*flag).to_owned()).collect::<Vec<_>>())
    }

    fn flags(name: &'static str, value: &str) -> Flags {
        Flags { name, value: value.to_owned() }
    }

    #[test]
    fn flags_of_the_environment_stay_where_cargo_reads_them() {
        assert_eq!(with(&[], &["-a", "-b"]), flags(OF_TARGET, "-a -b"));
        assert_eq!(with(&[(OF_TARGET, "-C x"), (PLAIN, "")], &["-a"]), flags(OF_TARGET, "-C x -a"));
        assert_eq!(with(&[(OF_TARGET, "-y"), (PLAIN, "-C x")], &["-a"]), flags(ENCODED, "-C\u{1f}x\u{1f}-a"));
        assert_eq!(with(&[(PLAIN, "-y"), (ENCODED, "-C\u{1f}x z")], &["-a"]), flags(ENCODED, "-C\u{1f}x z\u{1f}-a"));
    }

    #[test]
    fn a_folder_may_have_a_space_in_its_name() {
        assert_eq!(with(&[(OF_TARGET, "-C x")], &["-a=my folder"]), flags(ENCODED, "-C\u{1f}x\u{1f}-a=my folder"));
    }

    #[test]
    fn every_registry_has_a_folder() {
        let home = tempfile::tempdir().unwrap();
        let sources = home.path().join("registry/src");
        fs::create_dir_all(sources.join("mirror.example-1")).unwrap();
        fs::create_dir_all(sources.join("index.example-2")).unwrap();
        assert_eq!(registries(home.path()), [sources.join("index.example-2"), sources.join("mirror.example-1")]);
        assert_eq!(registries(&sources), Vec::<PathBuf>::new());
    }
}
