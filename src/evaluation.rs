//! What is produced in each situation of a model.

use crate::{Literal, Verdict};
use coproduce_core::analysis::{ProductReport, SituationReport};
use serde::Serialize;

/// A situation with what becomes of every product there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Evaluated {
    /// The name of the scenario, or of the environment.
    pub name: String,
    /// The name of its environment.
    pub environment: String,
    /// Every product of a law, in order of declaration.
    pub products: Vec<Product>,
}

/// What becomes of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Product {
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The smallest sets of changes after which it is produced, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// The laws that produce it.
    pub by: Vec<String>,
}

impl Evaluated {
    pub(crate) fn of(report: &SituationReport) -> Self {
        Self {
            name: report.name.clone().into_owned(),
            environment: report.environment.clone().into_owned(),
            products: report.products.iter().map(Product::of).collect(),
        }
    }
}

impl Product {
    fn of(report: &ProductReport) -> Self {
        Self {
            name: report.name.clone().into_owned(),
            verdict: Verdict::of(report.verdict),
            missing: Literal::sets(&report.missing),
            by: report.by.iter().map(|law| law.clone().into_owned()).collect(),
        }
    }
}
