//! A model as plain data: what the language reference lets a model say, as far as this evaluator judges it.

pub use super::condition::Condition;

/// A name of the model: its place in [`Model::names`].
pub type Atom = usize;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    Property,
    Actor,
    Action,
    Outcome,
    Environment,
    Offering,
    Value,
    Proposition,
}

/// A declared name.
#[derive(Clone, Debug)]
pub struct Name {
    pub text: String,
    pub kind: Kind,
    /// Of a property what bears it.
    pub bearer: Option<Atom>,
    /// Of an outcome what it changes.
    pub changes: Vec<Atom>,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub atom: Atom,
    pub actors: Vec<Atom>,
    pub enabling: Option<Condition>,
    /// What it costs each of its actors, on the economic layer.
    pub cost: i32,
}

#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub atom: Atom,
    pub parents: Vec<Atom>,
    pub holds: Vec<Atom>,
    pub lacks: Vec<Atom>,
    pub includes: Vec<Atom>,
    /// Probabilities in hundredths.
    pub likely: Vec<(Atom, u32)>,
}

#[derive(Clone, Debug)]
pub struct Law {
    pub name: String,
    pub alternative: bool,
    pub environments: Vec<Atom>,
    pub condition: Condition,
    pub products: Vec<Atom>,
    pub enabling: Option<Condition>,
    /// In hundredths.
    pub likelihood: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Offering {
    pub atom: Atom,
    pub suppliers: Vec<Atom>,
    pub customers: Vec<Atom>,
    pub physical: Vec<Atom>,
    pub service: Vec<Atom>,
    pub people: Vec<Atom>,
    pub interactions: Vec<Atom>,
}

impl Offering {
    /// All items of its content.
    pub fn content(&self) -> impl Iterator<Item = Atom> + '_ {
        self.physical.iter().chain(&self.service).chain(&self.people).copied()
    }
}

#[derive(Clone, Debug)]
pub struct Value {
    pub atom: Atom,
    pub beneficiaries: Vec<Atom>,
    pub counterpart: Atom,
    pub outcome: Atom,
    /// Economic worth.
    pub worth: i32,
}

/// What two parties promise and expect.
#[derive(Clone, Debug)]
pub struct Proposition {
    pub atom: Atom,
    pub parties: [Atom; 2],
    pub environment: Atom,
    /// Who promises what.
    pub promises: Vec<(Atom, Atom)>,
    /// Who pays how much to the other.
    pub pays: Option<(Atom, i32)>,
    pub expects: Vec<(Atom, Atom)>,
    pub assuming: Vec<Atom>,
}

#[derive(Clone, Debug, Default)]
pub struct Scenario {
    pub name: String,
    pub environment: Atom,
    /// The place of the scenario it is like.
    pub like: Option<usize>,
    pub given: Vec<Atom>,
    pub without: Vec<Atom>,
    pub unknown: Vec<Atom>,
}

/// A member of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    Name(Atom),
    Not(Atom),
    AnyOf(Vec<Atom>),
}

impl Member {
    /// The names it mentions.
    pub fn names(&self) -> Vec<Atom> {
        match self {
            Self::Name(atom) | Self::Not(atom) => vec![*atom],
            Self::AnyOf(class) => class.clone(),
        }
    }

    /// Its text.
    pub fn text(&self, named: &dyn Fn(Atom) -> String) -> String {
        match self {
            Self::Name(atom) => named(*atom),
            Self::Not(atom) => format!("not {}", named(*atom)),
            Self::AnyOf(class) => {
                format!("any of ({})", class.iter().map(|&atom| named(atom)).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The relations in the order of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Sufficient,
    Necessary,
    Producer,
    PotentialProducer,
    Cause,
    Irrelevant,
}

pub const RELATIONS: [(Relation, &str); 6] = [
    (Relation::Sufficient, "sufficient"),
    (Relation::Necessary, "necessary"),
    (Relation::Producer, "producer"),
    (Relation::PotentialProducer, "potential_producer"),
    (Relation::Cause, "cause"),
    (Relation::Irrelevant, "irrelevant"),
];

#[derive(Clone, Debug)]
pub struct Claim {
    pub members: Vec<Member>,
    pub holds: bool,
    pub relation: Relation,
    pub product: Atom,
    pub environment: Atom,
}

/// A model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub names: Vec<Name>,
    pub actions: Vec<Action>,
    pub environments: Vec<Environment>,
    pub laws: Vec<Law>,
    pub offerings: Vec<Offering>,
    pub values: Vec<Value>,
    pub propositions: Vec<Proposition>,
    pub scenarios: Vec<Scenario>,
    pub claims: Vec<Claim>,
}

impl Model {
    /// Declares a name.
    pub fn declare(&mut self, text: &str, kind: Kind) -> Atom {
        self.names.push(Name { text: text.to_owned(), kind, bearer: None, changes: Vec::new() });
        self.names.len() - 1
    }

    pub fn kind(&self, atom: Atom) -> Kind {
        self.names[atom].kind
    }

    pub fn text(&self, atom: Atom) -> &str {
        &self.names[atom].text
    }

    pub fn atom(&self, text: &str) -> Option<Atom> {
        self.names.iter().position(|name| name.text == text)
    }

    /// All names of a kind.
    pub fn all(&self, kind: Kind) -> Vec<Atom> {
        (0..self.names.len()).filter(|&atom| self.names[atom].kind == kind).collect()
    }

    pub fn action(&self, atom: Atom) -> Option<&Action> {
        self.actions.iter().find(|action| action.atom == atom)
    }

    /// Whether a declaration of its own stands behind a name.
    pub fn is_declared(&self, atom: Atom) -> bool {
        match self.kind(atom) {
            Kind::Offering => self.offerings.iter().any(|offering| offering.atom == atom),
            Kind::Value => self.values.iter().any(|value| value.atom == atom),
            Kind::Proposition => self.propositions.iter().any(|deal| deal.atom == atom),
            _ => true,
        }
    }

    /// Everything that a stated law produces, and every offering and value, in order of declaration.
    pub fn products(&self) -> Vec<Atom> {
        let stated = |atom: &Atom| self.laws.iter().any(|law| law.products.contains(atom));
        let follows = |atom: &Atom| matches!(self.kind(*atom), Kind::Offering | Kind::Value) && self.is_declared(*atom);
        (0..self.names.len()).filter(|atom| stated(atom) || follows(atom)).collect()
    }
}
