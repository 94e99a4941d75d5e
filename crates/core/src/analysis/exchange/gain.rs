//! Whether any exchange at all leaves everyone better off, for any number of parties and goods.
//!
//! None does where there is a price for each good and a price for each party's hour by which nobody would rather buy
//! what it wants than make it, and nobody would rather make anything to sell it. In logarithms these are bounds on
//! differences, which can be met unless a circle of them adds up to less than nothing. A party that wants more of
//! something than it makes at less than the price lets everyone share in what is saved, for goods can be divided.

use crate::kernel::Exchange;

/// Whether some exchange leaves every party with fewer hours for what it has alone, with these hours by party and good.
pub fn exists(exchange: &Exchange, hours: impl Fn(usize, usize) -> f64) -> bool {
    let parties = exchange.parties.len();
    let way = -(1.0 - exchange.costs).ln();
    let logarithms: Vec<Vec<f64>> =
        (0..parties).map(|party| (0..exchange.goods.len()).map(|good| hours(party, good).ln()).collect()).collect();
    // The hour of the one is worth at most so much more than that of the other, as long as the other does not buy.
    let bound = |maker: usize, buyer: usize| {
        let wanted = exchange.alone[buyer].iter().zip(&logarithms[maker]).zip(&logarithms[buyer]);
        let wanted = wanted.filter(|((amount, _), _)| **amount > 0.0);
        wanted.map(|((_, make), own)| make - own).fold(f64::INFINITY, f64::min) + way
    };
    let bounds: Vec<Vec<f64>> =
        (0..parties).map(|maker| (0..parties).map(|buyer| bound(maker, buyer)).collect()).collect();
    let mut worth = vec![0.0; parties];
    for _ in 0..=parties {
        let mut settled = true;
        for (maker, bounds) in bounds.iter().enumerate() {
            for (buyer, bound) in bounds.iter().enumerate().filter(|(buyer, _)| *buyer != maker) {
                let most = worth[maker] + bound;
                // Less than the rounding of logarithms decides nothing.
                if most < worth[buyer] - 1e-12 {
                    worth[buyer] = most;
                    settled = false;
                }
            }
        }
        if settled {
            return false;
        }
    }
    true
}
