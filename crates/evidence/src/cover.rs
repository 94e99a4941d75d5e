//! Which primes cover all rows together, none of them without the others.
//!
//! What a row has one prime for is in every cover, and rows that share no prime with others are covered by themselves;
//! only what then remains is searched.

use crate::chart::{Budget, Chart};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The most covers that are listed.
pub const MOST_MODELS: usize = 10_000;
/// Up to so many, rows are compared with one another.
const COMPARED: usize = 2_000;

/// The covers of some rows, each as numbers of primes in order.
#[derive(Debug)]
pub(crate) struct Covers {
    /// Those of the fewest primes, or else one that may not be.
    pub fewest: Vec<Vec<u32>>,
    /// Whether there is known to be none of fewer primes.
    pub is_fewest: bool,
    /// Whether all of so few are listed.
    pub is_fewest_complete: bool,
    /// All covers of which no prime can be left out, if they can be listed.
    pub irredundant: Option<Vec<Vec<u32>>>,
}

impl Covers {
    /// Nothing is known yet.
    pub const UNKNOWN: Self =
        Self { fewest: Vec::new(), is_fewest: false, is_fewest_complete: false, irredundant: None };
}

/// Finds the covers of rows, given the primes of each: those of the fewest, and then, if wanted, all others.
pub(crate) fn covers(rows: &[Vec<u32>], budget: &mut Budget, with_irredundant: bool) -> Covers {
    let mut rows: Vec<Vec<u32>> = rows.to_vec();
    for row in &mut rows {
        row.sort_unstable();
    }
    rows.sort_unstable();
    rows.dedup();
    // Where a row has one prime only, that is in every cover.
    let essential: Vec<u32> =
        rows.iter().filter_map(|row| if let [prime] = row[..] { Some(prime) } else { None }).collect();
    rows.retain(|row| !row.iter().any(|prime| essential.binary_search(prime).is_ok()));
    let mut covers = Covers {
        fewest: vec![essential.clone()],
        is_fewest: true,
        is_fewest_complete: true,
        irredundant: with_irredundant.then(|| vec![essential]),
    };
    for part in parts(least(rows)) {
        let part = match Chart::of(&part) {
            Some(chart) => chart.covers(budget, covers.irredundant.is_some()),
            None => Covers { fewest: vec![simple(&part)], ..Covers::UNKNOWN },
        };
        covers.is_fewest &= part.is_fewest;
        covers.is_fewest_complete &= part.is_fewest_complete;
        covers.irredundant = covers.irredundant.zip(part.irredundant).and_then(|(one, other)| each(&one, &other));
        covers.fewest = each(&covers.fewest, &part.fewest).unwrap_or_else(|| {
            covers.is_fewest_complete = false;
            let some = part.fewest.get(..1).unwrap_or_default();
            each(&covers.fewest, some).unwrap_or_default()
        });
    }
    covers
}

/// Each of some covers with each of others, unless these are too many.
fn each(some: &[Vec<u32>], others: &[Vec<u32>]) -> Option<Vec<Vec<u32>>> {
    if some.len().saturating_mul(others.len()) > MOST_MODELS {
        return None;
    }
    let together = |one: &Vec<u32>, other: &Vec<u32>| {
        let mut cover = [&one[..], &other[..]].concat();
        cover.sort_unstable();
        cover
    };
    Some(some.iter().flat_map(|one| others.iter().map(move |other| together(one, other))).collect())
}

/// The rows whose covering does not follow from that of another. None of the others makes a prime needed, either.
fn least(rows: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    if rows.len() > COMPARED {
        return rows;
    }
    let mut by_size = rows;
    by_size.sort_by_key(Vec::len);
    let mut least: Vec<Vec<u32>> = Vec::new();
    for row in by_size {
        let follows = |other: &Vec<u32>| other.iter().all(|prime| row.binary_search(prime).is_ok());
        if !least.iter().any(follows) {
            least.push(row);
        }
    }
    least
}

/// Rows that have no prime in common with others are covered by themselves.
fn parts(rows: Vec<Vec<u32>>) -> Vec<Vec<Vec<u32>>> {
    let mut of_prime: FxHashMap<u32, usize> = FxHashMap::default();
    let mut root: Vec<usize> = (0..rows.len()).collect();
    let find = |root: &mut Vec<usize>, mut at: usize| {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    };
    for (at, row) in rows.iter().enumerate() {
        for &prime in row {
            let other = *of_prime.entry(prime).or_insert(at);
            let (one, other) = (find(&mut root, at), find(&mut root, other));
            root[one.max(other)] = one.min(other);
        }
    }
    let mut parts: BTreeMap<usize, Vec<Vec<u32>>> = BTreeMap::new();
    for (at, row) in rows.into_iter().enumerate() {
        parts.entry(find(&mut root, at)).or_default().push(row);
    }
    parts.into_values().collect()
}

/// Some cover of rows of which no prime can be left out, where there are too many to compare.
fn simple(rows: &[Vec<u32>]) -> Vec<u32> {
    let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
    rows.iter().flatten().for_each(|&prime| *sizes.entry(prime).or_default() += 1);
    let mut cover: FxHashSet<u32> = FxHashSet::default();
    for row in rows {
        let size = |prime: &&u32| (sizes.get(prime).copied(), Reverse(**prime));
        if !row.iter().any(|prime| cover.contains(prime))
            && let Some(&widest) = row.iter().max_by_key(size)
        {
            cover.insert(widest);
        }
    }
    // What of the cover covers each row, and which rows each of it covers.
    let mut times = vec![0_usize; rows.len()];
    let mut covered: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for &prime in row.iter().filter(|prime| cover.contains(prime)) {
            times[at] += 1;
            covered.entry(prime).or_default().push(at);
        }
    }
    covered.retain(|_, rows| {
        let is_needed = rows.iter().any(|&row| times[row] == 1);
        if !is_needed {
            for &mut row in rows {
                times[row] -= 1;
            }
        }
        is_needed
    });
    covered.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::{Budget, Covers, MOST_MODELS, covers, simple};

    #[test]
    fn a_circle_is_covered_in_several_ways() {
        // Six rows in a circle, each prime covers two neighbours: two covers of three, three of four.
        let rows: Vec<Vec<u32>> = (0..6).map(|row| vec![row, (row + 1) % 6]).collect();
        let Covers { fewest, irredundant, is_fewest, is_fewest_complete } = covers(&rows, &mut Budget::default(), true);
        assert!(is_fewest && is_fewest_complete);
        assert_eq!(fewest.len(), 2);
        assert_eq!(irredundant.unwrap().len(), 5);
        assert!([3, 4].contains(&simple(&rows).len()));
    }

    #[test]
    fn a_long_circle_is_covered_somehow() {
        let rows: Vec<Vec<u32>> = (0..1_501).map(|row| vec![row, (row + 1) % 1_501]).collect();
        let covers = covers(&rows, &mut Budget::default(), true);
        assert!(covers.irredundant.is_none() && !covers.fewest.is_empty());
        for cover in covers.fewest {
            assert!(rows.iter().all(|row| row.iter().any(|prime| cover.contains(prime))));
        }
    }

    #[test]
    fn parts_are_covered_by_themselves() {
        // Forty rows, each with two primes of its own: too many covers to list, all of them of as few.
        let rows: Vec<Vec<u32>> = (0..40).map(|row| vec![2 * row, 2 * row + 1]).collect();
        let covers = covers(&rows, &mut Budget::default(), true);
        assert!(covers.is_fewest && !covers.is_fewest_complete && covers.irredundant.is_none());
        assert!(covers.fewest.len() <= MOST_MODELS && covers.fewest.iter().all(|cover| cover.len() == 40));
    }

    #[test]
    fn a_limit_leaves_the_fewest() {
        // Each of twelve rows by one common prime, or by one of three of its own.
        let rows: Vec<Vec<u32>> = (0..12).map(|row| vec![0, 3 * row + 1, 3 * row + 2, 3 * row + 3]).collect();
        let covers = covers(&rows, &mut Budget::default(), true);
        assert_eq!(covers.fewest, [[0]]);
        assert!(covers.is_fewest && covers.is_fewest_complete && covers.irredundant.is_none());
    }
}
