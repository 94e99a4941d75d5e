//! Names to symbols, for millions of names.
//!
//! A name of up to twelve bytes stands in the slot itself, so that a look-up touches one line of memory; general maps
//! touch three or four, and look-ups of mentions are what reading a large model spends most of its time on. The ignored
//! test below compares the two. The seed is drawn at random, since names come from strangers.

use smallvec::SmallVec;
use std::hash::{BuildHasher, Hasher, RandomState};

const INLINE: usize = 12;
/// Begins the key of a longer name: no UTF-8 text begins with this byte.
const LONG: u8 = 0xff;
const VACANT: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Slot {
    key: [u8; INLINE],
    id: u32,
}

/// A table of names; the texts of long names are asked of whoever holds them.
pub(super) struct Table {
    slots: Vec<Slot>,
    ids: Vec<u32>,
    seed: u64,
}

impl Default for Table {
    fn default() -> Self {
        let vacant = Slot { key: [0; INLINE], id: VACANT };
        Self { slots: vec![vacant; 16], ids: Vec::new(), seed: RandomState::new().build_hasher().finish() }
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

    /// Reads the slots where names should stand. Done for several names before they are looked up one after another,
    /// the processor waits for all of them at once.
    pub fn expect<'t>(&self, names: impl Iterator<Item = &'t str>) {
        let mask = self.slots.len() - 1;
        let places: SmallVec<[usize; 128]> = names.map(|name| self.place(self.key(name)) & mask).collect();
        std::hint::black_box(places.iter().fold(0, |all, &place| all ^ self.slots[place].id));
    }

    /// The symbol of a name; `is` tells whether a symbol with the same key has this very name.
    #[inline]
    pub fn get(&self, name: &str, is: impl Fn(u32) -> bool) -> Option<u32> {
        let key = self.key(name);
        let slot = self.slots[self.find(key, is)];
        (slot.id != VACANT).then_some(slot.id)
    }

    /// Adds a name, or gives the symbol that has it already.
    pub fn insert(&mut self, name: &str, id: u32, is: impl Fn(u32) -> bool) -> Result<(), u32> {
        if self.ids.len() * 3 >= self.slots.len() * 2 {
            self.resize(self.slots.len() * 2);
        }
        let key = self.key(name);
        let at = self.find(key, is);
        if self.slots[at].id != VACANT {
            return Err(self.slots[at].id);
        }
        self.slots[at] = Slot { key, id };
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
        let vacant = Slot { key: [0; INLINE], id: VACANT };
        let old = std::mem::replace(&mut self.slots, vec![vacant; slots]);
        for slot in old {
            if slot.id != VACANT {
                let at = self.find(slot.key, |_| false);
                self.slots[at] = slot;
            }
        }
    }

    /// The slot of a key, or the vacant one where it would stand.
    #[inline]
    fn find(&self, key: [u8; INLINE], is: impl Fn(u32) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = self.place(key) & mask;
        loop {
            let slot = &self.slots[at];
            if slot.id == VACANT || slot.key == key && (key[0] != LONG || is(slot.id)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn place(&self, key: [u8; INLINE]) -> usize {
        let low = u64::from_le_bytes([key[0], key[1], key[2], key[3], key[4], key[5], key[6], key[7]]);
        let high = u64::from(u32::from_le_bytes([key[8], key[9], key[10], key[11]]));
        usize::try_from(mix(low ^ self.seed, high ^ 0x9e37_79b9_7f4a_7c15)).unwrap_or(usize::MAX)
    }

    /// A short name itself, or the hash of a long one.
    #[inline]
    fn key(&self, name: &str) -> [u8; INLINE] {
        let bytes = name.as_bytes();
        let mut key = [0; INLINE];
        if bytes.len() <= INLINE {
            key[..bytes.len()].copy_from_slice(bytes);
            return key;
        }
        let hash = bytes.chunks(8).fold(self.seed, |hash, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            mix(hash ^ u64::from_le_bytes(word), 0xe703_7ed1_a0b4_28db ^ self.seed)
        });
        key[0] = LONG;
        key[4..].copy_from_slice(&hash.to_le_bytes());
        key
    }
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
            table.insert(name, id, |_| true).unwrap();
            map.insert(name, id);
        }
        let timed = |look_up: &dyn Fn(&str) -> u32| {
            let start = std::time::Instant::now();
            let sum = order.iter().fold(0_u32, |sum, &i| sum.wrapping_add(look_up(&names[i])));
            (start.elapsed().as_secs_f64(), sum)
        };
        let (own, one) = timed(&|name| table.get(name, |_| true).unwrap());
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
            assert_eq!(table.insert(name, id, |known| names[known as usize] == *name), Ok(()));
        }
        for (id, name) in (0..).zip(&names) {
            assert_eq!(table.get(name, |known| names[known as usize] == *name), Some(id));
            assert_eq!(table.insert(name, 9999, |known| names[known as usize] == *name), Err(id));
        }
        assert_eq!(table.get("n1", |_| true), None);
    }
}
