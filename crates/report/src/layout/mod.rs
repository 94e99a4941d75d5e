//! Boxes and arrows to places: a layered drawing that flows from left to right.
//!
//! In: the sizes of boxes, and arrows between them. Out: a [`Layout`], the same for the same input. Circles are cut
//! (`acyclic`), every box gets a column (`rank`), arrows over several columns become chains of points (`points`), each
//! column an order with few crossings (`ordering`), and every point a height at which arrows run straight (`height`),
//! after Sugiyama, Tagawa & Toda 1981. Invariant: no box overlaps another, and no arrow crosses a box.

mod acyclic;
mod component;
mod crossing;
mod height;
mod ordering;
mod points;
mod rank;

use component::components;
use points::Points;
use std::fmt;

/// A box to place. Boxes of one lane stand together; lanes lie below one another.
#[derive(Clone, Copy, Debug)]
pub struct Tile {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The lane it belongs to.
    pub lane: usize,
}

/// A point of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Where everything is.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The middle of each box.
    pub middles: Vec<Point>,
    /// For each arrow the points it runs through, in pairs: straight from an odd one to the next, which are in one
    /// column, and in a curve from there on. None for an arrow from a box to itself.
    pub routes: Vec<Vec<Point>>,
    /// From where to where each lane reaches, from the top.
    pub lanes: Vec<[f64; 2]>,
    /// How wide all of it is.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// There is more than can be drawn so that it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How many boxes there are.
    pub boxes: usize,
    /// How many arrows there are.
    pub arrows: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { boxes, arrows } = self;
        write!(f, "a picture of {boxes} boxes and {arrows} arrows")?;
        if *boxes > MOST_BOXES || *arrows > MOST_ARROWS {
            write!(f, " is too large to lay out: {MOST_BOXES} boxes and {MOST_ARROWS} arrows are the most")
        } else {
            write!(f, ", which run past too many others, is too large to lay out")
        }
    }
}

impl std::error::Error for TooLarge {}

/// The most boxes that are laid out.
pub const MOST_BOXES: usize = 1_500;
/// The most arrows.
pub const MOST_ARROWS: usize = 6_000;
/// The most points, those of long arrows included.
const MOST_POINTS: usize = 40_000;

/// Between boxes of one column, and between components.
pub(crate) const GAP: f64 = 18.0;
/// Between lanes, where their names stand.
const LANE_GAP: f64 = 56.0;
/// Between columns.
const COLUMN_GAP: f64 = 46.0;

/// Places boxes and arrows, which are pairs of positions of boxes.
///
/// # Errors
///
/// [`TooLarge`]
pub fn layout(tiles: &[Tile], arrows: &[(usize, usize)]) -> Result<Layout, TooLarge> {
    let too_large = TooLarge { boxes: tiles.len(), arrows: arrows.len() };
    if tiles.len() > MOST_BOXES || arrows.len() > MOST_ARROWS {
        return Err(too_large);
    }
    let lanes = tiles.iter().map(|tile| tile.lane + 1).max().unwrap_or(0);
    let mut all = Layout {
        middles: vec![Point::default(); tiles.len()],
        routes: vec![Vec::new(); arrows.len()],
        ..Layout::default()
    };
    let parts = if lanes > 1 { vec![(0..tiles.len()).collect()] } else { components(tiles.len(), arrows) };
    let (alone, together): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        parts.into_iter().partition(|part: &Vec<usize>| lanes <= 1 && part.len() == 1);
    let mut points = 0;
    for part in together {
        let placed = component(tiles, arrows, &part, &mut all, lanes);
        points += placed.ok_or(too_large)?;
        if points > MOST_POINTS {
            return Err(too_large);
        }
    }
    in_rows(tiles, &alone.concat(), &mut all);
    Ok(all)
}

/// Places what hangs together below what is placed already. The number of points, unless there are too many.
fn component(
    tiles: &[Tile],
    arrows: &[(usize, usize)],
    part: &[usize],
    all: &mut Layout,
    lanes: usize,
) -> Option<usize> {
    let mut own = vec![usize::MAX; tiles.len()];
    for (at, &tile) in part.iter().enumerate() {
        own[tile] = at;
    }
    let chosen: Vec<usize> =
        (0..arrows.len()).filter(|&at| own[arrows[at].0] != usize::MAX && arrows[at].0 != arrows[at].1).collect();
    let within: Vec<(usize, usize)> = chosen.iter().map(|&at| (own[arrows[at].0], own[arrows[at].1])).collect();
    let reversed = acyclic::reversed(part.len(), &within);
    let ranks = rank::ranks(part.len(), &within, &reversed);
    let boxes: Vec<Tile> = part.iter().map(|&tile| tiles[tile]).collect();
    let mut points = Points::new(&boxes, &within, &reversed, &ranks, MOST_POINTS)?;
    ordering::order(&mut points);
    let heights = height::heights(&points, lanes);
    let columns = columns(&points);
    let top = if all.height > 0.0 { all.height + 2.0 * GAP } else { 0.0 };
    let centre = |point: usize| {
        let [left, right] = columns[points.ranks[point]];
        Point { x: f64::midpoint(left, right), y: top + heights[point] }
    };
    for (at, &tile) in part.iter().enumerate() {
        all.middles[tile] = centre(at);
    }
    for (&arrow, (chain, reversed)) in chosen.iter().zip(points.chains.iter().zip(&reversed)) {
        let mut route = Vec::with_capacity(2 * chain.len());
        for &point in chain {
            let [left, right] = columns[points.ranks[point]];
            let Point { x, y } = centre(point);
            let half = boxes.get(point).map(|tile| tile.width / 2.0);
            if let Some(half) = half.filter(|_| point == chain[0]) {
                route.extend([Point { x: x + half, y }, Point { x: right, y }]);
            } else if let Some(half) = half {
                route.extend([Point { x: left, y }, Point { x: x - half, y }]);
            } else {
                route.extend([Point { x: left, y }, Point { x: right, y }]);
            }
        }
        if *reversed {
            route.reverse();
        }
        all.routes[arrow] = route;
    }
    let bottoms = (0..points.len()).map(|point| top + heights[point] + points.heights[point] / 2.0);
    all.height = bottoms.fold(all.height, f64::max);
    all.width = columns.last().map_or(0.0, |column| column[1]).max(all.width);
    if lanes > 1 {
        all.lanes = vec![[f64::INFINITY, f64::NEG_INFINITY]; lanes];
        for ((middle, height), &lane) in heights.iter().zip(&points.heights).zip(&points.lanes) {
            let [least, most] = &mut all.lanes[lane];
            *least = least.min(middle - height / 2.0);
            *most = most.max(middle + height / 2.0);
        }
    }
    Some(points.len())
}

/// From where to where each column reaches, from the left; columns are farther apart where arrows climb.
fn columns(points: &Points) -> Vec<[f64; 2]> {
    let mut columns = Vec::new();
    let mut left = 0.0;
    for layer in &points.layers {
        let width = layer.iter().map(|&point| points.widths[point]).fold(0.0, f64::max);
        columns.push([left, left + width]);
        let crowd = layer.iter().map(|&point| points.down[point].len()).max().unwrap_or(0).min(10);
        left += width + COLUMN_GAP + 3.0 * f64::from(u8::try_from(crowd).unwrap_or(10));
    }
    columns
}

/// Places boxes without arrows in rows below all others.
fn in_rows(tiles: &[Tile], alone: &[usize], all: &mut Layout) {
    const NARROWEST: f64 = 640.0;
    let limit = all.width.max(NARROWEST);
    let (mut x, mut top, mut deepest) = (0.0, all.height, 0.0_f64);
    if top > 0.0 && !alone.is_empty() {
        top += 2.0 * GAP;
    }
    for &at in alone {
        let Tile { width, height, .. } = tiles[at];
        if x > 0.0 && x + width > limit {
            (x, top, deepest) = (0.0, top + deepest + GAP, 0.0);
        }
        all.middles[at] = Point { x: x + width / 2.0, y: top + height / 2.0 };
        x += width + GAP;
        deepest = deepest.max(height);
        all.width = all.width.max(x - GAP);
        all.height = all.height.max(top + deepest);
    }
}

#[cfg(test)]
mod tests;
