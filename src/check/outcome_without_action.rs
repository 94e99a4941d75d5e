//! `outcome-without-action`: an outcome can come about with no action performed.
//!
//! "Outcome: the product of an individual's or system's action" (Ackoff & Emery 1972, p. 26).

use super::{Context, Rule};
use crate::analysis::{Inquiry, Verdict};
use crate::diagnostic::{Diagnostic, Level};
use crate::engine::POSSIBLE;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Situation, atom_ids, is_exogenous};

pub const RULE: Rule = Rule::new(
    "outcome-without-action",
    Level::Error,
    "an outcome can come about with no action performed",
    include_str!("../../docs/rules/outcome-without-action.md"),
)
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let mut waiting: Vec<AtomId> = kernel
        .outcomes
        .iter()
        .map(|outcome| outcome.atom)
        .filter(|&atom| kernel.atom(atom).own && !context.by_product().laws(atom).is_empty())
        .collect();
    for environment in kernel.environment_ids() {
        if waiting.is_empty() {
            return;
        }
        let inquiry = without_action(context, environment);
        waiting.retain(|&outcome| {
            let law = context
                .by_product()
                .laws(outcome)
                .iter()
                .find(|&&law| kernel.applies(context.law(law), environment));
            let Some(&law) = law else { return true };
            if !matches!(inquiry.verdict(outcome), Ok(Verdict::Produced | Verdict::Undetermined)) {
                return true;
            }
            let (name, place) = (context.words.atom(outcome), context.words.environment(environment));
            findings.push(
                RULE.at(kernel.name_span(outcome), format!("outcome `{name}` can come about with no action performed"))
                    .remark(format!("in `{place}` for instance"))
                    .label(context.law(law).name, "by this law")
                    .help("let an action be among its coproducers, or declare it an `object` or a `property`: then it is a product"),
            );
            false
        });
    }
}

/// Everything exogenous, held or lacked is free; no action is chosen.
fn without_action<'c>(context: &'c Context, environment: EnvironmentId) -> Inquiry<'c> {
    let kernel = context.kernel;
    let network = context.network(environment);
    let mut situation = Situation::open(kernel, network, environment);
    let stated = &kernel.environment(environment).effective;
    for atom in atom_ids(kernel) {
        let index = atom.index();
        match kernel.atom(atom).kind {
            AtomKind::Chosen(_) => situation.present[index] = 0,
            AtomKind::Environment(_) | AtomKind::Free { .. } | AtomKind::Performed(_) => {}
            _ if is_exogenous(kernel, network, atom) || stated.contains_key(&atom) => {
                situation.blocked[index] = 0;
                situation.present[index] = POSSIBLE;
            }
            _ => {}
        }
    }
    Inquiry::new(kernel, network, situation)
}
