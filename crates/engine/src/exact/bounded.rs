//! The minimal sets up to a size, gate by gate, without a diagram of the function.
//!
//! Minimal sets of a conjunction are unions of minimal sets of its arguments, and none of these is larger than the whole:
//! what is too large may be left out at every gate. Rauzy, A. (1993). New algorithms for fault trees analysis.
//! Reliability Engineering & System Safety 40(3), 203–211.

use super::bdd::Full;
use super::graph::{Edge, Gate, Graph};
use super::ordering::ordered;
use super::part::Part;
use super::plan::Leaf;
use super::region::Region;
use super::unique::Cache;
use super::zbdd::{Family, NONE, UNIT, Zbdd};
use rustc_hash::FxHashMap;

/// Below this size nothing is forgotten between gates.
const LEAST_CLEARED: usize = 100_000;

/// Families of minimal sets whose members have weights, none heavier than a bound.
pub(super) struct Bounded {
    zbdd: Zbdd,
    /// By level, the least number of variables that a member stands for.
    weights: Vec<u32>,
    /// By node, how heavy its lightest and its heaviest set are.
    lightest: Vec<u32>,
    heaviest: Vec<u32>,
    unions: Cache,
    products: FxHashMap<(Family, Family, u32), Family>,
    bounds: FxHashMap<(Family, u32), Family>,
    /// Whether anything was left out.
    pub cut: bool,
}

impl Bounded {
    /// The family of a region in an order of its leaves, for leaves that are as heavy as given; or how many gates were
    /// done when there was no more room.
    pub fn of(
        graph: &Graph,
        region: &Region,
        order: usize,
        bound: u32,
        limit: usize,
        weight: impl Fn(Leaf) -> u32,
    ) -> Result<(Part, u32, bool), usize> {
        let order = ordered(graph, region, order);
        let leaves: Vec<Leaf> = order.iter().map(|node| region.leaves[node]).collect();
        let mut this = Self {
            zbdd: Zbdd::new(limit),
            weights: leaves.iter().map(|&leaf| weight(leaf)).collect(),
            lightest: Vec::new(),
            heaviest: Vec::new(),
            unions: Cache::new(),
            products: FxHashMap::default(),
            bounds: FxHashMap::default(),
            cut: false,
        };
        this.weigh();
        let stack = order.len() * 4096 + (256 << 10);
        let family = stacker::maybe_grow(stack, stack, || this.gates(graph, region, &order, bound))?;
        let lightest = this.lightest[family as usize];
        let inverted = order.iter().map(|node| region.polarities.get(node) == Some(&[false, true])).collect();
        let family = this.zbdd.compact(family);
        Ok((Part { zbdd: this.zbdd, family, leaves, inverted }, lightest, this.cut))
    }

    fn gates(&mut self, graph: &Graph, region: &Region, order: &[usize], bound: u32) -> Result<Family, usize> {
        let mut families: indexmap::IndexMap<usize, Family, rustc_hash::FxBuildHasher> = indexmap::IndexMap::default();
        for (level, &node) in (0..).zip(order) {
            let single = self.node(2 * level, UNIT, NONE).map_err(|Full| 0_usize)?;
            let bounded = self.bounded(single, bound).map_err(|Full| 0_usize)?;
            families.insert(node, bounded);
        }
        let constant = |&value| if value == super::bdd::TRUE { UNIT } else { NONE };
        families.extend(region.constants.iter().map(|(&node, value)| (node, constant(value))));
        let mut clear_at = LEAST_CLEARED;
        for (done, &gate) in region.gates.iter().enumerate() {
            let kind = &graph.gates[gate];
            let of = |edge: &Edge| {
                // A complement stands at variables only, whose literals speak of their absence then; or at a constant.
                let family = families.get(&edge.node()).copied().unwrap_or(NONE);
                if region.constants.contains_key(&edge.node()) && edge.is_complement() { UNIT - family } else { family }
            };
            let mut arguments: Vec<Family> = kind.arguments().iter().map(of).collect();
            arguments.sort_by_key(|&family| std::cmp::Reverse(self.zbdd.branch(family).level));
            let family = match kind {
                Gate::False | Gate::Variable(_) => Ok(NONE),
                Gate::All(_) => arguments.into_iter().try_fold(UNIT, |all, one| self.product(one, all, bound)),
                Gate::Any(_) => arguments.into_iter().try_fold(NONE, |any, one| self.union(one, any)),
                Gate::AtLeast(need, _) => self.at_least(*need as usize, &arguments, bound),
            };
            families.insert(gate, family.map_err(|Full| done)?);
            if self.zbdd.unique.len() > clear_at {
                let needed: rustc_hash::FxHashSet<usize> = region.gates[done + 1..]
                    .iter()
                    .flat_map(|&gate| graph.gates[gate].arguments())
                    .map(|edge| edge.node())
                    .collect();
                families.retain(|&node, _| needed.contains(&node) || node == gate);
                self.zbdd.keep(families.values_mut());
                (self.unions, self.products, self.bounds) = (Cache::new(), FxHashMap::default(), FxHashMap::default());
                self.lightest.clear();
                self.heaviest.clear();
                self.weigh();
                clear_at = (self.zbdd.unique.len() * 2).max(LEAST_CLEARED);
            }
        }
        Ok(families.get(&region.head).copied().unwrap_or(NONE))
    }

    /// Weighs the nodes that are new.
    fn weigh(&mut self) {
        for position in self.lightest.len()..self.zbdd.unique.len() {
            let (lightest, heaviest) = match position {
                0 => (u32::MAX, 0),
                1 => (0, 0),
                _ => {
                    let node = self.zbdd.unique.nodes[position];
                    let (high, low) = (node.high as usize, node.low as usize);
                    let weight = self.weights[(node.level / 2) as usize];
                    let lightest = self.lightest[high].saturating_add(weight).min(self.lightest[low]);
                    (lightest, (self.heaviest[high].saturating_add(weight)).max(self.heaviest[low]))
                }
            };
            self.lightest.push(lightest);
            self.heaviest.push(heaviest);
        }
    }

    fn node(&mut self, literal: u32, high: Family, low: Family) -> Result<Family, Full> {
        let family = self.zbdd.node(literal, high, low)?;
        self.weigh();
        Ok(family)
    }

    fn not_above(&mut self, sets: Family, others: Family) -> Result<Family, Full> {
        let family = self.zbdd.not_above(sets, others)?;
        self.weigh();
        Ok(family)
    }

    /// The sets that are no heavier than a bound.
    fn bounded(&mut self, family: Family, bound: u32) -> Result<Family, Full> {
        if self.heaviest[family as usize] <= bound {
            return Ok(family);
        }
        if self.lightest[family as usize] > bound {
            self.cut = true;
            return Ok(NONE);
        }
        if let Some(&known) = self.bounds.get(&(family, bound)) {
            return Ok(known);
        }
        let branch = self.zbdd.branch(family);
        let low = self.bounded(branch.low, bound)?;
        let high = match bound.checked_sub(self.weights[(branch.level / 2) as usize]) {
            Some(rest) => self.bounded(branch.high, rest)?,
            None => NONE,
        };
        self.cut |= high == NONE;
        let result = self.node(branch.level, high, low)?;
        self.bounds.insert((family, bound), result);
        Ok(result)
    }

    /// The minimal sets of both.
    fn union(&mut self, one: Family, other: Family) -> Result<Family, Full> {
        if one == other || other == NONE {
            return Ok(one);
        }
        if one == NONE {
            return Ok(other);
        }
        if one == UNIT || other == UNIT {
            return Ok(UNIT);
        }
        let (one, other) = (one.min(other), one.max(other));
        if let Some(known) = self.unions.get(one, other) {
            return Ok(known);
        }
        let (a, b) = (self.zbdd.branch(one), self.zbdd.branch(other));
        let literal = a.level.min(b.level);
        let (a_high, a_low) = if a.level == literal { (a.high, a.low) } else { (NONE, one) };
        let (b_high, b_low) = if b.level == literal { (b.high, b.low) } else { (NONE, other) };
        let low = self.union(a_low, b_low)?;
        let high = self.union(a_high, b_high)?;
        let high = self.not_above(high, low)?;
        let result = self.node(literal, high, low)?;
        self.unions.keep_up(self.zbdd.unique.len());
        self.unions.put(one, other, result);
        Ok(result)
    }

    /// The minimal unions of a set of one and a set of the other that are no heavier than a bound.
    fn product(&mut self, one: Family, other: Family, bound: u32) -> Result<Family, Full> {
        if one == NONE || other == NONE {
            return Ok(NONE);
        }
        if one == UNIT || other == UNIT || one == other {
            return self.bounded(if one == UNIT { other } else { one }, bound);
        }
        if self.lightest[one as usize].max(self.lightest[other as usize]) > bound {
            self.cut = true;
            return Ok(NONE);
        }
        let (one, other) = (one.min(other), one.max(other));
        // No union is heavier than the heaviest of both together.
        let bound = bound.min(self.heaviest[one as usize].saturating_add(self.heaviest[other as usize]));
        if let Some(&known) = self.products.get(&(one, other, bound)) {
            return Ok(known);
        }
        let (a, b) = (self.zbdd.branch(one), self.zbdd.branch(other));
        let literal = a.level.min(b.level);
        let (a_high, a_low) = if a.level == literal { (a.high, a.low) } else { (NONE, one) };
        let (b_high, b_low) = if b.level == literal { (b.high, b.low) } else { (NONE, other) };
        let low = self.product(a_low, b_low, bound)?;
        let high = if let Some(rest) = bound.checked_sub(self.weights[(literal / 2) as usize]) {
            let b_any = self.union(b_high, b_low)?;
            let with_a = self.product(a_high, b_any, rest)?;
            let with_b = self.product(a_low, b_high, rest)?;
            let high = self.union(with_a, with_b)?;
            self.not_above(high, low)?
        } else {
            self.cut = true;
            NONE
        };
        let result = self.node(literal, high, low)?;
        self.products.insert((one, other, bound), result);
        Ok(result)
    }

    fn at_least(&mut self, need: usize, families: &[Family], bound: u32) -> Result<Family, Full> {
        // counts[k]: at least k of those seen so far.
        let mut counts = vec![NONE; need + 1];
        counts[0] = UNIT;
        for &family in families {
            for k in (1..=need).rev() {
                let one_more = self.product(family, counts[k - 1], bound)?;
                counts[k] = self.union(counts[k], one_more)?;
            }
        }
        Ok(counts[need])
    }
}
