//! Families of sets, module by module.

use super::bdd::Full;
use super::count::{Count, Number};
use super::plan::{Leaf, Module, Plan};
use super::zbdd::{Family, NONE, UNIT, Zbdd};
use super::{Limits, Progress, Unfinished};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// How many sets of one size are put in order before the first of them are taken.
const MOST_COMPARED: usize = 100_000;

/// The sets that suffice for a function.
pub struct Sets<'a, V> {
    variables: &'a IndexSet<V, FxBuildHasher>,
    /// By module, for its presence and for its absence, as far as they are needed.
    pub(super) families: Vec<[Option<Part>; 2]>,
    /// Whether they are those for the absence of the last module.
    pub(super) negated: bool,
}

/// The sets that suffice for a module, or for its absence.
pub(super) struct Part {
    pub zbdd: Zbdd,
    pub family: Family,
    /// By level, what a literal of the family stands for.
    pub leaves: Vec<Leaf>,
    /// By level, whether a literal stands for an absence where it reads as a presence.
    pub inverted: Vec<bool>,
}

/// A literal of a family: what it is about, and whether it is about its presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub leaf: Leaf,
    pub present: bool,
}

impl Part {
    pub fn literal(&self, item: u32) -> Literal {
        let level = (item / 2) as usize;
        Literal { leaf: self.leaves[level], present: item.is_multiple_of(2) != self.inverted[level] }
    }
}

impl<'a, V: Copy + Eq + Ord + std::hash::Hash> Sets<'a, V> {
    pub(super) fn primes(
        variables: &'a IndexSet<V, FxBuildHasher>,
        plan: &'a Plan,
        negated: bool,
        limits: Limits,
    ) -> Result<Self, Unfinished> {
        let families = families(plan, negated != plan.complemented, limits, prime_part)?;
        Ok(Self { variables, families, negated: negated != plan.complemented })
    }

    pub(super) fn models(
        variables: &'a IndexSet<V, FxBuildHasher>,
        plan: &Plan,
        limits: Limits,
    ) -> Result<Self, Unfinished> {
        let negated = plan.complemented;
        let families = families(plan, negated, limits, model_part)?;
        Ok(Self { variables, families, negated })
    }

    fn top(&self) -> Option<&Part> {
        self.families.last()?[usize::from(self.negated)].as_ref()
    }

    /// How many sets there are.
    pub fn count(&self) -> Count {
        self.totals::<u128>().map_or_else(|| self.totals::<Count>().unwrap_or_default(), Number::count)
    }

    fn totals<N: Number>(&self) -> Option<N> {
        self.fold(N::zero(), N::one(), N::one(), |low, high, literal| low.plus(&high.times(literal)?))
    }

    /// How many sets there are of each size, from none on.
    pub fn counts_by_size(&self) -> Vec<Count> {
        self.polynomial::<u128>()
            .map(|counts| counts.into_iter().map(Number::count).collect())
            .or_else(|| self.polynomial::<Count>())
            .unwrap_or_default()
    }

    fn polynomial<N: Number>(&self) -> Option<Vec<N>> {
        let one = vec![N::one()];
        let variable = vec![N::zero(), N::one()];
        self.fold(Vec::new(), one, variable, |low: &Vec<N>, high: &Vec<N>, literal: &Vec<N>| {
            if low.is_empty() && high.is_empty() {
                return Some(Vec::new());
            }
            let mut sum = low.clone();
            let length = if high.is_empty() { 0 } else { high.len() + literal.len() - 1 };
            sum.resize(length.max(sum.len()), N::zero());
            for (place, factor) in literal.iter().enumerate().filter(|(_, factor)| !factor.is_zero()) {
                for (offset, value) in high.iter().enumerate().filter(|(_, value)| !value.is_zero()) {
                    sum[place + offset] = sum[place + offset].plus(&value.times(factor)?)?;
                }
            }
            Some(sum)
        })
    }

    /// Combines values upwards: of no set, of the empty set, of a variable, and of sets without and with a literal.
    fn fold<T: Clone>(&self, none: T, unit: T, variable: T, join: impl Fn(&T, &T, &T) -> Option<T>) -> Option<T> {
        let mut done: Vec<[Option<T>; 2]> = Vec::with_capacity(self.families.len());
        for pair in &self.families {
            let mut values = [None, None];
            for (value, part) in values.iter_mut().zip(pair) {
                let Some(part) = part else { continue };
                let mut of: Vec<T> = Vec::with_capacity(part.zbdd.unique.len());
                of.push(none.clone());
                of.push(unit.clone());
                for node in &part.zbdd.unique.nodes[2..] {
                    let literal = part.literal(node.level);
                    let value = match literal.leaf {
                        Leaf::Variable(_) => Some(&variable),
                        Leaf::Module(module) => done[module][usize::from(!literal.present)].as_ref(),
                    };
                    of.push(join(&of[node.low as usize], &of[node.high as usize], value.unwrap_or(&none))?);
                }
                *value = Some(of.swap_remove(part.family as usize));
            }
            done.push(values);
        }
        done.pop()?[usize::from(self.negated)].take()
    }

    /// The first sets, smallest first; within a size in the order of their variables, as long as at most 100 000 sets
    /// have it. A member is a variable and whether it is present.
    pub fn smallest(&self, most: usize) -> Vec<Vec<(V, bool)>> {
        let mut found = Vec::new();
        let Some(top) = self.top() else { return found };
        let sizes = Sizes::of(self);
        for size in 0..=sizes.greatest(self) {
            if found.len() >= most {
                break;
            }
            let mut of_size: Vec<Vec<(V, bool)>> = Vec::new();
            let mut walk = Walk { sets: self, sizes: &sizes, taken: Vec::new(), most: most.max(MOST_COMPARED), size };
            let start = Pending {
                part: top,
                own: sizes.of_part(self.families.len() - 1, self.negated),
                family: top.family,
                below: 1,
                then: None,
            };
            super::super::diagram::deeper(|| walk.each(&start, size, &mut |set| of_size.push(set)));
            of_size.sort_unstable();
            of_size.truncate(most - found.len());
            found.extend(of_size);
        }
        found
    }
}

/// The sets of a module or its complement within a limit, and whether literals stand for complements.
type PartOf = fn(&Module, bool, usize) -> Result<(Zbdd, Family, bool), Full>;

/// The families of all modules that the last one needs.
fn families(plan: &Plan, negated: bool, limits: Limits, part: PartOf) -> Result<Vec<[Option<Part>; 2]>, Unfinished> {
    let count = plan.modules.len();
    let mut needed = vec![[false; 2]; count];
    let mut families: Vec<[Option<Part>; 2]> = (0..count).map(|_| [None, None]).collect();
    if let Some(last) = needed.last_mut() {
        last[usize::from(negated)] = true;
    }
    for index in (0..count).rev() {
        let module = &plan.modules[index];
        for negated in [false, true] {
            if !needed[index][usize::from(negated)] {
                continue;
            }
            let stack = module.leaves.len() * 2048 + (64 << 10);
            let (zbdd, family, complemented) = stacker::maybe_grow(stack, stack, || {
                part(module, negated, limits.nodes)
            })
            .map_err(|Full| Unfinished {
                limit: limits.nodes,
                progress: Progress { modules: count, modules_done: count - 1 - index, ..Progress::default() },
            })?;
            let inverted = module.flipped.iter().map(|&flipped| flipped != complemented).collect();
            let part = Part { zbdd, family, leaves: module.leaves.clone(), inverted };
            for node in &part.zbdd.unique.nodes[2..] {
                let literal = part.literal(node.level);
                if let Leaf::Module(below) = literal.leaf {
                    needed[below][usize::from(!literal.present)] = true;
                }
            }
            families[index][usize::from(negated)] = Some(part);
        }
    }
    Ok(families)
}

/// The prime implicants of a module or its complement, and whether literals stand for complements.
fn prime_part(module: &Module, negated: bool, limit: usize) -> Result<(Zbdd, Family, bool), Full> {
    let mut zbdd = Zbdd::new(limit);
    let sign = u32::from(negated);
    let family = if module.unhindered && !negated {
        zbdd.sufficient(&module.bdd, module.function)?
    } else {
        let mut bdd = module.bdd.copy(limit);
        if module.unhindered {
            let dual = bdd.dual(module.function)?;
            zbdd.sufficient(&bdd, dual)?
        } else {
            zbdd.primes(&mut bdd, module.function ^ sign)?
        }
    };
    let family = zbdd.compact(family);
    Ok((zbdd, family, module.unhindered && negated))
}

/// The minimal models of a module or its complement.
fn model_part(module: &Module, negated: bool, limit: usize) -> Result<(Zbdd, Family, bool), Full> {
    let mut zbdd = Zbdd::new(limit);
    let family = if module.is_plain() && !negated {
        zbdd.sufficient(&module.bdd, module.function)?
    } else {
        zbdd.models(&module.bdd, module.function ^ u32::from(negated))?
    };
    let family = zbdd.compact(family);
    Ok((zbdd, family, false))
}

/// Which sizes sets have, as bits; sizes from 127 on share the last.
struct Sizes {
    /// By module, presence and absence, and node.
    of: Vec<[Vec<u128>; 2]>,
}

/// The sums of sizes of two families.
fn sums(one: u128, other: u128) -> u128 {
    const LAST: u32 = 127;
    let mut result = 0;
    let mut rest = one;
    while rest != 0 {
        let size = rest.trailing_zeros();
        rest &= rest - 1;
        result |= other << size;
        // What is shifted out is of the last size or beyond.
        if size > 0 && other >> (LAST - size) != 0 {
            result |= 1 << LAST;
        }
    }
    result
}

impl Sizes {
    fn of<V: Copy + Eq + Ord + std::hash::Hash>(sets: &Sets<V>) -> Self {
        let mut sizes = Self { of: Vec::new() };
        for pair in &sets.families {
            let of_pair = pair.each_ref().map(|part| {
                let Some(part) = part else { return Vec::new() };
                let mut of: Vec<u128> = vec![0, 1];
                for node in &part.zbdd.unique.nodes[2..] {
                    let literal = sizes.of_literal(sets, part.literal(node.level));
                    of.push(of[node.low as usize] | sums(literal, of[node.high as usize]));
                }
                of
            });
            sizes.of.push(of_pair);
        }
        sizes
    }

    fn of_literal<V>(&self, sets: &Sets<V>, literal: Literal) -> u128 {
        match literal.leaf {
            Leaf::Variable(_) => 2,
            Leaf::Module(module) => {
                let side = usize::from(!literal.present);
                let part = sets.families[module][side].as_ref();
                part.map_or(0, |part| self.of[module][side][part.family as usize])
            }
        }
    }

    fn of_part(&self, module: usize, negated: bool) -> &[u128] {
        &self.of[module][usize::from(negated)]
    }

    /// No set is larger.
    fn greatest<V: Copy + Eq + Ord + std::hash::Hash>(&self, sets: &Sets<V>) -> usize {
        let last = self.of.len() - 1;
        let Some(top) = sets.top() else { return 0 };
        let bits = self.of[last][usize::from(sets.negated)][top.family as usize];
        if bits >> 127 != 0 { sets.variables.len() } else { 127_u32.saturating_sub(bits.leading_zeros()) as usize }
    }
}

/// A family whose sets are still to be joined to what was taken.
struct Pending<'w> {
    part: &'w Part,
    /// The sizes of its nodes.
    own: &'w [u128],
    family: Family,
    /// The sizes of all that comes after.
    below: u128,
    then: Option<&'w Pending<'w>>,
}

struct Walk<'w, 'a, V> {
    sets: &'w Sets<'a, V>,
    sizes: &'w Sizes,
    taken: Vec<(V, bool)>,
    most: usize,
    size: usize,
}

impl<V: Copy + Eq + Ord + std::hash::Hash> Walk<'_, '_, V> {
    /// Visits the sets of a size that begin with what was taken.
    fn each(&mut self, pending: &Pending, left: usize, visit: &mut impl FnMut(Vec<(V, bool)>)) {
        let fits = sums(pending.own[pending.family as usize], pending.below) >> left.min(127) & 1 == 1;
        if self.most == 0 || !fits {
            return;
        }
        if pending.family == UNIT {
            match pending.then {
                Some(then) => self.each(then, left, visit),
                None if left == 0 => {
                    let mut set = self.taken.clone();
                    set.sort_unstable();
                    visit(set);
                    self.most -= 1;
                }
                None => {}
            }
            return;
        }
        if pending.family == NONE || self.size < left {
            return;
        }
        let part = pending.part;
        let node = part.zbdd.branch(pending.family);
        let literal = part.literal(node.level);
        super::super::diagram::deeper(|| {
            let rest = Pending { family: node.high, ..*pending };
            match literal.leaf {
                Leaf::Variable(variable) => {
                    if left > 0
                        && let Some(&variable) = self.sets.variables.get_index(variable as usize)
                    {
                        self.taken.push((variable, literal.present));
                        self.each(&rest, left - 1, visit);
                        self.taken.pop();
                    }
                }
                Leaf::Module(module) => {
                    let side = usize::from(!literal.present);
                    if let Some(inner) = &self.sets.families[module][side] {
                        let below = sums(rest.own[rest.family as usize], rest.below);
                        let own = &self.sizes.of[module][side][..];
                        let inner = Pending { part: inner, own, family: inner.family, below, then: Some(&rest) };
                        self.each(&inner, left, visit);
                    }
                }
            }
            let without = Pending { family: node.low, ..*pending };
            self.each(&without, left, visit);
        });
    }
}
