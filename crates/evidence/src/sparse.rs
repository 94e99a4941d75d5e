//! Prime implicants where there are too many combinations of conditions for a bit each.

use crate::solution::Unsolved;
use crate::term::{Term, all};
use rustc_hash::{FxHashMap, FxHashSet};

/// The most terms worked on at a time.
pub(crate) const MOST_TERMS: usize = 1 << 17;
/// The most steps of finding the primes of all rows, or of comparing terms.
const MOST_STEPS: usize = 1 << 30;
/// How many steps it takes to put one of many numbers in its place.
const SORTING: usize = 16;

/// The primes of a row with all combinations allowed but some: what tells it from each of these, and no more.
///
/// Each prime is a minimal set of conditions that meets the difference from each row (Murakami & Uno 2014, *Discrete
/// Applied Mathematics* 170).
pub(crate) struct Apart<'a> {
    conditions: usize,
    forbidden: &'a [u32],
    steps: usize,
}

impl<'a> Apart<'a> {
    pub fn new(conditions: usize, forbidden: &'a [u32]) -> Self {
        Self { conditions, forbidden, steps: 0 }
    }

    /// Finds the primes of a row, for as long as they are wanted.
    pub fn widen(&mut self, row: u32, mut take: impl FnMut(Term) -> bool) -> Result<(), Unsolved> {
        let care = all(self.conditions);
        let mut differences: Vec<u32> = self.forbidden.iter().map(|&other| (other ^ row) & care).collect();
        differences.sort_unstable_by_key(|difference| (difference.count_ones(), *difference));
        differences.dedup();
        self.steps += self.forbidden.len() + SORTING * differences.len();
        let mut least: Vec<u32> = Vec::new();
        for difference in differences {
            self.steps += least.len();
            if !least.iter().any(|least| least & !difference == 0) {
                least.push(difference);
            }
        }
        self.meet(&least, 0, care, &mut |care| take(Term { care, value: row & care })).map(|_| ())
    }

    /// Adds conditions to those chosen until each difference is met. As deep as there are conditions.
    fn meet(
        &mut self,
        differences: &[u32],
        chosen: u32,
        mut candidates: u32,
        found: &mut impl FnMut(u32) -> bool,
    ) -> Result<bool, Unsolved> {
        self.steps += differences.len() + 1;
        if self.steps > MOST_STEPS {
            return Err(Unsolved::TooLarge);
        }
        // Each of those chosen is to be the only one that meets some difference.
        let needed = differences.iter().map(|difference| difference & chosen).filter(|met| met.is_power_of_two());
        if needed.fold(0, |needed, met| needed | met) != chosen {
            return Ok(true);
        }
        let unmet = differences.iter().filter(|&&difference| difference & chosen == 0);
        let Some(branch) = unmet.map(|difference| difference & candidates).min_by_key(|open| open.count_ones()) else {
            return Ok(found(chosen));
        };
        candidates &= !branch;
        let mut rest = branch;
        while rest != 0 {
            let condition = rest & rest.wrapping_neg();
            rest &= !condition;
            if !self.meet(differences, chosen | condition, candidates, found)? {
                return Ok(false);
            }
            candidates |= condition;
        }
        Ok(true)
    }
}

/// The primes of some rows with nothing else allowed: those that differ in one condition are put together, as long as
/// there are any (Quine 1952, *American Mathematical Monthly* 59).
pub(crate) fn merged(conditions: usize, rows: &[u32]) -> Result<Vec<Term>, Unsolved> {
    let care = all(conditions);
    let mut level: Vec<Term> = rows.iter().map(|&value| Term { care, value }).collect();
    let mut primes = Vec::new();
    while !level.is_empty() {
        let mut is_merged: FxHashMap<Term, bool> = level.iter().map(|&term| (term, false)).collect();
        let mut next = Vec::new();
        for &term in &level {
            for condition in (0..conditions).map(|condition| 1_u32 << condition) {
                let other = Term { care: term.care, value: term.value ^ condition };
                if term.care & condition == 0 || term.value & condition != 0 || !is_merged.contains_key(&other) {
                    continue;
                }
                is_merged.insert(term, true);
                is_merged.insert(other, true);
                next.push(term.without(condition));
                if next.len() > MOST_TERMS * 16 {
                    return Err(Unsolved::TooLarge);
                }
            }
        }
        primes.extend(level.iter().filter(|term| is_merged.get(term) == Some(&false)));
        next.sort_unstable();
        next.dedup();
        level = next;
        if level.len() + primes.len() > MOST_TERMS {
            return Err(Unsolved::TooLarge);
        }
    }
    Ok(primes)
}

/// The primes of what some terms allow: from each two that speak against one another in one condition only comes a
/// term without it, and whatever implies another goes (Quine 1955, *American Mathematical Monthly* 62).
///
/// Counts its steps.
pub(crate) fn consensus(terms: &[Term], steps: &mut usize) -> Result<Vec<Term>, Unsolved> {
    let mut primes: Vec<Term> = Vec::new();
    let mut waiting = terms.to_vec();
    let mut seen: FxHashSet<Term> = terms.iter().copied().collect();
    // The widest first: they make the most others needless.
    waiting.sort_unstable_by_key(|term| (std::cmp::Reverse(term.size()), *term));
    while let Some(term) = waiting.pop() {
        *steps += primes.len() + 1;
        if *steps > MOST_STEPS || primes.len() > MOST_TERMS || waiting.len() > MOST_TERMS {
            return Err(Unsolved::TooLarge);
        }
        if primes.iter().any(|&prime| term.implies(prime)) {
            continue;
        }
        primes.retain(|&prime| !prime.implies(term));
        for prime in &primes {
            let against = (term.value ^ prime.value) & term.care & prime.care;
            if against.is_power_of_two()
                && let Some(between) = term.without(against).and(prime.without(against))
                && seen.insert(between)
            {
                waiting.push(between);
            }
        }
        primes.push(term);
    }
    Ok(primes)
}
