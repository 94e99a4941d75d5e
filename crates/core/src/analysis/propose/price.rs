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

/// A payment from which on a party gains, and whether it gains by just that.
#[derive(Clone, Copy, Debug)]
struct Bound {
    amount: f64,
    is_enough: bool,
}

impl Bound {
    /// Whether a payment to the party is as much as it needs.
    fn allows(self, payment: f64) -> bool {
        is_above(payment, self.amount) || self.is_enough && !is_above(self.amount, payment)
    }
}

/// The payments that leave both parties above what they have otherwise and with what they require, from what they net
/// without any; none where there are none.
pub(super) fn price(kernel: &Kernel, parties: [AtomId; 2], nets: [&Net; 2], otherwise: [f64; 2]) -> Option<Price> {
    let needed = |party: usize| needed(kernel, parties[party], nets[party], otherwise[party]);
    let bounds = [needed(0)?, needed(1)?];
    let between = [bounds[0].amount, -bounds[1].amount];
    let [least, most] = between;
    let is_one = !is_above(least, most) && bounds[0].is_enough && bounds[1].is_enough;
    if !is_above(most, least) && !is_one {
        return None;
    }
    let proposed = if bounds[0].allows(0.0) && bounds[1].allows(0.0) { 0.0 } else { proposed(between) };
    Some(Price { between, proposed })
}

/// What has to be paid to a party, at least or more than that; below zero, what may be taken from it. None where no payment
/// helps it.
fn needed(kernel: &Kernel, actor: AtomId, net: &Net, otherwise: f64) -> Option<Bound> {
    let preferences = preferences(kernel, actor);
    let weight = preferences.of_layer(Layer::Economic);
    let mut rich = *net;
    rich.least[Layer::Economic] = f64::INFINITY;
    if below(kernel, actor, &rich).is_some() {
        return None;
    }
    let required = preferences.requires[Layer::Economic as usize].unwrap_or(f64::NEG_INFINITY);
    // What is required is enough by itself; what one has otherwise has to be exceeded.
    let (lacked, gained) = (required - net.least[Layer::Economic], otherwise - net.totals[0]);
    if weight > 0.0 {
        return Some(Bound { amount: lacked.max(gained) / weight, is_enough: is_above(lacked, gained) });
    }
    // Payments mean nothing to it.
    let gains = is_above(net.totals[0], otherwise) && !is_above(required, net.least[Layer::Economic]);
    gains.then_some(Bound { amount: f64::NEG_INFINITY, is_enough: true })
}

/// Where a payment is needed, the middle of the interval, by which the product of what the two gain is greatest (the
/// solution of Nash's bargaining problem), in as few digits as lie well within.
fn proposed([least, most]: [f64; 2]) -> f64 {
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
