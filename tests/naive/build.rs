//! A model built from names, for the worked cases.

use super::evaluate::{Verdict, answer, closed, open, sets};
use super::model::{Action, Atom, Condition, Environment, Kind, Law, Model, Scenario};
use super::relations::{Member, Relations, all};

/// A model under construction, by names.
pub struct Builder(pub Model);

impl Builder {
    pub fn new(objects: &str, actors: &str, actions: &[(&str, &str)], environments: &str) -> Self {
        let mut model = Model::default();
        for object in objects.split_whitespace() {
            model.declare(object, Kind::Object);
        }
        for actor in actors.split_whitespace() {
            model.declare(actor, Kind::Actor);
        }
        for (action, by) in actions {
            let atom = model.declare(action, Kind::Action);
            let actors = by.split_whitespace().filter_map(|actor| model.atom(actor)).collect();
            model.actions.push(Action { atom, actors, enabling: None });
        }
        for environment in environments.split_whitespace() {
            model.declare(environment, Kind::Environment);
        }
        Self(model)
    }

    pub fn list(&self, names: &str) -> Vec<Atom> {
        names.split_whitespace().map(|name| self.0.atom(name).expect("a declared name")).collect()
    }

    pub fn environment(&mut self, name: &str, parents: &str, holds: &str, lacks: &str) -> &mut Self {
        let atom = self.0.atom(name).expect("a declared environment");
        let (parents, holds, lacks) = (self.list(parents), self.list(holds), self.list(lacks));
        self.0.environments.push(Environment { atom, parents, holds, lacks, includes: Vec::new() });
        self
    }

    /// A law whose condition is a conjunction; `-x` stands for `not x`.
    pub fn law(&mut self, environment: &str, condition: &str, product: &str) -> &mut Self {
        let literal = |name: &str| match name.strip_prefix('-') {
            Some(name) => Condition::Not(Box::new(Condition::Name(self.list(name)[0]))),
            None => Condition::Name(self.list(name)[0]),
        };
        let condition = Condition::And(condition.split_whitespace().map(literal).collect());
        let name = format!("l{}", self.0.laws.len() + 1);
        let (environments, products) = (self.list(environment), self.list(product));
        self.0.laws.push(Law { name, environments, condition, products, likelihood: None });
        self
    }

    /// Verdict and missing sets in an environment with some atoms given; `closed` as a scenario.
    pub fn ask(&self, environment: &str, given: &str, product: &str, as_scenario: bool) -> (Verdict, Vec<String>) {
        let environment = self.list(environment)[0];
        let given = self.list(given);
        let situation = if as_scenario {
            closed(&self.0, &Scenario { environment, given, ..Scenario::default() })
        } else {
            let mut situation = open(&self.0, environment);
            for atom in given {
                situation.given |= 1 << atom;
                situation.open &= !(1 << atom);
            }
            situation
        };
        let (verdict, missing) = answer(&self.0, &situation, self.list(product)[0]);
        (verdict, missing.iter().map(|set| set.texts(&self.0).join(" ")).collect())
    }

    pub fn sets(&self, product: &str, environment: &str) -> (Vec<String>, Vec<String>) {
        let found = sets(&self.0, self.list(product)[0], self.list(environment)[0]);
        let texts = |sets: &[super::sets::Literals]| sets.iter().map(|set| set.texts(&self.0).join(" ")).collect();
        (texts(&found.production), texts(&found.blocking))
    }

    pub fn relate(&self, set: &str, product: &str, environment: &str) -> Relations {
        let member = |name: &str| match name.strip_prefix('-') {
            Some(name) => Member::Not(self.list(name)[0]),
            None if name.contains('/') => Member::AnyOf(self.list(&name.replace('/', " "))),
            None => Member::Name(self.list(name)[0]),
        };
        let set: Vec<Member> = set.split_whitespace().map(member).collect();
        all(&self.0, &set, self.list(product)[0], self.list(environment)[0])
    }
}
