//! `foreign-change`: an outcome changes what has no part in it.
//!
//! "The outcome of an individual's or system's action is a change in that individual or system, or its environment,
//! which is produced by that action" (Ackoff & Emery 1972, p. 26).

use super::{Context, Rule};
use crate::kernel::{AtomId, AtomKind, EnvironmentId};
use coproduce_engine::numbered;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "foreign-change",
    Level::Error,
    "an outcome changes neither an actor of its actions nor their environment",
    include_str!("../../../../docs/rules/foreign-change.md"),
)
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for outcome in &kernel.outcomes {
        let laws = context.by_product().laws(outcome.atom);
        let own = context.own_mention(laws, outcome.atom);
        if laws.is_empty() || !kernel.atom(outcome.atom).own && own.is_none() {
            continue;
        }
        let environments: Vec<EnvironmentId> = kernel
            .environment_ids()
            .filter(|&environment| laws.iter().any(|&law| kernel.applies(context.law(law), environment)))
            .collect();
        let mut takes_part = vec![false; kernel.atoms.len()];
        for &environment in &environments {
            mark(context, outcome.atom, environment, &mut takes_part);
        }
        for &(changed, span) in &outcome.changes {
            let bearer = match kernel.atom(changed).kind {
                AtomKind::Property { bearer } => bearer,
                _ => None,
            };
            if takes_part[changed.index()] || bearer.is_some_and(|bearer| takes_part[bearer.index()]) {
                continue;
            }
            let (name, target) = (context.words.atom(outcome.atom), context.words.atom(changed));
            let message = format!("outcome `{name}` changes `{target}`, which has no part in it");
            let finding = context.completed(&RULE, span, own, message).map(|finding| {
                finding.remark("neither acts nor belongs to the environment of the action").help(format!(
                    "let `{target}` take part, as an actor, as a coproducer or by `includes` in the environment, or name what is changed"
                ))
            });
            findings.extend(finding);
        }
    }
}

/// Marks what takes part in a product in an environment: coproducers and actors, what is held or included, and the
/// environments themselves.
fn mark(context: &Context, product: AtomId, environment: EnvironmentId, takes_part: &mut [bool]) {
    let kernel = context.kernel;
    let network = context.network(environment);
    let here = kernel.environment(environment);
    let cone = network.cone(&[product.0]);
    for (index, &depends) in cone.iter().enumerate().take(kernel.atoms.len()) {
        if !depends || index == product.index() {
            continue;
        }
        let atom = AtomId(numbered(index));
        takes_part[index] = true;
        if let Some(action) = kernel.action_of(atom) {
            for actor in &action.actors {
                takes_part[actor.index()] = true;
            }
        }
    }
    for (&atom, stated) in &here.effective {
        takes_part[atom.index()] |= stated.statement.is_presence();
    }
    for &above in &here.above {
        takes_part[kernel.environment(above).atom.index()] = true;
    }
}
