//! What a name may stand for.

use crate::completion::Clause;
use crate::declaration::{Declaration, Shape};
use crate::diagnostic::with_article;
use serde::Serialize;

/// What a declared name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A thing.
    Object,
    /// A property of an object, actor or environment.
    Property,
    /// An individual or a system that can act.
    Actor,
    /// An event its actors choose.
    Action,
    /// A product that is a change in an actor or an environment.
    Outcome,
    /// A setting.
    Environment,
    /// What suffices for what.
    Law,
    /// A closed situation.
    Scenario,
    /// A closed situation that goes on.
    Course,
    /// Human interactions with content.
    Offering,
    /// What an outcome is worth, and to whom.
    Value,
    /// What two parties promise one another.
    Proposition,
    /// Actors who create value with one another.
    Constellation,
    /// What two sides do with one another, phase by phase.
    Cocreation,
    /// What orchestrates the co-creation of two sides.
    Platform,
    /// What is to be decided.
    Problem,
    /// What two players gain by what they choose.
    Hypergame,
    /// What parties could make for one another.
    Exchange,
    /// How the sides of a platform grow with one another.
    Adoption,
    /// What the sides of a platform are charged.
    Pricing,
    /// How expectation and ability raise one another.
    Elevation,
    /// A table of cases that laws are held against.
    Evidence,
}

impl Kind {
    /// All kinds, in the order of their declaration above.
    pub const ALL: [Self; 22] = [
        Self::Object,
        Self::Property,
        Self::Actor,
        Self::Action,
        Self::Outcome,
        Self::Environment,
        Self::Law,
        Self::Scenario,
        Self::Course,
        Self::Offering,
        Self::Value,
        Self::Proposition,
        Self::Constellation,
        Self::Cocreation,
        Self::Platform,
        Self::Problem,
        Self::Hypergame,
        Self::Exchange,
        Self::Adoption,
        Self::Pricing,
        Self::Elevation,
        Self::Evidence,
    ];

    /// The keyword that declares it.
    pub fn word(self) -> &'static str {
        let declares = |shape: &&Shape| shape.declares == Some(self);
        Declaration::SHAPES.iter().find(declares).map(|shape| shape.keyword.word()).unwrap_or_default()
    }

    /// The keyword with its article.
    pub fn with_article(self) -> String {
        with_article(self.word())
    }
}

/// A set of kinds, as a place in the text needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(&'static [Kind]);

impl Kinds {
    /// What may coproduce (Ackoff & Emery 1972, p. 23: "objects, properties and/or environments"), and what acts.
    pub const COPRODUCERS: Self = Self(&[
        Kind::Object,
        Kind::Property,
        Kind::Actor,
        Kind::Action,
        Kind::Offering,
        Kind::Outcome,
        Kind::Environment,
    ]);
    /// What a law may produce: an action is chosen, an environment is where one is.
    pub const PRODUCTS: Self = Self(&[Kind::Object, Kind::Property, Kind::Offering, Kind::Outcome, Kind::Actor]);
    /// What may last, and be ended.
    pub const LASTING: Self = Self(&[Kind::Object, Kind::Property, Kind::Outcome, Kind::Actor]);
    /// What a situation may state.
    pub const CONDITIONS: Self =
        Self(&[Kind::Object, Kind::Property, Kind::Actor, Kind::Action, Kind::Offering, Kind::Outcome]);
    /// What a claim may be about, and what may be assumed.
    pub const CLAIMED: Self = Self::CONDITIONS;
    /// What an expectation may be about: also that a value is actual, and that all phases of a co-creation are reached.
    pub const EXPECTED: Self = Self(&[
        Kind::Object,
        Kind::Property,
        Kind::Actor,
        Kind::Action,
        Kind::Offering,
        Kind::Outcome,
        Kind::Value,
        Kind::Cocreation,
    ]);
    /// What a party may promise.
    pub const PROMISED: Self = Self(&[Kind::Object, Kind::Property, Kind::Action, Kind::Offering, Kind::Outcome]);
    /// What an offering may have as content.
    pub const CONTENTS: Self = Self(&[Kind::Object, Kind::Property, Kind::Actor, Kind::Offering, Kind::Outcome]);
    /// What is present or absent in a situation, so that it can be asked about.
    pub const PRESENT: Self = Self(&[
        Kind::Object,
        Kind::Property,
        Kind::Actor,
        Kind::Action,
        Kind::Offering,
        Kind::Outcome,
        Kind::Value,
        Kind::Cocreation,
        Kind::Environment,
    ]);
    /// Whatever can be declared.
    pub const ANY: Self = Self(&Kind::ALL);
    /// Actions alone.
    pub const ACTIONS: Self = Self(&[Kind::Action]);
    /// Outcomes alone.
    pub const OUTCOMES: Self = Self(&[Kind::Outcome]);
    /// Values alone.
    pub const VALUES: Self = Self(&[Kind::Value]);
    /// What a platform may host.
    pub const HOSTED: Self = Self(&[Kind::Cocreation, Kind::Proposition, Kind::Offering]);
    /// Platforms alone.
    pub const PLATFORMS: Self = Self(&[Kind::Platform]);
    /// Co-creations alone.
    pub const COCREATIONS: Self = Self(&[Kind::Cocreation]);
    /// Hypergames alone.
    pub const HYPERGAMES: Self = Self(&[Kind::Hypergame]);
    /// Propositions alone.
    pub const PROPOSITIONS: Self = Self(&[Kind::Proposition]);
    /// Actors alone.
    pub const ACTORS: Self = Self(&[Kind::Actor]);
    /// What may be exchanged.
    pub const GOODS: Self = Self(&[Kind::Object]);
    /// Exchanges alone.
    pub const EXCHANGES: Self = Self(&[Kind::Exchange]);
    /// Environments alone.
    pub const ENVIRONMENTS: Self = Self(&[Kind::Environment]);
    /// What may bear a property.
    pub const BEARERS: Self = Self(&[Kind::Object, Kind::Actor, Kind::Environment]);
    /// What an outcome may change.
    pub const CHANGEABLE: Self = Self::COPRODUCERS;

    /// What a name may stand for in a clause; none where the clause takes no names, or such as have kinds of their own.
    pub fn wanted(clause: Clause) -> Option<Self> {
        let takes = Shape::of(clause.declaration)?.takes;
        takes.iter().find(|(word, _)| *word == clause.governed_by).map(|&(_, kinds)| kinds)
    }

    /// Where a claim is made.
    pub const CLAIMED_IN: Self = Self(&[Kind::Environment, Kind::Proposition]);

    /// The only kind among them, where there is no other.
    pub fn only(self) -> Option<Kind> {
        match self.0 {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether the kind is among them.
    pub fn contains(self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }

    /// The kinds as a phrase: `an object, a property or an actor`.
    pub fn phrase(self) -> String {
        let words: Vec<String> = self.0.iter().map(|kind| kind.with_article()).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => words.concat(),
        }
    }
}
