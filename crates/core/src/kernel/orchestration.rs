//! Co-creation, and the platforms that orchestrate it.

use super::{AtomId, EnvironmentId};
use coproduce_syntax::declaration::{Aim, Phase, ProducerRole, Strategy};
use coproduce_syntax::source::Span;
use rustc_hash::FxHashSet;

/// What two sides do with one another, phase by phase.
#[derive(Clone, Debug)]
pub struct Cocreation {
    /// That all its phases are reached.
    pub atom: AtomId,
    /// The two sides, where they were understood.
    pub sides: [Option<AtomId>; 2],
    /// Where it takes place, where that was understood.
    pub environment: Option<EnvironmentId>,
    /// Its phases, in the order of phases.
    pub phases: Vec<CocreationPhase>,
}

impl Cocreation {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self { atom, sides: [None; 2], environment: None, phases: Vec::new() }
    }
}

/// A phase of a co-creation. It is reached where all its actions are performed there, and what it comes after is
/// reached.
#[derive(Clone, Debug)]
pub struct CocreationPhase {
    /// Which phase.
    pub phase: Phase,
    /// That it is reached.
    pub atom: AtomId,
    /// The place of the word that says which.
    pub span: Span,
    /// What is done in it: the performances, with the places that say so.
    pub actions: Vec<(AtomId, Span)>,
    /// What it reaches.
    pub reaches: Vec<AtomId>,
    /// The phases it comes after.
    pub after: Vec<Phase>,
}

/// What orchestrates the co-creation of two sides, and leaves control to them.
#[derive(Clone, Debug)]
pub struct Platform {
    /// Its name.
    pub atom: AtomId,
    /// Those who run it.
    pub operators: Vec<AtomId>,
    /// The one side.
    pub customers: Vec<AtomId>,
    /// The other.
    pub providers: Vec<AtomId>,
    /// What the sides do with one another on it, with the places that say so.
    pub hosts: Vec<(AtomId, Span)>,
    /// What is done by its strategies, in the order of the text.
    pub measures: Vec<Measure>,
    /// Who plays which part in bringing it about.
    pub producers: Vec<(ProducerRole, AtomId)>,
}

impl Platform {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self {
            atom,
            operators: Vec::new(),
            customers: Vec::new(),
            providers: Vec::new(),
            hosts: Vec::new(),
            measures: Vec::new(),
            producers: Vec::new(),
        }
    }

    /// The actions of a strategy for a phase, each once.
    pub fn actions(&self, strategy: Strategy, phase: Phase) -> Vec<AtomId> {
        let mut seen = FxHashSet::default();
        let measures = self.measures.iter().filter(|one| one.strategy == strategy && one.aim.is_at(phase));
        measures.map(|one| one.action).filter(|&action| seen.insert(action)).collect()
    }
}

/// An action of a strategy.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The strategy.
    pub strategy: Strategy,
    /// What it aims at.
    pub aim: Aim,
    /// Its performance.
    pub action: AtomId,
    /// The place that says so.
    pub span: Span,
}
