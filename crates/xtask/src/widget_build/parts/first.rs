//! The part that runs the first view.

use std::collections::BTreeMap;
use std::ops::Range;

use walrus::ir::{UnaryOp, Value};
use walrus::{
    ConstExpr, ExportItem, FunctionBuilder, FunctionId, GlobalId, LocalId, Module, RefType, TableId, TypeId, ValType,
    passes,
};

use super::data::held;
use super::rest::{Item, Shared};
use super::{Division, TABLE, loading, read, rewrite};

/// The name of the exported global that is 1 as soon as the table is filled.
const LINKED: &str = "restLinked";

/// How a stub gets to its function.
struct Way {
    table: TableId,
    linked: GlobalId,
    loads: FunctionId,
}

/// The first part, with the exports that the rest imports.
///
/// # Errors
/// When the whole is no module.
pub(super) fn module(whole: &[u8], division: &Division, shared: &[Shared]) -> anyhow::Result<Vec<u8>> {
    let mut module = read(whole)?;
    for each in shared {
        if let Some(item) = found(&module, each.item) {
            module.exports.add(&each.name, item);
        }
    }
    leave_stubs(&mut module, &division.called)?;
    division.memory.iter().for_each(|range| blank(&mut module, range));
    passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

fn found(module: &Module, item: Item) -> Option<ExportItem> {
    Some(match item {
        Item::Function(index) => module.funcs.iter().map(|each| each.id()).find(|id| id.index() == index)?.into(),
        Item::Table(index) => module.tables.iter().map(|each| each.id()).find(|id| id.index() == index)?.into(),
        Item::Memory(index) => module.memories.iter().map(|each| each.id()).find(|id| id.index() == index)?.into(),
        Item::Global(index) => module.globals.iter().map(|each| each.id()).find(|id| id.index() == index)?.into(),
    })
}

/// Zeros where the rest brings something; runs of them weigh nothing.
fn blank(module: &mut Module, range: &Range<usize>) {
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        if let Some(within) = held(data, range) {
            data.value[within].fill(0);
        }
    }
}

fn leave_stubs(module: &mut Module, called: &[usize]) -> anyhow::Result<()> {
    let size = called.len() as u64;
    let table = module.tables.add_local(false, size, Some(size), RefType::FUNCREF);
    let linked = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    module.exports.add(TABLE, table);
    module.exports.add(LINKED, linked);
    let way = Way { table, linked, loads: loading(module)? };
    let ids: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).collect();
    let mut bridges = BTreeMap::new();
    for (slot, &index) in (0..).zip(called) {
        let ty = module.funcs.get(ids[index]).ty();
        let bridge = *bridges.entry(ty).or_insert_with(|| bridge(module, ty, &way));
        rewrite(module, ids[index], |builder, arguments| stub(builder, arguments, slot, bridge));
    }
    Ok(())
}

/// A function that takes what functions of this type take and the slot of the one that is meant, and calls that.
fn bridge(module: &mut Module, ty: TypeId, way: &Way) -> FunctionId {
    let (parameters, results) = module.types.params_results(ty);
    let (mut parameters, results) = (parameters.to_vec(), results.to_vec());
    parameters.push(ValType::I32);
    let arguments: Vec<LocalId> = parameters.iter().map(|&parameter| module.locals.add(parameter)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    body.global_get(way.linked).unop(UnaryOp::I32Eqz).if_else(
        None,
        |missing| {
            missing.call(way.loads);
        },
        |_| {},
    );
    for &argument in &arguments {
        body.local_get(argument);
    }
    body.call_indirect(ty, way.table);
    builder.finish(arguments, &mut module.funcs)
}

fn stub(builder: &mut FunctionBuilder, arguments: &[LocalId], slot: i32, bridge: FunctionId) {
    let mut body = builder.func_body();
    for &argument in arguments {
        body.local_get(argument);
    }
    body.i32_const(slot).call(bridge);
}
