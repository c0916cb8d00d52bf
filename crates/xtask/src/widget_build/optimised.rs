//! wasm-opt, as the widget wants it.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::command::{program, run};
use crate::workspace::Workspace;

/// Small before fast, with what every browser of the last three years reads.
const OPTIONS: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// A module as small as binaryen makes it.
///
/// # Errors
/// When wasm-opt is missing or refuses the module.
pub(super) fn optimised(workspace: &Workspace, module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let scratch = workspace.scratch("xtask")?;
    let (from, to) = (scratch.join("from.wasm"), scratch.join("to.wasm"));
    fs::write(&from, module).with_context(|| format!("cannot write {}", from.display()))?;
    let mut wasm_opt = program(workspace, "wasm-opt")?;
    wasm_opt.args(OPTIONS).arg(&from).arg("--output").arg(&to);
    run(wasm_opt, "wasm-opt")?;
    read(&to)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
