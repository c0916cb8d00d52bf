//! `cargo xtask first-view`: finds out which functions the first view runs, and writes down the others.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::watched::watched;
use super::{build, directory, files_below, module};
use crate::command::{run, say};
use crate::test::build_processes;
use crate::tools;
use crate::workspace::Workspace;

/// Opens the first view in each of its forms with a watched module, and writes the list of what it did not run.
///
/// # Errors
/// When something does not build, there is no browser, or the page does not come up.
pub(crate) fn record(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    tools::cxx_compiler(workspace)?;
    let mut playwright = tools::playwright(workspace)?;
    build(workspace)?;
    build_processes(workspace)?;
    let watched = workspace.scratch("first-view")?;
    copy_watched(workspace, &watched)?;
    say("Watching", "what the first view runs");
    playwright
        .args(["--config", "first-view.config.ts"])
        .env("E2E_PROCESSES", workspace.target().join("debug"))
        .env("E2E_WIDGET", watched)
        .env("FIRST_VIEW_LATER", module::list(workspace));
    run(playwright, "playwright")?;
    build(workspace)?;
    Ok(ExitCode::SUCCESS)
}

/// The built page with the watched, undivided module in place of its two.
fn copy_watched(workspace: &Workspace, to: &Path) -> anyhow::Result<()> {
    fs::remove_dir_all(to).context("cannot empty the folder")?;
    let from = directory(workspace);
    for file in files_below(&from)? {
        // What is compressed would be served in place of what is changed here.
        if file.extension().is_some_and(|extension| extension == "br") {
            continue;
        }
        let copy = to.join(file.strip_prefix(&from)?);
        let folder = copy.parent().context("a file without a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::copy(&file, &copy).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    module::leave_rest(to)?;
    let whole = fs::read(module::kept(workspace)?).context("cannot read the undivided module")?;
    fs::write(module::first(to)?, watched(&whole)?).context("cannot write the watched module")
}
