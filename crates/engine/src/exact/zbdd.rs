//! Families of sets as zero-suppressed decision diagrams, and those that suffice for a function.
//!
//! Minato, S. (1993). Zero-suppressed BDDs for set manipulation in combinatorial problems. DAC '93, 272–277. Minimal
//! solutions: Rauzy, A. (1993). New algorithms for fault trees analysis. Reliability Engineering & System Safety 40(3),
//! 203–211; Rauzy, A. (2001). Mathematical foundations of minimal cutsets. IEEE Transactions on Reliability 50(4),
//! 389–396. Prime implicants: Coudert, O. & Madre, J. C. (1992). Implicit and incremental computation of primes and
//! essential primes of Boolean functions. DAC '92, 36–39.
//!
//! A member of a set is a literal: twice the level of its variable, plus one for its absence.

use super::super::interrupt::interrupted;
use super::bdd::{Bdd, FALSE, Full, Function, TRUE};
use super::freedom::Freedom;
use super::unique::{Branch, Cache, Unique};
use rustc_hash::FxHashMap;

/// A family of a [`Zbdd`].
pub(super) type Family = u32;

/// No set.
pub(super) const NONE: Family = 0;
/// The empty set alone.
pub(super) const UNIT: Family = 1;

/// A graph of families.
pub(super) struct Zbdd {
    pub unique: Unique,
    cache: Cache,
    limit: usize,
    /// How many steps were taken whose result was not known.
    steps: usize,
}

/// How many steps families may take for each node they may have, and how many at least: what was found is not always
/// kept, and steps without new nodes take time as well.
const STEPS: usize = 64;
const LEAST_STEPS: usize = 1 << 22;

impl Zbdd {
    pub fn new(limit: usize) -> Self {
        Self { unique: Unique::new(2), cache: Cache::new(), limit, steps: 0 }
    }

    /// The same families, with room for others.
    pub fn copy(&self, limit: usize) -> Self {
        Self { unique: self.unique.clone(), cache: Cache::new(), limit, steps: 0 }
    }

    #[inline]
    pub fn branch(&self, family: Family) -> Branch {
        self.unique.nodes[family as usize]
    }

    fn step(&mut self) -> Result<(), Full> {
        let most = self.limit.saturating_mul(STEPS).max(LEAST_STEPS);
        // Also the first step looks, so that many small analyses end as one large one does.
        if self.steps >= most || interrupted(self.steps) {
            return Err(Full);
        }
        self.steps += 1;
        Ok(())
    }

    #[inline]
    pub fn node(&mut self, literal: u32, high: Family, low: Family) -> Result<Family, Full> {
        if high == NONE {
            return Ok(low);
        }
        let family = self.unique.insert(Branch { level: literal, high, low });
        if self.unique.len() > self.limit || interrupted(self.unique.len()) {
            return Err(Full);
        }
        self.cache.keep_up(self.unique.len());
        Ok(family)
    }

    /// The minimal sets that suffice for a function that no variable hinders.
    pub fn sufficient(&mut self, bdd: &Bdd, function: Function) -> Result<Family, Full> {
        let mut known = vec![u32::MAX; bdd.unique.len() * 2];
        let family = self.sufficient_known(bdd, function, &mut known)?;
        self.cache.clear();
        Ok(family)
    }

    fn sufficient_known(&mut self, bdd: &Bdd, function: Function, known: &mut [u32]) -> Result<Family, Full> {
        if function < 2 {
            return Ok(if function == TRUE { UNIT } else { NONE });
        }
        if known[function as usize] != u32::MAX {
            return Ok(known[function as usize]);
        }
        let (high, low) = bdd.parts(function);
        let without = self.sufficient_known(bdd, low, known)?;
        let with = self.sufficient_known(bdd, high, known)?;
        let with = self.insufficient(bdd, with, low)?;
        let family = self.node(2 * bdd.level(function), with, without)?;
        known[function as usize] = family;
        Ok(family)
    }

    /// The sets that do not suffice for a function that no variable hinders.
    fn insufficient(&mut self, bdd: &Bdd, sets: Family, function: Function) -> Result<Family, Full> {
        if sets == NONE || function == FALSE {
            return Ok(sets);
        }
        if function == TRUE {
            return Ok(NONE);
        }
        if sets == UNIT {
            // A function that no variable hinders does not hold of nothing, unless it always does.
            return Ok(UNIT);
        }
        let Branch { level: literal, high, low } = self.branch(sets);
        let level = bdd.level(function);
        if literal > 2 * level {
            // The sets do not have the variable; so neither may what suffices.
            return self.insufficient(bdd, sets, bdd.parts(function).1);
        }
        if let Some(known) = self.cache.get(sets, function) {
            return Ok(known);
        }
        let (with, without) = if literal == 2 * level { bdd.parts(function) } else { (function, function) };
        let high = self.insufficient(bdd, high, with)?;
        let low = self.insufficient(bdd, low, without)?;
        let result = self.node(literal, high, low)?;
        self.cache.put(sets, function, result);
        Ok(result)
    }

    /// The minimal sets of changes after which a function holds however open levels turn out.
    pub fn changes(&mut self, bdd: &mut Bdd, function: Function, freedoms: &[Freedom]) -> Result<Family, Full> {
        let family = self.changes_known(bdd, function, freedoms, &mut FxHashMap::default())?;
        self.cache.clear();
        Ok(family)
    }

    fn changes_known(
        &mut self,
        bdd: &mut Bdd,
        function: Function,
        freedoms: &[Freedom],
        known: &mut FxHashMap<Function, Family>,
    ) -> Result<Family, Full> {
        if function < 2 {
            return Ok(if function == TRUE { UNIT } else { NONE });
        }
        if let Some(&known) = known.get(&function) {
            return Ok(known);
        }
        let literal = 2 * bdd.level(function);
        let (high, low) = bdd.parts(function);
        // What is enough without a change, and where changes lead.
        let (unchanged, present, absent) = match freedoms[(literal / 2) as usize] {
            Freedom::Open { present, absent } => {
                let both = bdd.and(high, low)?;
                (both, present.then_some(high).filter(|&to| to != both), absent.then_some(low).filter(|&to| to != both))
            }
            Freedom::Kept { as_it_is: false } => (low, Some(high), None),
            Freedom::Kept { as_it_is: true } => (high, None, Some(low)),
        };
        let rest = self.changes_known(bdd, unchanged, freedoms, known)?;
        let mut side = |this: &mut Self, to: Option<Function>| {
            let Some(to) = to else { return Ok(NONE) };
            let sets = this.changes_known(bdd, to, freedoms, known)?;
            this.not_above(sets, rest)
        };
        let with = side(self, present)?;
        let without = side(self, absent)?;
        let family = self.node(literal + 1, without, rest)?;
        let family = self.node(literal, with, family)?;
        known.insert(function, family);
        Ok(family)
    }

    /// The sets that contain none of the others.
    pub fn not_above(&mut self, sets: Family, others: Family) -> Result<Family, Full> {
        if sets == NONE || others == NONE {
            return Ok(sets);
        }
        if others == UNIT || sets == others {
            return Ok(NONE);
        }
        if sets == UNIT {
            // Sets are minimal among themselves, so that the empty one is not among several.
            return Ok(if self.has_empty(others) { NONE } else { UNIT });
        }
        let (one, other) = (self.branch(sets), self.branch(others));
        if one.level > other.level {
            return self.not_above(sets, other.low);
        }
        if let Some(known) = self.cache.get(sets, others) {
            return Ok(known);
        }
        self.step()?;
        let (high, low) = if one.level == other.level {
            let high = self.not_above(one.high, other.high)?;
            (self.not_above(high, other.low)?, self.not_above(one.low, other.low)?)
        } else {
            (self.not_above(one.high, others)?, self.not_above(one.low, others)?)
        };
        let result = self.node(one.level, high, low)?;
        self.cache.put(sets, others, result);
        Ok(result)
    }

    fn has_empty(&self, mut family: Family) -> bool {
        while family > UNIT {
            family = self.branch(family).low;
        }
        family == UNIT
    }

    /// The prime implicants of a function.
    pub fn primes(&mut self, bdd: &mut Bdd, function: Function) -> Result<Family, Full> {
        let family = self.primes_known(bdd, function, &mut FxHashMap::default())?;
        self.cache.clear();
        Ok(family)
    }

    fn primes_known(
        &mut self,
        bdd: &mut Bdd,
        function: Function,
        known: &mut FxHashMap<Function, Family>,
    ) -> Result<Family, Full> {
        if function < 2 {
            return Ok(if function == TRUE { UNIT } else { NONE });
        }
        if let Some(&known) = known.get(&function) {
            return Ok(known);
        }
        let literal = 2 * bdd.level(function);
        let (high, low) = bdd.parts(function);
        let both = bdd.and(high, low)?;
        let either = self.primes_known(bdd, both, known)?;
        let mut side = |this: &mut Self, part| {
            if part == both {
                return Ok(NONE);
            }
            let primes = this.primes_known(bdd, part, known)?;
            this.difference(primes, either)
        };
        let with = side(self, high)?;
        let without = side(self, low)?;
        let rest = self.node(literal + 1, without, either)?;
        let family = self.node(literal, with, rest)?;
        known.insert(function, family);
        Ok(family)
    }

    /// The sets that are not among the others.
    fn difference(&mut self, sets: Family, others: Family) -> Result<Family, Full> {
        if sets == NONE || others == NONE {
            return Ok(sets);
        }
        if sets == others {
            return Ok(NONE);
        }
        if sets == UNIT {
            return Ok(if self.has_empty(others) { NONE } else { UNIT });
        }
        let one = self.branch(sets);
        let other = self.branch(others);
        if others != UNIT && one.level > other.level {
            return self.difference(sets, other.low);
        }
        if let Some(known) = self.cache.get(sets, others) {
            return Ok(known);
        }
        self.step()?;
        let (high, low) = if others != UNIT && one.level == other.level {
            (self.difference(one.high, other.high)?, self.difference(one.low, other.low)?)
        } else {
            (one.high, self.difference(one.low, others)?)
        };
        let result = self.node(one.level, high, low)?;
        self.cache.put(sets, others, result);
        Ok(result)
    }

    /// Of the sets that have a literal, the rest.
    pub fn rest(&mut self, family: Family, literal: u32) -> Result<Family, Full> {
        let family = self.rest_known(family, literal, &mut FxHashMap::default())?;
        Ok(family)
    }

    fn rest_known(
        &mut self,
        family: Family,
        literal: u32,
        known: &mut FxHashMap<Family, Family>,
    ) -> Result<Family, Full> {
        if family <= UNIT || self.branch(family).level > literal {
            return Ok(NONE);
        }
        let branch = self.branch(family);
        if branch.level == literal {
            return Ok(branch.high);
        }
        if let Some(&known) = known.get(&family) {
            return Ok(known);
        }
        let high = self.rest_known(branch.high, literal, known)?;
        let low = self.rest_known(branch.low, literal, known)?;
        let result = self.node(branch.level, high, low)?;
        known.insert(family, result);
        Ok(result)
    }

    /// The function that holds where all of a set does.
    pub fn union(
        &self,
        bdd: &mut Bdd,
        family: Family,
        known: &mut FxHashMap<Family, Function>,
    ) -> Result<Function, Full> {
        if family <= UNIT {
            return Ok(if family == UNIT { TRUE } else { FALSE });
        }
        if let Some(&known) = known.get(&family) {
            return Ok(known);
        }
        let Branch { level: literal, high, low } = self.branch(family);
        let with = self.union(bdd, high, known)?;
        let without = self.union(bdd, low, known)?;
        let variable = bdd.variable(literal / 2)? ^ (literal & 1);
        let with = bdd.and(variable, with)?;
        let result = bdd.or(with, without)?;
        known.insert(family, result);
        Ok(result)
    }

    /// Forgets what is not part of a family, and gives back what only operations need.
    pub fn compact(&mut self, mut family: Family) -> Family {
        self.keep(std::iter::once(&mut family));
        family
    }

    /// The same for several families.
    pub fn keep<'f>(&mut self, families: impl Iterator<Item = &'f mut Family>) {
        let families: Vec<&mut Family> = families.collect();
        let mut marked = vec![false; self.unique.len()];
        (marked[0], marked[1]) = (true, true);
        for family in &families {
            marked[**family as usize] = true;
        }
        for position in (2..self.unique.len()).rev() {
            if marked[position] {
                let node = self.unique.nodes[position];
                marked[node.high as usize] = true;
                marked[node.low as usize] = true;
            }
        }
        let to = self.unique.keep(&marked, 0);
        self.cache = Cache::new();
        for family in families {
            *family = to[*family as usize];
        }
    }
}
