//! `outcome-without-action`: an outcome can come about with no action performed.
//!
//! "Outcome: the product of an individual's or system's action" (Ackoff & Emery 1972, p. 26).

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "outcome-without-action",
    Level::Error,
    "an outcome can come about with no action performed",
    include_str!("../../../../docs/rules/outcome-without-action.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for (&outcome, way) in context.without_action() {
        let (name, place) = (context.words.atom(outcome), context.words.environment(way.environment));
        let message = format!("outcome `{name}` can come about with no action performed");
        let subject = kernel.name_span(outcome);
        let Some(finding) = context.completed(&RULE, subject, way.own_place(context, outcome), message) else {
            continue;
        };
        let finding = finding.remark(format!("in `{place}`, for instance"));
        findings.push(way.labelled(context, finding).help(
            "let an action be among its coproducers, or declare it an `object` or a `property`: then it is a product",
        ));
    }
}
