//! What cases say of laws: as text, as CSV, as Markdown, and as a picture.

mod csv;
mod markdown;
mod plot;
mod text;

pub use csv::render as csv;
pub use markdown::render as markdown;
pub use plot::render as svg;
pub use text::render as text;

use crate::page::phrase::word;
use crate::wire::InFile;
use coproduce_core::analysis::evidence::EvidenceReport;
use coproduce_core::analysis::evidence::TermReport;
use serde::Serialize;

/// Results of `fit`.
#[derive(Debug, Default, Serialize)]
pub struct FitResult<'p> {
    /// What each piece of evidence says.
    pub evidence: Vec<InFile<'p, EvidenceReport<'p>>>,
}

/// A measure with three digits, as the field writes it.
fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

/// The conditions of a term, joined as a law joins them.
fn term(term: &TermReport) -> String {
    let conditions: Vec<String> = term
        .conditions
        .iter()
        .map(|(name, present)| if *present { word(name) } else { format!("not {}", word(name)) })
        .collect();
    if conditions.is_empty() { "anything".to_owned() } else { conditions.join(" and ") }
}

/// The terms of a solution, joined as alternatives are.
fn terms(all: &[TermReport]) -> String {
    all.iter().map(term).collect::<Vec<_>>().join("  or  ")
}
