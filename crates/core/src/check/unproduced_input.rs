//! `unproduced-input`: an offering that someone uses and nobody can deliver.
//!
//! An offering is the output of one actor's coproduction and the input of another's (Ramírez & Wallin 2000, p. 47).

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "unproduced-input",
    Level::Error,
    "someone uses an offering that nobody can produce",
    include_str!("../../../../docs/rules/unproduced-input.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let delivery = context.delivery();
    for offering in context.kernel.offerings.iter().filter(|offering| delivery.fails(offering)) {
        if let Some((place, how)) = delivery.used(context, offering) {
            let name = context.words.atom(offering.atom);
            let message = format!("offering `{name}` is used, and nobody can deliver it");
            let own = context.is_own(place).then_some(place);
            let finding = context.completed(&RULE, context.kernel.name_span(offering.atom), own, message);
            let finding = finding.map(|finding| finding.label(place, how));
            findings.extend(finding.map(|finding| delivery.explain(context, offering, finding)));
        }
    }
}
