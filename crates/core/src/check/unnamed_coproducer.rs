//! `unnamed-coproducer`: a law that only likely holds leaves something unnamed.
//!
//! A probability belongs to an under-specified environment, not to a cause (Ackoff on Singer).

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "unnamed-coproducer",
    Level::Warning,
    "a law with a likelihood below 1 leaves a coproducer unnamed",
    include_str!("../../../../docs/rules/unnamed-coproducer.md"),
)
.local();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for (id, law) in context.stated_laws() {
        let likelihood = context.kernel.likelihood(id);
        // A law of likelihood 0 never produces anything, whatever is named; another rule says that it is dead.
        if likelihood >= 1.0 || likelihood <= 0.0 {
            continue;
        }
        let name = context.words.at(law.name);
        findings.push(
            RULE.at(law.name, format!("law `{name}` holds only with likelihood {likelihood}"))
                .remark("a coproducer is not named")
                .help(format!(
                    "name what is missing when the law fails; until then it appears as `unnamed({name})` in sets and rankings"
                )),
        );
    }
}
