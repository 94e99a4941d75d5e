//! Offerings, and what is made of them: values and constellations.

use super::{AtomId, Worth};
use crate::source::Span;
use crate::syntax::declaration::{Axis, PartIn};
use serde::Serialize;

/// An offering: delivered in its interactions, where one of its laws is satisfied if it has any.
#[derive(Clone, Debug)]
pub struct Offering {
    /// That it is delivered.
    pub atom: AtomId,
    /// That one of its laws is satisfied.
    pub provided: AtomId,
    /// Whether it has any laws.
    pub has_laws: bool,
    /// Those it comes from.
    pub suppliers: Vec<AtomId>,
    /// Those it is for.
    pub customers: Vec<AtomId>,
    /// What it consists of.
    pub contents: Vec<Content>,
    /// The actions in which it is delivered: their performance, and the places that say so.
    pub interactions: Vec<(AtomId, Span)>,
    /// The logic it is meant to follow.
    pub logic: Option<(Logic, Span)>,
}

impl Offering {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self {
            atom,
            provided: atom,
            has_laws: false,
            suppliers: Vec::new(),
            customers: Vec::new(),
            contents: Vec::new(),
            interactions: Vec::new(),
            logic: None,
        }
    }
}

/// An item of an offering's content.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// The axis.
    pub axis: Axis,
    /// What it is.
    pub atom: AtomId,
    /// How much of it.
    pub magnitude: f64,
    /// The place.
    pub span: Span,
}

/// The four logics of value creation (Ramírez & Wallin 2000, p. 141).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Logic {
    /// An output, in transactions.
    Industrial,
    /// An output, in a relationship.
    Service,
    /// An input, in transactions.
    SelfService,
    /// An input, in a relationship.
    Partnership,
}

impl Logic {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Industrial, Self::Service, Self::SelfService, Self::Partnership];

    /// The logic of an offering that is, or is not, an input of what its customer does, in a relationship or not.
    pub const fn of(is_input: bool, is_relationship: bool) -> Self {
        match (is_input, is_relationship) {
            (false, false) => Self::Industrial,
            (false, true) => Self::Service,
            (true, false) => Self::SelfService,
            (true, true) => Self::Partnership,
        }
    }

    /// Whether the offering is an input of what the customer does.
    pub const fn is_input(self) -> bool {
        matches!(self, Self::SelfService | Self::Partnership)
    }

    /// Whether value comes through a relationship rather than through transactions.
    pub const fn is_relationship(self) -> bool {
        matches!(self, Self::Service | Self::Partnership)
    }

    /// The word that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Industrial => "industrial",
            Self::Service => "service",
            Self::SelfService => "self_service",
            Self::Partnership => "partnership",
        }
    }
}

/// What an outcome is worth, and to whom. It is actual where the outcome is produced.
#[derive(Clone, Debug)]
pub struct Value {
    /// That it is actual.
    pub atom: AtomId,
    /// Those it is of value to, with the places that say so.
    pub beneficiaries: Vec<(AtomId, Span)>,
    /// The one with whom it is actualised, where that was understood.
    pub counterpart: Option<(AtomId, Span)>,
    /// The outcome it comes from, where that was understood.
    pub outcome: Option<(AtomId, Span)>,
    /// How much it is worth to each beneficiary.
    pub worth: Worth,
}

impl Value {
    pub(super) fn new(atom: AtomId) -> Self {
        Self { atom, beneficiaries: Vec::new(), counterpart: None, outcome: None, worth: Worth::default() }
    }
}

/// Actors who create value with one another.
#[derive(Clone, Debug)]
pub struct Constellation {
    /// Its name.
    pub atom: AtomId,
    /// Its members, with the places that say so.
    pub members: Vec<(PartIn, AtomId, Span)>,
}
