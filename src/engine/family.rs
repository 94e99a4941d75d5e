//! Families of sets as zero-suppressed decision diagrams, and the minimal sets that make a function hold.
//!
//! Minato, S. (1993). Zero-suppressed BDDs for set manipulation in combinatorial problems. DAC '93, 272–277.
//! Minimal solutions: Rauzy, A. (1993). New algorithms for fault trees analysis. Reliability Engineering & System Safety
//! 40(3), 203–211. Prime implicants: Coudert, O. & Madre, J. C. (1992). Implicit and incremental computation of primes
//! and essential primes of Boolean functions. DAC '92, 36–39.

use super::diagram::{Diagram, Function, LimitReached, deeper};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// A family of sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family(u32);

impl Family {
    /// No set.
    pub const NONE: Self = Self(0);
    /// The empty set alone.
    pub const EMPTY: Self = Self(1);
}

/// A member of sets.
pub type Item = u32;

/// What may be done about a variable, and by which item that is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// It may turn out either way; an item makes it present, another absent, where there are such items.
    Open {
        /// Names its presence.
        present: Option<Item>,
        /// Names its absence.
        absent: Option<Item>,
    },
    /// It stays as it is unless the item is taken.
    Kept {
        /// How it is.
        as_it_is: bool,
        /// Names the change.
        changed: Item,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Node {
    item: Item,
    low: Family,
    high: Family,
}

/// A shared graph of families.
pub struct Families {
    nodes: Vec<Node>,
    has_empty: Vec<bool>,
    unique: FxHashMap<Node, Family>,
    unions: FxHashMap<(Family, Family), Family>,
    without: FxHashMap<(Family, Family), Family>,
    minimal: FxHashMap<Function, Family>,
    limit: usize,
}

impl Families {
    /// An empty graph that may grow to `limit` nodes.
    pub fn new(limit: usize) -> Self {
        let constant = |family| Node { item: Item::MAX, low: family, high: family };
        Self {
            nodes: vec![constant(Family::NONE), constant(Family::EMPTY)],
            has_empty: vec![false, true],
            unique: FxHashMap::default(),
            unions: FxHashMap::default(),
            without: FxHashMap::default(),
            minimal: FxHashMap::default(),
            limit,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the limit is far below 2^32")]
    fn node(&mut self, item: Item, low: Family, high: Family) -> Result<Family, LimitReached> {
        if high == Family::NONE {
            return Ok(low);
        }
        let node = Node { item, low, high };
        if let Some(&known) = self.unique.get(&node) {
            return Ok(known);
        }
        if self.nodes.len() >= self.limit {
            return Err(LimitReached { limit: self.limit });
        }
        let family = Family(self.nodes.len() as u32);
        self.nodes.push(node);
        self.has_empty.push(self.has_empty[low.0 as usize]);
        self.unique.insert(node, family);
        Ok(family)
    }

    fn get(&self, family: Family) -> Node {
        self.nodes[family.0 as usize]
    }

    /// The sets of both.
    fn union(&mut self, one: Family, other: Family) -> Result<Family, LimitReached> {
        if one == Family::NONE || one == other {
            return Ok(other);
        }
        if other == Family::NONE {
            return Ok(one);
        }
        let key = (one.min(other), one.max(other));
        if let Some(&known) = self.unions.get(&key) {
            return Ok(known);
        }
        let (a, b) = (self.get(one), self.get(other));
        let item = a.item.min(b.item);
        let (a_low, a_high) = if a.item == item { (a.low, a.high) } else { (one, Family::NONE) };
        let (b_low, b_high) = if b.item == item { (b.low, b.high) } else { (other, Family::NONE) };
        let (low, high) = deeper(|| Ok((self.union(a_low, b_low)?, self.union(a_high, b_high)?)))?;
        let result = self.node(item, low, high)?;
        self.unions.insert(key, result);
        Ok(result)
    }

    /// The sets that contain none of the others.
    fn without(&mut self, sets: Family, others: Family) -> Result<Family, LimitReached> {
        if others == Family::NONE || sets == Family::NONE {
            return Ok(sets);
        }
        if self.has_empty[others.0 as usize] || sets == others {
            return Ok(Family::NONE);
        }
        if sets == Family::EMPTY {
            return Ok(sets);
        }
        if let Some(&known) = self.without.get(&(sets, others)) {
            return Ok(known);
        }
        let (a, b) = (self.get(sets), self.get(others));
        let result = deeper(|| match a.item.cmp(&b.item) {
            Ordering::Less => {
                let (low, high) = (self.without(a.low, others)?, self.without(a.high, others)?);
                self.node(a.item, low, high)
            }
            Ordering::Greater => self.without(sets, b.low),
            Ordering::Equal => {
                let low = self.without(a.low, b.low)?;
                let high = self.without(a.high, b.high)?;
                let high = self.without(high, b.low)?;
                self.node(a.item, low, high)
            }
        })?;
        self.without.insert((sets, others), result);
        Ok(result)
    }

    /// The minimal sets of items after which a function holds however open variables turn out.
    ///
    /// `freedoms` says for each level what may be done about it; the items of a level must lie above those of the
    /// levels before it.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn minimal(
        &mut self,
        diagram: &mut Diagram,
        freedoms: &[Freedom],
        function: Function,
    ) -> Result<Family, LimitReached> {
        match function {
            Function::FALSE => return Ok(Family::NONE),
            Function::TRUE => return Ok(Family::EMPTY),
            _ => {}
        }
        if let Some(&known) = self.minimal.get(&function) {
            return Ok(known);
        }
        let (low, high) = (diagram.low(function), diagram.high(function));
        let freedom = freedoms[diagram.level(function) as usize];
        let result = deeper(|| {
            let (rest, changes) = match freedom {
                Freedom::Open { present, absent } => {
                    (diagram.and(low, high)?, [present.map(|item| (item, high)), absent.map(|item| (item, low))])
                }
                Freedom::Kept { as_it_is, changed } => {
                    let (kept, other) = if as_it_is { (high, low) } else { (low, high) };
                    (kept, [Some((changed, other)), None])
                }
            };
            let rest = self.minimal(diagram, freedoms, rest)?;
            let mut all = rest;
            for (item, then) in changes.into_iter().flatten() {
                let sets = self.minimal(diagram, freedoms, then)?;
                let sets = self.without(sets, rest)?;
                let sets = self.node(item, Family::NONE, sets)?;
                all = self.union(all, sets)?;
            }
            Ok(all)
        })?;
        self.minimal.insert(function, result);
        Ok(result)
    }

    /// How many sets there are; `u128::MAX` stands for more.
    pub fn count(&self, family: Family) -> u128 {
        let mut counts: FxHashMap<Family, u128> = FxHashMap::from_iter([(Family::NONE, 0), (Family::EMPTY, 1)]);
        // Nodes come after those they lead to, so that ascending order meets every part before the whole.
        for index in 2..=family.0 {
            let node = self.get(Family(index));
            let (Some(low), Some(high)) = (counts.get(&node.low), counts.get(&node.high)) else { continue };
            let sum = low.saturating_add(*high);
            counts.insert(Family(index), sum);
        }
        counts.get(&family).copied().unwrap_or(0)
    }

    /// The sets, smallest first, at most `most` of them.
    pub fn smallest(&self, family: Family, most: usize) -> Vec<Vec<Item>> {
        let mut found = Vec::new();
        let mut size = 0;
        let sizes = self.sizes(family);
        let Some(&(least, largest)) = sizes.get(&family) else { return found };
        while found.len() < most && size <= largest {
            if size >= least {
                let first = found.len();
                self.of_size(family, size, &sizes, &mut Vec::new(), most, &mut found);
                found[first..].sort();
            }
            size += 1;
        }
        found
    }

    /// The least and the largest size of the sets of each part of a family.
    fn sizes(&self, family: Family) -> FxHashMap<Family, (usize, usize)> {
        let mut sizes = FxHashMap::from_iter([(Family::EMPTY, (0, 0))]);
        for index in 2..=family.0 {
            let node = self.get(Family(index));
            let low = sizes.get(&node.low).copied();
            let high = sizes.get(&node.high).map(|&(least, largest): &(usize, usize)| (least + 1, largest + 1));
            let both = match (low, high) {
                (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
                (one, other) => one.or(other),
            };
            if let Some(both) = both {
                sizes.insert(Family(index), both);
            }
        }
        sizes
    }

    fn of_size(
        &self,
        family: Family,
        size: usize,
        sizes: &FxHashMap<Family, (usize, usize)>,
        taken: &mut Vec<Item>,
        most: usize,
        found: &mut Vec<Vec<Item>>,
    ) {
        let fits = sizes.get(&family).is_some_and(|&(least, largest)| least <= size && size <= largest);
        if !fits || found.len() >= most {
            return;
        }
        if family == Family::EMPTY {
            found.push(taken.clone());
            return;
        }
        let node = self.get(family);
        deeper(|| {
            if size > 0 {
                taken.push(node.item);
                self.of_size(node.high, size - 1, sizes, taken, most, found);
                taken.pop();
            }
            self.of_size(node.low, size, sizes, taken, most, found);
        });
    }
}
