//! What a situation supposes of something, as a value.

use super::figure::exact;
use crate::kernel::Supposed;
use crate::model::written;
use serde::Serialize;
use std::fmt;

/// Something that is supposed: given, taken away, unknown, or likely.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Supposal {
    /// The word that supposes it.
    pub state: &'static str,
    /// The name, without backticks; of an action, its choice is meant.
    pub name: String,
    /// With what probability it is there, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<f64>,
}

impl Supposal {
    /// What is supposed of a name.
    pub fn new(name: impl Into<String>, supposed: Supposed) -> Self {
        let likelihood = if let Supposed::Likely(probability) = supposed { Some(probability) } else { None };
        Self { state: supposed.word(), name: name.into(), likelihood }
    }

    /// What follows the word: the name as the language writes it, and how likely it is.
    pub fn object(&self) -> String {
        let name = written(&self.name);
        self.likelihood.map_or_else(|| name.to_string(), |likelihood| format!("{name} {}", exact(likelihood)))
    }
}

impl fmt::Display for Supposal {
    /// As the language writes it: `given acorn`, `likely soil 0.9`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} {}", self.state, self.object())
    }
}
