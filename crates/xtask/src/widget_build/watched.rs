//! The widget's module with a witness in each function, for finding out which of them the first view runs.

use std::collections::BTreeMap;

use walrus::ir::{Const, GlobalSet, Instr, Value};
use walrus::{ConstExpr, FunctionId, GlobalId, Module, ValType};

use super::names;

/// What stands before a function's name in the name of its exported global, which is 1 once the function ran.
const PREFIX: &str = "ran:";

/// The module with its witnesses. Functions of one name share one.
///
/// # Errors
/// When it is no module.
pub(super) fn watched(whole: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut module = Module::from_buffer(whole)?;
    let mut witnesses = BTreeMap::<String, GlobalId>::new();
    let functions: Vec<(FunctionId, String)> = module
        .funcs
        .iter()
        .filter_map(|function| Some((function.id(), names::stable(function.name.as_deref()?))))
        .collect();
    for (id, name) in functions {
        let globals = &mut module.globals;
        let unseen = || globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
        let function = module.funcs.get_mut(id);
        let walrus::FunctionKind::Local(local) = &mut function.kind else { continue };
        let global = *witnesses.entry(name).or_insert_with(unseen);
        let entry = local.entry_block();
        let sees = [Instr::from(Const { value: Value::I32(1) }), Instr::from(GlobalSet { global })];
        let sees = sees.map(|instruction| (instruction, Default::default()));
        local.block_mut(entry).instrs.splice(0..0, sees);
    }
    for (name, global) in witnesses {
        module.exports.add(&format!("{PREFIX}{name}"), global);
    }
    Ok(module.emit_wasm())
}
