//! `unenabled-value`: a value in which nobody takes part but the two between whom it shows.
//!
//! Actual value "requires action on the part of both the customer, and his or her customers, and supplier" (Ramírez &
//! Wallin 2000, p. 45): somebody enables it.

use super::{Context, Rule};
use crate::analysis::cone;
use crate::kernel::{AtomId, Value};
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};
use indexmap::IndexSet;

pub static RULE: Rule = Rule::new(
    "unenabled-value",
    Level::Warning,
    "nobody takes part in a value except those for whom and with whom it exists",
    include_str!("../../../../docs/rules/unenabled-value.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for value in &kernel.values {
        let (Some((counterpart, _)), Some((outcome, _))) = (value.counterpart, value.outcome) else { continue };
        let mut concerned: IndexSet<AtomId> = value.beneficiaries.iter().map(|&(actor, _)| actor).collect();
        concerned.insert(counterpart);
        if is_enabled(context, value, &concerned, outcome) {
            continue;
        }
        let names: Vec<_> = concerned.iter().map(|&actor| words.atom(actor)).collect();
        let own = context.own_mention(context.by_product().laws(outcome), outcome);
        let message = format!("nobody enables value {}", words.quoted(value.atom));
        let Some(finding) = context.completed(&RULE, kernel.name_span(value.atom), own, message) else { continue };
        let outcome = words.quoted(outcome);
        findings.push(
            finding.remark(format!("{outcome} depends only on actions of {}", listed(&names))).help(format!(
                "let {outcome} depend on an offering, or on an action of the one who supplies or supports"
            )),
        );
    }
}

/// Whether an offering, a co-creation of those concerned, or an action of anyone else takes part in the outcome. Where
/// nobody acts at all, that is reported of the outcome.
fn is_enabled(context: &Context, value: &Value, concerned: &IndexSet<AtomId>, outcome: AtomId) -> bool {
    let kernel = context.kernel;
    let cone = cone(kernel, context.networks, outcome);
    let takes_part = |atom: AtomId| cone[atom.index()];
    let by_others = |actors: &[AtomId]| actors.iter().any(|actor| !concerned.contains(actor));
    let mut acting = kernel.actions.iter().filter(|action| takes_part(action.performed)).peekable();
    acting.peek().is_none()
        || acting.any(|action| by_others(&action.actors))
        || kernel.offerings.iter().any(|offering| takes_part(offering.atom))
        || kernel.cocreations.iter().any(|cocreation| {
            let with = |side: &Option<AtomId>| side.is_some_and(|side| concerned.contains(&side));
            let own =
                |side: &Option<AtomId>| side.is_some_and(|side| value.beneficiaries.iter().any(|one| one.0 == side));
            let mut actions = cocreation.phases.iter().flat_map(|phase| &phase.actions);
            cocreation.sides.iter().all(with)
                && cocreation.sides.iter().any(own)
                && actions.any(|&(performed, _)| takes_part(performed))
        })
}
