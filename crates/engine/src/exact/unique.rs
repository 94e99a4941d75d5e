//! Nodes of a diagram, equal ones once, and a cache of results.

/// A node: its level, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub level: u32,
    pub high: u32,
    pub low: u32,
}

impl Branch {
    #[inline]
    fn hash(self) -> u64 {
        mixed(self.high, self.low, self.level)
    }
}

/// A well-mixed number of three.
#[inline]
fn mixed(one: u32, two: u32, three: u32) -> u64 {
    let pair = u64::from(one) << 32 | u64::from(two);
    let mixed = (pair ^ u64::from(three).wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

const EMPTY: u32 = u32::MAX;

/// Most modules are a few nodes, and there may be hundreds.
const LEAST_TABLE: usize = 8;

/// All nodes of a diagram; each comes after those it leads to.
#[derive(Clone)]
pub(super) struct Unique {
    pub nodes: Vec<Branch>,
    /// Positions of nodes by their hash, with open addressing.
    table: Vec<u32>,
}

impl Unique {
    /// With nodes that stand for constants.
    pub fn new(constants: usize) -> Self {
        let constant = Branch { level: u32::MAX, high: 0, low: 0 };
        Self { nodes: vec![constant; constants], table: vec![EMPTY; LEAST_TABLE] }
    }

    /// The position of a node.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "diagrams are limited below 2^31 nodes, and hashes are masked")]
    pub fn insert(&mut self, branch: Branch) -> u32 {
        let mask = self.table.len() - 1;
        let mut slot = (branch.hash() >> 20) as usize & mask;
        loop {
            match self.table[slot] {
                EMPTY => break,
                known if self.nodes[known as usize] == branch => return known,
                _ => slot = (slot + 1) & mask,
            }
        }
        let position = self.nodes.len() as u32;
        self.nodes.push(branch);
        self.table[slot] = position;
        if self.nodes.len() * 4 > self.table.len() * 3 {
            self.rehash(self.table.len() * 2);
        }
        position
    }

    /// The number of nodes.
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    #[expect(clippy::cast_possible_truncation, reason = "diagrams are limited below 2^31 nodes, and hashes are masked")]
    fn rehash(&mut self, size: usize) {
        self.table.clear();
        self.table.resize(size, EMPTY);
        let mask = size - 1;
        for (position, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.level != u32::MAX) {
            let mut slot = (node.hash() >> 20) as usize & mask;
            while self.table[slot] != EMPTY {
                slot = (slot + 1) & mask;
            }
            self.table[slot] = position as u32;
        }
    }

    /// Keeps the marked nodes, in their order. `edges` says how many low bits of what nodes lead to are no part of the
    /// position. Returns where each node went.
    #[expect(clippy::cast_possible_truncation, reason = "diagrams are limited below 2^31 nodes")]
    pub fn keep(&mut self, marked: &[bool], bits: u32) -> Vec<u32> {
        let mut to = vec![EMPTY; self.nodes.len()];
        let mut kept = 0;
        for position in 0..self.nodes.len() {
            if !marked[position] {
                continue;
            }
            let mut node = self.nodes[position];
            if node.level != u32::MAX {
                let moved = |edge: u32| to[(edge >> bits) as usize] << bits | (edge & ((1 << bits) - 1));
                (node.high, node.low) = (moved(node.high), moved(node.low));
            }
            to[position] = kept as u32;
            self.nodes[kept] = node;
            kept += 1;
        }
        self.nodes.truncate(kept);
        let size = (kept * 2).next_power_of_two().max(LEAST_TABLE);
        if size * 4 < self.table.len() {
            self.table = Vec::new();
            self.nodes.shrink_to_fit();
        }
        self.rehash(size.max(self.table.len()));
        to
    }
}

/// Results of operations on two operands; a newer result takes the place of an older one.
pub(super) struct Cache {
    entries: Vec<[u32; 3]>,
}

impl Cache {
    const MOST: usize = 1 << 22;
    /// How many nodes there are for an entry, at least: a larger cache finds hardly more.
    const NODES: usize = 4;

    pub fn new() -> Self {
        Self { entries: vec![[EMPTY; 3]] }
    }

    #[inline]
    fn slot(&self, one: u32, other: u32) -> usize {
        (mixed(one, other, 7) >> 20) as usize & (self.entries.len() - 1)
    }

    #[inline]
    pub fn get(&self, one: u32, other: u32) -> Option<u32> {
        let [known_one, known_other, result] = self.entries[self.slot(one, other)];
        (known_one == one && known_other == other).then_some(result)
    }

    #[inline]
    pub fn put(&mut self, one: u32, other: u32, result: u32) {
        let slot = self.slot(one, other);
        self.entries[slot] = [one, other, result];
    }

    /// Grows with the diagram; what was known is kept where it can be.
    #[inline]
    pub fn keep_up(&mut self, nodes: usize) {
        if nodes > self.entries.len() * 2 * Self::NODES && self.entries.len() < Self::MOST {
            let larger = vec![[EMPTY; 3]; self.entries.len() * 2];
            for [one, other, result] in std::mem::replace(&mut self.entries, larger) {
                if one != EMPTY {
                    self.put(one, other, result);
                }
            }
        }
    }

    pub fn clear(&mut self) {
        self.entries.fill([EMPTY; 3]);
    }
}
