//! `mismatched-approach`: a high complexity of a problem without the mode it asks for.
//!
//! High dynamic complexity asks for a systemic approach, high generative complexity for an emergent one, high social
//! complexity for a participatory one; where all are low, piecemeal, backward-looking and authoritarian ways are
//! efficient and effective (Kahane 2004).

use super::{Context, Rule};
use crate::kernel::{Height, Mode, Problem};
use coproduce_syntax::declaration::Complexity;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};
use coproduce_syntax::source::Span;

pub static RULE: Rule = Rule::new(
    "mismatched-approach",
    Level::Warning,
    "a problem is highly complex in a way that its approach does not meet, or the approach contradicts itself",
    include_str!("../../../../docs/rules/mismatched-approach.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for problem in kernel.problems.iter().filter(|one| kernel.atom(one.atom).own) {
        for complexity in Complexity::ALL {
            if let Some(finding) = contradiction(context, problem, complexity) {
                findings.push(finding);
                continue;
            }
            let Some((height, span)) = problem.complexities[complexity as usize] else { continue };
            findings.extend(mismatch(context, problem, complexity, height, span));
        }
    }
}

/// Both modes of one dimension in one approach.
fn contradiction(context: &Context, problem: &Problem, complexity: Complexity) -> Option<Diagnostic> {
    let mut taken =
        Height::ALL.map(|height| Mode::asked_by(complexity, height)).map(|mode| Some((problem.takes(mode)?, mode)));
    taken.sort_unstable_by_key(|one| one.map(|(span, _)| span.start));
    let [(first, before), (second, after)] = [taken[0]?, taken[1]?];
    let (before, after) = (before.word(), after.word());
    let message = format!("the approach to {} is both {before} and {after}", context.words.quoted(problem.atom));
    Some(
        RULE.at(second, message)
            .remark(format!("contradicts `{before}`"))
            .label(first, "the opposite")
            .help(format!(
                "keep one of `{before}` and `{after}`: high {} complexity calls for `{}`",
                complexity.word(),
                Mode::asked_by(complexity, Height::High).word()
            ))
            .fix(Fix::taking_out(second)),
    )
}

fn mismatch(
    context: &Context,
    problem: &Problem,
    complexity: Complexity,
    height: Height,
    span: Span,
) -> Option<Diagnostic> {
    let name = context.words.quoted(problem.atom);
    let [light, heavy] = Height::ALL.map(|height| Mode::asked_by(complexity, height));
    let (word, heavy_word, light_word) = (complexity.word(), heavy.word(), light.word());
    match (height, problem.takes(heavy)) {
        (Height::High, None) => {
            let finding = RULE
                .at(span, format!("{name} is of high {word} complexity, and its approach is not {heavy_word}"))
                .remark(format!("calls for a {heavy_word} approach"))
                .help(format!("add `{heavy_word}` to `approach`, and mean it"));
            Some(match problem.takes(light) {
                Some(taken) => finding.label(taken, format!("suffices where {word} complexity is low")),
                None => finding,
            })
        }
        // More than is needed is not wrong, and worth knowing.
        (Height::Low, Some(taken)) => Some(
            RULE.at(taken, format!("{name} is of low {word} complexity, and its approach is {heavy_word}"))
                .of_level(Level::Info)
                .remark(format!("more than {name} calls for"))
                .label(span, "low")
                .help(format!("`{light_word}` is efficient and effective where {word} complexity is low")),
        ),
        _ => None,
    }
}
