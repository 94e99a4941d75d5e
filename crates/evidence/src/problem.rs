//! Which terms may be part of a solution: the prime implicants that cover a positive row.

use crate::dense::Dense;
use crate::solution::{Excluded, Unsolved};
use crate::sparse::{Apart, consensus, merged};
use crate::table::{MOST_CONDITIONS, Output, Table};
use crate::term::{Term, all};
use rustc_hash::FxHashMap;

/// Up to so many conditions, each combination of them may be asked about and given a bit.
pub const MOST_DENSE: usize = 20;
/// The most bits looked at to find the primes of all rows: about a second.
const MOST_BITS: u64 = 1 << 32;
/// The most rows covered by primes, each prime's counted.
const MOST_COVERED: usize = 1 << 24;
/// The most comparisons of terms.
pub(crate) const MOST_COMPARED: usize = 1 << 30;

/// How many bits are looked at in the time of one comparison.
const BITS_A_STEP: usize = 4;
/// How many comparisons take the time of one place in a chart of primes by rows.
const STEPS_A_PLACE: usize = 8;

/// What is to be solved.
pub(crate) struct Problem {
    pub conditions: usize,
    positives: Vec<u32>,
    /// Negative rows and excluded remainders.
    pub forbidden: Vec<u32>,
}

/// What may be assumed besides the positive rows.
pub(crate) enum Allowed {
    /// Nothing.
    Positive,
    /// What is among the rows of terms.
    Terms(Vec<Term>),
    /// Whatever is not forbidden.
    All,
}

impl Problem {
    /// The problem that a table poses.
    pub fn of(table: &Table, excluded: Option<Excluded>) -> Result<Self, Unsolved> {
        let of = |output: Output| table.rows.iter().filter(move |row| row.output == output).map(|row| row.code);
        let positives: Vec<u32> = of(Output::Positive).collect();
        if positives.is_empty() {
            return Err(Unsolved::NoPositive);
        }
        if table.conditions > MOST_CONDITIONS {
            return Err(Unsolved::TooLarge);
        }
        let mut forbidden: Vec<u32> = of(Output::Negative).collect();
        if let Some(excluded) = excluded {
            if table.conditions > MOST_DENSE {
                return Err(Unsolved::TooManyToExclude);
            }
            forbidden.extend((0..1_u32 << table.conditions).filter(|&code| table.is_remainder(code) && excluded(code)));
        }
        Ok(Self { conditions: table.conditions, positives, forbidden })
    }

    /// What a term cannot do without: one condition less, and it would cover a forbidden row.
    pub fn needed(&self, term: Term) -> u32 {
        let against = self.forbidden.iter().map(|&row| (row ^ term.value) & term.care);
        against.filter(|against| against.is_power_of_two()).fold(0, |needed, against| needed | against)
    }

    /// The primes, and which rows they cover.
    pub fn chart(&self, allowed: &Allowed) -> Result<Candidates, Unsolved> {
        let rows = u64::try_from(self.positives.len()).unwrap_or(u64::MAX);
        if self.conditions <= MOST_DENSE && rows <= MOST_BITS >> self.conditions {
            self.dense(allowed)
        } else {
            self.sparse(allowed)
        }
    }

    fn dense(&self, allowed: &Allowed) -> Result<Candidates, Unsolved> {
        let mut found = Found::default();
        let mut dense = Dense::new(self.conditions, !matches!(allowed, Allowed::All));
        let care = all(self.conditions);
        match allowed {
            Allowed::All => self.forbidden.iter().for_each(|&code| dense.forbid(code)),
            Allowed::Positive => self.positives.iter().for_each(|&value| dense.allow(Term { care, value })),
            Allowed::Terms(terms) => terms.iter().for_each(|&term| dense.allow(term)),
        }
        for &row in &self.positives {
            found.row();
            dense.widen(row, |term| found.take(term));
            if found.is_too_large() {
                break;
            }
        }
        let bits = self.positives.len() << self.conditions;
        found.finish(bits / BITS_A_STEP)
    }

    fn sparse(&self, allowed: &Allowed) -> Result<Candidates, Unsolved> {
        let (mut found, mut steps) = (Found::default(), 0);
        let primes = match allowed {
            Allowed::All => {
                let mut apart = Apart::new(self.conditions, &self.forbidden);
                for &row in &self.positives {
                    found.row();
                    apart.widen(row, |term| found.take(term))?;
                }
                return found.finish(steps);
            }
            Allowed::Terms(terms) => consensus(terms, &mut steps)?,
            Allowed::Positive => merged(self.conditions, &self.positives)?,
        };
        if primes.len().saturating_mul(self.positives.len()) > MOST_COMPARED {
            return Err(Unsolved::TooLarge);
        }
        for &row in &self.positives {
            found.row();
            primes.iter().filter(|prime| prime.covers(row)).all(|&prime| found.take(prime));
        }
        found.finish(steps)
    }
}

/// Primes as they are found, row by row.
#[derive(Default)]
struct Found {
    numbers: FxHashMap<Term, u32>,
    primes: Vec<Term>,
    rows: Vec<Vec<u32>>,
    covered: usize,
}

impl Found {
    fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Takes a prime of the last row. Whether there may be more.
    fn take(&mut self, term: Term) -> bool {
        let Ok(next) = u32::try_from(self.primes.len()) else { return false };
        let number = *self.numbers.entry(term).or_insert_with(|| {
            self.primes.push(term);
            next
        });
        if let Some(row) = self.rows.last_mut() {
            row.push(number);
        }
        self.covered += 1;
        !self.is_too_large()
    }

    fn is_too_large(&self) -> bool {
        self.covered > MOST_COVERED
    }

    /// The primes in order, given the steps to them.
    fn finish(mut self, steps: usize) -> Result<Candidates, Unsolved> {
        if self.is_too_large() {
            return Err(Unsolved::TooLarge);
        }
        self.primes.sort_unstable();
        let mut order = vec![0; self.primes.len()];
        for (&term, &number) in &self.numbers {
            let at = self.primes.binary_search(&term).ok().and_then(|at| u32::try_from(at).ok());
            order[number as usize] = at.unwrap_or_default();
        }
        self.rows.iter_mut().flatten().for_each(|number| *number = order[*number as usize]);
        let chart = self.primes.len().saturating_mul(self.rows.len()).saturating_mul(STEPS_A_PLACE);
        Ok(Candidates { primes: self.primes, rows: self.rows, steps: steps.saturating_add(chart) })
    }
}

/// Primes, and by positive row, those that cover it.
pub(crate) struct Candidates {
    pub primes: Vec<Term>,
    pub rows: Vec<Vec<u32>>,
    /// How many steps it about takes to find them and to make a chart of them.
    pub steps: usize,
}

#[cfg(test)]
mod tests {
    use super::{Allowed, Problem};
    use crate::easy::Easy;

    /// The ways for many conditions find what that for few finds.
    #[test]
    fn all_ways_find_the_same_primes() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut draw = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) % bound
        };
        for _ in 0..300 {
            let conditions = usize::try_from(draw(9)).unwrap();
            let (positive, negative) = (1 + draw(4), 1 + draw(4));
            let mut problem = Problem { conditions, positives: Vec::new(), forbidden: Vec::new() };
            for code in 0..1 << conditions {
                match draw(10) {
                    drawn if drawn < positive => problem.positives.push(code),
                    drawn if drawn < positive + negative => problem.forbidden.push(code),
                    _ => {}
                }
            }
            let expected: Vec<Option<bool>> =
                (0..conditions).map(|_| [None, Some(true), Some(false)][usize::try_from(draw(3)).unwrap()]).collect();
            let easy = Easy::of(&problem, &expected).unwrap();
            let sets = easy.sets.iter().map(|set| Allowed::Terms([&easy.conservative[..], set].concat()));
            for allowed in [Allowed::Positive, Allowed::All].into_iter().chain(sets) {
                let (dense, sparse) = (problem.dense(&allowed).unwrap(), problem.sparse(&allowed).unwrap());
                assert_eq!(dense.primes, sparse.primes);
                let sorted = |mut rows: Vec<Vec<u32>>| {
                    for row in &mut rows {
                        row.sort_unstable();
                    }
                    rows
                };
                assert_eq!(sorted(dense.rows), sorted(sparse.rows));
            }
        }
    }
}
