//! What a solution assumes of combinations that no case shows.

use crate::table::{Output, Table};
use crate::term::{Term, all};

/// Up to so many, assumed combinations are listed.
pub const KEPT_CODES: usize = 4_096;
/// The most steps of counting.
const MOST_STEPS: usize = 1 << 22;

/// Remainders that are taken to produce.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// How many, none where counting them takes too long.
    pub count: Option<u64>,
    /// Which, in order, unless they are more than [`KEPT_CODES`].
    pub codes: Option<Vec<u32>>,
}

impl Assumptions {
    /// The remainders of a table that are among the rows of some terms: the simplifying assumptions of a model, or the
    /// easy counterfactuals of [`crate::easy_terms`].
    pub fn of(terms: &[Term], table: &Table) -> Self {
        let told =
            table.rows.iter().filter(|row| row.output != Output::Few && terms.iter().any(|term| term.covers(row.code)));
        let told = u64::try_from(told.count()).unwrap_or(u64::MAX);
        let mut steps = 0;
        let count = count(terms, all(table.conditions), &mut steps).map(|count| count.saturating_sub(told));
        let few = count.and_then(|count| usize::try_from(count).ok()).filter(|&count| count <= KEPT_CODES);
        Self { count, codes: few.map(|_| list(terms, table)) }
    }

    /// The remainders assumed by models both of a product and of its absence, given a table of either: these
    /// contradict one another (Schneider & Wagemann 2012).
    pub fn contradictory(of_presence: &[Term], of_absence: &[Term], table: &Table) -> Self {
        let mut both: Vec<Term> =
            of_presence.iter().flat_map(|one| of_absence.iter().filter_map(|&other| one.and(other))).collect();
        both.sort_unstable();
        both.dedup();
        Self::of(&both, table)
    }
}

/// The remainders among the rows of terms, which are few.
fn list(terms: &[Term], table: &Table) -> Vec<u32> {
    let mut codes: Vec<u32> = Vec::new();
    for term in terms {
        codes.extend(term.codes(table.conditions).filter(|&code| table.is_remainder(code)));
        codes.sort_unstable();
        codes.dedup();
    }
    codes
}

/// How many combinations of some conditions are among the rows of terms. As deep as there are conditions.
fn count(terms: &[Term], conditions: u32, steps: &mut usize) -> Option<u64> {
    *steps += terms.len() + 1;
    if *steps > MOST_STEPS {
        return None;
    }
    match terms {
        [] => return Some(0),
        [term] => return Some(1 << (conditions & !term.care).count_ones()),
        _ if terms.iter().any(|term| term.care == 0) => return Some(1 << conditions.count_ones()),
        _ => {}
    }
    // The condition of which most terms say something.
    let condition = (0..u32::BITS)
        .map(|at| 1 << at)
        .max_by_key(|&condition: &u32| terms.iter().filter(|term| term.care & condition != 0).count())?;
    let mut sum = 0;
    for value in [0, condition] {
        let side = Term { care: condition, value };
        let within: Vec<Term> =
            terms.iter().filter(|term| term.and(side).is_some()).map(|term| term.without(condition)).collect();
        sum += count(&within, conditions & !condition, steps)?;
    }
    Some(sum)
}
