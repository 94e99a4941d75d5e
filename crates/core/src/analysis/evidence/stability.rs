//! How far the verdict on a law holds: without each of the cases, and with other thresholds.

use super::cases::Cases;
use super::list::Namer;
use super::measure::{is_enough, passes};
use super::report::{EvidenceReport, LawReport, Robustness, ThresholdRange};
use super::theory::Theory;
use crate::kernel::{Cells, Cuts, Evidence};
use coproduce_evidence::{Calibration, Column, Fit, Formula};

/// In each direction so many thresholds are tried at most.
const MOST_STEPS: usize = 200;

/// With more cases nothing is left out, and no threshold moved.
const MOST_CASES: usize = 20_000;

/// Tries how far the verdicts on the tested laws hold.
pub(super) fn try_out<'p>(
    namer: &Namer<'p, '_>,
    evidence: &Evidence,
    theory: &mut Theory,
    report: &mut EvidenceReport<'p>,
) {
    if namer.cases.names.len() > MOST_CASES {
        return report.too_large.push("how far verdicts hold is not tried with more than 20,000 cases");
    }
    for law in &mut report.laws {
        law.robustness = of_law(namer, evidence, theory, law);
    }
}

fn of_law<'p>(
    namer: &Namer<'p, '_>,
    evidence: &Evidence,
    theory: &mut Theory,
    law: &LawReport<'p>,
) -> Option<Robustness<'p>> {
    let (cuts, cases) = (law.wanted?, namer.cases);
    let formula = theory.formula(law.id).ok()?;
    let condition = formula.memberships(&cases.columns);
    let verdict = passes(&Fit::of(&condition, cases.product()), cuts);
    let (without_a_case, decisive) = without_each(cases, &condition, cuts, verdict);
    let sets = formula.sets().into_iter();
    let thresholds = sets.filter_map(|index| {
        let set = evidence.sets.get(index)?;
        let Turn { threshold, from, to, tried } =
            Moved { cases, formula: &formula, index, cells: &set.cells, cuts, verdict }.range()?;
        Some(ThresholdRange { name: namer.words.atom(set.atom), threshold, from, to, tried })
    });
    Some(Robustness {
        without_a_case,
        decisive: namer.list(decisive.into_iter(), Some(&condition)),
        thresholds: thresholds.collect(),
    })
}

/// The least and the greatest consistency without one of the cases, and the cases without which the verdict is another.
fn without_each(
    cases: &Cases,
    condition: &Column,
    cuts: Cuts,
    verdict: Option<bool>,
) -> (Option<[f64; 2]>, Vec<usize>) {
    let product = cases.product();
    let mut bounds: Option<[f64; 2]> = None;
    let mut decisive = Vec::new();
    let sums = Sums::of(condition, product);
    for case in 0..product.len() {
        let (Some(x), Some(y)) = (condition.get(case), product.get(case)) else { continue };
        let left = sums.without(x, y);
        let (Some(consistency), pri) = (left.consistency(), left.pri()) else {
            continue;
        };
        bounds = Some(match bounds {
            Some([least, most]) => [least.min(consistency), most.max(consistency)],
            None => [consistency; 2],
        });
        let passes = is_enough(consistency, pri, cuts);
        if verdict.is_some_and(|verdict| verdict != passes) {
            decisive.push(case);
        }
    }
    (bounds, decisive)
}

/// Sums over the cases, from which one can be taken.
#[derive(Clone, Copy, Default)]
struct Sums {
    condition: f64,
    both: f64,
    either: f64,
}

impl Sums {
    fn of(condition: &Column, product: &Column) -> Self {
        let known = (0..product.len()).filter_map(|case| Some((condition.get(case)?, product.get(case)?)));
        known.fold(Self::default(), |sums, (x, y)| sums.add(x, y, 1.0))
    }

    fn add(self, x: f64, y: f64, sign: f64) -> Self {
        Self {
            condition: self.condition + sign * x,
            both: self.both + sign * x.min(y),
            either: self.either + sign * x.min(y).min(1.0 - y),
        }
    }

    fn without(self, x: f64, y: f64) -> Self {
        self.add(x, y, -1.0)
    }

    fn consistency(self) -> Option<f64> {
        (self.condition > f64::EPSILON).then(|| self.both / self.condition)
    }

    fn pri(self) -> Option<f64> {
        let rest = self.condition - self.either;
        (rest > f64::EPSILON).then(|| (self.both - self.either) / rest)
    }
}

/// A threshold, and where the verdict turns.
struct Turn {
    threshold: f64,
    from: Option<f64>,
    to: Option<f64>,
    /// The last ones that were tried in each direction, where there would be more.
    tried: [Option<f64>; 2],
}

/// A threshold that is moved, and what depends on it.
struct Moved<'c> {
    cases: &'c Cases,
    formula: &'c Formula,
    index: usize,
    cells: &'c Cells,
    cuts: Cuts,
    verdict: Option<bool>,
}

impl Moved<'_> {
    /// The declared threshold, and the nearest ones below and above it with which the verdict is another; none where the
    /// set has no threshold.
    fn range(&self) -> Option<Turn> {
        let threshold = match *self.cells {
            Cells::AtLeast(threshold) | Cells::Below(threshold) | Cells::Anchors([_, threshold, _]) => threshold,
            Cells::Memberships | Cells::Texts(_) => return None,
        };
        let mut values: Vec<f64> =
            self.cases.numbers.get(self.index)?.iter().copied().filter(|v| !v.is_nan()).collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        // Half way between two neighbours a case changes sides.
        let between: Vec<f64> = values.windows(2).map(|pair| pair[0].midpoint(pair[1])).collect();
        let ends = values.first().map(|least| least - 1.0).into_iter().chain(values.last().map(|most| most + 1.0));
        let mut all: Vec<f64> = between.into_iter().chain(ends).collect();
        all.sort_by(f64::total_cmp);
        let (below, above): (Vec<f64>, Vec<f64>) = all.into_iter().partition(|&one| one < threshold);
        // Where nobody is left in the condition, there is no verdict at all.
        let flips = |&one: &f64| self.verdict_at(one).is_some_and(|verdict| self.verdict != Some(verdict));
        let last = |tried: &[f64]| tried.get(MOST_STEPS).map(|_| tried[MOST_STEPS - 1]);
        let (down, up): (Vec<f64>, Vec<f64>) = (below.into_iter().rev().collect(), above);
        Some(Turn {
            threshold,
            from: down.iter().take(MOST_STEPS).copied().find(flips),
            to: up.iter().take(MOST_STEPS).copied().find(flips),
            tried: [last(&down), last(&up)],
        })
    }

    /// The verdict with another threshold; of a fuzzy set all three numbers are moved alike.
    fn verdict_at(&self, threshold: f64) -> Option<bool> {
        let calibration = match *self.cells {
            Cells::AtLeast(_) => Calibration::AtLeast(threshold),
            Cells::Below(_) => Calibration::Below(threshold),
            Cells::Anchors([out, crossover, full]) => {
                let by = threshold - crossover;
                Calibration::new_anchors(out + by, threshold, full + by)?
            }
            Cells::Memberships | Cells::Texts(_) => return None,
        };
        let mut column = Column::default();
        for &value in self.cases.numbers.get(self.index)? {
            column.push((!value.is_nan()).then(|| calibration.membership(value)));
        }
        let mut columns = self.cases.columns.clone();
        *columns.get_mut(self.index)? = column;
        passes(&Fit::of(&self.formula.memberships(&columns), self.cases.product()), self.cuts)
    }
}
