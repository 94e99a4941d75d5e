//! Offerings, values, propositions and constellations in normal form.

use crate::analysis::normal::thing::worth;
use crate::analysis::normal::{Normal, clause, counted, sorted};
use crate::kernel::{Constellation, Offering, Party, Proposition, Value};

impl Normal<'_> {
    pub(super) fn offering(&self, offering: &Offering) -> String {
        let contents = offering.contents.iter();
        let contents =
            contents.map(|item| format!("({} {} {})", item.axis.word(), self.name(item.atom), item.magnitude));
        let interactions = self.set(offering.interactions.iter().map(|(performed, _)| *performed));
        let logics = offering.logics.iter();
        let logics = logics.map(|(customer, (logic, _))| format!("({} {})", self.name(*customer), logic.word()));
        clause("from", self.set(offering.suppliers.iter().copied()))
            + &clause("to", self.set(offering.customers.iter().copied()))
            + &clause("content", sorted(contents))
            + &clause("interactions", interactions)
            + &clause("logic", sorted(logics))
    }

    pub(super) fn value(&self, value: &Value) -> String {
        clause("for", self.set(value.beneficiaries.iter().map(|(actor, _)| *actor)))
            + &clause("with", self.set(value.counterpart.map(|(actor, _)| actor)))
            + &clause("from", self.set(value.outcome.map(|(outcome, _)| outcome)))
            + &worth("worth", &value.worth)
    }

    pub(super) fn proposition(&self, proposition: &Proposition) -> String {
        if !proposition.sound {
            return String::new();
        }
        let who = |party: Party| self.name(proposition.actor(party));
        let promises = proposition.promises.iter();
        let promises = promises.map(|promise| format!("({} {})", who(promise.by), self.name(promise.promised)));
        let payments = proposition.payments.iter().map(|payment| format!("({} {})", who(payment.by), payment.amount));
        let expected = proposition.expectations.iter();
        let expected = expected.map(|expected| format!("({} {})", who(expected.by), self.name(expected.expected)));
        let otherwise = Party::BOTH.into_iter().zip(proposition.otherwise).filter(|(_, amount)| amount.abs() > 0.0);
        let otherwise = otherwise.map(|(party, amount)| format!("({} {amount})", who(party)));
        clause("between", self.set(proposition.parties))
            + &clause("in", self.name(self.kernel.environment(proposition.environment).atom))
            + &clause("promises", sorted(promises))
            // To pay twice is to pay more.
            + &clause("pays", counted(payments))
            + &clause("expects", sorted(expected))
            + &clause("assuming", self.set(proposition.assumptions.iter().map(|(atom, _)| *atom)))
            + &clause("otherwise", sorted(otherwise))
    }

    pub(super) fn constellation(&self, constellation: &Constellation) -> String {
        let members = constellation.members.iter();
        let members = sorted(members.map(|(part, actor, _)| format!("({} {})", part.word(), self.name(*actor))));
        if members.is_empty() { members } else { format!(" {members}") }
    }
}
