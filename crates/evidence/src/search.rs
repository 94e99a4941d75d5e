//! A search for all covers from which nothing can be left out.
//!
//! They are the minimal sets that meet the primes of each row. Each is found once, by adding a prime only where each one
//! chosen still has a row of its own (Murakami & Uno 2014, *Discrete Applied Mathematics* 170). Where few are wanted,
//! bounds end the search early.

use crate::bits::Bits;
use crate::chart::Chart;
use crate::cover::MOST_MODELS;
use crate::fit::real;
use crate::weights::{TOLERANCE, Weights};
use std::cmp::Reverse;

/// The most primes chosen one by one in a search.
const DEEPEST: usize = 500;

/// A search for covers.
pub(crate) struct Search<'a> {
    chart: &'a Chart,
    /// The most kinds of a cover.
    most: usize,
    /// Whether the first cover found is the last.
    pub is_one_enough: bool,
    weights: &'a Weights,
    /// The covers found, by kinds.
    pub found: Vec<Vec<usize>>,
    /// How many covers by primes those found stand for.
    models: usize,
    steps: &'a mut u64,
    /// Whether no limit was reached.
    pub is_complete: bool,
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
    /// A search for covers of so many kinds or fewer.
    pub fn new(chart: &'a Chart, most: usize, weights: &'a Weights, steps: &'a mut u64) -> Self {
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

    /// Searches those made of some kinds.
    pub fn run(&mut self, candidates: &Bits) {
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
