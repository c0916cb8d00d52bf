//! Which bytes of memory only the rest refers to, as the linker noted it.

mod linked;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use linked::{Linked, Place};
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataKind};

/// The addresses that nothing leads to but the functions of these names, in rising order. There are so many functions of
/// each name; where the linker knew more of them, the others may be anywhere.
///
/// # Errors
/// When the linker left no notes.
pub(super) fn only_of(rest: &BTreeMap<&str, usize>, linked: &[u8]) -> anyhow::Result<Vec<Range<usize>>> {
    let linked = Linked::read(linked)?;
    let things: Vec<Range<usize>> = linked.things().collect();
    let (mut pending, mut inner) = (Vec::new(), BTreeMap::<usize, Vec<usize>>::new());
    for (place, target) in linked.references() {
        match place {
            Place::Function(name) if rest.get(name) == Some(&linked.functions_named(name)) => {}
            Place::Function(_) => pending.push(target),
            Place::Address(address) => inner.entry(address).or_default().push(target),
        }
    }
    let mut needed = BTreeSet::new();
    while let Some(next) = pending.pop() {
        if needed.insert(next) {
            pending.extend(inner.range(things[next].clone()).flat_map(|(_, targets)| targets));
        }
    }
    Ok(left(things.into_iter().enumerate().map(|(index, range)| (range, needed.contains(&index)))))
}

/// Which bytes of a segment stand at these addresses, if any.
pub(super) fn held(data: &Data, range: &Range<usize>) -> Option<Range<usize>> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(base)), .. } = data.kind else { return None };
    let base = usize::try_from(base).ok()?;
    let start = range.start.saturating_sub(base);
    let end = range.end.saturating_sub(base).min(data.value.len());
    (start < end).then_some(start..end)
}

/// What is covered by something that is not needed, and by nothing that is.
fn left(things: impl Iterator<Item = (Range<usize>, bool)>) -> Vec<Range<usize>> {
    let (needed, unneeded): (Vec<_>, Vec<_>) = things.partition(|(_, is_needed)| *is_needed);
    let mut bytes: BTreeSet<usize> = unneeded.into_iter().flat_map(|(range, _)| range).collect();
    for byte in needed.into_iter().flat_map(|(range, _)| range) {
        bytes.remove(&byte);
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for byte in bytes {
        match ranges.last_mut() {
            Some(last) if last.end == byte => last.end += 1,
            _ => ranges.push(byte..byte + 1),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn what_a_needed_thing_shares_is_kept() {
        let things = [(0..10, false), (10..12, false), (4..6, true), (20..22, true), (30..31, false)];
        assert_eq!(left(things.into_iter()), [0..4, 6..12, 30..31]);
    }
}
