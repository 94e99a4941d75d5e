//! A model brought down to atoms that are present or absent, and to laws: those that are stated, and those by which
//! actions are performed, offerings delivered and values actual.

use super::language::{Atom, Condition, Kind, Model};

/// What is present or absent. The nodes up to the number of names are the names themselves: of an action its
/// performance, of an offering its delivery. The choice of an action, the readiness of an offering that laws produce, and
/// what a likely law leaves unnamed follow.
pub type Node = usize;

/// A set of nodes, one bit each.
pub type Set = u64;

/// The set of one node.
pub fn one(node: Node) -> Set {
    1 << node
}

/// The nodes of a set.
pub fn nodes(set: Set) -> impl Iterator<Item = Node> {
    (0..64).filter(move |&node| set & one(node) != 0)
}

/// When a law holds.
#[derive(Clone, Debug)]
pub enum When {
    Present(Node),
    Not(Box<When>),
    All(Vec<When>),
    AtLeast(usize, Vec<When>),
    /// The actor is neither lacked nor taken away; merely to be absent keeps nobody out.
    Free(Node),
}

impl When {
    /// The nodes it depends on, and whether through a `not`.
    pub fn mentions(&self) -> Vec<(Node, bool)> {
        match self {
            Self::Present(node) => vec![(*node, false)],
            Self::Free(_) => Vec::new(),
            Self::Not(inner) => inner.mentions().into_iter().map(|(node, negated)| (node, !negated)).collect(),
            Self::All(items) | Self::AtLeast(_, items) => items.iter().flat_map(Self::mentions).collect(),
        }
    }
}

/// One law for one product.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The place of the stated law; none of a law of definition.
    pub law: Option<usize>,
    /// Where it is stated; a law of definition holds everywhere.
    pub environments: Option<Vec<Atom>>,
    pub when: When,
    pub product: Node,
}

/// Atoms and laws of a model.
pub struct Ground<'m> {
    pub model: &'m Model,
    pub rules: Vec<Rule>,
    /// How many nodes there are.
    pub size: usize,
    choice: Vec<Option<Node>>,
    ready: Vec<Option<Node>>,
    /// What a law with a likelihood between 0 and 1 leaves unnamed.
    pub unnamed: Vec<Option<Node>>,
}

/// When a condition holds.
fn when(condition: &Condition) -> When {
    let all = |items: &[Condition]| items.iter().map(when).collect::<Vec<_>>();
    match condition {
        Condition::Name(atom) => When::Present(*atom),
        Condition::Not(inner) => When::Not(Box::new(when(inner))),
        Condition::And(items) | Condition::AllOf(items) => When::All(all(items)),
        Condition::Or(items) | Condition::AnyOf(items) => When::AtLeast(1, all(items)),
        Condition::AtLeast(least, items) => When::AtLeast(*least, all(items)),
    }
}

impl<'m> Ground<'m> {
    pub fn new(model: &'m Model) -> Self {
        let mut size = model.names.len();
        let mut add = |wanted: bool| {
            wanted.then(|| {
                size += 1;
                size - 1
            })
        };
        let choice = (0..model.names.len()).map(|atom| add(model.kind(atom) == Kind::Action)).collect();
        let has_law = |atom: Atom| model.laws.iter().any(|law| law.products.contains(&atom));
        let ready =
            (0..model.names.len()).map(|atom| add(model.kind(atom) == Kind::Offering && has_law(atom))).collect();
        let unnamed =
            model.laws.iter().map(|law| add(law.likelihood.is_some_and(|chance| (1..100).contains(&chance)))).collect();
        assert!(size <= 64, "a small model");
        let mut ground = Self { model, rules: Vec::new(), size, choice, ready, unnamed };
        ground.define();
        ground.state();
        ground
    }

    /// What a name stands for where it is given, held or taken: of an action its choice.
    pub fn input(&self, atom: Atom) -> Node {
        self.choice.get(atom).copied().flatten().unwrap_or(atom)
    }

    /// What a law with this product brings about: of an offering that it is ready.
    pub fn output(&self, atom: Atom) -> Node {
        self.ready[atom].unwrap_or(atom)
    }

    /// The name of a node that is an input or a product.
    pub fn name_of(&self, node: Node) -> Option<Atom> {
        if node < self.model.names.len() {
            return Some(node);
        }
        let at = |of: &[Option<Node>]| of.iter().position(|&other| other == Some(node));
        at(&self.choice).or_else(|| at(&self.ready))
    }

    /// All that is absent where an input is taken away: of an action its choice and its performance.
    pub fn taken(&self, input: Node) -> Set {
        one(input) | self.choice.iter().position(|&choice| choice == Some(input)).map_or(0, one)
    }

    /// The choices of the actions that an actor takes.
    pub fn acting(&self, actor: Node) -> impl Iterator<Item = Node> {
        let taken = self.model.actions.iter().filter(move |action| action.actors.contains(&actor));
        taken.map(|action| self.input(action.atom))
    }

    pub fn is_action(&self, node: Node) -> bool {
        node < self.model.names.len() && self.model.kind(node) == Kind::Action
    }

    fn rule(&mut self, when: Vec<When>, product: Node) {
        self.rules.push(Rule { law: None, environments: None, when: When::All(when), product });
    }

    /// The laws of definition.
    fn define(&mut self) {
        for action in &self.model.actions {
            let mut parts = vec![When::Present(self.input(action.atom))];
            parts.extend(action.enabling.as_ref().map(when));
            parts.extend(action.actors.iter().map(|&actor| When::Free(actor)));
            self.rule(parts, action.atom);
            for &actor in &action.actors {
                self.rule(vec![When::Present(action.atom)], actor);
            }
        }
        let has_law = |model: &Model, atom: Atom| model.laws.iter().any(|law| law.products.contains(&atom));
        for offering in &self.model.offerings {
            let mut parts: Vec<When> = offering.interactions.iter().map(|&action| When::Present(action)).collect();
            parts.extend(self.ready[offering.atom].map(When::Present));
            // What some law of the model produces has to be there before it is delivered.
            let made = offering.physical.iter().chain(&offering.service).filter(|&&item| has_law(self.model, item));
            parts.extend(made.map(|&item| When::Present(item)));
            self.rule(parts, offering.atom);
            for item in offering.content() {
                // What has a law comes by that alone, before the delivery or, between people, with it.
                if !has_law(self.model, item) {
                    self.rule(vec![When::Present(offering.atom)], item);
                }
            }
        }
        for value in &self.model.values {
            self.rule(vec![When::Present(value.outcome)], value.atom);
        }
    }

    /// The laws as they are stated; one with a likelihood of 0 never produces, and yet is a law for its products.
    fn state(&mut self) {
        for (place, law) in self.model.laws.iter().enumerate() {
            let never = || When::AtLeast(1, Vec::new());
            for &product in &law.products {
                let when = if law.likelihood == Some(0) { never() } else { self.condition_of(place) };
                let environments = Some(law.environments.clone());
                self.rules.push(Rule { law: Some(place), environments, when, product: self.output(product) });
            }
        }
    }

    /// All that a stated law asks for, with what enables it and what it leaves unnamed.
    pub fn condition_of(&self, law: usize) -> When {
        let stated = &self.model.laws[law];
        let mut parts = vec![when(&stated.condition)];
        parts.extend(stated.enabling.as_ref().map(when));
        parts.extend(self.unnamed[law].map(When::Present));
        When::All(parts)
    }

    /// The laws that apply where the situation lies within these environments.
    pub fn applying(&self, there: &[Atom]) -> impl Iterator<Item = &Rule> + Clone {
        let there = there.to_vec();
        self.rules.iter().filter(move |rule| match &rule.environments {
            None => true,
            Some(stated) => stated.iter().any(|environment| there.contains(environment)),
        })
    }

    /// What some law that applies produces.
    pub fn produced(&self, there: &[Atom]) -> Set {
        self.applying(there).fold(0, |all, rule| all | one(rule.product))
    }

    /// What is up to the situation: what no law that applies produces, the choice of an action, an actor and what a law
    /// leaves unnamed; never an environment, nor a performance.
    pub fn exogenous(&self, there: &[Atom]) -> Set {
        let produced = self.produced(there);
        let is_exogenous = |&node: &Node| {
            let kind = (node < self.model.names.len()).then(|| self.model.kind(node));
            match kind {
                Some(Kind::Environment | Kind::Action | Kind::Proposition) => false,
                Some(Kind::Actor) => true,
                Some(_) => produced & one(node) == 0,
                None => !self.ready.contains(&Some(node)),
            }
        };
        (0..self.size).filter(is_exogenous).fold(0, |all, node| all | one(node))
    }
}
