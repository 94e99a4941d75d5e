//! `ungrounded-loop`: products that only produce each other.
//!
//! Positive feedback is legal and starts nothing by itself: the least fixpoint asks whether it can start, not whether it
//! can sustain itself.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level, joined, listed};
use crate::engine::{CERTAIN, Network, POSSIBLE};
use crate::kernel::{AtomId, AtomKind, LawId, Origin, atom_ids, is_exogenous};
use indexmap::IndexSet;

pub const RULE: Rule = Rule::new(
    "ungrounded-loop",
    Level::Warning,
    "products only produce each other, so that nothing can start them",
    include_str!("../../docs/rules/ungrounded-loop.md"),
)
.open()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut reported: IndexSet<Vec<AtomId>> = IndexSet::new();
    for group in context.networks.groups() {
        let Some(&environment) = group.first() else { continue };
        let network = context.network(environment);
        let stuck = ungrounded(context, network);
        for range in network.loops() {
            let members: IndexSet<AtomId> = range
                .clone()
                .map(|rule| AtomId(network.head(rule)))
                .filter(|atom| stuck.contains(atom) && is_shown(context, *atom))
                .collect();
            let mut members: Vec<AtomId> = members.into_iter().collect();
            members.sort_unstable();
            let place = range.clone().find_map(|rule| {
                let law = network.origin(rule).map(LawId)?;
                (context.law(law).origin == Origin::Stated).then(|| context.law(law).name)
            });
            let (Some(place), true) = (place, members.len() > 1) else { continue };
            if !reported.insert(members.clone()) {
                continue;
            }
            let names: Vec<_> = members.iter().map(|&atom| context.words.atom(atom)).collect();
            let seeds: Vec<_> = members
                .iter()
                .filter(|&&seed| !context.kernel.atom(seed).kind.is_derived())
                .filter(|&&seed| starts(context, network, seed, &members))
                .map(|&seed| context.words.atom(seed))
                .collect();
            let help = if seeds.is_empty() {
                "state a law that produces one of them from something else".to_owned()
            } else {
                format!("a law that produces {} from something else would start the loop", joined(&seeds, "or"))
            };
            findings.push(
                RULE.at(place, format!("{} only produce each other", listed(&names)))
                    .remark("part of a loop that nothing starts")
                    .help(help),
            );
        }
    }
}

fn is_shown(context: &Context, atom: AtomId) -> bool {
    atom.index() < context.kernel.atoms.len() && {
        let kind = context.kernel.atom(atom).kind;
        kind.declared().is_some() && !kind.is_behind_another()
    }
}

/// The atoms of loops that stay absent although everything that is up to a situation is free.
pub(super) fn ungrounded(context: &Context, network: &Network) -> IndexSet<AtomId> {
    if network.loops().is_empty() {
        return IndexSet::new();
    }
    let values = everything(context, network, None);
    let heads = network.loops().iter().cloned().flatten().map(|rule| network.head(rule));
    heads
        .filter(|&head| (head as usize) < context.kernel.atoms.len() && values[head as usize] & POSSIBLE == 0)
        .map(AtomId)
        .collect()
}

/// Whether a seed makes all members of a loop possible.
fn starts(context: &Context, network: &Network, seed: AtomId, members: &[AtomId]) -> bool {
    let values = everything(context, network, Some(seed));
    members.iter().all(|member| values[member.index()] & POSSIBLE != 0)
}

/// All that can follow where everything exogenous may be present.
fn everything(context: &Context, network: &Network, seed: Option<AtomId>) -> Vec<u8> {
    let kernel = context.kernel;
    let mut values = vec![0; network.nodes() as usize];
    for atom in atom_ids(kernel) {
        let free = is_exogenous(kernel, network, atom)
            || seed == Some(atom)
            || matches!(kernel.atom(atom).kind, AtomKind::Environment(_) | AtomKind::Free { .. });
        if free {
            values[atom.index()] = POSSIBLE;
        }
        if let AtomKind::Free { .. } = kernel.atom(atom).kind {
            values[atom.index()] |= CERTAIN;
        }
    }
    network.close(&mut values, &vec![0; network.nodes() as usize], 2);
    values
}
