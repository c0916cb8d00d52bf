//! `cargo xtask bench`: ratios measured in one run on one machine.

use std::process::ExitCode;

use anyhow::bail;

use crate::workspace::Workspace;

/// Measures.
///
/// # Errors
/// Always, so far.
pub(crate) fn run(_workspace: &Workspace) -> anyhow::Result<ExitCode> {
    bail!("nothing is measured yet")
}
