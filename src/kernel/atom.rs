//! Atoms: what may be present or absent.

use crate::model::Kind;
use crate::source::Span;

/// The identity of an atom. The atoms of declared things come first, in order of declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AtomId(pub u32);

impl AtomId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What may be present or absent.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// What it is.
    pub kind: AtomKind,
    /// The place of the name by which people call it.
    pub name: Span,
    /// The place of its label, quotation marks included.
    pub label: Option<Span>,
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
            Self::Free { .. } | Self::Unnamed(_) => None,
        }
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
}

/// An outcome and what it changes.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The outcome.
    pub atom: AtomId,
    /// What it changes, with the places that say so.
    pub changes: Vec<(AtomId, Span)>,
}
