//! Which primes cover all rows together, none of them without the others.
//!
//! A cover that no prime can be left out of is a minimal set that meets the primes of each row. All of them are found by
//! a search that adds a prime only where each one chosen still has a row of its own (Murakami & Uno 2014, *Discrete
//! Applied Mathematics* 170). The fewest are found by the same search with a bound.

use crate::bits::Bits;
use crate::weights::{TOLERANCE, Weights};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The most covers that are listed.
pub const MOST_MODELS: usize = 10_000;
/// The most words of bits looked at in the searches for one thing: about a second.
const MOST_STEPS: u64 = 1 << 29;
/// The most primes chosen one by one in a search.
const DEEPEST: usize = 500;
/// Up to so many, rows are compared with one another.
const COMPARED: usize = 2_000;
/// The most bits of a chart.
const MOST_BITS: usize = 1 << 30;

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
    const UNKNOWN: Self = Self { fewest: Vec::new(), is_fewest: false, is_fewest_complete: false, irredundant: None };
}

/// How many steps are left to find out how few primes are enough, all covers of so few, and all others.
struct Budget {
    steps: [u64; 3],
}

/// Finds the covers of rows, given the primes of each.
pub(crate) fn covers(rows: &[Vec<u32>]) -> Covers {
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
        irredundant: Some(vec![essential]),
    };
    let mut budget = Budget { steps: [MOST_STEPS; 3] };
    for part in parts(least(rows)) {
        let part = match Chart::of(&part) {
            Some(chart) => chart.covers(&mut budget, covers.irredundant.is_some()),
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

/// Which primes cover which rows. Primes that cover the same rows are a kind.
struct Chart {
    /// By row, the kinds that cover it.
    rows: Vec<Bits>,
    /// By kind, the rows it covers.
    columns: Vec<Bits>,
    /// By kind, its primes.
    kinds: Vec<Vec<u32>>,
}

impl Chart {
    /// The chart of some rows, given the primes of each. None where it is too large.
    fn of(rows: &[Vec<u32>]) -> Option<Self> {
        let mut of_prime: BTreeMap<u32, Bits> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for &prime in row {
                of_prime.entry(prime).or_insert_with(|| Bits::none(rows.len())).insert(at);
            }
            if of_prime.len().saturating_mul(rows.len()) > MOST_BITS {
                return None;
            }
        }
        let mut numbers: FxHashMap<Bits, usize> = FxHashMap::default();
        let (mut columns, mut kinds): (Vec<Bits>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
        for (prime, column) in of_prime {
            let kind = *numbers.entry(column).or_insert_with_key(|column| {
                columns.push(column.clone());
                kinds.push(Vec::new());
                kinds.len() - 1
            });
            kinds[kind].push(prime);
        }
        let mut by_row = vec![Bits::none(kinds.len()); rows.len()];
        for (kind, column) in columns.iter().enumerate() {
            column.iter().for_each(|row| by_row[row].insert(kind));
        }
        Some(Self { rows: by_row, columns, kinds })
    }

    fn covers(&self, budget: &mut Budget, with_irredundant: bool) -> Covers {
        let [known, few, more] = &mut budget.steps;
        let greedy = self.greedy();
        let all = Bits::all(self.kinds.len());
        // What covers less than another is not needed to know how few are enough, only to name them all.
        let widest = self.widest();
        let sets: Vec<Vec<u32>> = widest.iter().map(|kind| self.covered(kind)).collect();
        let weights = Weights::of(self.rows.len(), &sets, greedy.len());
        let mut covers = Covers { is_fewest: true, ..Covers::UNKNOWN };
        let mut one = greedy;
        for most in 1..one.len() {
            if weights.sum() > real(most) + TOLERANCE {
                continue;
            }
            let mut search = Search::new(self, most, &weights, known);
            search.is_one_enough = true;
            search.run(&widest);
            if let Some(found) = search.found.pop() {
                one = found;
                break;
            }
            if !search.is_complete {
                covers.is_fewest = false;
                break;
            }
        }
        if covers.is_fewest {
            let mut ties = Search::new(self, one.len(), &weights, few);
            ties.run(&all);
            covers.is_fewest_complete = ties.is_complete;
            covers.fewest = self.expand(&ties.found);
        }
        if covers.fewest.is_empty() {
            covers.fewest = self.expand(&[one]);
        }
        if covers.is_fewest_complete && with_irredundant {
            let mut irredundant = Search::new(self, usize::MAX, &weights, more);
            irredundant.run(&all);
            covers.irredundant = irredundant.is_complete.then(|| self.expand(&irredundant.found));
        }
        covers
    }

    /// The rows that a kind covers.
    fn covered(&self, kind: usize) -> Vec<u32> {
        self.columns[kind].iter().filter_map(|row| u32::try_from(row).ok()).collect()
    }

    /// A cover of which no kind can be left out, by the one that covers most at each step.
    fn greedy(&self) -> Vec<usize> {
        let mut uncovered = Bits::all(self.rows.len());
        let mut cover: Vec<usize> = Vec::new();
        let mut times = vec![0_usize; self.rows.len()];
        // How much a kind covers only gets less: the first that is still as good as it was is the best.
        let kinds = self.columns.iter().enumerate().map(|(kind, column)| (column.count(), Reverse(kind)));
        let mut best: BinaryHeap<(usize, Reverse<usize>)> = kinds.collect();
        while !uncovered.is_empty()
            && let Some((before, Reverse(kind))) = best.pop()
        {
            let column = &self.columns[kind];
            let count = column.shared(&uncovered);
            if count == before {
                uncovered.drop(column);
                column.iter().for_each(|row| times[row] += 1);
                cover.push(kind);
            } else if count > 0 {
                best.push((count, Reverse(kind)));
            }
        }
        for at in (0..cover.len()).rev() {
            let column = &self.columns[cover[at]];
            if column.iter().all(|row| times[row] > 1) {
                column.iter().for_each(|row| times[row] -= 1);
                cover.remove(at);
            }
        }
        cover
    }

    /// The kinds that cover no less than another.
    fn widest(&self) -> Bits {
        let mut widest = Bits::all(self.kinds.len());
        let mut order: Vec<(usize, usize)> =
            self.columns.iter().enumerate().map(|(kind, column)| (column.count(), kind)).collect();
        order.sort_unstable_by_key(|&(count, kind)| (Reverse(count), kind));
        // By row, the kinds kept so far that cover it.
        let mut kept: Vec<Vec<usize>> = vec![Vec::new(); self.rows.len()];
        let mut steps = 0_u64;
        for (_, kind) in order {
            let column = &self.columns[kind];
            let Some(others) = column.iter().map(|row| &kept[row]).min_by_key(|others| others.len()) else { continue };
            let mut is_within = |&other: &usize| {
                steps += 1;
                column.is_within(&self.columns[other])
            };
            if others.iter().any(&mut is_within) {
                widest.remove(kind);
            } else {
                column.iter().for_each(|row| kept[row].push(kind));
            }
            if steps > MOST_STEPS {
                break;
            }
        }
        widest
    }

    /// The covers by primes, given those by kinds: one prime of each.
    fn expand(&self, covers: &[Vec<usize>]) -> Vec<Vec<u32>> {
        let mut expanded = Vec::new();
        for cover in covers {
            let mut of_cover: Vec<Vec<u32>> = vec![Vec::new()];
            let room = MOST_MODELS.saturating_sub(expanded.len());
            for &kind in cover {
                let with = |cover: &Vec<u32>, prime: u32| cover.iter().copied().chain([prime]).collect();
                let each =
                    of_cover.iter().flat_map(|cover| self.kinds[kind].iter().map(move |&prime| with(cover, prime)));
                of_cover = each.take(room).collect();
            }
            expanded.append(&mut of_cover);
        }
        expanded
    }
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

/// A search for covers.
struct Search<'a> {
    chart: &'a Chart,
    /// The most kinds of a cover.
    most: usize,
    /// Whether the first cover found is the last.
    is_one_enough: bool,
    weights: &'a Weights,
    found: Vec<Vec<usize>>,
    /// How many covers by primes those found stand for.
    models: usize,
    steps: &'a mut u64,
    /// Whether no limit was reached.
    is_complete: bool,
    chosen: Vec<usize>,
}

/// What a search has still to do.
struct State {
    uncovered: Bits,
    candidates: Bits,
    /// The rows covered once.
    once: Bits,
}

impl<'a> Search<'a> {
    fn new(chart: &'a Chart, most: usize, weights: &'a Weights, steps: &'a mut u64) -> Self {
        Self {
            chart,
            most,
            is_one_enough: false,
            weights,
            found: Vec::new(),
            models: 0,
            steps,
            is_complete: true,
            chosen: Vec::new(),
        }
    }

    /// Counts words that are looked at.
    fn step(&mut self, words: usize) {
        let left = u64::try_from(words).ok().and_then(|words| self.steps.checked_sub(words));
        self.is_complete &= left.is_some();
        *self.steps = left.unwrap_or_default();
    }

    fn run(&mut self, candidates: &Bits) {
        let rows = self.chart.rows.len();
        let (uncovered, once) = (Bits::all(rows), Bits::none(rows));
        let mut candidates = candidates.clone();
        if self.most < usize::MAX {
            // With a kind that wastes more than there is to spare, too many are needed for the rest.
            let spare = real(self.most) - self.weights.sum() + TOLERANCE;
            let weight = |kind: usize| self.chart.columns[kind].iter().map(|row| self.weights.of_row[row]).sum::<f64>();
            let wasteful: Vec<usize> = candidates.iter().filter(|&kind| 1.0 - weight(kind) > spare).collect();
            for kind in wasteful {
                candidates.remove(kind);
            }
        }
        self.descend(State { uncovered, candidates, once });
    }

    /// Covers what is uncovered in every way left.
    fn descend(&mut self, mut state: State) {
        let Some(branch) = self.branch(&state) else { return };
        if !self.is_complete || self.chosen.len() >= DEEPEST {
            self.is_complete = false;
            return;
        }
        state.candidates.drop(&branch);
        let mut kinds: Vec<usize> = branch.iter().collect();
        kinds.sort_by_cached_key(|&kind| Reverse(self.chart.columns[kind].shared(&state.uncovered)));
        self.step(kinds.len() * state.uncovered.words() * (self.chosen.len() + 8));
        for kind in kinds {
            let column = &self.chart.columns[kind];
            let mut once = state.once.clone();
            once.drop(column);
            let mut new = state.uncovered.clone();
            new.keep(column);
            once.add(&new);
            if self.chosen.iter().all(|&chosen| self.chart.columns[chosen].meets(&once)) {
                let mut uncovered = state.uncovered.clone();
                uncovered.drop(column);
                self.chosen.push(kind);
                self.descend(State { uncovered, candidates: state.candidates.clone(), once });
                self.chosen.pop();
            }
            if !self.is_complete || self.is_one_enough && !self.found.is_empty() {
                return;
            }
            state.candidates.insert(kind);
        }
    }

    /// The kinds that can cover the row that fewest can. None where there is nothing to do or nothing to be had.
    fn branch(&mut self, state: &State) -> Option<Bits> {
        if state.uncovered.is_empty() {
            self.take();
            return None;
        }
        let mut rows: Vec<(usize, usize)> =
            state.uncovered.iter().map(|row| (self.chart.rows[row].shared(&state.candidates), row)).collect();
        self.step(rows.len() * (state.candidates.words() + 1));
        if !self.is_complete {
            return None;
        }
        rows.sort_unstable();
        let &(fewest, first) = rows.first()?;
        if fewest == 0 {
            return None;
        }
        if self.most < usize::MAX && self.at_least(state, &rows) > self.most {
            return None;
        }
        let mut branch = self.chart.rows[first].clone();
        branch.keep(&state.candidates);
        Some(branch)
    }

    /// How many kinds a cover has at least: no kind covers two of some rows.
    fn at_least(&mut self, state: &State, rows: &[(usize, usize)]) -> usize {
        let room = self.most.saturating_sub(self.chosen.len());
        if rows.iter().map(|&(_, row)| self.weights.of_row[row]).sum::<f64>() > real(room) + TOLERANCE {
            return self.most + 1;
        }
        let mut used = Bits::none(self.chart.kinds.len());
        let mut apart = 0;
        for &(_, row) in rows {
            let mut kinds = self.chart.rows[row].clone();
            kinds.keep(&state.candidates);
            if !kinds.meets(&used) {
                used.add(&kinds);
                apart += 1;
                // As many as would be too many are enough.
                if apart > room {
                    break;
                }
            }
        }
        self.chosen.len() + apart
    }

    fn take(&mut self) {
        if self.chosen.len() > self.most {
            return;
        }
        let models = self.chosen.iter().map(|&kind| self.chart.kinds[kind].len());
        self.models = self.models.saturating_add(models.fold(1, usize::saturating_mul));
        self.found.push(self.chosen.clone());
        // Where one is enough, it is not listed.
        self.is_complete &= self.is_one_enough || self.models <= MOST_MODELS;
    }
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "there are fewer primes than would be rounded")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{Covers, MOST_MODELS, covers, simple};

    #[test]
    fn a_circle_is_covered_in_several_ways() {
        // Six rows in a circle, each prime covers two neighbours: two covers of three, three of four.
        let rows: Vec<Vec<u32>> = (0..6).map(|row| vec![row, (row + 1) % 6]).collect();
        let Covers { fewest, irredundant, is_fewest, is_fewest_complete } = covers(&rows);
        assert!(is_fewest && is_fewest_complete);
        assert_eq!(fewest.len(), 2);
        assert_eq!(irredundant.unwrap().len(), 5);
        assert!([3, 4].contains(&simple(&rows).len()));
    }

    #[test]
    fn a_long_circle_is_covered_somehow() {
        let rows: Vec<Vec<u32>> = (0..1_501).map(|row| vec![row, (row + 1) % 1_501]).collect();
        let covers = covers(&rows);
        assert!(covers.irredundant.is_none() && !covers.fewest.is_empty());
        for cover in covers.fewest {
            assert!(rows.iter().all(|row| row.iter().any(|prime| cover.contains(prime))));
        }
    }

    #[test]
    fn parts_are_covered_by_themselves() {
        // Forty rows, each with two primes of its own: too many covers to list, all of them of as few.
        let rows: Vec<Vec<u32>> = (0..40).map(|row| vec![2 * row, 2 * row + 1]).collect();
        let covers = covers(&rows);
        assert!(covers.is_fewest && !covers.is_fewest_complete && covers.irredundant.is_none());
        assert!(covers.fewest.len() <= MOST_MODELS && covers.fewest.iter().all(|cover| cover.len() == 40));
    }

    #[test]
    fn a_limit_leaves_the_fewest() {
        // Each of twelve rows by one common prime, or by one of three of its own.
        let rows: Vec<Vec<u32>> = (0..12).map(|row| vec![0, 3 * row + 1, 3 * row + 2, 3 * row + 3]).collect();
        let covers = covers(&rows);
        assert_eq!(covers.fewest, [[0]]);
        assert!(covers.is_fewest && covers.is_fewest_complete && covers.irredundant.is_none());
    }
}
