//! `overridden-premise`: an environment states the contrary of what one above it states, on which laws stand as a whole.

use super::{Context, Rule};
use crate::kernel::{AtomId, EnvironmentId, Kernel, Law, Origin, Stated, Statement};
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule::new(
    "overridden-premise",
    Level::Warning,
    "an environment states the contrary of what one above it states, and laws that name nothing of it apply in both",
    include_str!("../../../../docs/rules/overridden-premise.md"),
)
.local();

/// An atom of which an environment states the contrary of what one above it states.
#[derive(Clone, Copy)]
struct Contrary {
    atom: AtomId,
    above: EnvironmentId,
    premise: Stated,
    instead: Stated,
}

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let mut known: FxHashMap<EnvironmentId, Vec<Contrary>> = FxHashMap::default();
    // By the place of a statement, and the environment whose premise it overrides: the laws that stand on it.
    let mut standing: IndexMap<(Span, EnvironmentId), (Contrary, Vec<&Law>)> = IndexMap::new();
    for law in kernel.laws.iter().filter(|law| matches!(law.origin, Origin::Stated | Origin::Used)) {
        for &above in kernel.stated_in(law) {
            let contraries = known.entry(above).or_insert_with(|| contraries(kernel, above));
            if contraries.is_empty() || names_something(kernel, law, above) {
                continue;
            }
            for &contrary in contraries.iter() {
                // Whoever states the contrary, or the law, is the one to be told.
                if law.origin == Origin::Stated || kernel.environment(contrary.instead.by).own {
                    let of_it = standing.entry((contrary.instead.span, above));
                    of_it.or_insert_with(|| (contrary, Vec::new())).1.push(law);
                }
            }
        }
    }
    findings.extend(standing.values().map(|(contrary, laws)| finding(context, contrary, laws)));
}

/// What environments within one state the contrary of, each statement once.
fn contraries(kernel: &Kernel, above: EnvironmentId) -> Vec<Contrary> {
    let mut found: Vec<Contrary> = Vec::new();
    let within = |&id: &EnvironmentId| id != above && kernel.environment(id).is_within(above);
    for below in kernel.environment_ids().filter(within) {
        for (&atom, &premise) in &kernel.environment(above).effective {
            let Some(&instead) = kernel.environment(below).effective.get(&atom) else { continue };
            let is_new = || !found.iter().any(|one| one.atom == atom && one.instead.span == instead.span);
            if are_contrary(premise, instead) && is_new() {
                found.push(Contrary { atom, above, premise, instead });
            }
        }
    }
    found
}

/// Whether one holds or includes what the other lacks. What is only likely is no premise, and overrides none.
fn are_contrary(premise: Stated, instead: Stated) -> bool {
    let is_absence = |stated: Stated| stated.statement == Statement::Lacks;
    premise.statement.is_presence() && is_absence(instead) || is_absence(premise) && instead.statement.is_presence()
}

/// Whether a law says which part of an environment it depends on: by naming something that is stated of it, or an action
/// of an actor who is included. The environment's own name is no part of it.
fn names_something(kernel: &Kernel, law: &Law, environment: EnvironmentId) -> bool {
    let here = kernel.environment(environment);
    let is_stated = |atom: AtomId| here.holds(atom) || here.lacks(atom);
    let mut named = false;
    kernel.conditions.each_atom(law.condition, &mut |atom| {
        named = named
            || is_stated(kernel.choice(atom))
            || kernel.action_of(atom).is_some_and(|action| action.actors.iter().any(|&actor| here.holds(actor)));
    });
    named
}

fn finding(context: &Context, contrary: &Contrary, laws: &[&Law]) -> Diagnostic {
    let words = context.words;
    let Contrary { atom, above, premise, instead } = *contrary;
    let (name, here, there) = (words.atom(atom), words.environment(above), words.environment(instead.by));
    let names: Vec<_> = laws.iter().map(|law| words.at(law.name)).collect();
    let [noun, applies, rests] = if laws.len() == 1 { ["law", "applies", "rests"] } else { ["laws", "apply", "rest"] };
    let (holds, lacks) = (premise.statement.word(), instead.statement.word());
    // A statement of another file is pointed to from the first law.
    let own = context.kernel.environment(instead.by).own;
    let place = if own { instead.span } else { laws[0].name };
    let message = format!("{noun} {} {applies} in `{there}` too, which {lacks} `{name}`", listed(&names));
    let finding = RULE
        .at(place, message)
        .remark(format!("the {noun} {rests} on `{here}` as a whole, and it {holds} `{name}`"))
        .label(premise.span, format!("`{here}` {holds} it"));
    let finding = if own { finding } else { finding.label(instead.span, format!("`{there}` {lacks} it")) };
    let others = laws.iter().skip(usize::from(!own)).take(4);
    let finding =
        others.fold(finding, |finding, law| finding.label(law.name, format!("names nothing that `{here}` states")));
    finding.help(format!("name in the condition what the law needs from `{here}`: `{name}`, or another part of it"))
}
