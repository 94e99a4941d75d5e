//! How far cases bear out that a condition suffices for a product, or is necessary for it.

use crate::column::{Column, MISSING, fill, fill_bytes, greater, smaller};

/// What reaches a cut but for this is taken to reach it.
const TOLERANCE: f64 = 1e-9;
/// Sums are exact but for this part of them.
const ROUNDING: f64 = 1e-12;
/// How many cases are added up before their sums are: long sums lose little that way.
const BLOCK: usize = 1024;
/// How many sums are taken side by side.
const LANES: usize = 4;

/// What cases say of a condition and a product. Where a denominator is 0, a measure is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// How many cases are counted: those with both memberships.
    pub cases: usize,
    /// How many are not, since one of the memberships is missing.
    pub missing: usize,
    /// How many of those counted are more in the condition than out of it: x > 0.5.
    pub members: usize,
    /// Whether who is in the condition is in the product: Σ min(x, y) / Σ x (Ragin 2006, *Political Analysis* 14).
    pub consistency: Option<f64>,
    /// The proportional reduction in inconsistency: (Σ min(x, y) − Σ min(x, y, 1 − y)) / (Σ x − Σ min(x, y, 1 − y)).
    /// Small where the condition suffices for the absence of the product as well (Ragin; Schneider & Wagemann 2012).
    pub pri: Option<f64>,
    /// How much of the product is in the condition: Σ min(x, y) / Σ y (Ragin 2006).
    pub coverage: Option<f64>,
    /// The condition taken as necessary.
    pub necessity: Necessity,
    /// Consistency that weighs a deviation by how great it is: Σ min(x, y) / Σ (min(x, y) + √(max(x − y, 0) · x))
    /// (Haesebrouck 2015, *Field Methods* 27).
    pub weighted_consistency: Option<f64>,
    /// Consistency times PRI.
    pub product: Option<f64>,
    /// Measures for crisp memberships alone, otherwise none.
    pub adjusted: Option<Adjusted>,
}

/// A condition taken as necessary for a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Necessity {
    /// Whether who is in the product is in the condition: Σ min(x, y) / Σ y (Ragin 2006).
    pub consistency: Option<f64>,
    /// How much of the condition is in the product: Σ min(x, y) / Σ x (Ragin 2006).
    pub coverage: Option<f64>,
    /// Relevance: Σ (1 − x) / Σ (1 − min(x, y)). Near 0, the condition is always there, and necessary for anything
    /// (Schneider & Wagemann 2012).
    pub relevance: Option<f64>,
}

/// How many cases there are of each kind, and measures of them that do not depend on how frequent the product or the
/// condition is (De Souter 2024; Baumgartner & Falk 2024).
///
/// With a, b, c, d the four counts: nY = a + c, nN = b + d, nF = a + b, nG = c + d.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjusted {
    /// a: both condition and product.
    pub both: usize,
    /// b: the condition without the product.
    pub condition_alone: usize,
    /// c: the product without the condition.
    pub product_alone: usize,
    /// d: neither.
    pub neither: usize,
    /// Contrapositive consistency: d / (d + b).
    pub contrapositive_consistency: Option<f64>,
    /// Contrapositive coverage: d / (d + c).
    pub contrapositive_coverage: Option<f64>,
    /// Prevalence-adjusted consistency: a / (a + b · nY / nN).
    pub prevalence_adjusted_consistency: Option<f64>,
    /// Antecedent-adjusted coverage: a / (a + c · nF / nG).
    pub antecedent_adjusted_coverage: Option<f64>,
    /// Antecedent-adjusted contrapositive consistency: d / (d + b · nG / nF).
    pub antecedent_adjusted_contrapositive_consistency: Option<f64>,
    /// Prevalence-adjusted contrapositive coverage: d / (d + c · nN / nY).
    pub prevalence_adjusted_contrapositive_coverage: Option<f64>,
}

impl Fit {
    /// Measures a condition by a product. A case that one of the columns lacks is missing.
    pub fn of(condition: &Column, product: &Column) -> Self {
        if condition.is_crisp() && product.is_crisp() {
            let counts = Counts::of(condition, product);
            Self { adjusted: Some(counts.adjusted()), ..Self::by(&counts.sums()) }
        } else {
            Self::by(&Sums::of(condition, product))
        }
    }

    fn by(sums: &Sums) -> Self {
        let consistency = ratio(sums.both, sums.condition);
        let coverage = ratio(sums.both, sums.product);
        let pri = reduction(sums.both, sums.either, sums.condition);
        let relevance = ratio(sums.not_condition, sums.not_both);
        Self {
            cases: sums.cases,
            missing: sums.missing,
            members: sums.members,
            consistency,
            pri,
            coverage,
            necessity: Necessity { consistency: coverage, coverage: consistency, relevance },
            weighted_consistency: ratio(sums.both, sums.weighted),
            product: consistency.zip(pri).map(|(consistency, pri)| consistency * pri),
            adjusted: None,
        }
    }
}

/// How much of the product is covered by one term only: the coverage of all terms, less that of all others.
///
/// None where the product is out in every case. A case is not counted where any of the memberships is missing.
pub fn unique_coverages(terms: &[Column], product: &Column) -> Vec<Option<f64>> {
    let cases = terms.iter().chain([product]).map(Column::len).min().unwrap_or(0);
    let mut blocks = vec![[0.0; BLOCK]; terms.len()];
    let (mut in_product, mut total, mut alone) = ([0.0; BLOCK], 0.0, vec![0.0; terms.len()]);
    for first in (0..cases).step_by(BLOCK) {
        let length = BLOCK.min(cases - first);
        fill(Some(product), first, &mut in_product[..length]);
        terms.iter().zip(&mut blocks).for_each(|(term, block)| fill(Some(term), first, &mut block[..length]));
        let (mut block_total, mut block_alone) = (0.0, vec![0.0; terms.len()]);
        for (case, &y) in in_product[..length].iter().enumerate() {
            // Only the term of which a case is most a member can be missed, and only by what it is above the next.
            let (mut most, mut next, mut at) = (0.0, 0.0, None);
            let is_complete = !y.is_nan() && blocks.iter().all(|block| !block[case].is_nan());
            for (term, block) in blocks.iter().enumerate().filter(|_| is_complete) {
                let x = block[case];
                if x > most {
                    (most, next, at) = (x, most, Some(term));
                } else {
                    next = greater(next, x);
                }
            }
            if let Some(at) = at {
                block_alone[at] += smaller(most, y) - smaller(next, y);
            }
            block_total += if is_complete { y } else { 0.0 };
        }
        total += block_total;
        alone.iter_mut().zip(block_alone).for_each(|(alone, block)| *alone += block);
    }
    alone.into_iter().map(|alone| ratio(alone, total)).collect()
}

/// A fraction, none where its denominator is 0.
pub(crate) fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    (denominator != 0.0 && !denominator.is_nan()).then(|| numerator / denominator)
}

/// The proportional reduction in inconsistency, of Σ min(x, y), Σ min(x, y, 1 − y) and Σ x. None where the first two
/// differ from the last by no more than rounding: 0.1 and 1 − 0.9 are the same, but not as they are held.
pub(crate) fn reduction(both: f64, either: f64, condition: f64) -> Option<f64> {
    let rest = condition - either;
    (rest > condition * ROUNDING).then(|| (both - either) / rest)
}

/// Whether a measure reaches a cut. Decimal fractions and their sums are seldom held exactly: 0.1 and 0.7 of 0.1 and 0.9
/// are four fifths, but come to less.
pub fn reaches(measure: f64, cut: f64) -> bool {
    measure + TOLERANCE >= cut
}

/// Sums over the cases that are counted.
#[derive(Default)]
struct Sums {
    cases: usize,
    missing: usize,
    members: usize,
    condition: f64,
    product: f64,
    /// Σ min(x, y).
    both: f64,
    /// Σ min(x, y, 1 − y).
    either: f64,
    not_condition: f64,
    not_both: f64,
    weighted: f64,
}

impl Sums {
    fn of(condition: &Column, product: &Column) -> Self {
        let cases = condition.len().max(product.len());
        let (mut in_condition, mut in_product) = ([0.0; BLOCK], [0.0; BLOCK]);
        let mut sums = Self::default();
        for first in (0..cases).step_by(BLOCK) {
            let length = BLOCK.min(cases - first);
            fill(Some(condition), first, &mut in_condition[..length]);
            fill(Some(product), first, &mut in_product[..length]);
            sums.add(&in_condition[..length], &in_product[..length]);
        }
        sums
    }

    /// Adds a block of cases.
    fn add(&mut self, condition: &[f64], product: &[f64]) {
        let mut lanes = [[0.0; LANES]; 9];
        let mut take = |lane: usize, x: f64, y: f64| {
            let counted = if x.is_nan() || y.is_nan() { 0.0 } else { 1.0 };
            let (x, y) = if counted > 0.0 { (x, y) } else { (0.0, 0.0) };
            let both = smaller(x, y);
            lanes[0][lane] += counted;
            lanes[1][lane] += if x > 0.5 { 1.0 } else { 0.0 };
            lanes[2][lane] += x;
            lanes[3][lane] += y;
            lanes[4][lane] += both;
            lanes[5][lane] += smaller(both, 1.0 - y);
            lanes[6][lane] += counted - x;
            lanes[7][lane] += counted - both;
            lanes[8][lane] += both + ((x - both) * x).sqrt();
        };
        for (xs, ys) in condition.chunks(LANES).zip(product.chunks(LANES)) {
            for (lane, (&x, &y)) in xs.iter().zip(ys).enumerate() {
                take(lane, x, y);
            }
        }
        let sums = lanes.map(|lanes| lanes.iter().sum::<f64>());
        let [cases, members, condition_sum, product_sum, both, either, not_condition, not_both, weighted] = sums;
        self.cases += whole(cases);
        self.missing += condition.len() - whole(cases);
        self.members += whole(members);
        self.condition += condition_sum;
        self.product += product_sum;
        self.both += both;
        self.either += either;
        self.not_condition += not_condition;
        self.not_both += not_both;
        self.weighted += weighted;
    }
}

/// A count of the cases of a block.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most as many as a block has cases")]
fn whole(count: f64) -> usize {
    count as usize
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "there are fewer cases than would be rounded")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

/// How many cases are in or out of a condition and a product.
struct Counts {
    both: usize,
    condition_alone: usize,
    product_alone: usize,
    neither: usize,
    missing: usize,
}

impl Counts {
    fn of(condition: &Column, product: &Column) -> Self {
        /// So many bytes can be added up in one.
        const BYTES: usize = 255;
        let cases = condition.len().max(product.len());
        let (mut in_condition, mut in_product) = ([0; BYTES], [0; BYTES]);
        let mut counts = Self { both: 0, condition_alone: 0, product_alone: 0, neither: 0, missing: 0 };
        for first in (0..cases).step_by(BYTES) {
            let length = BYTES.min(cases - first);
            fill_bytes(Some(condition), first, &mut in_condition[..length]);
            fill_bytes(Some(product), first, &mut in_product[..length]);
            let (mut both, mut condition_alone, mut product_alone, mut missing) = (0_u8, 0_u8, 0_u8, 0_u8);
            for (&x, &y) in in_condition[..length].iter().zip(&in_product[..length]) {
                let is_missing = u8::from((x | y) >= MISSING);
                both += x & y & (1 ^ is_missing);
                condition_alone += x & (1 ^ y) & (1 ^ is_missing);
                product_alone += (1 ^ x) & y & (1 ^ is_missing);
                missing += is_missing;
            }
            let [both, condition_alone, product_alone, missing] =
                [both, condition_alone, product_alone, missing].map(usize::from);
            counts.both += both;
            counts.condition_alone += condition_alone;
            counts.product_alone += product_alone;
            counts.missing += missing;
            counts.neither += length - both - condition_alone - product_alone - missing;
        }
        counts
    }

    fn sums(&self) -> Sums {
        let (both, members) = (real(self.both), self.both + self.condition_alone);
        Sums {
            cases: members + self.product_alone + self.neither,
            missing: self.missing,
            members,
            condition: real(members),
            product: real(self.both + self.product_alone),
            both,
            either: 0.0,
            not_condition: real(self.product_alone + self.neither),
            not_both: real(self.condition_alone + self.product_alone + self.neither),
            weighted: real(members),
        }
    }

    fn adjusted(&self) -> Adjusted {
        let [a, b, c, d] = [self.both, self.condition_alone, self.product_alone, self.neither].map(real);
        let (present, absent, with, without) = (a + c, b + d, a + b, c + d);
        // a / (a + b · m / n) as a · n / (a · n + b · m), so that only its own denominator counts.
        let weighed = |a: f64, b: f64, m: f64, n: f64| ratio(a * n, a * n + b * m);
        Adjusted {
            both: self.both,
            condition_alone: self.condition_alone,
            product_alone: self.product_alone,
            neither: self.neither,
            contrapositive_consistency: ratio(d, d + b),
            contrapositive_coverage: ratio(d, d + c),
            prevalence_adjusted_consistency: weighed(a, b, present, absent),
            antecedent_adjusted_coverage: weighed(a, c, with, without),
            antecedent_adjusted_contrapositive_consistency: weighed(d, b, without, with),
            prevalence_adjusted_contrapositive_coverage: weighed(d, c, absent, present),
        }
    }
}
