//! A small ordered map.
//!
//! The tree of the standard library is compiled once for each kind of key and value, some five kilobytes each; a sorted
//! row is a tenth of that, and as fast for the few thousand entries that a page has.

/// Values in the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Table<K, V> {
    /// The value under a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// The value under a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Whether there is a value under a key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a value under a key, and answers with the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes the value under a key away.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// The entries whose keys lie from `from` up to, and without, `to`.
    pub fn between(&self, from: &K, to: &K) -> &[(K, V)] {
        let start = self.0.partition_point(|(key, _)| key < from);
        let end = self.0.partition_point(|(key, _)| key < to);
        self.0.get(start..end).unwrap_or_default()
    }

    /// The entries from a key on, taken away.
    pub fn split_off(&mut self, from: &K) -> Vec<(K, V)> {
        self.0.split_off(self.0.partition_point(|(key, _)| key < from))
    }

    /// All entries.
    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// All values.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// All values, taken away.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn keeps_the_order_of_its_keys() {
        let mut table = Table::default();
        for key in [3, 1, 2, 5] {
            assert_eq!(table.insert(key, key * 10), None);
        }
        assert_eq!(table.insert(2, 21), Some(20));
        assert_eq!(table.iter().copied().collect::<Vec<_>>(), [(1, 10), (2, 21), (3, 30), (5, 50)]);
        assert_eq!(table.between(&2, &5), [(2, 21), (3, 30)]);
        assert!(table.between(&5, &2).is_empty());
        assert_eq!(table.remove(&1), Some(10));
        assert_eq!(table.remove(&1), None);
        assert_eq!(table.split_off(&3), [(3, 30), (5, 50)]);
        assert_eq!(table.get(&2), Some(&21));
        assert_eq!(table.get(&3), None);
    }
}
