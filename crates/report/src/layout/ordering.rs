//! The order within columns: sweeps by barycentre, and exchanges of neighbours, as long as crossings become fewer.

use super::crossing::crossings;
use super::points::Points;

/// How many sweeps there are at most, and how many without gain.
const SWEEPS: usize = 32;
const VAIN: usize = 8;
/// Of more points, neighbours are not exchanged.
const EXCHANGED: usize = 6_000;

/// Orders the points of each column.
pub(super) fn order(points: &mut Points) {
    let mut layers = points.layers.clone();
    let mut best = crossings(points, &layers);
    let mut vain = 0;
    for sweep in 0..SWEEPS {
        if best == 0 || vain == VAIN {
            break;
        }
        let downwards = sweep % 2 == 0;
        by_barycentre(points, &mut layers, downwards);
        if points.len() <= EXCHANGED {
            exchange(points, &mut layers);
        }
        let now = crossings(points, &layers);
        vain += 1;
        if now < best {
            (best, vain) = (now, 0);
            points.layers.clone_from(&layers);
        }
    }
}

/// Sorts each column by the mean place of what its points are joined to in the column before, or after.
fn by_barycentre(points: &Points, layers: &mut [Vec<usize>], downwards: bool) {
    let mut shares = vec![0.0; points.len()];
    let share = |shares: &mut [f64], layer: &[usize]| {
        for (place, &point) in layer.iter().enumerate() {
            shares[point] = (number(place) + 0.5) / number(layer.len());
        }
    };
    let count = layers.len();
    for step in 0..count {
        let at = if downwards { step } else { count - 1 - step };
        let beside = if downwards { &points.up } else { &points.down };
        // What is joined to nothing keeps its place.
        share(&mut shares, &layers[at]);
        let mean = |point: usize| match &beside[point][..] {
            [] => shares[point],
            joined => joined.iter().map(|&other| shares[other]).sum::<f64>() / number(joined.len()),
        };
        let mut keyed: Vec<(usize, f64, usize)> =
            layers[at].iter().map(|&point| (points.lanes[point], mean(point), point)).collect();
        keyed.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        layers[at] = keyed.into_iter().map(|(_, _, point)| point).collect();
        share(&mut shares, &layers[at]);
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer points than a float can count")]
pub(super) const fn number(count: usize) -> f64 {
    count as f64
}

/// Exchanges neighbours in a column where that makes fewer crossings.
fn exchange(points: &Points, layers: &mut [Vec<usize>]) {
    const ROUNDS: usize = 6;
    let mut places = vec![0; points.len()];
    for layer in layers.iter() {
        for (place, &point) in layer.iter().enumerate() {
            places[point] = place;
        }
    }
    for _ in 0..ROUNDS {
        let mut gained = false;
        for layer in layers.iter_mut() {
            for upper in 1..layer.len() {
                let (one, other) = (layer[upper - 1], layer[upper]);
                if points.lanes[one] != points.lanes[other] {
                    continue;
                }
                let count = |first: usize, second: usize| -> usize {
                    [&points.up, &points.down]
                        .map(|beside| inversions(&beside[first], &beside[second], &places))
                        .iter()
                        .sum()
                };
                if count(other, one) < count(one, other) {
                    layer.swap(upper - 1, upper);
                    (places[one], places[other]) = (upper, upper - 1);
                    gained = true;
                }
            }
        }
        if !gained {
            break;
        }
    }
}

/// How many arrows of an upper point cross those of a lower one.
fn inversions(upper: &[usize], lower: &[usize], places: &[usize]) -> usize {
    let sorted = |points: &[usize]| {
        let mut sorted: Vec<usize> = points.iter().map(|&point| places[point]).collect();
        sorted.sort_unstable();
        sorted
    };
    let (upper, lower) = (sorted(upper), sorted(lower));
    upper.iter().map(|&end| lower.partition_point(|&other| other < end)).sum()
}
