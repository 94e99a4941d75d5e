//! Names to symbols, for millions of names.
//!
//! A name of up to twelve bytes stands in the slot itself, so that a look-up touches one line of memory; general maps
//! touch three or four, and look-ups of mentions are what reading a large model spends most of its time on. The ignored
//! test below compares the two. The seed is drawn at random, since names come from strangers.

use std::hash::{BuildHasher, Hasher, RandomState};

const INLINE: usize = 12;
/// Begins the key of a longer name: no UTF-8 text begins with this byte.
const LONG: u64 = 0xff;
const VACANT: u32 = u32::MAX;

/// A name as integers, and where in a table it should stand.
#[derive(Clone, Copy)]
pub(super) struct Key {
    /// The first eight bytes of a short name; of a long one, the mark of long names and half of its hash.
    low: u64,
    /// The other four bytes, or the other half.
    high: u32,
    /// To be taken modulo the number of slots.
    place: u64,
}

#[derive(Clone, Copy)]
struct Slot {
    low: u64,
    high: u32,
    id: u32,
}

impl Slot {
    const VACANT: Self = Self { low: 0, high: 0, id: VACANT };
}

/// A table of names; the texts of long names are asked of whoever holds them.
pub(super) struct Table {
    slots: Vec<Slot>,
    ids: Vec<u32>,
    seed: u64,
    /// Whether a dot is part of any name, so that a name with one need not be qualified.
    has_dots: bool,
}

impl Default for Table {
    fn default() -> Self {
        let seed = RandomState::new().build_hasher().finish();
        Self { slots: vec![Slot::VACANT; 16], ids: Vec::new(), seed, has_dots: false }
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.ids).finish()
    }
}

impl Table {
    /// The symbols in the order in which their names were added.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// Whether a dot is part of any name.
    pub const fn has_dots(&self) -> bool {
        self.has_dots
    }

    /// The key of a name that is going to be added.
    #[inline]
    pub fn new_key(&mut self, name: &str) -> Key {
        self.has_dots |= name.contains('.');
        self.key(name)
    }

    /// The key of a name in this table.
    #[inline]
    pub fn key(&self, name: &str) -> Key {
        let bytes = name.as_bytes();
        let (low, high) = if bytes.len() > INLINE {
            let hash = bytes
                .chunks(8)
                .fold(self.seed, |hash, chunk| mix(hash ^ eight(chunk), 0xe703_7ed1_a0b4_28db ^ self.seed));
            (LONG | hash << 32, hash >> 32)
        } else {
            bytes.split_at_checked(8).map_or_else(|| (eight(bytes), 0), |(low, high)| (eight(low), eight(high)))
        };
        self.placed(low, low_half(high))
    }

    #[inline]
    fn placed(&self, low: u64, high: u32) -> Key {
        Key { low, high, place: mix(low ^ self.seed, u64::from(high) ^ 0x9e37_79b9_7f4a_7c15) }
    }

    /// Reads the slots where names should stand. Done for several names before they are looked up one after another,
    /// the processor waits for all of them at once.
    pub fn expect(&self, keys: &[Key]) {
        std::hint::black_box(keys.iter().fold(0, |all, &key| all ^ self.slots[self.at(key)].id));
    }

    /// The symbol of a name; `is` tells whether a symbol with the same key has this very name.
    #[inline]
    pub fn get(&self, key: Key, is: impl Fn(u32) -> bool) -> Option<u32> {
        let slot = self.slots[self.find(key, is)];
        (slot.id != VACANT).then_some(slot.id)
    }

    /// Adds a name, or gives the symbol that has it already.
    pub fn insert(&mut self, key: Key, id: u32, is: impl Fn(u32) -> bool) -> Result<(), u32> {
        if self.ids.len() * 3 >= self.slots.len() * 2 {
            self.resize(self.slots.len() * 2);
        }
        let at = self.find(key, is);
        if self.slots[at].id != VACANT {
            return Err(self.slots[at].id);
        }
        self.slots[at] = Slot { low: key.low, high: key.high, id };
        self.ids.push(id);
        Ok(())
    }

    /// Makes room for more names.
    pub fn reserve(&mut self, more: usize) {
        let slots = ((self.ids.len() + more) * 3 / 2 + 1).next_power_of_two();
        if slots > self.slots.len() {
            self.ids.reserve(more);
            self.resize(slots);
        }
    }

    fn resize(&mut self, slots: usize) {
        let old = std::mem::replace(&mut self.slots, vec![Slot::VACANT; slots]);
        for slot in old {
            if slot.id != VACANT {
                let at = self.find(self.placed(slot.low, slot.high), |_| false);
                self.slots[at] = slot;
            }
        }
    }

    /// The slot of a key, or the vacant one where it would stand.
    #[inline]
    fn find(&self, key: Key, is: impl Fn(u32) -> bool) -> usize {
        let mut at = self.at(key);
        loop {
            let slot = self.slots[at];
            let same = slot.low == key.low && slot.high == key.high;
            if slot.id == VACANT || same && (key.low & 0xff != LONG || is(slot.id)) {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The slot where a key should stand.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the number of slots is a power of two")]
    const fn at(&self, key: Key) -> usize {
        key.place as usize & (self.slots.len() - 1)
    }
}

/// Up to eight bytes as an integer, zeros after the last. Nothing is copied byte by byte: that takes longer than all the
/// rest of a look-up.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    if let Some(&all) = bytes.first_chunk() {
        return u64::from_le_bytes(all);
    }
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(&first), Some(&last)) => {
            let shift = 8 * (bytes.len() - 4);
            u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << shift
        }
        _ => bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
const fn low_half(word: u64) -> u32 {
    word as u32
}

/// Both halves of a product, folded (Wang Yi's wyhash).
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves of the product are what is wanted")]
fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// Prints the ratio to an indexed map: `cargo test --release --lib table -- --ignored --nocapture`.
    #[test]
    #[ignore = "a measurement"]
    #[expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "measures and prints")]
    fn compared_with_a_general_map() {
        let names: Vec<String> = (0..1_000_000).map(|i| format!("p{i}")).collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|&i| i.wrapping_mul(0x9e37_79b9) % 1_000_003);
        let mut table = Table::default();
        let mut map: indexmap::IndexMap<&str, u32, rustc_hash::FxBuildHasher> = indexmap::IndexMap::default();
        for (id, name) in (0..).zip(&names) {
            table.insert(table.key(name), id, |_| true).unwrap();
            map.insert(name, id);
        }
        let timed = |look_up: &dyn Fn(&str) -> u32| {
            let start = std::time::Instant::now();
            let sum = order.iter().fold(0_u32, |sum, &i| sum.wrapping_add(look_up(&names[i])));
            (start.elapsed().as_secs_f64(), sum)
        };
        let (own, one) = timed(&|name| table.get(table.key(name), |_| true).unwrap());
        let (general, other) = timed(&|name| map[name]);
        assert_eq!(one, other);
        println!("the table takes {:.2} of the time of an indexed map", own / general);
    }

    #[test]
    fn finds_short_and_long_names_among_many() {
        let names: Vec<String> =
            (0..5000).map(|i| if i % 2 == 0 { format!("n{i}") } else { format!("a_rather_long_name_{i}") }).collect();
        let mut table = Table::default();
        for (id, name) in (0..).zip(&names) {
            assert_eq!(table.insert(table.key(name), id, |known| names[known as usize] == *name), Ok(()));
        }
        for (id, name) in (0..).zip(&names) {
            assert_eq!(table.get(table.key(name), |known| names[known as usize] == *name), Some(id));
            assert_eq!(table.insert(table.key(name), 9999, |known| names[known as usize] == *name), Err(id));
        }
        assert_eq!(table.get(table.key("n1"), |_| true), None);
    }
}
