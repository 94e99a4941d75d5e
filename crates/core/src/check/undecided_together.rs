//! `undecided-together`: a problem of high social complexity is decided without those it concerns.
//!
//! Where the people involved look at things differently, a solution is found with them, or not at all (Kahane 2004).

use super::{Context, Rule};
use crate::kernel::Height;
use coproduce_syntax::declaration::Complexity;
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};

pub static RULE: Rule = Rule::new(
    "undecided-together",
    Level::Error,
    "a problem of high social complexity is decided without those it concerns",
    include_str!("../../../../docs/rules/undecided-together.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for problem in kernel.problems.iter().filter(|one| kernel.atom(one.atom).own) {
        let Some((Height::High, span)) = problem.complexities[Complexity::Social as usize] else { continue };
        let left_out: Vec<_> = problem.left_out().collect();
        let Some(&&(_, first)) = left_out.first() else { continue };
        let names: Vec<_> = left_out.iter().map(|&&(actor, _)| words.atom(actor)).collect();
        let (name, names) = (words.quoted(problem.atom), listed(&names));
        findings.push(
            RULE.at(first, format!("{name} is decided without {names}, whom it concerns"))
                .remark("takes no part in the decision")
                .label(span, "those involved see things differently")
                .help(format!("let {names} take part: `decided by …, NAME`")),
        );
    }
}
