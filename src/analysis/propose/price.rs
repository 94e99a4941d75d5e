//! The price by which both parties gain, where there is one.

use crate::analysis::service::Net;
use crate::analysis::service::is_above;
use crate::analysis::service::worth::{below, preferences};
use crate::kernel::{AtomId, Kernel, Layer};

/// What the second party pays the first; below zero, what the first pays the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Both gain by payments between these two, which may be infinite.
    pub between: [f64; 2],
    /// The payment proposed.
    pub proposed: f64,
}

/// The payments that leave both parties above what they have otherwise and with what they require, from what they net
/// without any; none where there are none.
pub(super) fn price(kernel: &Kernel, parties: [AtomId; 2], nets: [&Net; 2], otherwise: [f64; 2]) -> Option<Price> {
    let needed = |party: usize| needed(kernel, parties[party], nets[party], otherwise[party]);
    let between = [needed(0)?, -needed(1)?];
    let [least, most] = between;
    if !is_above(most, least) {
        return None;
    }
    Some(Price { between, proposed: proposed(between) })
}

/// More than so much has to be paid to a party; below zero, less than so much may be taken from it. None where no payment
/// helps it.
fn needed(kernel: &Kernel, actor: AtomId, net: &Net, otherwise: f64) -> Option<f64> {
    let preferences = preferences(kernel, actor);
    let weight = preferences.of_layer(Layer::Economic);
    let mut rich = *net;
    rich.least[Layer::Economic] = f64::INFINITY;
    if below(kernel, actor, &rich).is_some() {
        return None;
    }
    let required = preferences.requires[Layer::Economic as usize].unwrap_or(f64::NEG_INFINITY);
    let lacking = (required - net.least[Layer::Economic]).max(otherwise - net.totals[0]);
    if weight > 0.0 {
        return Some(lacking / weight);
    }
    // Payments mean nothing to it.
    let gains = is_above(net.totals[0], otherwise) && !is_above(required, net.least[Layer::Economic]);
    gains.then_some(f64::NEG_INFINITY)
}

/// No payment where none is needed; else the middle of the interval, by which the product of what the two gain is
/// greatest (the solution of Nash's bargaining problem), in as few digits as lie well within.
fn proposed([least, most]: [f64; 2]) -> f64 {
    if is_above(0.0, least) && is_above(most, 0.0) {
        return 0.0;
    }
    let middle = match (least.is_finite(), most.is_finite()) {
        (true, true) => f64::midpoint(least, most),
        (true, false) => least + least.abs().max(1.0),
        (false, true) => most - most.abs().max(1.0),
        (false, false) => return 0.0,
    };
    let quarter = (most - least) / 4.0;
    let rounded = (1..16).map(|digits: usize| format!("{middle:.digits$e}").parse().unwrap_or(middle));
    let mut near = rounded.filter(|rounded: &f64| (rounded - middle).abs() * 64.0 < quarter);
    near.next().unwrap_or(middle)
}
