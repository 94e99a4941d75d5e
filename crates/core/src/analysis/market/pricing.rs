//! What the sides of a platform are charged by one that wants to gain the most.
//!
//! Membership: Armstrong, M. (2006). Competition in two-sided markets. RAND Journal of Economics 37(3), 668–691, with
//! linear demand. Use: Rochet, J.-C. & Tirole, J. (2003). Platform competition in two-sided markets. Journal of the
//! European Economic Association 1(4), 990–1029, with constant elasticities.

use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Joining, Prices, Pricing};
use serde::Serialize;
use std::borrow::Cow;

/// The prices of a platform.
#[derive(Clone, Debug, Serialize)]
pub struct PricingReport<'s> {
    /// Its name.
    pub pricing: Cow<'s, str>,
    /// What is priced.
    pub platform: Cow<'s, str>,
    /// What is paid for: `membership` or `usage`.
    pub model: &'static str,
    /// Customers and providers; none where there is no best price.
    pub sides: Option<[SidePrice<'s>; 2]>,
    /// The sum of both prices, for use.
    pub total: Option<f64>,
    /// What the platform gains, for membership, where each side may have up to any number of members.
    pub profit: Option<f64>,
    /// Why there is no best price.
    pub reason: Option<&'static str>,
}

/// What a side is charged.
#[derive(Clone, Debug, Serialize)]
pub struct SidePrice<'s> {
    /// The side.
    pub side: Cow<'s, str>,
    /// The price.
    pub price: f64,
    /// The price were there no cross effects, for membership.
    pub price_alone: Option<f64>,
    /// How many join, for membership.
    pub members: Option<f64>,
}

/// The prices at which a platform gains the most; none where what they come from was not understood.
pub fn pricing<'s>(words: Words<'s>, pricing: &Pricing) -> Option<PricingReport<'s>> {
    let mut report = PricingReport {
        pricing: words.atom(pricing.atom),
        platform: pricing.platform.map_or(Cow::Borrowed(""), |platform| words.atom(platform)),
        model: "membership",
        sides: None,
        total: None,
        profit: None,
        reason: None,
    };
    match pricing.prices? {
        Prices::Membership(sides) => membership(words, &sides, &mut report),
        Prices::Usage { actors, elasticities, cost } => usage(words, actors, elasticities, cost, &mut report),
    }
    Some(report)
}

/// `n = a + α n' − p` for each side; the gain `Σ n (p − f)` is largest where `n = (2m + A m') / (4 − A²)`, with
/// `m = a − f` and `A` the sum of both cross effects.
fn membership<'s>(words: Words<'s>, sides: &[Joining; 2], report: &mut PricingReport<'s>) {
    let cross = sides[0].per + sides[1].per;
    if cross.abs() >= 2.0 {
        report.reason = Some("no interior optimum: the cross effects add up to 2 or more, or to -2 or less");
        return;
    }
    let margins = sides.map(|side| side.alone - side.cost);
    let members = [0, 1].map(|side| cross.mul_add(margins[1 - side], 2.0 * margins[side]) / cross.mul_add(-cross, 4.0));
    if members.iter().any(|&members| members <= 0.0) {
        report.reason = Some("no interior optimum: a side is not worth having");
        return;
    }
    let prices = [0, 1].map(|side| sides[side].per.mul_add(members[1 - side], sides[side].alone) - members[side]);
    report.profit = Some((0..2).map(|side| members[side] * (prices[side] - sides[side].cost)).sum());
    report.sides = Some([0, 1].map(|side| SidePrice {
        side: words.atom(sides[side].actor),
        price: prices[side],
        price_alone: Some(f64::midpoint(sides[side].alone, sides[side].cost)),
        members: Some(members[side]),
    }));
}

/// `p − c = p_B/η_B = p_S/η_S`: the total `cη / (η − 1)` is shared as the elasticities are.
fn usage<'s>(words: Words<'s>, actors: [AtomId; 2], elasticities: [f64; 2], cost: f64, report: &mut PricingReport<'s>) {
    report.model = "usage";
    let sum = elasticities[0] + elasticities[1];
    if sum <= 1.0 {
        report.reason =
            Some("no best price: the elasticities add up to 1 or less, so a higher price always gains more");
        return;
    }
    let total = cost * sum / (sum - 1.0);
    report.total = Some(total);
    report.sides = Some([0, 1].map(|side| SidePrice {
        side: words.atom(actors[side]),
        price: total * elasticities[side] / sum,
        price_alone: None,
        members: None,
    }));
}
