//! Which remainders are easy counterfactuals.
//!
//! They are told by two models at a time: what a conservative model says, shortened as far as a parsimonious one allows
//! and expectations suggest, lies between the two (Ragin & Sonnett 2005; Ragin 2008, chapter 9).

use crate::chart::Budget;
use crate::problem::{Allowed, MOST_COMPARED, Problem};
use crate::solution::Unsolved;
use crate::term::Term;
use rustc_hash::FxHashSet;

/// Of so many pairs of models it is asked what is easy by them.
const MOST_PAIRS: usize = 4_096;
/// The most comparisons of the terms of pairs of models.
const MOST_MATCHED: usize = 1 << 28;
/// The most sets of easy counterfactuals.
const MOST_SETS: usize = 64;

/// The easy counterfactuals by pairs of a conservative and a parsimonious model of fewest terms.
pub(crate) struct Easy {
    /// Terms that cover the positive rows alone.
    pub conservative: Vec<Term>,
    /// Sets of terms whose remainders are easy counterfactuals by some pair, none of which implies another. Pairs that
    /// come to the same share one.
    pub sets: Vec<Vec<Term>>,
    /// Whether these are all.
    pub is_complete: bool,
}

impl Easy {
    /// By what is expected of conditions.
    pub fn of(problem: &Problem, expected: &[Option<bool>]) -> Result<Self, Unsolved> {
        let bits = |wanted: bool| {
            let is_wanted = |&(_, expected): &(usize, &Option<bool>)| *expected == Some(wanted);
            let wanted = expected.iter().enumerate().take(problem.conditions).filter(is_wanted);
            wanted.fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let (present, absent) = (bits(true), bits(false));
        let unexpected = |term: Term| (term.care & !term.value & present) | (term.value & absent);
        let chart = problem.chart(&Allowed::Positive)?;
        // A term that cannot do without any of what is not expected has nothing to leave out, whichever the models are.
        let is_few = chart.primes.len().saturating_mul(problem.forbidden.len()) <= MOST_COMPARED;
        let may_widen = |&term: &Term| {
            let unexpected = unexpected(term);
            unexpected != 0 && (!is_few || unexpected & !problem.needed(term) != 0)
        };
        let wide: FxHashSet<Term> = chart.primes.iter().copied().filter(may_widen).collect();
        if wide.is_empty() {
            return Ok(Self { conservative: chart.primes, sets: vec![Vec::new()], is_complete: true });
        }
        let (mut complex, is_complete) = chart.fewest(&mut Budget::default());
        let mut easy = Self { conservative: complex.first().cloned().unwrap_or_default(), sets: vec![], is_complete };
        for model in &mut complex {
            model.retain(|term| wide.contains(term));
        }
        complex.sort_unstable();
        complex.dedup();
        if complex.iter().all(Vec::is_empty) {
            easy.sets.push(Vec::new());
            return Ok(easy);
        }
        let (simple, is_complete) = problem.chart(&Allowed::All)?.fewest(&mut Budget::default());
        easy.is_complete &= is_complete;
        let pairs = complex.iter().flat_map(|complex| simple.iter().map(move |simple| (complex, simple)));
        let (mut compared, mut seen): (usize, FxHashSet<Vec<Term>>) = (0, FxHashSet::default());
        for (number, (complex, simple)) in pairs.enumerate() {
            if number >= MOST_PAIRS || compared > MOST_MATCHED {
                easy.is_complete = false;
                break;
            }
            compared += complex.len() * simple.len();
            let mut terms = Vec::new();
            for &complex in complex {
                let without = |simple: &Term| unexpected(complex) & !simple.care;
                let simple = simple.iter().filter(|&&simple| complex.implies(simple));
                terms.extend(simple.map(without).filter(|&without| without != 0).map(|it| complex.without(it)));
            }
            let terms = widest(terms)?;
            if seen.contains(&terms) {
                continue;
            }
            if easy.sets.len() == MOST_SETS {
                easy.is_complete = false;
                break;
            }
            seen.insert(terms.clone());
            easy.sets.push(terms);
        }
        Ok(easy)
    }
}

/// Those of some terms that imply no other, in order.
pub(crate) fn widest(mut terms: Vec<Term>) -> Result<Vec<Term>, Unsolved> {
    terms.sort_unstable_by_key(|term| (term.size(), *term));
    terms.dedup();
    let (mut widest, mut compared): (Vec<Term>, usize) = (Vec::new(), 0);
    for term in terms {
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
