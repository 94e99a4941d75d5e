//! What becomes of adoptions, prices and elevations: as text with plots, as SVG, as CSV and for machines.

mod canvas;
pub mod csv;
mod plot;
pub mod svg;
mod text;

pub use text::render;

use crate::analysis::market::{AdoptionReport, ElevationReport, PricingReport};
use crate::report::json::InFile;
use serde::Serialize;

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

impl SimulateResult<'_> {
    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.adoptions.is_empty() && self.pricings.is_empty() && self.elevations.is_empty()
    }
}
