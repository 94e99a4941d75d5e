//! `idle-platform`: a platform that hosts nothing.
//!
//! What sets such a business apart is "that they have two layers": on top customers and providers interact and co-create,
//! and the platform below orchestrates it (Kijima, Rintamäki & Mitronen, section 1).

use super::{Context, Rule};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "idle-platform",
    Level::Warning,
    "a platform hosts nothing",
    include_str!("../../../../docs/rules/idle-platform.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own && one.hosts.is_empty()) {
        findings.push(
            RULE.at(kernel.name_span(platform.atom), format!("platform {} hosts nothing", words.quoted(platform.atom)))
                .remark("without a layer on which its sides co-create, there is nothing to orchestrate")
                .help(
                    "name what customers and providers do with one another on it: `hosts NAME`, with a co-creation, \
                       a proposition or an offering",
                ),
        );
    }
}
