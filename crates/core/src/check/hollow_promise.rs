//! `hollow-promise`: nothing that anyone expects depends on a promise.

use super::{Context, Rule};
use crate::analysis::Breakable;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};

pub static RULE: Rule = Rule::new(
    "hollow-promise",
    Level::Warning,
    "no expectation depends on a promise",
    include_str!("../../../../docs/rules/hollow-promise.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let words = context.words;
    // Where a party expects nothing, that is what there is to mend.
    for one in context.promised().iter().filter(|one| !one.proposition.is_one_sided()) {
        for breach in one.breaches.iter().filter(|breach| breach.is_met) {
            let Breakable::Promise(promise) = breach.broken else { continue };
            let promised = words.quoted(promise.promised);
            let other = words.quoted(one.proposition.actor(promise.by.other()));
            findings.push(
                RULE.at(promise.span, format!("no expectation depends on the promise of {promised}"))
                    .remark("if it is broken, everything expected still comes about, and all payments are made")
                    .help(format!("say what {other} expects of it, let a law need it, or leave the promise out"))
                    .fix(Fix::taking_out(promise.span)),
            );
        }
    }
}
