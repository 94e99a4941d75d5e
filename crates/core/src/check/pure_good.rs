//! `pure-good`: an offering with content on the physical axis alone.
//!
//! An offering has physical content, service and infrastructure content, and people content; there is no pure good
//! (Ramírez & Wallin 2000, p. 58).

use super::{Context, Rule};
use crate::analysis::magnitude;
use crate::kernel::Offering;
use coproduce_syntax::declaration::Axis;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "pure-good",
    Level::Error,
    "an offering has content on the physical axis alone",
    include_str!("../../../../docs/rules/pure-good.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for offering in context.own_offerings().filter(|offering| is_on(offering, Axis::Physical)) {
        let name = context.words.atom(offering.atom);
        findings.push(
            RULE.at(context.kernel.name_span(offering.atom), format!("offering `{name}` is a pure good"))
                .remark("all its content is physical")
                .help(
                    "name the service or the people that come with it, with `service` or `people`; a thing alone is \
                       an `object`",
                ),
        );
    }
}

/// Whether an offering has content, and all of it on one axis; what has no magnitude is no content.
pub(super) fn is_on(offering: &Offering, axis: Axis) -> bool {
    Axis::ALL.into_iter().all(|one| (magnitude(offering, one) > 0.0) == (one == axis))
}
