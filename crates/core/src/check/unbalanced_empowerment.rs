//! `unbalanced-empowerment`: the empowerment of a platform reaches one side only.
//!
//! Empowerment lifts what customers aspire to and what providers can do, so that each finds the other attractive; it is
//! balanced (Kijima, Rintamäki & Mitronen, section 4.3).

use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{AtomId, AtomKind, Kernel, Measure};
use coproduce_syntax::declaration::Strategy;
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule::new(
    "unbalanced-empowerment",
    Level::Warning,
    "the empowerment of a platform does not reach both sides",
    include_str!("../../../../docs/rules/unbalanced-empowerment.md"),
)
.of_orchestration()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for platform in kernel.platforms.iter().filter(|one| kernel.atom(one.atom).own) {
        let empowering = || platform.measures.iter().filter(|one| one.strategy == Strategy::Empowerment);
        let Some(first) = empowering().next() else { continue };
        let sides = [("customers", &platform.customers), ("providers", &platform.providers)];
        let unreached = sides.into_iter().filter(|(_, actors)| {
            let actors: FxHashSet<AtomId> = actors.iter().copied().collect();
            let touched = touched(context, &actors);
            !actors.is_empty() && !empowering().any(|measure| reaches(kernel, &touched, measure, &actors))
        });
        let unreached: Vec<_> = unreached.collect();
        if unreached.is_empty() {
            continue;
        }
        let (side, actors): (Vec<&str>, Vec<_>) = unreached.into_iter().unzip();
        let names: Vec<_> = actors.into_iter().flatten().map(|&actor| words.atom(actor)).collect();
        let (name, names, side) = (words.quoted(platform.atom), listed(&names), side.join(" and its "));
        findings.push(
            RULE.at(first.span, format!("the empowerment of platform {name} does not reach its {side}: {names}"))
                .remark("either both sides are empowered, or neither finds the other attractive")
                .help(format!(
                    "let an action of empowerment enable an action of {names}, or produce an outcome that changes them"
                )),
        );
    }
}

/// By atom: whether something that some actors do, bear, are changed by or value depends on it.
fn touched(context: &Context, actors: &FxHashSet<AtomId>) -> Vec<bool> {
    let kernel = context.kernel;
    let is_theirs = |atom: &AtomId| actors.contains(atom);
    let bears = |atom: AtomId| match kernel.atom(atom).kind {
        AtomKind::Property { bearer: Some(bearer) } => actors.contains(&bearer),
        _ => actors.contains(&atom),
    };
    let acts = kernel.actions.iter().filter(|action| action.actors.iter().any(is_theirs));
    let outcomes = kernel.outcomes.iter().filter(|outcome| outcome.changes.iter().any(|&(changed, _)| bears(changed)));
    let values = kernel.values.iter().filter(|value| value.beneficiaries.iter().any(|(actor, _)| is_theirs(actor)));
    let borne = crate::kernel::atom_ids(kernel).filter(|&atom| !is_theirs(&atom) && bears(atom));
    let targets = acts.map(|action| action.performed).chain(outcomes.map(|outcome| outcome.atom));
    let targets: Vec<AtomId> = targets.chain(values.map(|value| value.atom)).chain(borne).collect();
    cone_before(kernel, context.networks, &targets, &[])
}

fn reaches(kernel: &Kernel, touched: &[bool], measure: &Measure, actors: &FxHashSet<AtomId>) -> bool {
    let takes_part = kernel.action_of(measure.action).is_some_and(|one| one.actors.iter().any(|a| actors.contains(a)));
    takes_part || touched[measure.action.index()]
}
