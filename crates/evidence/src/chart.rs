//! A chart of primes by rows, as bits.

use crate::bits::Bits;
use crate::cover::{Covers, MOST_MODELS};
use crate::fit::real;
use crate::search::Search;
use crate::weights::{TOLERANCE, Weights};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The most words of bits looked at in the searches for one thing: about a second.
const MOST_STEPS: u64 = 1 << 29;
/// The most bits of a chart.
const MOST_BITS: usize = 1 << 30;

/// How many steps are left to find out how few primes are enough, all covers of so few, and all others.
pub(crate) struct Budget {
    steps: [u64; 3],
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: [MOST_STEPS; 3] }
    }
}

/// Which primes cover which rows. Primes that cover the same rows are a kind.
pub(crate) struct Chart {
    /// By row, the kinds that cover it.
    pub rows: Vec<Bits>,
    /// By kind, the rows it covers.
    pub columns: Vec<Bits>,
    /// By kind, its primes.
    pub kinds: Vec<Vec<u32>>,
}

impl Chart {
    /// The chart of some rows, given the primes of each. None where it is too large.
    pub fn of(rows: &[Vec<u32>]) -> Option<Self> {
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

    /// Its covers: how few kinds are enough, all of so few, and then, if wanted, all others.
    pub fn covers(&self, budget: &mut Budget, with_irredundant: bool) -> Covers {
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
