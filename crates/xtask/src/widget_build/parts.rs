//! The widget's module in two: what the first view runs, and the rest, which the page loads right after it.
//!
//! A function of the rest leaves a stub of its type behind, which calls through a table that the second module fills, and
//! which has the page load that module first should it not be there yet. So a list that is out of date costs bytes or a
//! moment, never a result. `src/boot.js` is the other side.

mod data;
mod first;
mod rest;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::Context;
use walrus::ir::{Visitor, dfs_in_order};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalId, Module, ModuleConfig, passes};

use super::names;

/// The export of the widget that has the page load the rest; `src/platform/rest.rs` has it.
const LOADS: &str = "needRest";

/// The name of the table that the rest fills, in the first module's exports and the second's imports.
const TABLE: &str = "rest";

/// Where the second module imports from.
const FIRST: &str = "first";

/// The two modules.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Where functions go; a function is its index in the whole, which is the same each time that the whole is read.
struct Division {
    /// Defined in the rest.
    rest: BTreeSet<usize>,
    /// Those of them that the first part calls, in the table's order.
    called: Vec<usize>,
    /// Addresses whose bytes come with the rest.
    memory: Vec<Range<usize>>,
}

/// Splits a module as wasm-bindgen left it, with its functions' names: those in `later` and what only they use go into
/// the rest. `linked` is the same module before wasm-bindgen, with the linker's notes.
///
/// # Errors
/// When one is no module, or there is no way to load the rest, or there are no notes.
pub(super) fn split(whole: &[u8], linked: &[u8], later: &BTreeSet<String>) -> anyhow::Result<Parts> {
    let division = divide(whole, linked, later)?;
    let (rest, shared) = rest::module(whole, &division)?;
    Ok(Parts { first: first::module(whole, &division, &shared)?, rest })
}

fn divide(whole: &[u8], linked: &[u8], later: &BTreeSet<String>) -> anyhow::Result<Division> {
    let mut module = read(whole)?;
    let early = reached_from(&module, loading(&module)?);
    let named = |name: &str| later.contains(&names::stable(name));
    let local: BTreeSet<usize> = module.funcs.iter_local().map(|(id, _)| id.index()).collect();
    let moved: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| local.contains(&function.id().index()) && !early.contains(&function.id().index()))
        .filter(|function| function.name.as_deref().is_some_and(named))
        .map(|function| function.id())
        .collect();
    let of_all = module
        .funcs
        .iter()
        .filter_map(|function| Some((function.id().index(), names::stable(function.name.as_deref()?))));
    let of_all: Vec<(usize, String)> = of_all.collect();
    for &id in &moved {
        rewrite(&mut module, id, |builder, _| {
            builder.func_body().unreachable();
        });
    }
    passes::gc::run(&mut module);
    let left: BTreeSet<usize> = module.funcs.iter().map(|function| function.id().index()).collect();
    let called: Vec<usize> = moved.iter().map(|id| id.index()).filter(|index| left.contains(index)).collect();
    let rest: BTreeSet<usize> =
        local.iter().copied().filter(|index| !left.contains(index)).chain(called.iter().copied()).collect();
    let (in_rest, in_first): (Vec<_>, Vec<_>) = of_all.into_iter().partition(|(index, _)| rest.contains(index));
    let mut only_in_rest = BTreeMap::new();
    for (_, name) in &in_rest {
        *only_in_rest.entry(names::unnumbered(name)).or_default() += 1;
    }
    for (_, name) in &in_first {
        only_in_rest.remove(names::unnumbered(name));
    }
    let memory = data::only_of(&only_in_rest, linked)?;
    Ok(Division { rest, called, memory })
}

/// A module without what only tools read.
fn read(module: &[u8]) -> anyhow::Result<Module> {
    let mut module =
        ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(module)?;
    let notes: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    notes.into_iter().for_each(|id| drop(module.customs.delete(id)));
    Ok(module)
}

fn loading(module: &Module) -> anyhow::Result<FunctionId> {
    module.exports.get_func(LOADS).with_context(|| format!("the widget exports no {LOADS}"))
}

/// What runs before the rest is there: it cannot be part of it.
fn reached_from(module: &Module, root: FunctionId) -> BTreeSet<usize> {
    struct Calls(Vec<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_function_id(&mut self, function: &FunctionId) {
            self.0.push(*function);
        }
    }
    let mut reached = BTreeSet::new();
    let mut calls = Calls(vec![root]);
    while let Some(next) = calls.0.pop() {
        if !reached.insert(next.index()) {
            continue;
        }
        if let FunctionKind::Local(local) = &module.funcs.get(next).kind {
            dfs_in_order(&mut calls, local, local.entry_block());
        }
    }
    reached
}

/// Gives a function another body, which `write` writes for its arguments.
fn rewrite(module: &mut Module, id: FunctionId, write: impl FnOnce(&mut FunctionBuilder, &[LocalId])) {
    let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let arguments: Vec<LocalId> = parameters.iter().map(|&parameter| module.locals.add(parameter)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    write(&mut builder, &arguments);
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}
