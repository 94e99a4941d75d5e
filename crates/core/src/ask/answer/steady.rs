//! Steady states.

use crate::analysis::course::SteadyStates;
use serde::Serialize;
use std::borrow::Cow;

/// The steady states of situations.
#[derive(Debug, Default, Serialize)]
pub struct Steady<'p> {
    /// One entry for each situation.
    pub steady: Vec<SteadyResult<'p>>,
}

/// The steady states of a situation of a model.
#[derive(Debug, Serialize)]
pub struct SteadyResult<'p> {
    /// The file of the model.
    pub file: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// What was found.
    #[serde(flatten)]
    pub found: SteadyStates<'p>,
}
