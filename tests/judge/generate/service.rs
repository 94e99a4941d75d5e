//! Offerings, outcomes, values and propositions.

use super::super::language::{Atom, Condition, Kind, Law, Offering, Proposition, Value};
use super::{Draw, Vocabulary};

impl Draw<'_> {
    /// An outcome that takes an action, an offering, a value, and perhaps a deal.
    pub(super) fn service(&mut self) {
        let (actors, actions) = (self.model.all(Kind::Actor), self.model.all(Kind::Action));
        if actors.len() < 2 || actions.is_empty() {
            return;
        }
        let environments = self.model.all(Kind::Environment);
        let content = self.declare("c", 2, Kind::Object);
        let offering = self.declare("o", 1, Kind::Offering)[0];
        let outcome = self.declare("w", 1, Kind::Outcome)[0];
        let value = self.declare("v", 1, Kind::Value)[0];
        self.model.names[outcome].changes = vec![actors[1]];
        let interactions = self.random.sample(&actions, 1);
        let (suppliers, customers) = (vec![actors[0]], vec![actors[1]]);
        let (physical, service) = (vec![content[0]], Vec::new());
        let people = vec![content[1]];
        self.model.offerings.push(Offering {
            atom: offering,
            suppliers,
            customers,
            physical,
            service,
            people,
            interactions,
        });
        let used = Condition::Name(self.random.pick(&[offering, content[0], content[1]]));
        let acts = Condition::Name(self.random.pick(&actions));
        let condition = Condition::And(vec![acts, used, self.condition(1)]);
        let product = Law {
            name: String::from("lw"),
            alternative: false,
            environments: vec![environments[0]],
            condition,
            products: vec![outcome],
            enabling: None,
            likelihood: None,
        };
        if self.vocabulary == Vocabulary::Made {
            let condition = self.condition(1);
            let products = vec![self.random.pick(&[content[0], content[1], offering])];
            let name = String::from("lm");
            self.model.laws.push(Law { name, condition, products, ..product.clone() });
        }
        self.model.laws.push(product);
        let counterpart = self.random.pick(&actors);
        self.model.values.push(Value { atom: value, beneficiaries: vec![actors[1]], counterpart, outcome, worth: 10 });
        if self.random.percent(60) {
            self.proposition([actors[0], actors[1]], &actions, [offering, outcome]);
        }
    }

    fn proposition(&mut self, parties: [Atom; 2], actions: &[Atom], gains: [Atom; 2]) {
        let atom = self.declare("d", 1, Kind::Proposition)[0];
        let mut promises: Vec<(Atom, Atom)> = Vec::new();
        for action in actions {
            let actors = self.model.action(*action).map(|action| action.actors.clone()).unwrap_or_default();
            promises.extend(actors.into_iter().map(|actor| (actor, *action)));
        }
        let pays = self.random.percent(70).then(|| (self.random.pick(&parties), 5));
        let expects = vec![(parties[1], gains[1])];
        let environment = self.model.environments[0].atom;
        self.model.propositions.push(Proposition {
            atom,
            parties,
            environment,
            promises,
            pays,
            expects,
            assuming: Vec::new(),
        });
    }
}
