//! Feedback loops, with the places of their laws.

use crate::analysis::FeedbackLoop;
use coproduce_syntax::source::{Place, Sources, Span};
use serde::Serialize;
use std::borrow::Cow;

/// The feedback loops of situations.
#[derive(Debug, Default, Serialize)]
pub struct Loops<'p> {
    /// One entry for each loop.
    pub loops: Vec<LoopResult<'p>>,
}

/// A loop with the places of its laws.
#[derive(Debug, Serialize)]
pub struct LoopResult<'p> {
    /// The file.
    pub file: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// The loop.
    #[serde(flatten)]
    pub found: FeedbackLoop<'p>,
    /// Its laws.
    pub laws: Vec<PlacedLaw<'p>>,
}

/// A law, and where it is stated.
#[derive(Debug, Serialize)]
pub struct PlacedLaw<'p> {
    /// The name of the law.
    pub law: Cow<'p, str>,
    /// The file.
    pub file: String,
    /// The line of its name, from 1.
    pub line: usize,
}

impl<'p> LoopResult<'p> {
    /// A loop found in a situation of a model.
    pub fn new(sources: &Sources, file: Cow<'p, str>, situation: Cow<'p, str>, found: FeedbackLoop<'p>) -> Self {
        let laws = found.laws.iter().map(|(law, span)| PlacedLaw::new(sources, law.clone(), *span)).collect();
        Self { file, situation, found, laws }
    }
}

impl<'p> PlacedLaw<'p> {
    /// A law, by the place of its name.
    pub fn new(sources: &Sources, law: Cow<'p, str>, span: Span) -> Self {
        let place = Place::of(sources, span);
        Self { law, file: place.file.to_owned(), line: place.start.line }
    }
}
