//! `missing-update-rule`: an adoption that does not say in which order its sides respond.
//!
//! The order is a part of what the model means: the same responses from the same start end in growth, in decline or in
//! a circle, as the order is.

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "missing-update-rule",
    Level::Error,
    "an adoption does not say in which order its sides respond",
    include_str!("../../../../docs/rules/missing-update-rule.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for adoption in kernel.adoptions.iter().filter(|one| kernel.atom(one.atom).own && !one.says_order) {
        let name = context.words.quoted(adoption.atom);
        findings.push(
            RULE.at(
                kernel.name_span(adoption.atom),
                format!("adoption {name} does not say in which order its sides respond"),
            )
            .remark("how it develops depends on the order")
            .help("say `update simultaneous`, `update SIDE first`, or `update damped 0.25`"),
        );
    }
}
