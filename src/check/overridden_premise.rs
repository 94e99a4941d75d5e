//! `overridden-premise`: a law applies where an environment overrides what the law's own environment states.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{AtomId, EnvironmentId, Law, Origin, Stated};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "overridden-premise",
    Level::Warning,
    "a law applies where an environment overrides what the law's own environment states, and does not name it",
    include_str!("../../docs/rules/overridden-premise.md"),
)
.local()
.checked_by(check);

/// An atom of which two environments, one within the other, state different things.
struct Override {
    below: EnvironmentId,
    atom: AtomId,
    above: Stated,
    instead: Stated,
}

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let mut known: FxHashMap<EnvironmentId, Vec<Override>> = FxHashMap::default();
    let stated = |law: &&Law| matches!(law.origin, Origin::Stated | Origin::Used);
    for law in kernel.laws.iter().filter(stated) {
        for &stated in kernel.stated_in(law) {
            let overrides = known.entry(stated).or_insert_with(|| overrides(context, stated));
            for overridden in overrides.iter() {
                let mut named = false;
                kernel.conditions.each_atom(law.condition, &mut |atom| {
                    named |= kernel.choice(atom) == overridden.atom;
                });
                // A law of another file is judged there; here what overrides its environment is.
                let below = kernel.environment(overridden.below);
                let own =
                    [law.name, overridden.instead.span, below.name].into_iter().find(|&place| context.is_own(place));
                if let (false, Some(place)) = (named, own) {
                    let name = context.words.atom(overridden.atom);
                    let (here, there) =
                        (context.words.environment(stated), context.words.environment(overridden.below));
                    let finding = RULE
                        .at(
                            place,
                            format!(
                                "law `{}` also applies in `{there}`, which differs in `{name}`",
                                context.words.at(law.name)
                            ),
                        )
                        .remark(format!("stated for `{here}`"))
                        .label(overridden.above.span, format!("`{here}` {} it", overridden.above.statement.word()))
                        .label(overridden.instead.span, format!("`{there}` {} it", overridden.instead.statement.word()))
                        .help(format!("name `{name}` in the condition if the law depends on it"));
                    findings.push(if place == law.name { finding } else { finding.label(law.name, "the law") });
                }
            }
        }
    }
}

fn overrides(context: &Context, above: EnvironmentId) -> Vec<Override> {
    let kernel = context.kernel;
    let mut found = Vec::new();
    for below in kernel.environment_ids().filter(|&id| id != above && kernel.environment(id).is_within(above)) {
        for (&atom, &stated) in &kernel.environment(above).effective {
            let differs = |instead: &&Stated| {
                std::mem::discriminant(&instead.statement) != std::mem::discriminant(&stated.statement)
                    && !(instead.statement.is_presence() && stated.statement.is_presence())
            };
            let is_premise = !matches!(stated.statement, crate::kernel::Statement::Likely(_));
            if let Some(&instead) =
                kernel.environment(below).effective.get(&atom).filter(differs).filter(|_| is_premise)
            {
                found.push(Override { below, atom, above: stated, instead });
            }
        }
    }
    found
}
