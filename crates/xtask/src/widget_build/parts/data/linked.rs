//! What the linker wrote down: the things in memory, and who refers to which.
//! Source: WebAssembly tool conventions, Linking.md.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::Context;
use wasmparser::{
    DataKind, DataSectionReader, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry,
    RelocationType, SymbolInfo, TypeRef,
};

use crate::widget_build::names;

/// Where something refers to a thing in memory.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// In the function of this stable name.
    Function(&'a str),
    /// At this address.
    Address(usize),
}

/// A module with the linker's notes.
#[derive(Default)]
pub(super) struct Linked {
    /// The linker's symbols in their order: the addresses of those that are things in memory.
    symbols: Vec<Option<Range<usize>>>,
    /// Functions by where they begin in the code section.
    functions: BTreeMap<usize, String>,
    /// How many functions have a name.
    named: BTreeMap<String, usize>,
    /// Segments by where their bytes begin in the data section: their addresses.
    segments: BTreeMap<usize, Range<usize>>,
    code: Vec<RelocationEntry>,
    data: Vec<RelocationEntry>,
}

impl Linked {
    /// Reads a module as the linker left it.
    ///
    /// # Errors
    /// When it is no module, or has no notes.
    pub(super) fn read(module: &[u8]) -> anyhow::Result<Self> {
        let (mut linked, mut starts, mut names) = (Self::default(), Vec::new(), BTreeMap::new());
        let (mut code, mut imported, mut defined) = (0, 0, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => starts.push(body.range().start - code),
                Payload::DataSection(section) => linked.read_segments(section)?,
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(notes) => {
                        for subsection in notes.subsections() {
                            if let Linking::SymbolTable(symbols) = subsection? {
                                defined = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(notes) => {
                        let entries = notes.entries().into_iter().collect::<Result<_, _>>()?;
                        match section.name() {
                            "reloc.CODE" => linked.code = entries,
                            "reloc.DATA" => linked.data = entries,
                            _ => {}
                        }
                    }
                    KnownCustom::Name(section) => {
                        for subsection in section {
                            if let Name::Function(functions) = subsection? {
                                for function in functions {
                                    let function = function?;
                                    names.insert(function.index as usize, function.name);
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        anyhow::ensure!(!defined.is_empty() && !linked.code.is_empty(), "the linker left no notes in the widget");
        let bases: Vec<usize> = linked.segments.values().map(|addresses| addresses.start).collect();
        linked.symbols = defined.iter().map(|symbol| addresses(symbol, &bases)).collect();
        let name = |index: usize| names.get(&(imported + index)).map_or_else(String::new, |name| demangled(name));
        linked.functions = starts.into_iter().enumerate().map(|(index, start)| (start, name(index))).collect();
        for name in linked.functions.values() {
            *linked.named.entry(name.clone()).or_default() += 1;
        }
        Ok(linked)
    }

    /// The things in memory by their number: their addresses, empty for symbols of another kind.
    pub(super) fn things(&self) -> impl Iterator<Item = Range<usize>> {
        self.symbols.iter().map(|symbol| symbol.clone().unwrap_or_default())
    }

    /// How many functions have this name.
    pub(super) fn functions_named(&self, name: &str) -> usize {
        self.named.get(name).copied().unwrap_or_default()
    }

    /// Each place that refers to a thing in memory, with the thing's number.
    pub(super) fn references(&self) -> impl Iterator<Item = (Place<'_>, usize)> {
        let function = |entry: &RelocationEntry| self.functions.range(..=entry.offset as usize).next_back();
        let code = to_memory(&self.code).map(move |entry| {
            (Place::Function(function(entry).map_or("", |(_, name)| name.as_str())), entry.index as usize)
        });
        code.chain(to_memory(&self.data).filter_map(|entry| {
            let (start, addresses) = self.segments.range(..=entry.offset as usize).next_back()?;
            Some((Place::Address(addresses.start + entry.offset as usize - start), entry.index as usize))
        }))
    }

    fn read_segments(&mut self, section: DataSectionReader<'_>) -> anyhow::Result<()> {
        let section_start = section.range().start;
        for segment in section {
            let segment = segment?;
            let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { continue };
            let address = usize::try_from(value).context("a segment before all memory")?;
            let start = segment.range.end - segment.data.len() - section_start;
            self.segments.insert(start, address..address + segment.data.len());
        }
        Ok(())
    }
}

fn to_memory(entries: &[RelocationEntry]) -> impl Iterator<Item = &RelocationEntry> {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb};
    entries.iter().filter(|entry| matches!(entry.ty, MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32))
}

fn addresses(symbol: &SymbolInfo<'_>, bases: &[usize]) -> Option<Range<usize>> {
    let SymbolInfo::Data { symbol: Some(symbol), .. } = symbol else { return None };
    let start = bases.get(symbol.index as usize)? + symbol.offset as usize;
    Some(start..start + symbol.size as usize)
}

fn demangled(name: &str) -> String {
    names::stable(&rustc_demangle::demangle(name).to_string())
}
