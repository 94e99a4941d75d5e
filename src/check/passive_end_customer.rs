//! `passive-end-customer`: a value whose outcome needs no action of the one it is for.
//!
//! Value is actual where the customer, the counterpart and the supplier have acted (Ramírez & Wallin 2000, pp. 43-45).

use super::{Context, Rule, free};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{AtomId, Value};
use crate::source::Span;
use indexmap::IndexMap;

pub const RULE: Rule = Rule::new(
    "passive-end-customer",
    Level::Error,
    "the outcome of a value needs no action of the beneficiary",
    include_str!("../../docs/rules/passive-end-customer.md"),
)
.of_service()
.open()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let words = context.words;
    let mut received: IndexMap<AtomId, Vec<(&Value, AtomId, Span)>> = IndexMap::new();
    for value in &context.kernel.values {
        let Some((outcome, _)) = value.outcome else { continue };
        for &(beneficiary, span) in &value.beneficiaries {
            received.entry(beneficiary).or_default().push((value, outcome, span));
        }
    }
    for (beneficiary, values) in received {
        let outcomes = values.iter().map(|&(_, outcome, _)| outcome);
        let ways = free::ways(context, outcomes, |action| action.actors.contains(&beneficiary));
        for (value, outcome, span) in values {
            let Some(way) = ways.get(&outcome) else { continue };
            // That nobody acts at all is reported of the outcome.
            if context.without_action().contains_key(&outcome) {
                continue;
            }
            let (name, who) = (words.atom(value.atom), words.atom(beneficiary));
            let (product, place) = (words.atom(outcome), words.environment(way.environment));
            let message = format!("value `{name}` needs no action of `{who}`, for whom it is");
            let Some(finding) = context.completed(&RULE, span, way.own_place(context, outcome), message) else {
                continue;
            };
            let finding = finding.remark(format!("`{product}` can come about without it, in `{place}` for instance"));
            findings.push(way.labelled(context, finding).help(format!(
                "let an action of `{who}` be among the coproducers of `{product}` in every law for it, or name as beneficiary one who acts"
            )));
        }
    }
}
