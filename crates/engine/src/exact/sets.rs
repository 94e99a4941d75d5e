//! Families of sets, module by module.

use super::count::{Count, Number};
use super::freedom::Freedom;
use super::part::{Families, Part, change_part, families, freedoms_of_levels, prime_part};
use super::plan::{Leaf, Plan};
use super::{Limits, Unfinished};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use std::borrow::Cow;

/// The sets that suffice for a function.
pub struct Sets<'a, V: Clone> {
    pub(super) variables: Cow<'a, IndexSet<V, FxBuildHasher>>,
    pub(super) families: Families,
    /// Whether they are those for the absence of the last module.
    pub(super) negated: bool,
    /// No more members than these, where larger sets were left out.
    pub(super) up_to: Option<usize>,
}

impl<'a, V: Copy + Eq + Ord + std::hash::Hash> Sets<'a, V> {
    pub(super) fn primes(
        variables: Cow<'a, IndexSet<V, FxBuildHasher>>,
        plan: &Plan,
        negated: bool,
        limits: Limits,
    ) -> Result<Self, Unfinished> {
        let negated = negated != plan.complemented;
        let families = families(plan, negated, limits, |_, module, negated| prime_part(module, negated, limits.nodes))?;
        Ok(Self { variables, families, negated, up_to: None })
    }

    pub(super) fn changes(
        variables: Cow<'a, IndexSet<V, FxBuildHasher>>,
        plan: &Plan,
        freedoms: &[Freedom],
        limits: Limits,
    ) -> Result<Self, Unfinished> {
        let negated = plan.complemented;
        let levels = freedoms_of_levels(plan, freedoms);
        let families = families(plan, negated, limits, |index, module, negated| {
            change_part(module, &levels[index], negated, limits.nodes)
        })?;
        Ok(Self { variables, families, negated, up_to: None })
    }

    /// Of the sets, those with at most so many members; whether there are others.
    #[must_use]
    pub fn up_to(mut self, order: usize) -> Self {
        if self.up_to.is_some_and(|up_to| up_to <= order) {
            return self;
        }
        let counts = self.counts_by_size();
        if counts.len() > order + 1 {
            self.up_to = Some(order);
        }
        self
    }

    /// How many members a set has at most, where larger ones were left out.
    pub const fn truncated_at(&self) -> Option<usize> {
        self.up_to
    }

    pub(super) fn top(&self) -> Option<&Part> {
        self.families.last()?[usize::from(self.negated)].as_ref()
    }

    /// How many sets there are.
    pub fn count(&self) -> Count {
        if self.up_to.is_some() {
            let sum = |sum: Count, count: &Count| sum.plus(count).unwrap_or_default();
            return self.counts_by_size().iter().fold(Count::default(), sum);
        }
        self.totals::<u128>().map_or_else(|| self.totals::<Count>().unwrap_or_default(), Number::count)
    }

    fn totals<N: Number>(&self) -> Option<N> {
        self.fold(N::zero(), N::one(), N::one(), |low, high, literal| low.plus(&high.times(literal)?))
    }

    /// How many sets there are of each size, from none on.
    pub fn counts_by_size(&self) -> Vec<Count> {
        let counts = self.polynomial::<u128>().map(|counts| counts.into_iter().map(Number::count).collect());
        let mut counts: Vec<Count> = counts.or_else(|| self.polynomial::<Count>()).unwrap_or_default();
        // Of a size that larger sets were left out beside, there may be none.
        counts.truncate(counts.iter().rposition(|count| !count.is_zero()).map_or(0, |last| last + 1));
        counts
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
            let most = self.up_to.map_or(usize::MAX, |order| order + 1);
            sum.resize(length.max(sum.len()).min(most), N::zero());
            for (place, factor) in literal.iter().enumerate().filter(|(_, factor)| !factor.is_zero()) {
                let room = sum.len().saturating_sub(place);
                for (offset, value) in high.iter().enumerate().take(room).filter(|(_, value)| !value.is_zero()) {
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
}
