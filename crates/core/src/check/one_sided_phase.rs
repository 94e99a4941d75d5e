//! `one-sided-phase`: a phase of co-creation without an action of each side.
//!
//! What is co-created is created by both (Kijima, Rintamäki & Mitronen, section 3).

use super::{Context, Rule};
use crate::kernel::{AtomId, CocreationPhase, Kernel};
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};

pub static RULE: Rule = Rule::new(
    "one-sided-phase",
    Level::Error,
    "a phase of a co-creation has no action of one of its sides",
    include_str!("../../../../docs/rules/one-sided-phase.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for cocreation in kernel.cocreations.iter().filter(|one| kernel.atom(one.atom).own) {
        let [Some(one), Some(other)] = cocreation.sides else { continue };
        for phase in &cocreation.phases {
            let idle = [one, other].into_iter().filter(|&side| !acts_in(kernel, phase, side));
            let idle: Vec<_> = idle.map(|side| words.atom(side)).collect();
            if idle.is_empty() {
                continue;
            }
            let (word, name, sides) = (phase.phase.word(), words.quoted(cocreation.atom), listed(&idle));
            findings.push(
                RULE.at(phase.span, format!("`{word}` of {name} has no action of {sides}"))
                    .remark("one side alone does not co-create")
                    .help(format!("name what {sides} {} in this phase", if idle.len() == 1 { "does" } else { "do" })),
            );
        }
    }
}

fn acts_in(kernel: &Kernel, phase: &CocreationPhase, side: AtomId) -> bool {
    let by_side = |action: AtomId| kernel.action_of(action).is_some_and(|action| action.actors.contains(&side));
    phase.actions.iter().any(|&(action, _)| by_side(action))
}
