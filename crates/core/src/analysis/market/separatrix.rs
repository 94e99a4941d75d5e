//! The line that separates what grows from what withers, in the continuous dynamics.

use crate::analysis::market::Shares;
use crate::analysis::market::equilibria::Equilibrium;
use crate::analysis::market::response::Response;

/// How many steps are followed to each side of the critical mass.
const MOST_STEPS: usize = 20_000;

/// The line through the critical mass from border to border, as the corners of a chain of straight pieces; none where no
/// equilibrium is a critical mass.
///
/// It is the stable manifold of the saddle: followed backwards in time from there, along the eigenvector of the negative
/// eigenvalue `-1 - √(αβ)`.
pub(super) fn separatrix(response: &Response, critical: Option<Equilibrium>) -> Vec<Shares> {
    let Some(critical) = critical else { return Vec::new() };
    let [customers, providers] = response.cross_effects();
    let product = customers * providers;
    if product <= 1.0 {
        return Vec::new();
    }
    let slope = -product.sqrt() / customers;
    let length = slope.hypot(1.0);
    let direction = [1.0 / length, slope / length];
    let mut line: Vec<Shares> = followed(response, critical.shares, direction.map(|part| -part), product.sqrt());
    line.reverse();
    line.push(critical.shares);
    line.extend(followed(response, critical.shares, direction, product.sqrt()));
    straightened(&line)
}

/// The states from a saddle to the border, backwards in time (Runge and Kutta's method of the fourth order).
fn followed(response: &Response, from: Shares, direction: [f64; 2], growth: f64) -> Vec<Shares> {
    let away = |at: [f64; 2]| [at[0] - response.customers(at[1]), at[1] - response.providers(at[0])];
    let along = |at: [f64; 2], slope: [f64; 2], by: f64| [slope[0].mul_add(by, at[0]), slope[1].mul_add(by, at[1])];
    let step = 0.02 / (1.0 + growth).min(50.0);
    let mut at = along([from.customers, from.providers], direction, 1e-6);
    let mut line = Vec::new();
    for _ in 0..MOST_STEPS {
        let first = away(at);
        let second = away(along(at, first, step / 2.0));
        let third = away(along(at, second, step / 2.0));
        let fourth = away(along(at, third, step));
        let mean = [0, 1].map(|side| (first[side] + 2.0 * (second[side] + third[side]) + fourth[side]) / 6.0);
        let next = along(at, mean, step);
        let inside = next.iter().all(|part| (0.0..=1.0).contains(part));
        line.push(Shares::from(if inside { next } else { at_border(at, next) }));
        if !inside {
            break;
        }
        at = next;
    }
    line
}

/// Where the way from a state inside to one outside meets the border.
fn at_border(from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    let shares = [0, 1].map(|side| {
        let border = if to[side] > 1.0 { 1.0 } else { 0.0 };
        if (0.0..=1.0).contains(&to[side]) { 1.0 } else { (border - from[side]) / (to[side] - from[side]) }
    });
    let part = shares[0].min(shares[1]).clamp(0.0, 1.0);
    [0, 1].map(|side| (to[side] - from[side]).mul_add(part, from[side]).clamp(0.0, 1.0))
}

/// A line without what lies on the straight way between its neighbours.
fn straightened(line: &[Shares]) -> Vec<Shares> {
    let mut kept: Vec<Shares> = Vec::new();
    for (at, &point) in line.iter().enumerate() {
        if let (Some(&before), Some(&after)) = (kept.last(), line.get(at + 1)) {
            let [x, y] = [after.customers - before.customers, after.providers - before.providers];
            let [u, v] = [point.customers - before.customers, point.providers - before.providers];
            if (x * v - y * u).abs() <= 1e-4 * x.hypot(y) {
                continue;
            }
        }
        kept.push(point);
    }
    kept
}
