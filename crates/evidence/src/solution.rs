//! What the rows of a truth table come to: the fewest and shortest terms that cover all positive rows.

use crate::cover::{Covers, covers};
use crate::problem::{Allowed, Primes, Problem};
use crate::table::Table;
use crate::term::Term;

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
    /// Whether it is known that none has fewer.
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
    /// There are more conditions than [`crate::MOST_DENSE`], too many to ask of every remainder whether it is excluded.
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
