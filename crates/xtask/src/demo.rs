//! `cargo xtask demo`.

use std::process::ExitCode;

use anyhow::bail;

use crate::command_line::DemoOptions;
use crate::workspace::Workspace;

/// Runs the demo.
///
/// # Errors
/// Always, so far.
pub(crate) fn run(_workspace: &Workspace, _options: &DemoOptions) -> anyhow::Result<ExitCode> {
    bail!("no demo yet")
}
