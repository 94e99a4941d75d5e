//! Where both sides are as they respond: all fixpoints, edges included, and whether each is returned to.

use crate::analysis::market::Shares;
use crate::analysis::market::response::Response;
use serde::Serialize;

/// Below this, a number is taken to be nothing.
const NOTHING: f64 = 1e-12;

/// A state in which nobody on either side does otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Equilibrium {
    /// The shares.
    #[serde(flatten)]
    pub shares: Shares,
    /// Whether the continuous dynamics, in which each side moves towards its response, return to it after a small
    /// change.
    pub stable: bool,
}

/// All equilibria, by the share of customers. Where there is a line of them, its ends.
///
/// What customers respond to the response of providers to them is a chain of straight pieces; it meets the share itself
/// at most once in each, or all along it.
pub(super) fn equilibria(response: &Response) -> Vec<Equilibrium> {
    let excess = |customers: f64| response.customers(response.providers(customers)) - customers;
    let corners = corners(response);
    let mut found: Vec<f64> = Vec::new();
    let mut add = |customers: f64| {
        if found.iter().all(|known| (known - customers).abs() > 1e-9) {
            found.push(customers);
        }
    };
    for pair in corners.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let (before, after) = (excess(from), excess(to));
        match (before.abs() < NOTHING, after.abs() < NOTHING) {
            (false, false) if before * after < 0.0 => add(from + (to - from) * before / (before - after)),
            (one, other) => [(one, from), (other, to)].iter().filter(|(is, _)| *is).for_each(|&(_, at)| add(at)),
        }
    }
    found.sort_by(f64::total_cmp);
    // Stable where the excess is above nothing to the left and below it to the right.
    let sign_beside = |at: f64, right: bool| {
        let beside =
            corners.iter().copied().filter(|&corner| if right { corner > at + 1e-9 } else { corner < at - 1e-9 });
        let end = if right { beside.reduce(f64::min) } else { beside.reduce(f64::max) };
        end.map(|end| excess(f64::midpoint(at, end)))
    };
    let is_stable = |at: f64| {
        sign_beside(at, false).is_none_or(|left| left > NOTHING)
            && sign_beside(at, true).is_none_or(|right| right < -NOTHING)
    };
    found
        .into_iter()
        .map(|customers| Equilibrium {
            shares: Shares { customers, providers: response.providers(customers) },
            stable: is_stable(customers),
        })
        .collect()
}

/// The shares of customers between which everything is straight, with both ends.
fn corners(response: &Response) -> Vec<f64> {
    let (alone, per) = (response.alone(), response.cross_effects());
    let solve = |alone: f64, per: f64, value: f64| (per.abs() > 0.0).then(|| (value - alone) / per);
    let mut corners = vec![0.0, 1.0];
    // Where providers reach nobody or all of them, and where the customers that they attract do.
    corners.extend([0.0, 1.0].into_iter().filter_map(|value| solve(alone[1], per[1], value)));
    let needed = [0.0, 1.0].into_iter().filter_map(|value| solve(alone[0], per[0], value));
    corners.extend(needed.filter_map(|providers| solve(alone[1], per[1], providers)));
    corners.retain(|corner| (0.0..=1.0).contains(corner));
    corners.sort_by(f64::total_cmp);
    corners.dedup();
    corners
}
