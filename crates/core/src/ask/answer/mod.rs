//! Answers: values, and nothing of how they look.
//!
//! Each kind of question has a file, with the form of its answer and how that is made of what the analyses find. The
//! form is also that for machines.

mod because;
mod compared;
mod explanation;
mod gains;
mod loops;
mod necessary;
mod rank;
mod records;
mod related;
mod sets;
mod standing;
mod steady;
mod sustained;
mod why;
mod why_not;

pub use because::{Because, Choice};
pub use compared::{Cell, Column, Compared, Row, Table};
pub use explanation::Explanation;
pub use gains::{Fares, Gains, Share};
pub use loops::{LoopResult, Loops, PlacedLaw};
pub use necessary::NecessaryResult;
pub use rank::{Coproducer, Measure, RankResult};
pub use records::{InFile, Proposed, Recorded, Simulated};
pub use related::{Related, Relatedness};
pub use sets::{Pair, SetsResult};
pub(crate) use standing::is_up_to_the_situation;
pub use standing::{Condition, Producing, Standing, Standings};
pub use steady::{Steady, SteadyResult};
pub use sustained::{Placed, SustainResult, Sustaining};
pub use why::is_tree;
pub use why::{Listed, Located, Tree, Way, WhyResult};
pub use why_not::{Blocked, Elsewhere, WhyNotResult};

use serde::Serialize;

/// What a question is answered with.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer<'p> {
    /// What becomes of things.
    Verdicts(Standings),
    /// Why a product is produced, or why not.
    Why(Explanation<'p>),
    /// What suffices for a product, and what prevents it.
    Sets(SetsResult<'p>),
    /// How probable a product is.
    Rank(RankResult<'p>),
    /// What a product cannot do without.
    Necessary(NecessaryResult<'p>),
    /// How coproducers stand to a product.
    Related(Related<'p>),
    /// The feedback loops.
    Loops(Loops<'p>),
    /// The states in which nothing changes any more.
    Steady(Steady<'p>),
    /// What sustains itself.
    Sustain(Sustaining<'p>),
    /// Who gains.
    Gains(Gains<'p>),
    /// Products in several situations side by side.
    Compared(Compared<'p>),
    /// What two actors could propose.
    Proposed(Proposed<'p>),
    /// Records that are declared.
    Records(Recorded<'p>),
}

impl Answer<'_> {
    /// The word that tells answers of one kind from those of others.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Verdicts(_) => "verdicts",
            Self::Why(_) => "explained",
            Self::Sets(_) => "sets",
            Self::Rank(_) => "ranks",
            Self::Necessary(_) => "necessary",
            Self::Related(_) => "related",
            Self::Loops(_) => "loops",
            Self::Steady(_) => "steady",
            Self::Sustain(_) => "sustained",
            Self::Gains(_) => "gains",
            Self::Compared(_) => "compared",
            Self::Proposed(_) => "proposed",
            Self::Records(_) => "records",
        }
    }

    /// Adds what the same question is answered with elsewhere, where answers are lists; of another kind nothing is added.
    pub fn append(&mut self, other: Self) {
        match (self, other) {
            (Self::Loops(all), Self::Loops(more)) => all.loops.extend(more.loops),
            (Self::Steady(all), Self::Steady(more)) => all.steady.extend(more.steady),
            (Self::Sustain(all), Self::Sustain(more)) => all.situations.extend(more.situations),
            (Self::Compared(all), Self::Compared(more)) => all.tables.extend(more.tables),
            (Self::Proposed(all), Self::Proposed(more)) => all.proposals.extend(more.proposals),
            (Self::Records(all), Self::Records(more)) => all.append(more),
            (_, _) => {}
        }
    }

    /// Whether it is about one situation as a whole, and does not name it.
    pub const fn is_of_a_situation(&self) -> bool {
        matches!(self, Self::Verdicts(_) | Self::Loops(_) | Self::Gains(_))
    }
}
