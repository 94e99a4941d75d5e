//! `one-sided-platform`: a platform without customers, or without providers.
//!
//! A value orchestration platform brings two sides together (Kijima, Rintamäki & Mitronen, section 2).

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};

pub const RULE: Rule = Rule::new(
    "one-sided-platform",
    Level::Error,
    "a platform has no customers or no providers",
    include_str!("../../docs/rules/one-sided-platform.md"),
)
.of_orchestration()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own) {
        let (lacks, help) = match (platform.customers.is_empty(), platform.providers.is_empty()) {
            (false, false) => continue,
            (true, false) => ("no customers", "name who comes for what is provided: `customers NAME`"),
            (false, true) => ("no providers", "name who provides: `providers NAME`"),
            (true, true) => ("no customers and no providers", "name both: `customers NAME` and `providers NAME`"),
        };
        let name = context.words.quoted(platform.atom);
        findings.push(
            RULE.at(kernel.name_span(platform.atom), format!("platform {name} has {lacks}"))
                .remark("a platform brings two sides together")
                .help(help),
        );
    }
}
