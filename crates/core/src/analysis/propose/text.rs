//! Proposals as declarations that can be added to the model.

use crate::analysis::exchange::Pair;
use crate::analysis::inquiry::{Words, amount};
use crate::analysis::propose::proposal::{Proposal, Wish};
use crate::kernel::{AtomId, Exchange, Party};
use crate::model::declared;
use coproduce_syntax::format::format;
use coproduce_syntax::source::Sources;

/// A proposition with what is promised, paid, expected and assumed.
pub(super) fn of_proposal(words: Words, wish: &Wish, proposal: &Proposal, name: &str) -> String {
    let proposition = &proposal.proposition;
    let [one, other] = wish.parties.map(|party| words.written(party));
    let place = words.written(words.kernel.environment(wish.environment).atom);
    let listed = |atoms: Vec<AtomId>| atoms.iter().map(|&atom| words.written(atom)).collect::<Vec<_>>().join(", ");
    let named = |by: Party| if by == Party::First { &one } else { &other };
    let mut clauses = Vec::new();
    for by in Party::BOTH {
        let promised = proposition.promises.iter().filter(|promise| promise.by == by).map(|promise| promise.promised);
        let promised: Vec<AtomId> = promised.collect();
        if !promised.is_empty() {
            clauses.push(format!("{} promises {}", named(by), listed(promised)));
        }
    }
    for payment in &proposition.payments {
        clauses.push(format!("{} pays {} {}", named(payment.by), named(payment.by.other()), amount(payment.amount)));
    }
    for by in Party::BOTH {
        let expected = proposition.expectations.iter().filter(|expected| expected.by == by);
        let expected: Vec<AtomId> = expected.map(|expected| expected.expected).collect();
        if !expected.is_empty() {
            clauses.push(format!("{} expects {}", named(by), listed(expected)));
        }
    }
    if !wish.assumptions.is_empty() {
        clauses.push(format!("assuming {}", listed(wish.assumptions.clone())));
    }
    let [first, second] = wish.otherwise;
    if first.abs() + second.abs() > 0.0 {
        clauses.push(format!("otherwise {one} {}, {other} {}", amount(first), amount(second)));
    }
    declaration(&format!("proposition {} between {one} and {other} in {place}", declared(name)), &clauses)
}

/// An exchange with these terms.
pub(super) fn of_exchange(words: Words, exchange: &Exchange, pair: &Pair, terms: f64, name: &str) -> String {
    let good = |index: usize| words.written(exchange.goods[index].0);
    let parties: Vec<String> = exchange.parties.iter().map(|&party| words.written(party)).collect();
    let mut clauses = Vec::new();
    for index in 0..exchange.goods.len() {
        let hours = parties.iter().zip(&exchange.hours).map(|(party, hours)| format!("{party} {}", hours[index][0]));
        clauses.push(format!("good {} {}", good(index), hours.collect::<Vec<_>>().join(", ")));
    }
    clauses.push(format!("terms {terms} {} per {}", good(pair.given), good(pair.per)));
    clauses.extend(exchange.learning.map(|ratio| format!("learning {ratio}")));
    if exchange.costs > 0.0 {
        clauses.push(format!("costs {}", exchange.costs));
    }
    for (party, alone) in parties.iter().zip(&exchange.alone) {
        if alone.iter().any(|amount| (amount - 1.0).abs() > 0.0) {
            let amounts = alone.iter().enumerate().filter(|(_, amount)| **amount > 0.0);
            let amounts: Vec<String> = amounts.map(|(index, amount)| format!("{} {amount}", good(index))).collect();
            clauses.push(format!("alone {party} {}", amounts.join(", ")));
        }
    }
    declaration(&format!("exchange {} between {}", declared(name), parties.join(" and ")), &clauses)
}

/// A declaration in its canonical form.
fn declaration(head: &str, clauses: &[String]) -> String {
    let text = format!("{head} {{\n  {}\n}}\n", clauses.join("\n  "));
    let mut sources = Sources::new();
    let formatted = sources.add("proposal", text.clone()).ok().and_then(|file| format(&sources, file).ok());
    formatted.unwrap_or(text)
}
