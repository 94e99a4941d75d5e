//! What becomes of adoptions, prices and elevations: as text with plots, as SVG, as CSV and for machines.

mod canvas;
pub mod csv;
mod plot;
pub mod svg;
mod text;

pub use text::render;

use crate::analysis::market::{AdoptionReport, ElevationReport, PricingReport};
use serde::Serialize;
use std::borrow::Cow;

/// All that is simulated.
#[derive(Debug, Default, Serialize)]
pub struct SimulateResult<'p> {
    /// The adoptions, once for each order they are followed under.
    pub adoptions: Vec<InFile<'p, AdoptionReport<'p>>>,
    /// The prices.
    pub pricings: Vec<InFile<'p, PricingReport<'p>>>,
    /// The spirals.
    pub elevations: Vec<InFile<'p, ElevationReport<'p>>>,
}

/// A report with the file of what it is about.
#[derive(Debug, Serialize)]
pub struct InFile<'p, Report> {
    /// The file.
    pub file: Cow<'p, str>,
    /// The report.
    #[serde(flatten)]
    pub report: Report,
}

impl SimulateResult<'_> {
    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.adoptions.is_empty() && self.pricings.is_empty() && self.elevations.is_empty()
    }
}

/// A number as people read it: six significant digits.
pub(super) fn figure(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return "0".to_owned();
    }
    // Through the exponential form, so that 0.9999999 is 1.
    let rounded: f64 = format!("{number:.5e}").parse().unwrap_or(number);
    if rounded.abs() < 1e-9 { "0".to_owned() } else { format!("{rounded}") }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_have_six_significant_digits() {
        assert_eq!(figure(5.0 / 6.0), "0.833333");
        assert_eq!(figure(0.999_999_9), "1");
        assert_eq!(figure(5.156_25), "5.15625");
        assert_eq!(figure(1_234_567.0), "1234570");
        assert_eq!(figure(-0.1), "-0.1");
        assert_eq!(figure(-0.0), "0");
        assert_eq!(figure(1e-17), "0");
    }
}
