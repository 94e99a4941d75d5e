//! What cases say of laws: as text, as CSV, as Markdown, and as a picture.

mod csv;
mod markdown;
mod plot;
mod text;

pub use csv::render as csv;
pub use markdown::render as markdown;
pub(crate) use plot::DRESS;
pub use plot::render as svg;
pub use text::render as text;

use crate::findings::concise;
use crate::page::phrase::word;
use crate::wire::{Finding, InFile, findings};
use coproduce_core::analysis::evidence::{EvidenceReport, TermReport};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use serde::Serialize;
use serde_json::Value;

/// Results of `fit`.
#[derive(Debug, Default, Serialize)]
pub struct FitResult<'p> {
    /// What each piece of evidence says.
    pub evidence: Vec<InFile<'p, EvidenceReport<'p>>>,
}

/// What evidence says, and what was found, ready to be shown: the tables are read for one answer, and not kept.
#[derive(Debug, Serialize)]
pub struct Rendered {
    /// What each piece of evidence says.
    evidence: Value,
    /// What was found.
    diagnostics: Vec<Finding>,
    /// The same for people.
    #[serde(skip)]
    pub text: String,
}

impl Rendered {
    /// What was found of evidence, and in texts.
    pub fn of(result: &FitResult, sources: &Sources, found: &[Diagnostic]) -> Self {
        let mut shown = Vec::new();
        let written = text(result, &mut shown).and_then(|()| concise::render(sources, found, &mut shown));
        debug_assert!(written.is_ok(), "memory takes every byte");
        Self {
            evidence: serde_json::to_value(&result.evidence).unwrap_or_default(),
            diagnostics: findings(sources, found),
            text: String::from_utf8(shown).unwrap_or_default(),
        }
    }
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
