//! `skipped-phase`: a later phase of co-creation without the earlier ones.
//!
//! Sides that know little of one another first share an internal model, and learn what they expect and can do; only on
//! that do expectations and abilities raise one another (Kijima, Rintamäki & Mitronen, section 3).

use super::{Context, Rule};
use coproduce_syntax::declaration::Phase;
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};

pub static RULE: Rule = Rule::new(
    "skipped-phase",
    Level::Warning,
    "a co-creation has a later phase without the earlier ones",
    include_str!("../../../../docs/rules/skipped-phase.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for cocreation in kernel.cocreations.iter().filter(|one| kernel.atom(one.atom).own) {
        let Some(last) = cocreation.phases.last() else { continue };
        let is_there = |phase: Phase| cocreation.phases.iter().any(|one| one.phase == phase);
        let skipped = Phase::ALL.into_iter().filter(|&phase| phase < last.phase && !is_there(phase));
        let skipped: Vec<&str> = skipped.map(Phase::word).collect();
        if skipped.is_empty() {
            continue;
        }
        let (name, skipped) = (context.words.quoted(cocreation.atom), listed(&skipped));
        findings.push(
            RULE.at(last.span, format!("{name} comes to `{}` without {skipped}", last.phase.word()))
                .remark("builds on what the earlier phases reach")
                .help(format!("say what both sides do in {skipped}")),
        );
    }
}
