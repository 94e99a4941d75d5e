//! `one-sided-platform`: a platform without customers and providers who are different actors.
//!
//! A value orchestration platform brings two sides together (Kijima, Rintamäki & Mitronen, section 2).

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "one-sided-platform",
    Level::Error,
    "a platform has no customer and provider who are different actors",
    include_str!("../../../../docs/rules/one-sided-platform.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own) {
        let name = words.quoted(platform.atom);
        let (message, help) = match (platform.customers.as_slice(), platform.providers.as_slice()) {
            ([], []) => (
                format!("platform {name} has no customers and no providers"),
                "name both: `customers NAME` and `providers NAME`".to_owned(),
            ),
            ([], _) => (
                format!("platform {name} has no customers"),
                "name who comes for what is provided: `customers NAME`".to_owned(),
            ),
            (_, []) => (format!("platform {name} has no providers"), "name who provides: `providers NAME`".to_owned()),
            (&[customer], &[provider]) if customer == provider => (
                format!("platform {name} has {} on both its sides", words.quoted(customer)),
                format!("name somebody other than {} on one of the sides", words.quoted(customer)),
            ),
            _ => continue,
        };
        findings.push(
            RULE.at(kernel.name_span(platform.atom), message).remark("a platform brings two sides together").help(help),
        );
    }
}
