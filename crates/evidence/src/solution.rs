//! What the rows of a truth table come to: the fewest and shortest terms that cover all positive rows.

use crate::cover::{Covers, covers};
use crate::dense::Dense;
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

/// Which remainders may be taken to produce where that makes a solution shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// None (Ragin 1987).
    Conservative,
    /// Only those that are easy counterfactuals by what is expected of the conditions (Ragin & Sonnett 2005).
    Intermediate,
    /// Any (Ragin 1987).
    Parsimonious,
}

/// Terms that cover all positive rows, none of which can be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The terms, in order.
    pub terms: Vec<Term>,
    /// Whether no model has fewer.
    pub is_fewest: bool,
}

/// The minimal solution of a truth table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The prime implicants that cover a positive row, in order.
    pub primes: Vec<Term>,
    /// The models: those of fewest terms first.
    pub models: Vec<Model>,
    /// Whether all models of fewest terms are listed.
    pub is_fewest_complete: bool,
    /// Whether all models are. Otherwise there are only some, of the fewest terms where they are marked so.
    pub is_complete: bool,
}

/// Why there is no solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsolved {
    /// No row is positive.
    NoPositive,
    /// There are more conditions than [`MOST_DENSE`], too many to ask of every remainder whether it is excluded.
    TooManyToExclude,
    /// There are too many prime implicants, or steps to them.
    TooLarge,
}

/// Which remainders are not to be assumed, by code.
pub type Excluded<'a> = &'a dyn Fn(u32) -> bool;

/// Finds the minimal solution of a truth table.
///
/// For the intermediate solution, `expected` says by condition whether its presence or its absence is expected to
/// contribute, if any. No remainder that is `excluded` is assumed in any of the kinds: it is untenable, or would be
/// assumed for the absence of the product as well (Schneider & Wagemann 2012).
///
/// # Errors
///
/// Where no row is positive, or a limit is reached before the primes are known.
pub fn solve(
    table: &Table,
    kind: Kind,
    expected: &[Option<bool>],
    excluded: Option<Excluded>,
) -> Result<Solution, Unsolved> {
    let problem = Problem::of(table, excluded)?;
    let chart = match kind {
        Kind::Conservative => problem.chart(&Allowed::Positive)?,
        Kind::Parsimonious => problem.chart(&Allowed::All)?,
        Kind::Intermediate => problem.chart(&Allowed::Terms(problem.easy(expected)?))?,
    };
    Ok(chart.solve())
}

/// Terms whose remainders are easy counterfactuals, in order; none of them implies another.
///
/// From each conservative prime implicant that implies a parsimonious one, those conditions are left out that the
/// latter does not have and that are the other way than expected: where the product comes about in spite of them, it
/// would all the more without them. What is as expected is kept (Ragin & Sonnett 2005; Ragin 2008, chapter 9).
///
/// # Errors
///
/// As [`solve`].
pub fn easy_terms(table: &Table, expected: &[Option<bool>], excluded: Option<Excluded>) -> Result<Vec<Term>, Unsolved> {
    Problem::of(table, excluded)?.easy(expected)
}

/// What is to be solved.
struct Problem {
    conditions: usize,
    positives: Vec<u32>,
    /// Negative rows and excluded remainders.
    forbidden: Vec<u32>,
}

/// What may be assumed besides the positive rows.
enum Allowed {
    Positive,
    Terms(Vec<Term>),
    All,
}

impl Problem {
    fn of(table: &Table, excluded: Option<Excluded>) -> Result<Self, Unsolved> {
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

    fn easy(&self, expected: &[Option<bool>]) -> Result<Vec<Term>, Unsolved> {
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
    fn chart(&self, allowed: &Allowed) -> Result<Primes, Unsolved> {
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
struct Primes {
    primes: Vec<Term>,
    rows: Vec<Vec<u32>>,
}

impl Primes {
    fn solve(self) -> Solution {
        let Covers { fewest, is_fewest, is_fewest_complete, irredundant } = covers(&self.rows);
        let least = fewest.iter().map(Vec::len).min().unwrap_or(0);
        let is_complete = irredundant.is_some();
        let terms = |cover: Vec<u32>| -> Vec<Term> {
            cover.iter().filter_map(|&prime| self.primes.get(prime as usize)).copied().collect()
        };
        let mut models: Vec<Vec<Term>> = irredundant.unwrap_or(fewest).into_iter().map(terms).collect();
        for terms in &mut models {
            terms.sort_unstable();
        }
        models.sort_unstable_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        let model = |terms: Vec<Term>| Model { is_fewest: is_fewest && terms.len() == least, terms };
        Solution {
            models: models.into_iter().map(model).collect(),
            primes: self.primes,
            is_fewest_complete,
            is_complete,
        }
    }
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
