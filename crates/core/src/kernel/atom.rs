//! Atoms: what may be present or absent.

use crate::model::Kind;
use coproduce_syntax::declaration::Phase;
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// The identity of an atom. The atoms of declared things come first, in order of declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AtomId(pub u32);

impl AtomId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of some atoms, in the order in which it was said. Atoms are numbered in order of declaration, so that
/// nobody can choose them to collide.
pub type ByAtom<T> = IndexMap<AtomId, T, FxBuildHasher>;

/// What may be present or absent.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// What it is.
    pub kind: AtomKind,
    /// The place of the name by which people call it.
    pub name: Span,
    /// Whether the module at hand declares it, and not one it uses.
    pub own: bool,
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AtomKind {
    /// A thing.
    Object,
    /// A property of a thing.
    Property {
        /// Whose property it is, where that could be resolved.
        bearer: Option<AtomId>,
    },
    /// Someone who can act.
    Actor,
    /// An action that is performed: chosen, enabled, and none of its actors kept out.
    Performed(u32),
    /// A change that actions produce.
    Outcome(u32),
    /// That the situation lies within an environment.
    Environment(super::EnvironmentId),
    /// An action that its actors choose.
    Chosen(u32),
    /// That an actor is not kept out. Not shown to people: it is what taking the actor away takes.
    Free {
        /// The actor.
        actor: AtomId,
    },
    /// The unnamed coproducer of a law that is only likely to hold.
    Unnamed(super::LawId),
    /// An offering that is delivered.
    Offering(u32),
    /// That one of an offering's laws is satisfied. People read the offering's name.
    Provided(u32),
    /// A value that is actual.
    Value(u32),
    /// The name of a proposition; never present.
    Proposition(super::PropositionId),
    /// That all phases of a co-creation are reached.
    Cocreation(u32),
    /// That a phase of a co-creation is reached.
    Phase {
        /// The co-creation.
        cocreation: u32,
        /// The phase.
        phase: Phase,
    },
    /// In a course in its periods: that a thing which lasts is ended. People read `end` and the thing's name.
    Ended,
    /// In a course in its periods: that an expectation is met.
    Met,
    /// The name of a record, of a kind that is neither present nor absent; with its position among the records.
    Record(Kind, u32),
}

impl AtomKind {
    /// What people declare it as; none for what is not declared.
    pub const fn declared(self) -> Option<Kind> {
        match self {
            Self::Object => Some(Kind::Object),
            Self::Property { .. } => Some(Kind::Property),
            Self::Actor => Some(Kind::Actor),
            Self::Performed(_) | Self::Chosen(_) => Some(Kind::Action),
            Self::Outcome(_) => Some(Kind::Outcome),
            Self::Environment(_) => Some(Kind::Environment),
            Self::Offering(_) | Self::Provided(_) => Some(Kind::Offering),
            Self::Value(_) => Some(Kind::Value),
            Self::Proposition(_) => Some(Kind::Proposition),
            Self::Cocreation(_) => Some(Kind::Cocreation),
            Self::Record(kind, _) => Some(kind),
            Self::Free { .. } | Self::Unnamed(_) | Self::Phase { .. } | Self::Ended | Self::Met => None,
        }
    }

    /// Whether nothing but its definition makes it present, so that no situation can suppose it.
    pub const fn is_derived(self) -> bool {
        matches!(
            self,
            Self::Performed(_)
                | Self::Free { .. }
                | Self::Provided(_)
                | Self::Value(_)
                | Self::Proposition(_)
                | Self::Cocreation(_)
                | Self::Phase { .. }
                | Self::Ended
                | Self::Met
                | Self::Record(..)
        )
    }

    /// Whether the atom stands behind one of the same name, by which people mean the other.
    pub const fn is_behind_another(self) -> bool {
        matches!(self, Self::Chosen(_) | Self::Provided(_))
    }
}

/// An action: its choice is up to its actors, its performance follows.
#[derive(Clone, Debug)]
pub struct Action {
    /// That it is chosen.
    pub chosen: AtomId,
    /// That it is performed.
    pub performed: AtomId,
    /// Those who take it together.
    pub actors: Vec<AtomId>,
    /// Whether anything must be present for the chosen to be performed.
    pub enabled_by: Option<super::Term>,
    /// What performing it costs each of them.
    pub costs: super::Worth,
}

/// An outcome and what it changes.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The outcome.
    pub atom: AtomId,
    /// What it changes, with the places that say so.
    pub changes: Vec<(AtomId, Span)>,
}
