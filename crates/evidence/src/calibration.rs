//! From a measured value to the membership of a case in a set.

/// The log odds of full membership at its anchor, ln(0.95 / 0.05), and of its opposite at the other
/// (Ragin 2008, *Redesigning Social Inquiry*, chapter 5, which rounds it to 3).
const LOG_ODDS: f64 = 2.944_438_979_166_440_5;

/// How values become memberships.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Calibration {
    /// In from this value on, otherwise out.
    AtLeast(f64),
    /// In below this value, otherwise out.
    Below(f64),
    /// By degrees: the direct method of Ragin 2008. [`Calibration::new_anchors`] sees to it that the anchors make sense.
    Anchors {
        /// The value of full non-membership: 0.05.
        out: f64,
        /// The value of neither: 0.5 exactly.
        crossover: f64,
        /// The value of full membership: 0.95.
        full: f64,
    },
}

impl Calibration {
    /// Calibration by three anchors, which may rise or fall. None unless they are finite and in strict order.
    pub fn new_anchors(out: f64, crossover: f64, full: f64) -> Option<Self> {
        let (below, above) = (crossover - out, full - crossover);
        // Finite anchors may be further apart than can be told.
        let is_ordered = below > 0.0 && above > 0.0 || below < 0.0 && above < 0.0;
        (is_ordered && below.is_finite() && above.is_finite()).then_some(Self::Anchors { out, crossover, full })
    }

    /// The membership of a case with this value, from 0 to 1; not a number where the value is none.
    pub fn membership(&self, value: f64) -> f64 {
        let crisp = |is_in: bool| if is_in { 1.0 } else { 0.0 };
        match *self {
            _ if value.is_nan() => f64::NAN,
            Self::AtLeast(threshold) => crisp(value >= threshold),
            Self::Below(threshold) => crisp(value < threshold),
            Self::Anchors { out, crossover, full } => {
                let distance = value - crossover;
                let is_above = (distance > 0.0) == (full > crossover);
                let reach = if is_above { full - crossover } else { crossover - out };
                1.0 / (1.0 + (-LOG_ODDS * (distance / reach)).exp())
            }
        }
    }

    /// Whether memberships are 0 or 1.
    pub fn is_crisp(&self) -> bool {
        !matches!(self, Self::Anchors { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn incomes_are_calibrated_as_published() {
        // Ragin 2008, table 5.2: national income per head and membership in the developed countries.
        let developed = Calibration::new_anchors(2_500.0, 5_000.0, 20_000.0).unwrap();
        let published = [(40_110.0, 1.0), (25_200.0, 0.98), (20_060.0, 0.95), (15_320.0, 0.89), (11_720.0, 0.79)];
        for (income, membership) in published.into_iter().chain([(7_470.0, 0.62), (4_670.0, 0.40), (110.0, 0.0)]) {
            // Published with log odds rounded to 3, memberships to two digits.
            assert!((developed.membership(income) - membership).abs() < 0.011, "{income}");
        }
    }

    #[test]
    fn anchors_are_met_whether_they_rise_or_fall() {
        for [out, crossover, full] in [[40.0, 55.0, 70.0], [70.0, 55.0, 40.0], [0.0, 1.0, 100.0]] {
            let calibration = Calibration::new_anchors(out, crossover, full).unwrap();
            assert!((calibration.membership(out) - 0.05).abs() < 1e-12);
            assert!((calibration.membership(crossover) - 0.5).abs() < f64::EPSILON / 4.0);
            assert!((calibration.membership(full) - 0.95).abs() < 1e-12);
        }
    }

    #[test]
    fn anchors_out_of_order_are_none() {
        let infinite = f64::INFINITY;
        for [out, crossover, full] in [[1.0, 1.0, 2.0], [1.0, 3.0, 2.0], [f64::NAN, 1.0, 2.0], [0.0, 1.0, infinite]] {
            assert!(Calibration::new_anchors(out, crossover, full).is_none(), "{out}");
        }
        let wide = Calibration::new_anchors(f64::MIN, 0.0, f64::MAX).unwrap();
        assert!((wide.membership(f64::MAX) - 0.95).abs() < 1e-12);
    }

    #[test]
    fn thresholds_are_exact() {
        assert!(Calibration::AtLeast(3.0).membership(3.0) > 0.0);
        assert!(Calibration::Below(3.0).membership(3.0) < 1.0);
        assert!(Calibration::Below(3.0).membership(f64::NAN).is_nan());
    }
}
