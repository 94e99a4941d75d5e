//! `degenerate-adoption`: an adoption in which the product of the cross effects is 1.

use super::{Context, Rule};
use crate::analysis::market::Response;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "degenerate-adoption",
    Level::Warning,
    "the product of the cross effects of an adoption is 1",
    include_str!("../../../../docs/rules/degenerate-adoption.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for adoption in kernel.adoptions.iter().filter(|one| kernel.atom(one.atom).own) {
        let Some(sides) = adoption.sides.as_ref().filter(|sides| Response::of(sides).is_degenerate()) else { continue };
        let name = context.words.quoted(adoption.atom);
        let [one, other] = sides.each_ref().map(|side| side.per);
        let message = format!("the cross effects of adoption {name} cancel out: {one} × {other} is 1");
        findings.push(
            RULE.at(sides[0].span, message)
                .remark("no critical mass can be identified")
                .label(sides[1].span, "the other side")
                .help(
                    "estimate the two effects separately: the slightest change in one decides whether there is a \
                     critical mass",
                ),
        );
    }
}
