//! The module's files: from the one that Trunk leaves to the two that are served, each named by its content.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::optimised::optimised;
use super::shorter::shorter;
use super::{hashed, parts};
use crate::workspace::Workspace;

/// The functions that the first view does without, a stable name a line; `cargo xtask first-view` writes it.
const LATER: &str = "crates/xtask/src/widget_build/later.txt";

/// Where the page's template leaves room for the rest's name.
const ROOM: &str = r#"<meta name="rest" content="" />"#;

/// How the name of Trunk's module ends.
const WHOLE: &str = "_bg.wasm";

/// What the linker made, in the folder of the widget's build.
const LINKED: &str = "wasm32-unknown-unknown/wasm-release/social-messaging-widget.wasm";

/// How the names of the two modules begin.
const FIRST: &str = "social-messaging-first-";
const REST: &str = "social-messaging-rest-";

/// Divides the module in Trunk's directory, and names the two files in the page.
///
/// # Errors
/// When the module or the page is not as expected, or wasm-opt fails.
pub(super) fn divide(workspace: &Workspace, directory: &Path) -> anyhow::Result<()> {
    let whole = found(directory, |name| name.ends_with(WHOLE))?;
    let named = whole.file_name().and_then(|name| name.to_str()).context("Trunk's module has no name")?;
    let script = directory.join(named.replace(WHOLE, ".js"));
    let (module, text) = shorter(&fs::read(&whole)?, &fs::read_to_string(&script)?)?;
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    fs::write(kept(workspace)?, &module).context("cannot keep the undivided module")?;
    fs::remove_file(&whole).with_context(|| format!("cannot remove {}", whole.display()))?;
    let linked = workspace.widget_target().join(LINKED);
    let linked = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let parts = parts::split(&module, &linked, &later(workspace)?)?;
    let first = written(directory, FIRST, &optimised(workspace, &parts.first)?)?;
    let rest = written(directory, REST, &optimised(workspace, &parts.rest)?)?;
    rewrite_page(directory, |page| {
        anyhow::ensure!(page.contains(named) && page.contains(ROOM), "the page has no room for its modules' names");
        Ok(page.replace(named, &first).replace(ROOM, &room_of(&rest)))
    })
}

/// Has the page in this directory start its first module only.
///
/// # Errors
/// When there is no page, or no module.
pub(super) fn leave_rest(directory: &Path) -> anyhow::Result<()> {
    let rest = found(directory, |name| name.starts_with(REST))?;
    let named = rest.file_name().and_then(|name| name.to_str()).context("the rest has no name")?;
    rewrite_page(directory, |page| Ok(page.replace(&room_of(named), ROOM)))
}

fn room_of(rest: &str) -> String {
    ROOM.replace(r#"content="""#, &format!(r#"content="/{rest}""#))
}

/// Changes the page in this directory.
///
/// # Errors
/// When there is no page, or the change fails.
pub(super) fn rewrite_page(
    directory: &Path,
    change: impl FnOnce(String) -> anyhow::Result<String>,
) -> anyhow::Result<()> {
    let path = directory.join("index.html");
    let page = fs::read_to_string(&path).context("cannot read the page")?;
    fs::write(&path, change(page)?).context("cannot write the page")
}

/// Where the undivided module of the last build is.
///
/// # Errors
/// When its folder cannot be made.
pub(super) fn kept(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    Ok(workspace.scratch("xtask")?.join("whole.wasm"))
}

/// Where the list of the later functions is.
pub(super) fn list(workspace: &Workspace) -> PathBuf {
    workspace.path(LATER)
}

/// The module that the page in this directory starts with.
///
/// # Errors
/// When there is none.
pub(super) fn first(directory: &Path) -> anyhow::Result<PathBuf> {
    found(directory, |name| name.starts_with(FIRST))
}

fn found(directory: &Path, is_it: impl Fn(&str) -> bool) -> anyhow::Result<PathBuf> {
    let files = super::files_below(directory)?;
    let is_module = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".wasm") && is_it(name)
    };
    files.into_iter().find(is_module).with_context(|| format!("the module is not in {}", directory.display()))
}

fn later(workspace: &Workspace) -> anyhow::Result<BTreeSet<String>> {
    let path = list(workspace);
    let names = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(names.lines().map(str::to_owned).collect())
}

fn written(directory: &Path, prefix: &str, module: &[u8]) -> anyhow::Result<String> {
    let name = format!("{prefix}{}.wasm", hashed(module));
    let path = directory.join(&name);
    fs::write(&path, module).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(name)
}
