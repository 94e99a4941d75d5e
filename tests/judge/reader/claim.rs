//! Claims and their members.

use super::super::language::{Claim, Member, RELATIONS, Relation};
use super::Reader;

impl Reader {
    pub(super) fn members(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        loop {
            members.push(if self.is("not") {
                Member::Not(self.name())
            } else if self.is("any") {
                self.want("of");
                self.want("(");
                let class = self.names(",");
                self.want(")");
                Member::AnyOf(class)
            } else {
                Member::Name(self.name())
            });
            if !self.is(",") {
                return members;
            }
        }
    }

    pub(super) fn claim(&mut self) {
        let members = self.members();
        assert!(self.is("is") || self.is("are"), "`is` or `are` wanted");
        let holds = !self.is("not");
        let mut words = Vec::new();
        while !["of", "for", "to"].contains(&self.peek()) {
            words.push(self.take());
        }
        self.next += 1;
        words.retain(|word| !["a", "an", "the"].contains(&word.as_str()));
        let word = words.join("_");
        let found = RELATIONS.iter().find(|known| known.1 == word.trim_end_matches('s'));
        let relation: Relation = found.expect("a relation").0;
        let product = self.name();
        self.want("in");
        let environment = self.name();
        self.model.claims.push(Claim { members, holds, relation, product, environment });
    }
}
