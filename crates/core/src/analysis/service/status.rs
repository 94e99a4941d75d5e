//! What becomes of promises and propositions, in the words of the language.

use crate::kernel::Layer;
use serde::Serialize;

/// What becomes of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// What is promised is there.
    Kept,
    /// Whether it is depends on what is open.
    Open,
    /// The one who promised does not do their part.
    Broken,
    /// They do, and still it is not there.
    Unkeepable,
}

/// What becomes of a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Promises are kept, expectations met, and each party is better off than without.
    Realised,
    /// What is promised cannot be produced.
    Unkeepable,
    /// Something promised is not done, or something expected does not come about.
    Unrealised,
    /// A party is no better off than without, or lacks what it requires.
    Losing,
}

impl Status {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Realised => "realised",
            Self::Unkeepable => "unkeepable",
            Self::Unrealised => "unrealised",
            Self::Losing => "losing",
        }
    }
}

/// What stands in the way of a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Its net is not above what it has without a deal.
    NotAbove {
        /// The net, where it is settled.
        net: Option<f64>,
        /// What it has otherwise.
        otherwise: f64,
    },
    /// A layer is below what it requires.
    Below {
        /// The layer.
        layer: Layer,
        /// What it nets there, where that is settled.
        net: Option<f64>,
        /// What it requires.
        required: f64,
    },
}
