//! `no-interaction`: an offering in which only people of one side act.
//!
//! An offering is "a limited set of focused human interactions" (Ramírez & Wallin 2000, p. 58). That a customer may search
//! and order alone, served by what the supplier set up, is the self-service of p. 141 as Ing reads it.

use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{Action, AtomId, Offering};
use coproduce_syntax::diagnostic::{Diagnostic, Level, joined};

pub static RULE: Rule = Rule::new(
    "no-interaction",
    Level::Error,
    "an offering has no interaction, or only people of one side act in it",
    include_str!("../../../../docs/rules/no-interaction.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for offering in context.own_offerings() {
        let names = |actors: &[AtomId]| -> Vec<_> { actors.iter().map(|&actor| words.atom(actor)).collect() };
        let (from, to) = (joined(&names(&offering.suppliers), "or"), joined(&names(&offering.customers), "or"));
        let name = words.quoted(offering.atom);
        let acting = acting(context, offering);
        let (message, remark, help) = if offering.interactions.is_empty() {
            let help = match kernel.actions.iter().find(|action| are_both_sides(offering, &[action])) {
                Some(action) => format!("write `interactions {}`", words.written(action.performed)),
                None => format!("name under `interactions` an action that {from} takes together with {to}"),
            };
            (format!("offering {name} has no interaction"), "nobody meets in it".to_owned(), help)
        } else if are_both_sides(offering, &acting) {
            continue;
        } else {
            let missing = if acts(&offering.suppliers, &acting) { to } else { from };
            let help = format!("let an action of {missing} be among its interactions, or enable one of them");
            let message = format!("in offering {name} only people of one side act");
            (
                message,
                format!("{missing} acts neither in its interactions, nor in what enables them, nor in making it"),
                help,
            )
        };
        findings.push(RULE.at(kernel.name_span(offering.atom), message).remark(remark).help(help));
    }
}

/// The actions of an offering: its interactions, and those on which these, and the making of the offering and its content,
/// depend.
fn acting<'c>(context: &'c Context, offering: &Offering) -> Vec<&'c Action> {
    let kernel = context.kernel;
    let interactions: Vec<&Action> =
        offering.interactions.iter().filter_map(|&(performed, _)| kernel.action_of(performed)).collect();
    if interactions.is_empty() || are_both_sides(offering, &interactions) {
        return interactions;
    }
    let made = offering.contents.iter().filter(|content| content.made).map(|content| content.atom);
    let parts: Vec<AtomId> = made.chain([offering.atom]).collect();
    let cone = cone_before(kernel, context.networks, &parts, &[]);
    kernel.actions.iter().filter(|action| cone[action.performed.index()]).collect()
}

/// Whether a supplier and a customer, two different actors, take part in some actions.
fn are_both_sides(offering: &Offering, actions: &[&Action]) -> bool {
    let customers = || actors(&offering.customers, actions);
    let mut suppliers = actors(&offering.suppliers, actions);
    suppliers.any(|supplier| customers().any(|customer| customer != supplier))
}

fn acts(side: &[AtomId], actions: &[&Action]) -> bool {
    actors(side, actions).next().is_some()
}

/// Those of one side who take part in some actions.
fn actors<'a>(side: &'a [AtomId], actions: &'a [&Action]) -> impl Iterator<Item = AtomId> + 'a {
    actions.iter().flat_map(|action| &action.actors).copied().filter(|actor| side.contains(actor))
}
