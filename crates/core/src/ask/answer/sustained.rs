//! What sustains itself, what of it can start, and what would start the rest.

use super::loops::PlacedLaw;
use crate::analysis::{Literal, Supported, Sustained};
use coproduce_syntax::source::Sources;
use serde::Serialize;
use std::borrow::Cow;

/// What sustains itself in situations.
#[derive(Debug, Default, Serialize)]
pub struct Sustaining<'p> {
    /// One entry for each situation.
    pub situations: Vec<SustainResult<'p>>,
}

/// What sustains itself in a situation, with the places of the laws.
#[derive(Debug, Serialize)]
pub struct SustainResult<'p> {
    /// The file of the model.
    pub file: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// The largest set of laws that sustains itself.
    pub sustaining: Placed<'p>,
    /// What of it can start.
    pub starting: Placed<'p>,
    /// What of it cannot.
    pub cannot_start: Placed<'p>,
    /// Laws that are not counted on, for something about them is uncertain.
    pub not_counted_on: Vec<Cow<'p, str>>,
    /// What would start all of it once it is put in place, smallest first.
    pub seeds: Vec<Vec<Literal>>,
    /// How many such sets there are, as a decimal number; none where the analysis reached its limit.
    pub seed_count: Option<String>,
}

/// Laws with what they produce.
#[derive(Debug, Serialize)]
pub struct Placed<'p> {
    /// The laws.
    pub laws: Vec<PlacedLaw<'p>>,
    /// What they produce.
    pub products: Vec<Cow<'p, str>>,
}

impl<'p> SustainResult<'p> {
    /// What was found in a situation of a model.
    pub fn new(sources: &Sources, file: Cow<'p, str>, situation: Cow<'p, str>, found: Sustained<'p>) -> Self {
        let placed = |supported: Supported<'p>| {
            let laws = supported.laws.into_iter().map(|(law, span)| PlacedLaw::new(sources, law, span));
            Placed { laws: laws.collect(), products: supported.products }
        };
        Self {
            file,
            situation,
            sustaining: placed(found.sustaining),
            starting: placed(found.starting),
            cannot_start: placed(found.stalled),
            not_counted_on: found.uncertain,
            seeds: found.seeds,
            seed_count: found.seed_count,
        }
    }
}
