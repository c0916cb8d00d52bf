//! The part that the page loads after the first view.

use std::ops::Range;

use anyhow::Context;
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, ImportKind, ImportedFunction,
    Module, RefType, passes,
};

use super::data::held;
use super::{Division, FIRST, TABLE, read};

/// What both parts use and the first one has; an index counts things of its kind in the whole.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

/// What the rest imports under a name.
pub(super) struct Shared {
    pub(super) name: String,
    pub(super) item: Item,
}

/// The rest, with what it imports from the first part.
///
/// # Errors
/// When the whole is no module.
pub(super) fn module(whole: &[u8], division: &Division) -> anyhow::Result<(Vec<u8>, Vec<Shared>)> {
    let mut module = read(whole)?;
    let ids: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).collect();
    let brought = brought(&module, &division.memory);
    forget(&mut module);
    bring(&mut module, brought)?;
    import_state(&mut module);
    import_functions(&mut module, division);
    fill_table(&mut module, division.called.iter().map(|&index| ids[index]).collect());
    passes::gc::run(&mut module);
    let shared = name_imports(&mut module);
    Ok((module.emit_wasm(), shared))
}

/// The bytes of memory that are the rest's, each run with its address.
fn brought(module: &Module, memory: &[Range<usize>]) -> Vec<(usize, Vec<u8>)> {
    let runs = memory.iter().flat_map(|range| module.data.iter().map(move |data| (range, data)));
    runs.filter_map(|(range, data)| Some((range.start, data.value[held(data, range)?].to_vec()))).collect()
}

fn bring(module: &mut Module, runs: Vec<(usize, Vec<u8>)>) -> anyhow::Result<()> {
    let memory = module.memories.iter().next().context("a module without memory")?.id();
    for (address, bytes) in runs {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(address)?));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}

/// Removes what the first part does once for both.
fn forget(module: &mut Module) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
}

fn import_state(module: &mut Module) {
    let imports = &mut module.imports;
    for table in module.tables.iter_mut() {
        table.import = table.import.or_else(|| Some(imports.add(FIRST, "", table.id())));
    }
    for memory in module.memories.iter_mut() {
        memory.import = memory.import.or_else(|| Some(imports.add(FIRST, "", memory.id())));
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        let global = module.globals.get_mut(id);
        if matches!(global.kind, GlobalKind::Local(_)) {
            global.kind = GlobalKind::Import(imports.add(FIRST, "", id));
        }
    }
}

fn import_functions(module: &mut Module, division: &Division) {
    for function in module.funcs.iter_mut() {
        if matches!(function.kind, FunctionKind::Local(_)) && !division.rest.contains(&function.id().index()) {
            let import = module.imports.add(FIRST, "", function.id());
            function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
        }
    }
}

fn fill_table(module: &mut Module, functions: Vec<FunctionId>) {
    let size = functions.len() as u64;
    let (table, _) = module.add_import_table(FIRST, TABLE, false, size, Some(size), RefType::FUNCREF);
    let offset = ConstExpr::Value(Value::I32(0));
    let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

/// Gives each import the shortest name that is free, except the table, which has its own.
fn name_imports(module: &mut Module) -> Vec<Shared> {
    let mut shared = Vec::new();
    for import in module.imports.iter_mut().filter(|import| import.name != TABLE) {
        let item = match import.kind {
            ImportKind::Function(id) => Item::Function(id.index()),
            ImportKind::Table(id) => Item::Table(id.index()),
            ImportKind::Memory(id) => Item::Memory(id.index()),
            ImportKind::Global(id) => Item::Global(id.index()),
            ImportKind::Tag(_) => continue,
        };
        FIRST.clone_into(&mut import.module);
        import.name = format!("{:x}", shared.len());
        shared.push(Shared { name: import.name.clone(), item });
    }
    shared
}
