//! What becomes of a product.

use coproduce_core::analysis;
use serde::Serialize;
use std::fmt;

/// What becomes of a product in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// It follows, whatever is open.
    Produced,
    /// It does not follow, whatever is open.
    NotProduced,
    /// It is up to what is open.
    Undetermined,
}

impl Verdict {
    pub(crate) const fn of(verdict: analysis::Verdict) -> Self {
        match verdict {
            analysis::Verdict::Produced => Self::Produced,
            analysis::Verdict::NotProduced => Self::NotProduced,
            analysis::Verdict::Undetermined => Self::Undetermined,
        }
    }
}

impl fmt::Display for Verdict {
    /// The words people read: `not produced`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Produced => "produced",
            Self::NotProduced => "not produced",
            Self::Undetermined => "undetermined",
        })
    }
}
