//! Probabilities, and what each variable means for them.
//!
//! One pass up each diagram gives the probability of a function, one down what it changes with each variable: Dutuit, Y.
//! & Rauzy, A. (2001). Efficient algorithms to assess component and gate importance in fault tree analysis. Reliability
//! Engineering & System Safety 72(2), 213–222. Of each node both the probability to hold and that not to hold are sums of
//! products of what is not negative, so that nothing is lost where one of them is small.

use super::bdd::{Bdd, Full, Function};
use super::part::Part;
use super::plan::{Leaf, Module};
use super::{Analysis, Progress, Reading, Unfinished};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::hash::Hash;

/// What a variable means for the probability `q` of a product; `p` is its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Importance<V> {
    /// The variable.
    pub variable: V,
    /// Its probability.
    pub probability: f64,
    /// How much `q` changes with `p`: the probability where it is present, less that where it is absent.
    pub birnbaum: f64,
    /// The share of `q` in which it is present and decides: `p · birnbaum / q`.
    pub criticality: f64,
    /// Risk achievement worth: the probability where it is present, by `q`.
    pub raw: f64,
    /// Risk reduction worth: `q` by the probability where it is absent; infinite where that is nothing.
    pub rrw: f64,
}

/// The probability to hold and not to hold.
type Chances = [f64; 2];

/// Where the probability with or without a variable is a smaller share than this, it may be nothing.
const MAYBE_NOTHING: f64 = 1e-9;

impl<V: Copy + Eq + Ord + Hash> Analysis<V> {
    /// The exact probability that the node holds, where its variables are independent. What can hold is never said to have
    /// none, nor what can fail to be sure: the numbers next to 0 and 1 stand for what lies between.
    pub fn probability(&self, probability: &dyn Fn(V) -> f64) -> f64 {
        let chance = self.chance(probability);
        if chance <= 0.0 && self.may(true, probability) {
            f64::from_bits(1)
        } else if chance >= 1.0 && self.may(false, probability) {
            1.0 - f64::EPSILON / 2.0
        } else {
            chance
        }
    }

    /// The probability as far as numbers tell it.
    fn chance(&self, probability: &dyn Fn(V) -> f64) -> f64 {
        let chances = self.chances(probability);
        chances.last().map_or(0.0, |chances| chances[usize::from(self.plan.complemented)])
    }

    /// Whether the node holds, or fails, in some case that has any probability.
    fn may(&self, holds: bool, probability: &dyn Fn(V) -> f64) -> bool {
        let mut modules: Vec<[bool; 2]> = Vec::with_capacity(self.plan.modules.len());
        for module in &self.plan.modules {
            let levels: Vec<[bool; 2]> = module
                .leaves
                .iter()
                .zip(&module.flipped)
                .map(|(&leaf, &flipped)| {
                    let [present, absent] = match leaf {
                        Leaf::Variable(_) => self.leaf(leaf, probability, &[]).map(|chance| chance > 0.0),
                        Leaf::Module(inner) => modules[inner],
                    };
                    if flipped { [absent, present] } else { [present, absent] }
                })
                .collect();
            let mut nodes = vec![[true, false]];
            let side = |nodes: &[[bool; 2]], function: Function| {
                let [holds, fails] = nodes[(function >> 1) as usize];
                if function & 1 == 1 { [fails, holds] } else { [holds, fails] }
            };
            for node in &module.bdd.unique.nodes[1..] {
                let [present, absent] = levels[node.level as usize];
                let (high, low) = (side(&nodes, node.high), side(&nodes, node.low));
                nodes.push([0, 1].map(|way| present && high[way] || absent && low[way]));
            }
            modules.push(side(&nodes, module.function));
        }
        modules.last().is_some_and(|way| way[usize::from(holds == self.plan.complemented)])
    }

    fn leaf(&self, leaf: Leaf, probability: &dyn Fn(V) -> f64, modules: &[Chances]) -> Chances {
        match leaf {
            Leaf::Variable(variable) => {
                let probability =
                    self.variables.get_index(variable as usize).map_or(0.0, |&variable| probability(variable));
                [probability, 1.0 - probability]
            }
            Leaf::Module(module) => modules[module],
        }
    }

    fn levels(&self, module: &Module, probability: &dyn Fn(V) -> f64, modules: &[Chances]) -> Vec<Chances> {
        let leaves = module.leaves.iter().zip(&module.flipped);
        leaves
            .map(|(&leaf, &flipped)| {
                let [present, absent] = self.leaf(leaf, probability, modules);
                if flipped { [absent, present] } else { [present, absent] }
            })
            .collect()
    }

    /// By module, the probability to hold and not to hold.
    fn chances(&self, probability: &dyn Fn(V) -> f64) -> Vec<Chances> {
        let mut modules: Vec<Chances> = Vec::with_capacity(self.plan.modules.len());
        for module in &self.plan.modules {
            let levels = self.levels(module, probability, &modules);
            let nodes = node_chances(&module.bdd, &levels);
            modules.push(of(&nodes, module.function));
        }
        modules
    }

    /// What each variable means for the probability, in the order in which they were met.
    pub fn importances(&self, probability: &dyn Fn(V) -> f64) -> Vec<Importance<V>> {
        let modules = self.chances(probability);
        let mut slopes = vec![0.0; self.variables.len()];
        let mut of_module = vec![0.0; modules.len()];
        if let Some(top) = of_module.last_mut() {
            *top = if self.plan.complemented { -1.0 } else { 1.0 };
        }
        for (index, module) in self.plan.modules.iter().enumerate().rev() {
            let levels = self.levels(module, probability, &modules);
            for ((&leaf, &flipped), slope) in module.leaves.iter().zip(&module.flipped).zip(slopes_of(module, &levels))
            {
                let slope = of_module[index] * if flipped { -slope } else { slope };
                match leaf {
                    Leaf::Variable(variable) => slopes[variable as usize] += slope,
                    Leaf::Module(inner) => of_module[inner] += slope,
                }
            }
        }
        let q = self.probability(probability);
        let necessary = self.necessary();
        let importance = |(index, &variable): (usize, &V)| {
            let (p, birnbaum) = (probability(variable), slopes[index]);
            // Of two that are nearly the same the difference is mostly noise: then it is asked for by itself.
            let with = |side: bool, difference: f64| {
                if difference > q * MAYBE_NOTHING {
                    difference
                } else if necessary.contains(&(index, !side)) {
                    0.0
                } else {
                    self.chance(&|one| if one == variable { f64::from(u8::from(side)) } else { probability(one) })
                }
            };
            let present = with(true, q + (1.0 - p) * birnbaum);
            let absent = with(false, p.mul_add(-birnbaum, q));
            let needs = |side: bool| necessary.contains(&(index, side));
            Importance {
                variable,
                probability: p,
                birnbaum,
                criticality: share(p * birnbaum, q),
                raw: if needs(false) { 0.0 } else { share(present, q) },
                rrw: if needs(true) { f64::INFINITY } else { share(q, q) * q / absent },
            }
        };
        self.variables.iter().enumerate().map(importance).collect()
    }

    /// The variables whose presence, or absence, the node needs to hold, each with whether it is the presence.
    fn necessary(&self) -> FxHashSet<(usize, bool)> {
        let mut necessary = FxHashSet::default();
        // Modules, and whether it is their presence that is needed.
        let mut open: Vec<(usize, bool)> = Vec::new();
        if let Some(last) = self.plan.modules.len().checked_sub(1) {
            open.push((last, !self.plan.complemented));
        }
        while let Some((index, present)) = open.pop() {
            let module = &self.plan.modules[index];
            let function = module.function ^ u32::from(!present);
            for (level, (&leaf, &flipped)) in (0..).zip(module.leaves.iter().zip(&module.flipped)) {
                for side in [true, false] {
                    if holds_with(&module.bdd, function, level, !side) {
                        continue;
                    }
                    // The function needs this side of the level.
                    match leaf {
                        Leaf::Variable(variable) => {
                            necessary.insert((variable as usize, side != flipped));
                        }
                        Leaf::Module(inner) => open.push((inner, side != flipped)),
                    }
                }
            }
        }
        necessary
    }

    /// The importance of each variable in the form of Fussell and Vesely: the probability that one of the prime implicants
    /// that contain its presence is complete, by that of the node.
    ///
    /// Unlike the others it needs the sets, and a union of them for each variable.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn fussell_vesely(&self, probability: &dyn Fn(V) -> f64) -> Result<Vec<(V, f64)>, Unfinished> {
        let q = self.probability(probability);
        let unions = self.unions(probability, &self.chances(probability))?;
        Ok(self.variables.iter().zip(unions).map(|(&variable, union)| (variable, share(union, q))).collect())
    }

    /// By variable, the probability that a prime implicant that contains its presence is complete.
    fn unions(&self, probability: &dyn Fn(V) -> f64, modules: &[Chances]) -> Result<Vec<f64>, Unfinished> {
        let sets = self.sets(Reading::Primes)?;
        let mut unions = vec![0.0; self.variables.len()];
        // By module and side, the probability that the rest of a set that contains it is complete. Sets for a module and
        // for its absence are never complete together, so that these add up.
        let mut rests = vec![[0.0; 2]; modules.len()];
        if let Some(top) = rests.last_mut() {
            top[usize::from(sets.negated)] = 1.0;
        }
        for index in (0..modules.len()).rev() {
            for side in [0, 1] {
                let (Some(part), rest) = (&sets.families[index][side], rests[index][side]) else { continue };
                let levels: Vec<Chances> = part
                    .leaves
                    .iter()
                    .zip(&part.inverted)
                    .map(|(&leaf, &inverted)| {
                        let [present, absent] = self.leaf(leaf, probability, modules);
                        if inverted { [absent, present] } else { [present, absent] }
                    })
                    .collect();
                let stack = levels.len() * 2048 + (64 << 10);
                let of_literals = stacker::maybe_grow(stack, stack, || literal_rests(part, &levels, self.limits.nodes));
                let of_literals = of_literals.map_err(|Full| Unfinished::TooLarge {
                    limit: self.limits.nodes,
                    progress: Progress {
                        modules: modules.len(),
                        modules_done: modules.len() - 1 - index,
                        ..Progress::default()
                    },
                })?;
                for (item, chance) in of_literals {
                    let literal = part.literal(item);
                    match literal.leaf {
                        Leaf::Variable(variable) if literal.present => {
                            let own = levels[(item / 2) as usize][(item % 2) as usize];
                            unions[variable as usize] += rest * chance * own;
                        }
                        Leaf::Variable(_) => {}
                        Leaf::Module(inner) => rests[inner][usize::from(!literal.present)] += rest * chance,
                    }
                }
            }
        }
        Ok(unions)
    }
}

/// A part by the whole; not a number where the whole is so small that digits of it are lost.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 && whole < f64::MIN_POSITIVE { f64::NAN } else { part / whole }
}

/// By literal of a family, the probability that the rest of a set that contains it is complete.
fn literal_rests(part: &Part, levels: &[Chances], limit: usize) -> Result<Vec<(u32, f64)>, Full> {
    let mut items: Vec<u32> = part.zbdd.unique.nodes[2..].iter().map(|node| node.level).collect();
    items.sort_unstable();
    items.dedup();
    let mut zbdd = part.zbdd.copy(limit);
    let (mut bdd, mut known) = (Bdd::new(limit), FxHashMap::default());
    let mut chances = vec![[1.0, 0.0]];
    let mut result = Vec::with_capacity(items.len());
    for item in items {
        let rest = zbdd.rest(part.family, item)?;
        let function = zbdd.union(&mut bdd, rest, &mut known)?;
        add_chances(&bdd, levels, &mut chances);
        result.push((item, of(&chances, function)[0]));
    }
    Ok(result)
}

/// By node of a diagram, the probability to hold and not to hold.
fn node_chances(bdd: &Bdd, levels: &[Chances]) -> Vec<Chances> {
    let mut chances: Vec<Chances> = Vec::with_capacity(bdd.unique.len());
    chances.push([1.0, 0.0]);
    add_chances(bdd, levels, &mut chances);
    chances
}

/// The same for nodes that were added.
fn add_chances(bdd: &Bdd, levels: &[Chances], chances: &mut Vec<Chances>) {
    for node in &bdd.unique.nodes[chances.len()..] {
        let [present, absent] = levels[node.level as usize];
        let (high, low) = (of(chances, node.high), of(chances, node.low));
        chances.push([present * high[0] + absent * low[0], present * high[1] + absent * low[1]]);
    }
}

fn of(chances: &[Chances], function: Function) -> Chances {
    let [holds, fails] = chances[(function >> 1) as usize];
    if function & 1 == 1 { [fails, holds] } else { [holds, fails] }
}

/// By level, how much the probability of a module changes with that of the level.
fn slopes_of(module: &Module, levels: &[Chances]) -> Vec<f64> {
    let bdd = &module.bdd;
    let chances = node_chances(bdd, levels);
    let mut slopes = vec![0.0; levels.len()];
    let mut weights = vec![0.0_f64; bdd.unique.len()];
    let sign = |function: Function| if function & 1 == 1 { -1.0 } else { 1.0 };
    weights[(module.function >> 1) as usize] = sign(module.function);
    for position in (1..bdd.unique.len()).rev() {
        let weight = weights[position];
        if weight == 0.0 {
            continue;
        }
        let node = bdd.unique.nodes[position];
        let (high, low) = (of(&chances, node.high), of(&chances, node.low));
        // The smaller of the two probabilities has lost less.
        let change = if high[0].max(low[0]) <= 0.5 { high[0] - low[0] } else { low[1] - high[1] };
        slopes[node.level as usize] += weight * change;
        let [present, absent] = levels[node.level as usize];
        weights[(node.high >> 1) as usize] += weight * present * sign(node.high);
        weights[(node.low >> 1) as usize] += weight * absent * sign(node.low);
    }
    slopes
}

/// Whether a function can hold where a level is as given.
fn holds_with(bdd: &Bdd, function: Function, level: u32, present: bool) -> bool {
    let mut seen: FxHashSet<Function> = FxHashSet::default();
    let mut stack = vec![function];
    while let Some(function) = stack.pop() {
        if function == super::bdd::TRUE {
            return true;
        }
        if function == super::bdd::FALSE || !seen.insert(function) {
            continue;
        }
        let (high, low) = bdd.parts(function);
        match bdd.level(function).cmp(&level) {
            Ordering::Less => stack.extend([high, low]),
            Ordering::Equal => stack.push(if present { high } else { low }),
            // It does not depend on the level, and is not constant.
            Ordering::Greater => return true,
        }
    }
    false
}
