//! `pure-service`: an offering with content on the service axis alone.
//!
//! An offering has physical content, service and infrastructure content, and people content; there is no pure service
//! (Ramírez & Wallin 2000, p. 58).

use super::pure_good::is_on;
use super::{Context, Rule};
use coproduce_syntax::declaration::Axis;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "pure-service",
    Level::Error,
    "an offering has content on the service axis alone",
    include_str!("../../../../docs/rules/pure-service.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for offering in context.own_offerings().filter(|offering| is_on(offering, Axis::Service)) {
        let name = context.words.atom(offering.atom);
        findings.push(
            RULE.at(context.kernel.name_span(offering.atom), format!("offering `{name}` is a pure service"))
                .remark("all its content is service and infrastructure")
                .help("name the things or the people that come with it, with `physical` or `people`"),
        );
    }
}
