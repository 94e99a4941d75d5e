//! How many sets are needed at least to cover some rows.
//!
//! Rows are given weights so that those of no set come to more than 1. Then as many sets are needed as all weights come
//! to, and a set whose rows come to much less than 1 is of no use where few are allowed. The weights are found by
//! following the subgradient of the Lagrangian (Held & Karp 1971, *Mathematical Programming* 1; Beasley 1987,
//! *European Journal of Operational Research* 31).

use crate::fit::real;

/// The most rows of sets looked at.
const MOST_STEPS: usize = 1 << 27;
/// The most steps along the subgradient.
const ROUNDS: usize = 300;
/// After so many rounds without gain, steps are made smaller.
const PATIENCE: usize = 12;
/// By so much, sums may be off.
pub(crate) const TOLERANCE: f64 = 1e-6;

/// Weights of rows.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    pub of_row: Vec<f64>,
}

impl Weights {
    /// Weights of so many rows, given sets of them and how many sets are known to be enough.
    pub fn of(rows: usize, sets: &[Vec<u32>], enough: usize) -> Self {
        let size: usize = sets.iter().map(|set| set.len() + 1).sum();
        let mut weights = vec![1.0; rows];
        let mut best = Self { of_row: fitted(&weights, sets) };
        weights.copy_from_slice(&best.of_row);
        let (mut scale, mut idle, mut top) = (1.0, 0, best.sum());
        for _ in 0..ROUNDS.min(MOST_STEPS / size.max(1)) {
            // How often each row is covered where all sets are taken that weigh more than they cost.
            let mut times = vec![0.0; rows];
            let mut bound: f64 = weights.iter().sum();
            for set in sets {
                let excess = weight(set, &weights) - 1.0;
                if excess > 0.0 {
                    bound -= excess;
                    for &row in set {
                        times[row as usize] += 1.0;
                    }
                }
            }
            if bound > top {
                (top, idle) = (bound, 0);
                best.improve(&weights, sets);
            } else {
                idle += 1;
            }
            if idle == PATIENCE {
                (scale, idle) = (scale / 2.0, 0);
            }
            let length: f64 = times.iter().map(|times| (1.0 - times) * (1.0 - times)).sum();
            if length < TOLERANCE || scale < 1e-4 {
                break;
            }
            let step = scale * (real(enough) * 1.05 - bound).max(0.1) / length;
            for (weight, times) in weights.iter_mut().zip(&times) {
                *weight = (*weight + step * (1.0 - times)).max(0.0);
            }
        }
        best.improve(&weights, sets);
        best
    }

    /// What all rows weigh.
    pub fn sum(&self) -> f64 {
        self.of_row.iter().sum()
    }

    /// Takes weights that come to more.
    fn improve(&mut self, weights: &[f64], sets: &[Vec<u32>]) {
        let other = Self { of_row: fitted(weights, sets) };
        if other.sum() > self.sum() {
            *self = other;
        }
    }
}

/// Weights made smaller where a set weighs more than 1.
fn fitted(weights: &[f64], sets: &[Vec<u32>]) -> Vec<f64> {
    let mut most = vec![1.0_f64; weights.len()];
    for set in sets {
        let weight = weight(set, weights);
        for &row in set {
            most[row as usize] = most[row as usize].max(weight);
        }
    }
    let mut fitted: Vec<f64> = weights.iter().zip(&most).map(|(weight, most)| weight / most).collect();
    // A row may weigh more again, as much as each of its sets has room for.
    let mut room = vec![1.0_f64; fitted.len()];
    for set in sets {
        let left = 1.0 - weight(set, &fitted);
        for &row in set {
            room[row as usize] = room[row as usize].min(left / real(set.len()));
        }
    }
    fitted.iter_mut().zip(&room).for_each(|(weight, room)| *weight += room.max(0.0));
    fitted
}

fn weight(set: &[u32], weights: &[f64]) -> f64 {
    set.iter().map(|&row| weights[row as usize]).sum()
}
