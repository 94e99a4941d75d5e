//! Offerings, and what is made of them: values and constellations.

use super::{AtomId, ByAtom, Worth};
use coproduce_syntax::declaration::{Axis, PartIn};
use coproduce_syntax::source::Span;
use serde::Serialize;

/// An offering: delivered in its interactions, where one of its laws is satisfied if it has any, and what laws make of
/// its content is there.
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
    /// By customer, the logic in which it is meant to be seen, and the place that says so.
    pub logics: ByAtom<(Logic, Span)>,
}

impl Offering {
    pub(super) fn new(atom: AtomId) -> Self {
        Self {
            atom,
            provided: atom,
            has_laws: false,
            suppliers: Vec::new(),
            customers: Vec::new(),
            contents: Vec::new(),
            interactions: Vec::new(),
            logics: ByAtom::default(),
        }
    }

    /// What delivers it: its interactions, one of its laws if it has any, and the goods and services among its content
    /// that laws produce. These are there before they are delivered; what is between people need not be.
    pub fn needs(&self) -> impl Iterator<Item = AtomId> {
        let performed = self.interactions.iter().map(|&(performed, _)| performed);
        let provided = self.has_laws.then_some(self.provided);
        let made = self.contents.iter().filter(|content| content.made && content.axis != Axis::People);
        performed.chain(provided).chain(made.map(|content| content.atom))
    }

    /// The content that comes with its delivery.
    pub fn brought(&self) -> impl Iterator<Item = &Content> {
        self.contents.iter().filter(|content| !content.made)
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
    /// Whether some law of the model produces it, so that no delivery brings it about.
    pub made: bool,
}

/// The four logics of value creation (Ramírez & Wallin 2000, p. 141, as Ing reads the diagram): each is a view of an
/// offering, by which interaction is in focus.
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

    /// Whether the offering is seen as an input of what the customer does, rather than as an output.
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
