//! Problems: how complex they are, how they are approached, and who decides.

use super::AtomId;
use coproduce_syntax::declaration::Complexity;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// A problem to be decided.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its name.
    pub atom: AtomId,
    /// How high each complexity is declared to be, with the places that say so.
    pub complexities: [Option<(Height, Span)>; 3],
    /// The modes of its approach, with the places that say so.
    pub approach: Vec<(Mode, Span)>,
    /// Who decides.
    pub decided_by: Vec<(AtomId, Span)>,
    /// Whom it concerns.
    pub concerns: Vec<(AtomId, Span)>,
}

impl Problem {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self { atom, complexities: [None; 3], approach: Vec::new(), decided_by: Vec::new(), concerns: Vec::new() }
    }

    /// Those it concerns who do not take part in the decision.
    pub fn left_out(&self) -> impl Iterator<Item = &(AtomId, Span)> {
        let deciding: FxHashSet<AtomId> = self.decided_by.iter().map(|&(actor, _)| actor).collect();
        self.concerns.iter().filter(move |(actor, _)| !deciding.contains(actor))
    }

    /// Where a mode is part of the approach.
    pub fn takes(&self, mode: Mode) -> Option<Span> {
        self.approach.iter().find(|(one, _)| *one == mode).map(|&(_, span)| span)
    }
}

/// How high a complexity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Height {
    /// It matters little.
    Low,
    /// It asks for a mode of its own.
    High,
}

impl Height {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Low, Self::High];

    /// The word that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// How a problem is approached: for each complexity a mode that a high one asks for, and one that suffices for a low
/// one (Kahane 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The problem as a whole.
    Systemic,
    /// Piece by piece.
    Piecemeal,
    /// Solutions are worked out as the situation unfolds.
    Emergent,
    /// Solutions are those of the past.
    BackwardLooking,
    /// With those it concerns.
    Participatory,
    /// By those in authority.
    Authoritarian,
}

impl Mode {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Systemic,
        Self::Piecemeal,
        Self::Emergent,
        Self::BackwardLooking,
        Self::Participatory,
        Self::Authoritarian,
    ];

    /// The mode that a complexity of some height asks for.
    pub const fn asked_by(complexity: Complexity, height: Height) -> Self {
        match (complexity, height) {
            (Complexity::Dynamic, Height::High) => Self::Systemic,
            (Complexity::Dynamic, Height::Low) => Self::Piecemeal,
            (Complexity::Generative, Height::High) => Self::Emergent,
            (Complexity::Generative, Height::Low) => Self::BackwardLooking,
            (Complexity::Social, Height::High) => Self::Participatory,
            (Complexity::Social, Height::Low) => Self::Authoritarian,
        }
    }

    /// The word that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Systemic => "systemic",
            Self::Piecemeal => "piecemeal",
            Self::Emergent => "emergent",
            Self::BackwardLooking => "backward_looking",
            Self::Participatory => "participatory",
            Self::Authoritarian => "authoritarian",
        }
    }
}
