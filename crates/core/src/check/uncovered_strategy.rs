//! `uncovered-strategy`: a primary cell of a platform's strategy matrix without an action.
//!
//! Involvement deals with co-experience and co-definition, curation and empowerment with co-elevation and
//! co-development; the matrix is a checklist (Kijima, Rintamäki & Mitronen, section 4 and table 2).

use super::{Context, Rule};
use crate::analysis::orchestration::matrix;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "uncovered-strategy",
    Level::Warning,
    "a primary cell of the strategy matrix of a platform has no action",
    include_str!("../../../../docs/rules/uncovered-strategy.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own) {
        let matrix = matrix(context.words, platform);
        let empty = matrix.cells.iter().filter(|cell| cell.primary && cell.actions.is_empty());
        let empty: Vec<String> =
            empty.map(|cell| format!("`{}` × `{}`", cell.strategy.word(), cell.phase.word())).collect();
        if empty.is_empty() {
            continue;
        }
        let (name, covered, primary) = (context.words.quoted(platform.atom), matrix.covered, matrix.primary);
        findings.push(
            RULE.at(
                kernel.name_span(platform.atom),
                format!("platform {name} covers {covered} of {primary} primary cells of the strategy matrix"),
            )
            .remark(format!("no action for {}", empty.join(", ")))
            .help("name what is done there, as in `curation { co_elevation ACTION }`; `coproduce matrix` draws it"),
        );
    }
}
