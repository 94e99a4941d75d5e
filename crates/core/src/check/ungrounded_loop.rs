//! `ungrounded-loop`: products that only produce each other.
//!
//! Positive feedback is legal and starts nothing by itself: the least fixpoint asks whether it can start, not whether it
//! can sustain itself.

use super::stalled::{Stalled, shown};
use super::{Context, Rule};
use crate::kernel::{AtomId, LawId, Origin, Situation};
use coproduce_engine::POSSIBLE;
use coproduce_syntax::diagnostic::{Diagnostic, Level, joined, listed};
use indexmap::IndexSet;

pub static RULE: Rule = Rule::new(
    "ungrounded-loop",
    Level::Warning,
    "products only produce each other, so that nothing can start them",
    include_str!("../../../../docs/rules/ungrounded-loop.md"),
)
.open();

/// How many products of a loop are tried as what starts it.
const MOST_SEEDS: usize = 100;

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut reported: IndexSet<LawId> = IndexSet::new();
    for stalled in &context.life().stalled {
        let members = shown(context, &stalled.members);
        let own = stalled.laws(context).filter(|&law| context.law(law).origin == Origin::Stated).min();
        // The same loop may wait in many environments.
        let Some(own) = own.filter(|&law| reported.insert(law)) else { continue };
        let names: Vec<_> = members.iter().map(|&atom| context.words.atom(atom)).collect();
        let seeds: Vec<_> = members
            .iter()
            .take(MOST_SEEDS)
            .filter(|&&seed| !context.kernel.atom(seed).kind.is_derived() && starts(context, stalled, seed, &members))
            .map(|&seed| context.words.atom(seed))
            .collect();
        let help = if seeds.is_empty() {
            "state a law that produces one of them from something else".to_owned()
        } else {
            format!("a law that produces {} from something else would start the loop", joined(&seeds, "or"))
        };
        findings.push(
            RULE.at(context.law(own).name, format!("{} only produce each other", listed(&names)))
                .remark("part of a loop that nothing starts")
                .help(help),
        );
    }
}

/// Whether a seed makes all members of a loop possible.
fn starts(context: &Context, stalled: &Stalled, seed: AtomId, members: &[AtomId]) -> bool {
    let network = context.network(stalled.environment);
    let mut situation = Situation::open(context.kernel, network, stalled.environment);
    situation.present[seed.index()] |= POSSIBLE;
    let values = situation.close(network);
    members.iter().all(|member| values[member.index()] & POSSIBLE != 0)
}
