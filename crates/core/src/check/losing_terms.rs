//! `losing-terms`: terms of an exchange by which one of the parties loses, or by which one gains nothing.
//!
//! Both gain by terms strictly between their opportunity costs (Ricardo).

use super::no_gain_from_exchange::is_vain;
use super::{Context, Rule};
use crate::analysis::exchange::{Pair, Standing};
use crate::analysis::inquiry::figure;
use crate::kernel::{Exchange, Terms};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "losing-terms",
    Level::Error,
    "the terms of an exchange are outside the interval in which both gain; at its end, a warning",
    include_str!("../../../../docs/rules/losing-terms.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let own = kernel.exchanges.iter().filter(|one| one.sound && kernel.atom(one.atom).own);
    for exchange in own {
        // Where no terms are of use to both, there is nothing to say of these.
        if let Some(terms) = exchange.terms.filter(|_| !is_vain(exchange)) {
            findings.extend(judged(context, exchange, terms));
        }
    }
}

fn judged(context: &Context, exchange: &Exchange, terms: Terms) -> Option<Diagnostic> {
    // With ranges, what holds at all their corners holds throughout: opportunity costs rise and fall with each number.
    let corners = corners(exchange)?;
    let standings: Vec<Standing> = corners.iter().filter_map(|pair| pair.standing(terms.amount)).collect();
    let (&first, rest) = standings.split_first()?;
    if standings.len() < corners.len() || rest.iter().any(|standing| *standing != first) {
        return None;
    }
    // Where the parties may change places, neither loses throughout.
    let exporter = corners.first()?.exporter();
    if corners.iter().any(|pair| pair.exporter() != exporter) {
        return None;
    }
    let (party, level, comes_to) = match first {
        Standing::Within => return None,
        Standing::Losing(party) => (party, Level::Error, "loses"),
        Standing::Indifferent(party) => (party, Level::Warning, "gains nothing"),
    };
    let words = context.words;
    let name = words.quoted(exchange.parties[party]);
    let [given, per] = [terms.given, terms.per].map(|good| words.written(exchange.goods[good].0));
    let message = format!("{name} {comes_to} at {} {given} per {per}", figure(terms.amount));
    let pair = corners.first()?;
    let mut found = RULE.at(terms.span, message).of_level(level);
    if exchange.is_exact() {
        let hours = pair.gains(terms.amount)?[party];
        let received = if hours.0 { &per } else { &given };
        found = found.remark(format!("{} hours for each {received} it receives", figure(hours.1)));
        let [least, most] = pair.interval().map(figure);
        found = found.help(format!("both gain at more than {least} and less than {most} {given} per {per}"));
    } else {
        found = found.remark("whatever the hours within their ranges").help("state other terms");
    }
    Some(found)
}

/// The exchange with each range at either of its ends.
fn corners(exchange: &Exchange) -> Option<Vec<Pair>> {
    let ends = if exchange.is_exact() { 1 } else { 16 };
    (0..ends)
        .map(|corner: usize| {
            Pair::of(exchange, |party, good| exchange.hours[party][good][corner >> (2 * party + good) & 1])
        })
        .collect()
}
