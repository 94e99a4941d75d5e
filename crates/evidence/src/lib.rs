//! Cases against conditions: Qualitative Comparative Analysis (Ragin 1987, 2008).
//!
//! In: memberships of cases in numbered sets. Out: measures of fit, truth tables and their minimal solutions. Nothing
//! here knows names, texts or files. What a text may be too large for ends in an error or in a result that says it is
//! not complete, never in a longer wait than the named limits make.

mod assumption;
mod bits;
mod blocks;
mod calibration;
mod chart;
mod column;
mod cover;
mod dense;
mod deviation;
mod easy;
mod fit;
mod formula;
mod problem;
mod search;
mod solution;
mod sparse;
mod table;
mod tally;
mod term;
mod weights;

pub use assumption::{Assumptions, KEPT_CODES};
pub use calibration::Calibration;
pub use column::{Column, MISSING};
pub use cover::MOST_MODELS;
pub use deviation::{Deviation, deviant, uncovered};
pub use fit::{Adjusted, Fit, Necessity, reaches, unique_coverages};
pub use formula::Formula;
pub use problem::MOST_DENSE;
pub use solution::{Excluded, Kind, Model, Solution, Unsolved, easy_terms, solve};
pub use table::{Cuts, KEPT_CASES, MOST_COMPARISONS, MOST_CONDITIONS, Output, Row, Table, TooMany};
pub use term::Term;
