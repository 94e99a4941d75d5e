//! Records that models declare, apart from any situation.

use crate::analysis::exchange::TradeReport;
use crate::analysis::market::{AdoptionReport, ElevationReport, PricingReport};
use crate::analysis::propose::ProposalsReport;
use crate::analysis::{HypergameReport, Matrix, ProblemReport};
use serde::Serialize;
use std::borrow::Cow;

/// A report with the file it is of.
#[derive(Clone, Debug, Serialize)]
pub struct InFile<'p, Report> {
    /// The file.
    pub file: Cow<'p, str>,
    /// The report.
    #[serde(flatten)]
    pub report: Report,
}

/// Records of one kind, each with the file of its model.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recorded<'p> {
    /// What comes of exchanges.
    Trades(Vec<InFile<'p, TradeReport<'p>>>),
    /// What comes of hypergames.
    Hypergames(Vec<InFile<'p, HypergameReport<'p>>>),
    /// What platforms do.
    Platforms(Vec<InFile<'p, Matrix<'p>>>),
    /// How complex problems are.
    Problems(Vec<InFile<'p, ProblemReport<'p>>>),
    /// How adoptions, prices and spirals go on.
    #[serde(untagged)]
    Simulated(Simulated<'p>),
}

impl Recorded<'_> {
    /// Adds records of the same kind.
    pub fn append(&mut self, other: Self) {
        match (self, other) {
            (Self::Trades(all), Self::Trades(more)) => all.extend(more),
            (Self::Hypergames(all), Self::Hypergames(more)) => all.extend(more),
            (Self::Platforms(all), Self::Platforms(more)) => all.extend(more),
            (Self::Problems(all), Self::Problems(more)) => all.extend(more),
            (Self::Simulated(all), Self::Simulated(more)) => {
                all.adoptions.extend(more.adoptions);
                all.pricings.extend(more.pricings);
                all.elevations.extend(more.elevations);
                all.unordered.extend(more.unordered);
            }
            (_, _) => {}
        }
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Trades(all) => all.is_empty(),
            Self::Hypergames(all) => all.is_empty(),
            Self::Platforms(all) => all.is_empty(),
            Self::Problems(all) => all.is_empty(),
            Self::Simulated(all) => all.is_empty() && all.unordered.is_empty(),
        }
    }
}

/// What two actors could propose, model by model.
#[derive(Debug, Default, Serialize)]
pub struct Proposed<'p> {
    /// One entry for each model.
    pub proposals: Vec<ProposalsReport<'p>>,
}

/// All that is simulated.
#[derive(Debug, Default, Serialize)]
pub struct Simulated<'p> {
    /// The adoptions, once for each order they are followed under.
    pub adoptions: Vec<InFile<'p, AdoptionReport<'p>>>,
    /// The prices.
    pub pricings: Vec<InFile<'p, PricingReport<'p>>>,
    /// The spirals.
    pub elevations: Vec<InFile<'p, ElevationReport<'p>>>,
    /// Adoptions that are not followed: no order is said in which their sides respond, or none of theirs.
    #[serde(skip)]
    pub unordered: Vec<String>,
}

impl Simulated<'_> {
    /// Whether nothing is followed.
    pub const fn is_empty(&self) -> bool {
        self.adoptions.is_empty() && self.pricings.is_empty() && self.elevations.is_empty()
    }
}
