//! What the rows of a truth table come to: the fewest and shortest terms that cover all positive rows.

use crate::chart::Budget;
use crate::cover::{Covers, MOST_MODELS, covers};
use crate::easy::{Easy, widest};
use crate::problem::{Allowed, Candidates, Problem};
use crate::table::Table;
use crate::term::Term;
use std::cmp::Ordering;

/// The most steps to what several pairs of models come to: about a second.
const MOST_STEPS: usize = 1 << 30;
/// How many steps the place of a term in a listed model stands for.
const STEPS_A_TERM: usize = 32;

/// Which remainders may be taken to produce where that makes a solution shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// None (Ragin 1987).
    Conservative,
    /// Only those that are easy counterfactuals by a conservative and a parsimonious model of fewest terms, and by what
    /// is expected of the conditions (Ragin & Sonnett 2005).
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
/// contribute, if any. For each pair of a conservative and a parsimonious model of fewest terms, the rows are minimised
/// with the easy counterfactuals of [`easy_terms`], so that what comes of it lies between the two. The models are those
/// of all pairs; none is marked as of fewest terms where not all pairs are known or can be looked at.
///
/// No remainder that is `excluded` is assumed in any of the kinds: it is untenable, or would be assumed for the absence
/// of the product as well (Schneider & Wagemann 2012).
///
/// # Errors
///
/// Where no row is positive, or a limit is reached before the primes are known; for the intermediate solution those of
/// the parsimonious one as well, if it depends on them.
pub fn solve(
    table: &Table,
    kind: Kind,
    expected: &[Option<bool>],
    excluded: Option<Excluded>,
) -> Result<Solution, Unsolved> {
    let problem = Problem::of(table, excluded)?;
    let mut budget = Budget::default();
    let allowed = match kind {
        Kind::Conservative => Allowed::Positive,
        Kind::Parsimonious => Allowed::All,
        Kind::Intermediate => return intermediate(&problem, expected, &mut budget),
    };
    Ok(problem.chart(&allowed)?.solve(&mut budget))
}

/// What the pairs of models come to together.
fn intermediate(problem: &Problem, expected: &[Option<bool>], budget: &mut Budget) -> Result<Solution, Unsolved> {
    let Easy { conservative, sets, mut is_complete } = Easy::of(problem, expected)?;
    let (mut together, mut steps): (Option<Solution>, usize) = (None, 0);
    for set in sets {
        // Where not all can be listed and the fewest are not known, more of them tell nothing.
        let is_full = together.as_ref().is_some_and(|others: &Solution| {
            others.models.len() >= MOST_MODELS && !(is_complete && others.is_fewest_complete)
        });
        if is_full || steps > MOST_STEPS {
            is_complete = false;
            break;
        }
        let chart = problem.chart(&Allowed::Terms([&conservative[..], &set].concat()))?;
        let found = chart.steps;
        let solution = chart.solve(budget);
        let listed: usize = solution.models.iter().map(|model| model.terms.len()).sum();
        steps = steps.saturating_add(found).saturating_add(STEPS_A_TERM * listed);
        together = Some(match together {
            Some(others) => others.and(solution),
            None => solution,
        });
    }
    let mut solution = together.ok_or(Unsolved::TooLarge)?;
    if !is_complete {
        (solution.is_complete, solution.is_fewest_complete) = (false, false);
        solution.models.iter_mut().for_each(|model| model.is_fewest = false);
    }
    Ok(solution)
}

/// Terms whose remainders are easy counterfactuals, in order; none of them implies another.
///
/// Where a term of a conservative model of fewest terms implies one of a parsimonious model of fewest terms, those
/// conditions are left out that the latter does not have and that are the other way than expected: where the product
/// comes about in spite of them, it would all the more without them. What is as expected is kept (Ragin & Sonnett 2005;
/// Ragin 2008, chapter 9). The terms are those of all pairs of such models, or of as many as can be looked at.
///
/// # Errors
///
/// As [`solve`].
pub fn easy_terms(table: &Table, expected: &[Option<bool>], excluded: Option<Excluded>) -> Result<Vec<Term>, Unsolved> {
    widest(Easy::of(&Problem::of(table, excluded)?, expected)?.sets.concat())
}

impl Solution {
    /// The models of both.
    fn and(mut self, other: Self) -> Self {
        let is_known = |solution: &Self| solution.models.first().is_some_and(|model| model.is_fewest);
        let is_known = is_known(&self) && is_known(&other);
        self.primes.extend(other.primes);
        self.primes.sort_unstable();
        self.primes.dedup();
        self.models.extend(other.models);
        self.models.sort_unstable_by(Model::compare);
        self.models.dedup_by(|one, other| one.terms == other.terms);
        let least = self.models.first().map_or(0, |model| model.terms.len());
        for model in &mut self.models {
            model.is_fewest = is_known && model.terms.len() == least;
        }
        let too_many = self.models.get(MOST_MODELS);
        self.is_fewest_complete &= other.is_fewest_complete && too_many.is_none_or(|model| model.terms.len() > least);
        self.is_complete &= other.is_complete && too_many.is_none();
        self.models.truncate(MOST_MODELS);
        self
    }
}

impl Model {
    /// Fewer terms first.
    fn compare(&self, other: &Self) -> Ordering {
        (self.terms.len(), &self.terms).cmp(&(other.terms.len(), &other.terms))
    }
}

impl Candidates {
    /// The models of fewest terms, or of as few as are known; and whether they are all.
    pub fn fewest(&self, budget: &mut Budget) -> (Vec<Vec<Term>>, bool) {
        let covers = covers(&self.rows, budget, false);
        let mut models: Vec<Vec<Term>> = covers.fewest.iter().map(|cover| self.terms(cover)).collect();
        models.sort_unstable();
        (models, covers.is_fewest_complete)
    }

    fn solve(self, budget: &mut Budget) -> Solution {
        let Covers { fewest, is_fewest, is_fewest_complete, irredundant } = covers(&self.rows, budget, true);
        let least = fewest.iter().map(Vec::len).min().unwrap_or(0);
        let is_complete = irredundant.is_some();
        let model = |cover: &Vec<u32>| Model { terms: self.terms(cover), is_fewest: is_fewest && cover.len() == least };
        let mut models: Vec<Model> = irredundant.unwrap_or(fewest).iter().map(model).collect();
        models.sort_unstable_by(Model::compare);
        Solution { models, primes: self.primes, is_fewest_complete, is_complete }
    }

    /// The terms of a cover, in order.
    fn terms(&self, cover: &[u32]) -> Vec<Term> {
        let mut terms: Vec<Term> = cover.iter().filter_map(|&prime| self.primes.get(prime as usize)).copied().collect();
        terms.sort_unstable();
        terms
    }
}
