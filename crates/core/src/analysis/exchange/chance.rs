//! How likely it is that an exchange exists by which everyone gains, where hours lie somewhere within ranges.
//!
//! Spohrer's question. Each range is taken to be uniform and independent of the others. Where the ends of the ranges
//! decide, or an integral in closed form, the answer is exact; else it is estimated from a stated number of samples, the
//! same ones for the same seed, and given with Wilson's interval of the estimate.

use crate::analysis::exchange::gain::exists;
use crate::analysis::exchange::pair::is_above;
use crate::kernel::Exchange;
use serde::Serialize;

/// How a likelihood is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// How many samples are drawn.
    pub samples: u32,
    /// What the samples follow from.
    pub seed: u64,
}

impl Default for Sampling {
    fn default() -> Self {
        Self { samples: 100_000, seed: 1 }
    }
}

/// A likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Likelihood {
    /// It is known.
    Reasoning {
        /// How likely it is.
        probability: f64,
    },
    /// It is estimated.
    Sampling {
        /// The share of the samples in which it is so.
        probability: f64,
        /// Wilson's interval of the estimate, for a confidence of 95 %.
        between: [f64; 2],
        /// How many samples were drawn.
        samples: u32,
        /// What the samples follow from.
        seed: u64,
    },
}

/// How many steps all samples together may take.
const STEPS: u64 = 2_000_000_000;

/// How likely it is that there is an exchange by which everyone gains; none where that needs
/// samples, and there are none or too many.
pub fn likelihood(exchange: &Exchange, sampling: Sampling) -> Option<Likelihood> {
    if let Some(probability) = reasoned(exchange) {
        return Some(Likelihood::Reasoning { probability });
    }
    if sampling.samples == 0 {
        return None;
    }
    let (parties, goods) = (exchange.parties.len() as u64, exchange.goods.len() as u64);
    let steps = parties.saturating_mul(parties).saturating_mul(parties + goods);
    if steps.saturating_mul(sampling.samples.into()) > STEPS {
        return None;
    }
    let mut numbers = Numbers { state: sampling.seed };
    let mut hours: Vec<Vec<f64>> = exchange.hours.iter().map(|of_party| vec![0.0; of_party.len()]).collect();
    let mut found = 0_u32;
    for _ in 0..sampling.samples {
        for (drawn, [fewest, most]) in hours.iter_mut().flatten().zip(exchange.hours.iter().flatten()) {
            *drawn = fewest + (most - fewest) * numbers.next();
        }
        found += u32::from(exists(exchange, |party, good| hours[party][good]));
    }
    Some(Likelihood::Sampling {
        probability: f64::from(found) / f64::from(sampling.samples),
        between: wilson(found, sampling.samples),
        samples: sampling.samples,
        seed: sampling.seed,
    })
}

/// The likelihood, where no sample is needed to know it.
fn reasoned(exchange: &Exchange) -> Option<f64> {
    if exchange.is_exact() {
        return Some(f64::from(u8::from(exists(exchange, |party, good| exchange.hours[party][good][0]))));
    }
    let all_wanted = exchange.alone.iter().flatten().all(|&amount| amount > 0.0);
    let nothing_used_up = exchange.costs <= 0.0;
    if nothing_used_up && all_wanted && exchange.parties.len() > 1 && exchange.goods.len() > 1 {
        // Only where all opportunity costs are equal does nobody gain, and of a range that happens to no share.
        return Some(1.0);
    }
    let [one, other] = spans(exchange)?;
    let arriving = (1.0 - exchange.costs).powi(2);
    let surely = is_above(one[0] * arriving, other[1]) || is_above(other[0] * arriving, one[1]);
    let never = !is_above(one[1] * arriving, other[0]) && !is_above(other[1] * arriving, one[0]);
    surely.then_some(1.0).or_else(|| never.then_some(0.0))
}

/// By party, the least and the most that a unit of the one good may cost it of the other, for two parties and two goods.
pub fn spans(exchange: &Exchange) -> Option<[[f64; 2]; 2]> {
    let [given, per] = goods(exchange)?;
    Some([0, 1].map(|party| {
        let (given, per) = (exchange.hours[party][given], exchange.hours[party][per]);
        [per[0] / given[1], per[1] / given[0]]
    }))
}

fn goods(exchange: &Exchange) -> Option<[usize; 2]> {
    let is_pair = exchange.parties.len() == 2 && exchange.goods.len() == 2;
    is_pair.then(|| exchange.terms.map_or([0, 1], |terms| [terms.given, terms.per]))
}

/// How likely it is that both parties gain by the stated terms: exactly. None where no terms are stated.
///
/// Each gains where the opportunity cost of the one lies below the terms and that of the other above them, and the two
/// are independent.
pub fn likelihood_at_terms(exchange: &Exchange) -> Option<f64> {
    let terms = exchange.terms?;
    goods(exchange)?;
    let arriving = 1.0 - exchange.costs;
    let [below, above] = [0, 1].map(|party| {
        let (given, per) = (exchange.hours[party][terms.given], exchange.hours[party][terms.per]);
        let sells = below(per, given, terms.amount * arriving);
        let keeps = below(per, given, terms.amount / arriving);
        (sells, 1.0 - keeps)
    });
    Some(below.0 * above.1 + above.0 * below.1)
}

/// How likely it is that the quotient of two uniform numbers is below a bound. At the bound itself nobody gains, which
/// matters where nothing is left to chance.
fn below(upper: [f64; 2], lower: [f64; 2], bound: f64) -> f64 {
    let (width, height) = (upper[1] - upper[0], lower[1] - lower[0]);
    // How much of the upper range lies below so much, added up over the lower one.
    let clamped = |at: f64| (bound * at - upper[0]).clamp(0.0, width);
    if width <= 0.0 {
        let least = upper[0] / bound;
        return if height <= 0.0 {
            f64::from(u8::from(is_above(lower[0], least)))
        } else {
            ((lower[1] - least) / height).clamp(0.0, 1.0)
        };
    }
    if height <= 0.0 {
        return clamped(lower[0]) / width;
    }
    // Straight between the two places where the clamp takes hold.
    let bends = [upper[0] / bound, upper[1] / bound].map(|bend| bend.clamp(lower[0], lower[1]));
    let places = [lower[0], bends[0], bends[1], lower[1]];
    let area: f64 =
        places.windows(2).map(|two| f64::midpoint(clamped(two[0]), clamped(two[1])) * (two[1] - two[0])).sum();
    (area / width / height).clamp(0.0, 1.0)
}

/// Wilson's interval of a share, for a confidence of 95 %.
fn wilson(found: u32, samples: u32) -> [f64; 2] {
    const QUANTILE: f64 = 1.959_963_984_540_054;
    let (samples, squared) = (f64::from(samples), QUANTILE * QUANTILE);
    let share = f64::from(found) / samples;
    let middle = share + squared / (2.0 * samples);
    let spread = QUANTILE * (share * (1.0 - share) / samples + squared / (4.0 * samples * samples)).sqrt();
    let [least, most] = [middle - spread, middle + spread].map(|end| (end / (1.0 + squared / samples)).clamp(0.0, 1.0));
    // Where all samples are alike one end is certain, whatever is lost by rounding.
    [if share <= 0.0 { 0.0 } else { least }, if share >= 1.0 { 1.0 } else { most }]
}

/// Numbers that look drawn by chance, the same ones for the same seed (`SplitMix64`).
struct Numbers {
    state: u64,
}

impl Numbers {
    /// The next number from 0 to below 1.
    fn next(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ self.state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        #[expect(clippy::cast_precision_loss, reason = "53 bits are what the number holds")]
        let number = ((mixed ^ mixed >> 31) >> 11) as f64 / (1_u64 << 53) as f64;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{below, wilson};

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn a_quotient_of_uniform_numbers_is_below_a_bound_as_areas_say() {
        // Of the unit square moved to 1..2 twice, half lies on each side of the diagonal.
        near(below([1.0, 2.0], [1.0, 2.0], 1.0), 0.5);
        // x < 2y on 1..2 by 1..2: all of it but x > 2y, which never is.
        near(below([1.0, 2.0], [1.0, 2.0], 2.0), 1.0);
        // x < 1.5y: left out is the triangle x > 1.5y, with corners (1.5,1), (2,1), (2,4/3): 0.5 * (1/3) / 2 = 1/12.
        near(below([1.0, 2.0], [1.0, 2.0], 1.5), 11.0 / 12.0);
        near(below([1.0, 1.0], [1.0, 2.0], 0.8), 0.75);
        near(below([1.0, 3.0], [2.0, 2.0], 1.0), 0.5);
        near(below([1.0, 1.0], [1.0, 1.0], 1.0), 0.0);
    }

    #[test]
    fn the_interval_of_wilson() {
        // 10 of 100, by the formula: (0.1 + 0.0192073) ± 1.959964 * sqrt(0.0009 + 0.0000960365), by 1.0384146.
        let [least, most] = wilson(10, 100);
        assert!((least - 0.055_229).abs() < 1e-6 && (most - 0.174_365_7).abs() < 1e-6, "{least} {most}");
        let [least, most] = wilson(0, 100);
        assert!(least <= 0.0 && (most - 0.036_993).abs() < 1e-5, "{least} {most}");
    }
}
