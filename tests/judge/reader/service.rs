//! Offerings, values and propositions.

use super::super::language::{Kind, Offering, Proposition, Value};
use super::Reader;

impl Reader {
    pub(super) fn offering(&mut self) {
        let atom = self.declare(Kind::Offering)[0];
        self.want("from");
        let suppliers = self.names(",");
        self.want("to");
        let customers = self.names(",");
        let [mut physical, mut service, mut people, mut interactions] = [const { Vec::new() }; 4];
        self.want("{");
        while !self.is("}") {
            match self.take().as_str() {
                "physical" => physical.extend(self.names(",")),
                "service" => service.extend(self.names(",")),
                "people" => people.extend(self.names(",")),
                "interactions" => interactions.extend(self.names(",")),
                other => panic!("a clause wanted, `{other}` found"),
            }
        }
        self.model.offerings.push(Offering { atom, suppliers, customers, physical, service, people, interactions });
    }

    pub(super) fn value(&mut self) {
        let atom = self.declare(Kind::Value)[0];
        self.want("for");
        let beneficiaries = self.names(",");
        self.want("with");
        let counterpart = self.name();
        self.want("from");
        let outcome = self.name();
        for word in ["{", "worth", "economic"] {
            self.want(word);
        }
        let worth = self.number();
        self.want("}");
        self.model.values.push(Value { atom, beneficiaries, counterpart, outcome, worth });
    }

    pub(super) fn proposition(&mut self) {
        let atom = self.declare(Kind::Proposition)[0];
        self.want("between");
        let one = self.name();
        self.want("and");
        let parties = [one, self.name()];
        self.want("in");
        let environment = self.name();
        let [mut promises, mut expects] = [const { Vec::new() }; 2];
        let (mut pays, mut assuming) = (None, Vec::new());
        self.want("{");
        while !self.is("}") {
            if self.is("assuming") {
                assuming = self.names(",");
                continue;
            }
            let who = self.name();
            match self.take().as_str() {
                "promises" => promises.extend(self.names(",").into_iter().map(|what| (who, what))),
                "expects" => expects.extend(self.names(",").into_iter().map(|what| (who, what))),
                "pays" => {
                    self.name();
                    pays = Some((who, self.number()));
                }
                other => panic!("a clause wanted, `{other}` found"),
            }
        }
        self.model.propositions.push(Proposition { atom, parties, environment, promises, pays, expects, assuming });
    }
}
