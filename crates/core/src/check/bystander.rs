//! `bystander`: a member of a constellation that coproduces nothing of value to anyone.
//!
//! The members of a constellation co-produce (Ramírez & Wallin 2000, p. 62).

use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{AtomId, Kernel};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};
use indexmap::IndexMap;

pub static RULE: Rule = Rule::new(
    "bystander",
    Level::Warning,
    "a member of a constellation coproduces nothing of value to anyone",
    include_str!("../../../../docs/rules/bystander.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let own = kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own);
    let mut coproduces = None;
    for constellation in own {
        let coproduces = coproduces.get_or_insert_with(|| coproducing(context));
        let mut members = IndexMap::new();
        for &(_, actor, span) in &constellation.members {
            members.entry(actor).or_insert(span);
        }
        for (actor, span) in members.into_iter().filter(|(actor, _)| !coproduces[actor.index()]) {
            let (name, place) = (context.words.quoted(actor), context.words.quoted(constellation.atom));
            findings.push(
                RULE.at(span, format!("{name} coproduces nothing of value to anyone in {place}"))
                    .remark(why(kernel, actor))
                    .help(format!("name in a law what {name} does for a value, or leave {name} out"))
                    .fix(Fix::taking_out(span)),
            );
        }
    }
}

/// By atom, for actors: whether a value may depend on the actor or on an action the actor takes part in.
pub(super) fn coproducing(context: &Context) -> Vec<bool> {
    let kernel = context.kernel;
    let values: Vec<AtomId> = kernel.values.iter().map(|value| value.atom).collect();
    let mut coproducing = cone_before(kernel, context.networks, &values, &[]);
    for action in &kernel.actions {
        if coproducing[action.performed.index()] {
            action.actors.iter().for_each(|actor| coproducing[actor.index()] = true);
        }
    }
    coproducing
}

fn why(kernel: &Kernel, actor: AtomId) -> &'static str {
    if kernel.values.is_empty() {
        "the model names no value"
    } else if kernel.actions.iter().any(|action| action.actors.contains(&actor)) {
        "no value depends on its actions or its presence, in any environment"
    } else {
        "takes no action, and no value depends on its presence, in any environment"
    }
}
