//! How many arrows cross.

use super::points::Points;

/// The crossings between all columns, in `O(e log v)` (Barth, Mutzel & Jünger 2004).
pub(super) fn crossings(points: &Points, layers: &[Vec<usize>]) -> usize {
    let mut places = vec![0; points.len()];
    for layer in layers {
        for (place, &point) in layer.iter().enumerate() {
            places[point] = place;
        }
    }
    layers.windows(2).map(|pair| between(points, &pair[0], pair[1].len(), &places)).sum()
}

/// Counts, for every arrow in order of its start, the arrows before it that end farther down.
fn between(points: &Points, layer: &[usize], width: usize, places: &[usize]) -> usize {
    let mut tree = vec![0_usize; width + 1];
    let (mut before, mut count) = (0, 0);
    for &point in layer {
        let mut ends: Vec<usize> = points.down[point].iter().map(|&to| places[to]).collect();
        ends.sort_unstable();
        for end in ends {
            let mut at = end + 1;
            let mut not_below = 0;
            while at > 0 {
                not_below += tree[at];
                at &= at - 1;
            }
            count += before - not_below;
            before += 1;
            let mut at = end + 1;
            while at <= width {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    count
}
