//! Which terms may be part of a solution: the prime implicants that cover a positive row.

use crate::dense::Dense;
use crate::solution::{Excluded, Unsolved};
use crate::sparse::{Apart, MOST_TERMS, consensus, merged};
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
const MOST_COMPARED: usize = 1 << 30;

/// What is to be solved.
pub(crate) struct Problem {
    conditions: usize,
    positives: Vec<u32>,
    /// Negative rows and excluded remainders.
    forbidden: Vec<u32>,
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

    /// Terms whose remainders are easy counterfactuals, none of which implies another.
    pub fn easy(&self, expected: &[Option<bool>]) -> Result<Vec<Term>, Unsolved> {
        let bits = |wanted: bool| {
            let is_wanted = |&(_, expected): &(usize, &Option<bool>)| *expected == Some(wanted);
            expected.iter().enumerate().take(self.conditions).filter(is_wanted).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let (present, absent) = (bits(true), bits(false));
        let mut wide: Vec<Term> = Vec::new();
        // What a term keeps of the unexpected with a parsimonious one, it needs to keep from running into what is
        // forbidden; so the parsimonious ones themselves, of which there may be many, need not be known.
        let mut apart = Apart::new(self.conditions, &self.forbidden);
        for term in self.chart(&Allowed::Positive)?.primes {
            let unexpected = (term.care & !term.value & present) | (term.value & absent);
            apart.narrow(term, unexpected, |kept| {
                wide.push(term.without(unexpected & !kept));
                wide.len() <= MOST_TERMS
            })?;
            if wide.len() > MOST_TERMS {
                return Err(Unsolved::TooLarge);
            }
        }
        wide.sort_unstable_by_key(|term| (term.size(), *term));
        wide.dedup();
        let (mut widest, mut compared): (Vec<Term>, usize) = (Vec::new(), 0);
        for term in wide {
            compared += widest.len();
            if compared > MOST_COMPARED {
                return Err(Unsolved::TooLarge);
            }
            if !widest.iter().any(|&wider| term.implies(wider)) {
                widest.push(term);
            }
        }
        widest.sort_unstable();
        Ok(widest)
    }

    /// The primes, and which rows they cover.
    pub fn chart(&self, allowed: &Allowed) -> Result<Primes, Unsolved> {
        let rows = u64::try_from(self.positives.len()).unwrap_or(u64::MAX);
        if self.conditions <= MOST_DENSE && rows <= MOST_BITS >> self.conditions {
            self.dense(allowed)
        } else {
            self.sparse(allowed)
        }
    }

    fn dense(&self, allowed: &Allowed) -> Result<Primes, Unsolved> {
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
        found.finish()
    }

    fn sparse(&self, allowed: &Allowed) -> Result<Primes, Unsolved> {
        let mut found = Found::default();
        let primes = match allowed {
            Allowed::All => {
                let mut apart = Apart::new(self.conditions, &self.forbidden);
                for &row in &self.positives {
                    found.row();
                    apart.widen(row, |term| found.take(term))?;
                }
                return found.finish();
            }
            Allowed::Terms(terms) => consensus(terms)?,
            Allowed::Positive => merged(self.conditions, &self.positives)?,
        };
        if primes.len().saturating_mul(self.positives.len()) > MOST_COMPARED {
            return Err(Unsolved::TooLarge);
        }
        for &row in &self.positives {
            found.row();
            primes.iter().filter(|prime| prime.covers(row)).all(|&prime| found.take(prime));
        }
        found.finish()
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

    /// The primes in order.
    fn finish(mut self) -> Result<Primes, Unsolved> {
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
        Ok(Primes { primes: self.primes, rows: self.rows })
    }
}

/// Primes, and by positive row, those that cover it.
pub(crate) struct Primes {
    pub primes: Vec<Term>,
    pub rows: Vec<Vec<u32>>,
}

#[cfg(test)]
mod tests {
    use super::{Allowed, Problem};

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
            let easy = problem.easy(&expected).unwrap();
            for allowed in [Allowed::Positive, Allowed::All, Allowed::Terms(easy)] {
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
