//! The height of every point: near to what it is joined to, in the order of its column, and with room between.
//!
//! One column at a time, all others fixed, the heights with the least squares of distances are found exactly: they are an
//! isotonic regression (Barlow, Bartholomew, Bremner & Brunk 1972). Several sweeps over all columns bring them together.

use super::points::Points;
use super::{GAP, LANE_GAP};

/// How many sweeps there are.
const SWEEPS: usize = 40;

/// The height of the middle of each point, from the top.
pub(super) fn heights(points: &Points, lanes: usize) -> Vec<f64> {
    let mut heights = vec![0.0; points.len()];
    let columns: Vec<Vec<usize>> = (0..lanes.max(1))
        .flat_map(|lane| points.layers.iter().map(move |layer| (lane, layer)))
        .map(|(lane, layer)| layer.iter().copied().filter(|&point| points.lanes[point] == lane).collect())
        .collect();
    for column in &columns {
        let mut top = 0.0;
        for pair in column.windows(2) {
            top += apart(points, pair[0], pair[1]);
            heights[pair[1]] = top;
        }
    }
    for sweep in 0..SWEEPS {
        let (up, down) = match sweep % 2 {
            _ if sweep + 4 >= SWEEPS => (true, true),
            0 => (true, false),
            _ => (false, true),
        };
        let mut order: Vec<&Vec<usize>> = columns.iter().collect();
        if sweep % 2 == 1 {
            order.reverse();
        }
        for column in order {
            settle(points, column, &mut heights, up, down);
        }
    }
    straighten(points, &columns, &mut heights);
    below_one_another(points, lanes, &mut heights);
    heights
}

/// Puts what one arrow leads on to at one height, as far as there is room, so that long arrows do not wave.
fn straighten(points: &Points, columns: &[Vec<usize>], heights: &mut [f64]) {
    const ROUNDS: usize = 4;
    let mut around = vec![[None; 2]; points.len()];
    for pair in columns.iter().flat_map(|column| column.windows(2)) {
        around[pair[0]][1] = Some(pair[1]);
        around[pair[1]][0] = Some(pair[0]);
    }
    let passes = |point: usize| points.up[point].len() == 1 && points.down[point].len() == 1;
    let first = (0..points.len()).filter(|&point| passes(point) && !passes(points.up[point][0]));
    let runs: Vec<Vec<usize>> = first
        .map(|point| std::iter::successors(Some(point), |&at| Some(points.down[at][0]).filter(|&next| passes(next))))
        .map(Iterator::collect)
        .collect();
    for _ in 0..ROUNDS {
        for run in &runs {
            let mut rest = &run[..];
            while let Some(&point) = rest.first() {
                let (mut least, mut most) = room(points, around[point], point, heights);
                let mut count = 1;
                while let Some(&next) = rest.get(count).filter(|&&next| points.lanes[next] == points.lanes[point]) {
                    let (above, below) = room(points, around[next], next, heights);
                    if least.max(above) > most.min(below) {
                        break;
                    }
                    (least, most) = (least.max(above), most.min(below));
                    count += 1;
                }
                let (level, after) = rest.split_at(count);
                let mean = level.iter().map(|&at| heights[at]).sum::<f64>() / super::ordering::number(count);
                // As high as what it comes from, or leads to, or else where it is.
                let ends = [points.up[level[0]][0], points.down[level[count - 1]][0]];
                let ends = ends.into_iter().filter(|&end| points.lanes[end] == points.lanes[point]);
                let reachable = ends.map(|end| heights[end]).filter(|&end| end >= least && end <= most);
                let nearest = reachable.min_by(|one, other| (one - mean).abs().total_cmp(&(other - mean).abs()));
                let height = nearest.unwrap_or(mean).clamp(least, most.max(least));
                for &at in level {
                    heights[at] = height;
                }
                rest = after;
            }
        }
    }
}

/// From where to where a point can be moved between its neighbours.
fn room(points: &Points, [above, below]: [Option<usize>; 2], point: usize, heights: &[f64]) -> (f64, f64) {
    let least = above.map_or(f64::NEG_INFINITY, |above| heights[above] + apart(points, above, point));
    let most = below.map_or(f64::INFINITY, |below| heights[below] - apart(points, point, below));
    // Numbers may be a little too close to each other.
    (least.min(heights[point]), most.max(heights[point]))
}

/// How far the middles of two neighbours have to be from each other.
fn apart(points: &Points, upper: usize, lower: usize) -> f64 {
    let gap = if points.is_box(upper) && points.is_box(lower) { GAP } else { GAP / 2.0 };
    f64::midpoint(points.heights[upper], points.heights[lower]) + gap
}

/// Long arrows are drawn straight before all else.
fn pull(points: &Points, one: usize, other: usize) -> f64 {
    match (points.is_box(one), points.is_box(other)) {
        (true, true) => 1.0,
        (false, false) => 8.0,
        _ => 2.0,
    }
}

/// Moves the points of a column to where they are nearest to what they are joined to.
fn settle(points: &Points, column: &[usize], heights: &mut [f64], up: bool, down: bool) {
    // Runs of points that touch: the sum of weights, the sum of weighted wishes, and how many there are. Wishes are
    // heights less the room that all points above take.
    let mut runs: Vec<(f64, f64, usize)> = Vec::new();
    let mut rooms = Vec::with_capacity(column.len());
    let mut room = 0.0;
    for (place, &point) in column.iter().enumerate() {
        if place > 0 {
            room += apart(points, column[place - 1], point);
        }
        rooms.push(room);
        let (mut weight, mut sum) = (0.0, 0.0);
        for (beside, is_meant) in [(&points.up, up), (&points.down, down)] {
            for &other in beside[point].iter().filter(|&&other| is_meant && points.lanes[other] == points.lanes[point])
            {
                let pull = pull(points, point, other);
                weight += pull;
                sum += pull * heights[other];
            }
        }
        if weight == 0.0 {
            // What nothing pulls stays with its neighbour.
            let wish = match (place.checked_sub(1), column.get(place + 1)) {
                (Some(above), _) => heights[column[above]] + apart(points, column[above], point),
                (None, Some(&below)) => heights[below] - apart(points, point, below),
                (None, None) => heights[point],
            };
            (weight, sum) = (0.01, 0.01 * wish);
        }
        let mut run = (weight, sum - weight * room, 1);
        while let Some(&(before, wishes, count)) = runs.last()
            && wishes / before > run.1 / run.0
        {
            run = (before + run.0, wishes + run.1, count + run.2);
            runs.pop();
        }
        runs.push(run);
    }
    let mut place = 0;
    for (weight, wishes, count) in runs {
        for _ in 0..count {
            heights[column[place]] = wishes / weight + rooms[place];
            place += 1;
        }
    }
}

/// Puts each lane below the one before, and the first at the top.
fn below_one_another(points: &Points, lanes: usize, heights: &mut [f64]) {
    let mut top = 0.0;
    for lane in 0..lanes.max(1) {
        let own = || (0..points.len()).filter(|&point| points.lanes[point] == lane);
        let edge = |point: usize, side: f64| heights[point] + side * points.heights[point] / 2.0;
        let least = own().map(|point| edge(point, -1.0)).fold(f64::INFINITY, f64::min);
        let most = own().map(|point| edge(point, 1.0)).fold(f64::NEG_INFINITY, f64::max);
        if least.is_finite() {
            let shift = top - least;
            for point in own().collect::<Vec<_>>() {
                heights[point] += shift;
            }
            top += most - least + LANE_GAP;
        }
    }
}
