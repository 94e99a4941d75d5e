//! `no-interaction`: an offering in which people of both sides never meet.
//!
//! An offering is "a limited set of focused human interactions" (Ramírez & Wallin 2000, p. 58).

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level, joined};
use crate::kernel::{Action, Offering};

pub const RULE: Rule = Rule::new(
    "no-interaction",
    Level::Error,
    "an offering has no interaction in which people of both sides take part",
    include_str!("../../docs/rules/no-interaction.md"),
)
.of_service()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for offering in context.own_offerings() {
        let mut interactions = offering.interactions.iter().filter_map(|&(performed, _)| kernel.action_of(performed));
        if interactions.any(|action| is_between(offering, action)) {
            continue;
        }
        let names = |actors: &[_]| -> Vec<_> { actors.iter().map(|&actor| words.atom(actor)).collect() };
        let (from, to) = (joined(&names(&offering.suppliers), "or"), joined(&names(&offering.customers), "or"));
        let name = words.atom(offering.atom);
        let (message, remark) = if offering.interactions.is_empty() {
            (format!("offering `{name}` has no interaction"), "nobody meets in it")
        } else {
            (
                format!("no interaction of offering `{name}` has people of both sides"),
                "in each of its interactions one side acts alone",
            )
        };
        let help = match kernel.actions.iter().find(|action| is_between(offering, action)) {
            Some(action) => format!("write `interactions {}`", words.written(action.performed)),
            None => format!("name by `interactions` an action that {from} takes together with {to}"),
        };
        findings.push(RULE.at(kernel.name_span(offering.atom), message).remark(remark).help(help));
    }
}

/// Whether a supplier and a customer, two different actors, take an action together.
fn is_between(offering: &Offering, action: &Action) -> bool {
    let customers = || action.actors.iter().filter(|actor| offering.customers.contains(actor));
    let mut suppliers = action.actors.iter().filter(|actor| offering.suppliers.contains(actor));
    suppliers.any(|supplier| customers().any(|customer| customer != supplier))
}
