use super::*;

/// The same numbers each time (Steele, Lea & Flood 2014 have better ones).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

fn tile(width: f64, height: f64, lane: usize) -> Tile {
    Tile { width, height, lane }
}

#[test]
fn a_chain_is_a_straight_line() {
    let tiles = [tile(50.0, 20.0, 0), tile(80.0, 40.0, 0), tile(30.0, 20.0, 0)];
    let found = layout(&tiles, &[(0, 1), (1, 2), (0, 2)]).unwrap();
    let [one, two, three] = found.middles[..] else { panic!("three boxes") };
    assert!(one.x < two.x && two.x < three.x);
    assert_eq!(
        found.routes[0],
        [
            Point { x: 50.0, y: one.y },
            Point { x: 50.0, y: one.y },
            Point { x: two.x - 40.0, y: two.y },
            Point { x: two.x - 40.0, y: two.y },
        ]
    );
    // The arrow past the second box has a point beside it.
    assert_eq!(found.routes[2].len(), 6);
    assert!((found.routes[2][2].y - two.y).abs() >= 20.0);
}

#[test]
fn a_circle_is_drawn_with_its_arrows_the_way_they_lead() {
    let tiles = [tile(10.0, 10.0, 0); 3];
    let found = layout(&tiles, &[(0, 1), (1, 2), (2, 0)]).unwrap();
    for ((from, to), route) in [(0, 1), (1, 2), (2, 0)].into_iter().zip(&found.routes) {
        assert!((route[0].y - found.middles[from].y).abs() < 1e-9);
        assert!((route.last().unwrap().y - found.middles[to].y).abs() < 1e-9);
    }
}

#[test]
fn a_crossing_that_need_not_be_is_none() {
    // 0 and 1 lead to 3 and 2: one of the two columns has to be turned round.
    let tiles = [tile(10.0, 10.0, 0); 6];
    let found = layout(&tiles, &[(0, 3), (1, 2), (3, 4), (2, 5), (0, 4), (1, 5), (4, 5)]).unwrap();
    let above = |one: usize, other: usize| found.middles[one].y < found.middles[other].y;
    assert_eq!(above(0, 1), above(3, 2));
}

/// No box overlaps another and no arrow runs over a box that is not its own, whatever is to be drawn.
#[test]
fn nothing_overlaps_in_any_drawing() {
    for seed in 0..150 {
        let mut numbers = Numbers(seed);
        let count = 2 + numbers.below(24);
        let lanes = 1 + numbers.below(3);
        let tiles: Vec<Tile> = (0..count)
            .map(|_| tile(10.0 + f64::from(u8::try_from(numbers.below(90)).unwrap()), 12.0, numbers.below(lanes)))
            .collect();
        let arrows: Vec<(usize, usize)> =
            (0..numbers.below(3 * count)).map(|_| (numbers.below(count), numbers.below(count))).collect();
        let found = layout(&tiles, &arrows).unwrap();
        let sides = |at: usize| {
            let (Point { x, y }, Tile { width, height, .. }) = (found.middles[at], tiles[at]);
            [x - width / 2.0, x + width / 2.0, y - height / 2.0, y + height / 2.0]
        };
        let within = |[left, right, top, bottom]: [f64; 4], one: Point, other: Point| {
            const SLACK: f64 = 1e-6;
            one.x.min(other.x) < right - SLACK
                && one.x.max(other.x) > left + SLACK
                && one.y.min(other.y) < bottom - SLACK
                && one.y.max(other.y) > top + SLACK
        };
        for at in 0..count {
            let [left, right, top, bottom] = sides(at);
            assert!(left > -1e-6 && top > -1e-6 && right < found.width + 1e-6 && bottom < found.height + 1e-6);
            for other in at + 1..count {
                let corners = [Point { x: left, y: top }, Point { x: right, y: bottom }];
                assert!(!within(sides(other), corners[0], corners[1]), "seed {seed}: {at} lies over {other}");
            }
        }
        for (&(from, to), route) in arrows.iter().zip(&found.routes) {
            assert_eq!(route.is_empty(), from == to, "seed {seed}");
            for straight in route.chunks(2) {
                for at in (0..count).filter(|&at| at != from && at != to) {
                    assert!(!within(sides(at), straight[0], straight[1]), "seed {seed}: an arrow runs over {at}");
                }
            }
        }
        for (at, tile) in tiles.iter().enumerate().filter(|_| !found.lanes.is_empty()) {
            let [least, most] = found.lanes[tile.lane];
            let [_, _, top, bottom] = sides(at);
            assert!(top > least - 1e-6 && bottom < most + 1e-6, "seed {seed}: {at} is outside of its lane");
        }
    }
}

#[test]
fn what_is_too_large_is_refused_and_what_is_large_is_not() {
    let tiles = vec![tile(10.0, 10.0, 0); MOST_BOXES];
    let chain: Vec<(usize, usize)> = (1..MOST_BOXES).map(|at| (at - 1, at)).collect();
    assert!(layout(&tiles, &chain).is_ok());
    // Arrows from the first box to all others pass a million columns.
    let long: Vec<(usize, usize)> = chain.iter().copied().chain((2..MOST_BOXES).map(|at| (0, at))).collect();
    let refused = layout(&tiles, &long).unwrap_err();
    assert_eq!(refused, TooLarge { boxes: MOST_BOXES, arrows: long.len() });
    assert!(layout(&vec![tiles[0]; MOST_BOXES + 1], &[]).is_err());
}
