//! What a name may stand for.

use coproduce_syntax::completion::Clause;
use coproduce_syntax::{Declaration, Token};
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
}

impl Kind {
    /// All kinds, in the order of their declaration above.
    pub(super) const ALL: [Self; 20] = [
        Self::Object,
        Self::Property,
        Self::Actor,
        Self::Action,
        Self::Outcome,
        Self::Environment,
        Self::Law,
        Self::Scenario,
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
    ];

    /// What a declaration's names stand for; none where it declares no name that can be mentioned.
    pub const fn of(declaration: &Declaration) -> Option<Self> {
        match declaration {
            Declaration::Object(_) => Some(Self::Object),
            Declaration::Property(_) => Some(Self::Property),
            Declaration::Actor(_) => Some(Self::Actor),
            Declaration::Action(_) => Some(Self::Action),
            Declaration::Outcome(_) => Some(Self::Outcome),
            Declaration::Environment(_) => Some(Self::Environment),
            Declaration::Law(_) => Some(Self::Law),
            Declaration::Scenario(_) => Some(Self::Scenario),
            Declaration::Offering(_) => Some(Self::Offering),
            Declaration::Value(_) => Some(Self::Value),
            Declaration::Proposition(_) => Some(Self::Proposition),
            Declaration::Constellation(_) => Some(Self::Constellation),
            Declaration::Cocreation(_) => Some(Self::Cocreation),
            Declaration::Platform(_) => Some(Self::Platform),
            Declaration::Problem(_) => Some(Self::Problem),
            Declaration::Hypergame(_) => Some(Self::Hypergame),
            Declaration::Adoption(_) => Some(Self::Adoption),
            Declaration::Pricing(_) => Some(Self::Pricing),
            Declaration::Elevation(_) => Some(Self::Elevation),
            Declaration::View(_) | Declaration::Claim(_) | Declaration::Model(_) | Declaration::Import(_) => None,
            Declaration::Exchange(_) => Some(Self::Exchange),
        }
    }

    /// The keyword that declares it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Property => "property",
            Self::Actor => "actor",
            Self::Action => "action",
            Self::Outcome => "outcome",
            Self::Environment => "environment",
            Self::Law => "law",
            Self::Scenario => "scenario",
            Self::Offering => "offering",
            Self::Value => "value",
            Self::Proposition => "proposition",
            Self::Constellation => "constellation",
            Self::Cocreation => "cocreation",
            Self::Platform => "platform",
            Self::Problem => "problem",
            Self::Hypergame => "hypergame",
            Self::Exchange => "exchange",
            Self::Adoption => "adoption",
            Self::Pricing => "pricing",
            Self::Elevation => "elevation",
        }
    }

    /// The keyword with its article.
    pub fn with_article(self) -> String {
        let word = self.word();
        format!("{} {word}", if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
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
        use Token::{
            Action, Adoption, Alone, As, Assuming, Between, BraceOpen, By, Changes, Chooses, Claim, CoDefinition,
            CoDevelopment, CoElevation, CoExperience, Cocreation, Columns, Concerns, Constellation, Counterpart,
            Customer, Customers, Disputed, Elevation, Enabled, Environment, Exchange, Expect, Expects, For, From,
            Given, Good, Holds, Hosts, Hypergame, Identify, Idiot, In, Includes, Interactions, Lacks, Law, Likely,
            Nets, Of, Offering, On, Otherwise, Outcome, Outsider, Participate, Pays, People, Per, Physical, Platform,
            Pricing, Problem, Produce, Promises, Property, Proposition, Providers, Reaches, Scenario, Sees, Service,
            Share, Start, Subcontractor, Supplier, Sympathize, Terms, To, Unknown, Update, Value, View, Weighs, With,
            Within, Without, Youngster,
        };
        Some(match (clause.declaration, clause.governed_by) {
            (Property, Of) => Self::BEARERS,
            (Token::Actor, Weighs) => Self::VALUES,
            (Action | Law, Enabled) | (Law, BraceOpen) | (Claim, Claim) => Self::COPRODUCERS,
            (Action, By)
            | (Adoption | Pricing, BraceOpen | Per)
            | (Adoption, Start | Update)
            | (Elevation, BraceOpen)
            | (Offering, From | To | For)
            | (Value, For | With)
            | (Proposition, Between | BraceOpen | Pays | Otherwise)
            | (Constellation, Supplier | Customer | Subcontractor | Counterpart)
            | (Exchange, Between | Alone)
            | (Environment, Includes)
            | (Cocreation, Between)
            | (Platform, By | Customers | Providers | Idiot | Outsider | Youngster)
            | (Problem, By | Concerns)
            | (Hypergame, Between | BraceOpen | Nets)
            | (View, Of | On | Nets) => Self::ACTORS,
            (Exchange, Good | Terms | Per) => Self::GOODS,
            (Outcome, Changes) => Self::CHANGEABLE,
            (Environment, Within) | (Law | Scenario | Proposition | Cocreation, In) => Self::ENVIRONMENTS,
            // A claim about a net is made in a proposition.
            (Claim, In) => Self::CLAIMED_IN,
            (Environment, Holds | Lacks | Likely)
            | (Scenario, Given | Without | Unknown | Likely | Columns)
            | (Proposition, Assuming) => Self::CONDITIONS,
            (Law, Produce) | (Cocreation, Reaches) => Self::PRODUCTS,
            (Offering, Physical | Service | People) => Self::CONTENTS,
            (Offering, Interactions)
            | (Cocreation | Platform, CoExperience | CoDefinition | CoElevation | CoDevelopment)
            | (Platform, Sympathize | Identify | Participate | Share)
            | (Hypergame, Chooses | Given)
            | (View, Given | Sees | As) => Self::ACTIONS,
            (Value, From) => Self::OUTCOMES,
            (Proposition, Promises) => Self::PROMISED,
            (Proposition, Expects) | (Scenario, Expect) | (Claim, Of | For | To) => Self::EXPECTED,
            (Scenario, Disputed) => Self::PROPOSITIONS,
            (View, In) => Self::HYPERGAMES,
            (Adoption | Pricing, On) => Self::PLATFORMS,
            (Elevation, Of) => Self::COCREATIONS,
            (Platform, Hosts) => Self::HOSTED,
            _ => return None,
        })
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
