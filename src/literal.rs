//! A name with its presence or absence.

use serde::Serialize;
use std::fmt;

/// Something that is present, or absent: what sets are made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Literal {
    /// The name, without backticks.
    pub name: String,
    /// Whether it is present.
    pub present: bool,
    /// The same as the language writes it.
    #[serde(skip)]
    written: String,
}

impl Literal {
    pub(crate) fn of(literal: &coproduce_core::analysis::Literal) -> Self {
        Self { name: literal.name.clone(), present: literal.present, written: literal.to_string() }
    }

    pub(crate) fn sets(sets: &[Vec<coproduce_core::analysis::Literal>]) -> Vec<Vec<Self>> {
        sets.iter().map(|set| set.iter().map(Self::of).collect()).collect()
    }
}

impl fmt::Display for Literal {
    /// As the language writes it: `soil`, `not frost`, `` `not cold` ``.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.written)
    }
}
