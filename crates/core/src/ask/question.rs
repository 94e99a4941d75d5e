//! What can be asked of a situation, or of what a model declares.

use super::answer::{Answer, Compared, Loops, Measure, Proposed, Steady, Sustaining};
use super::word::{NamedMember, Word};
use crate::Program;
use crate::analysis::exchange::Sampling;
use crate::analysis::{SetKind, propose};
use crate::kernel::Order;
use coproduce_engine::exact::{Limits, Reading};

/// A question, by the names it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What becomes of things: `oak?`.
    Verdicts(Vec<Word>),
    /// Why a product is produced, or why not, whichever of the two it is.
    Why(Word),
    /// What suffices for a product, and what prevents it.
    Sets(Word),
    /// How probable a product is, and what each coproducer means for that.
    Rank(Word),
    /// What a product cannot do without.
    Necessary(Word),
    /// How coproducers stand to a product.
    Relate(Vec<NamedMember>, Word),
    /// The feedback loops.
    Loops,
    /// The states in which nothing changes any more.
    Steady,
    /// The largest set of laws that sustains itself, and what would start it.
    Sustain,
    /// What the situation is worth to whom.
    Gains,
    /// What becomes of every product in several situations, by their names; none for all that are declared.
    Compare {
        /// The scenarios and environments.
        situations: Vec<Word>,
        /// Whether products that come out alike in all of them are left out.
        only_different: bool,
    },
    /// What two actors could promise and pay one another, to the advantage of both. What the situation gives is assumed
    /// of others and of things; where it gives nothing, what propositions of the two assume there is.
    Propose {
        /// The two actors.
        parties: [Word; 2],
        /// What actors of the two have without a deal; of the others, what a proposition of the two says, or 0.
        otherwise: Vec<(Word, f64)>,
    },
    /// Records of a kind: all that the model declares, or the one of a name. They are asked about apart from any
    /// situation.
    Records(Records, Option<Word>),
}

impl Question {
    /// Whether a model can answer it: one that is understood; and of one whose laws alone are, the loops can be listed.
    pub const fn is_answered_by(&self, program: &Program) -> bool {
        program.understood || program.laws_understood && matches!(self, Self::Loops)
    }

    /// The answer where nothing was asked that could be answered: an empty list, where answers are lists.
    pub fn nothing(&self) -> Option<Answer<'static>> {
        match self {
            Self::Loops => Some(Answer::Loops(Loops::default())),
            Self::Steady => Some(Answer::Steady(Steady::default())),
            Self::Sustain => Some(Answer::Sustain(Sustaining::default())),
            Self::Compare { .. } => Some(Answer::Compared(Compared::default())),
            Self::Propose { .. } => Some(Answer::Proposed(Proposed::default())),
            Self::Records(records, _) => Some(Answer::Records(records.none())),
            Self::Verdicts(_)
            | Self::Why(_)
            | Self::Sets(_)
            | Self::Rank(_)
            | Self::Necessary(_)
            | Self::Relate(..)
            | Self::Gains => None,
        }
    }
}

/// Which records are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// By which terms exchanges gain everyone.
    Trade,
    /// What comes of hypergames.
    Play,
    /// What platforms do for which phase.
    Matrix,
    /// How complex problems are.
    Complexity,
    /// How adoptions, prices and spirals go on.
    Simulate,
}

/// In which order the sides of an adoption respond, in place of what the model says.
#[derive(Clone, Debug, PartialEq)]
pub enum Update {
    /// In every order, one after the other.
    All,
    /// In this one.
    One(Order),
    /// The side of this name first.
    First(String),
}

/// How much is asked for.
#[derive(Clone, Debug)]
pub struct Extent {
    /// How many sets of each kind are listed, smallest first.
    pub most: usize,
    /// The only kind of sets that is wanted of `sets`.
    pub only: Option<SetKind>,
    /// In which sense these suffice.
    pub reading: Reading,
    /// How many members a set of `sets` may have; larger ones are left out.
    pub up_to: Option<usize>,
    /// How far an exact analysis may go.
    pub limits: Limits,
    /// What puts coproducers in order.
    pub measure: Measure,
    /// From which samples a likelihood is estimated, where it has to be.
    pub sampling: Sampling,
    /// How many sets of promises are followed, and how many proposals are made.
    pub proposals: propose::Extent,
    /// In which order the sides of adoptions respond, where the model is not to say it.
    pub update: Option<Update>,
}

impl Default for Extent {
    fn default() -> Self {
        Self {
            most: 100,
            only: None,
            reading: Reading::default(),
            up_to: None,
            limits: Limits::default(),
            measure: Measure::default(),
            sampling: Sampling::default(),
            proposals: propose::Extent::default(),
            update: None,
        }
    }
}
