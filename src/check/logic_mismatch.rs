//! `logic-mismatch`: an offering does not follow the logic that it declares.
//!
//! Four logics: the offering as output or as input, value through transactions or through relationships (Ramírez &
//! Wallin 2000, p. 141).

use super::{Context, Rule};
use crate::analysis::{Uses, magnitude};
use crate::diagnostic::{Diagnostic, Level, joined};
use crate::kernel::{AtomId, Logic, Offering};
use crate::source::Span;
use crate::syntax::declaration::Axis;

pub const RULE: Rule = Rule::new(
    "logic-mismatch",
    Level::Warning,
    "an offering does not follow the logic that it declares",
    include_str!("../../docs/rules/logic-mismatch.md"),
)
.of_service()
.open()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    let uses = Uses::of(kernel);
    for offering in &kernel.offerings {
        let Some((declared, place)) = offering.logic else { continue };
        let followed = uses.logic(kernel, offering);
        if followed == declared {
            continue;
        }
        let input = uses.input_of(kernel, offering);
        let message = format!(
            "offering `{}` follows the logic `{}`, not `{}`",
            words.atom(offering.atom),
            followed.word(),
            declared.word()
        );
        let own = input.and_then(|performed| own_use(context, offering, performed));
        let Some(finding) = context.completed(&RULE, place, own, message) else { continue };
        let finding = finding.remark(why(context, offering, input)).help(advice(context, offering, declared, followed));
        findings.push(match input {
            Some(performed) => finding.label(kernel.name_span(performed), "acts with it"),
            None => finding,
        });
    }
}

/// Where the file itself makes an offering an input of a customer's action: in a law, or where it declares the action.
fn own_use(context: &Context, offering: &Offering, performed: AtomId) -> Option<Span> {
    let kernel = context.kernel;
    let brings = |atom: AtomId| atom == offering.atom || offering.contents.iter().any(|content| content.atom == atom);
    let mut laws = context.stated_laws().filter_map(|(_, law)| {
        let (mut brought, mut acts) = (None, false);
        kernel.conditions.each_atom(law.condition, &mut |atom| {
            brought = brought.or_else(|| brings(atom).then_some(atom));
            acts |= kernel.declared(atom) == performed;
        });
        brought.filter(|_| acts).map(|atom| context.mention(law, atom))
    });
    let declared = Some(kernel.name_span(performed)).filter(|&place| context.is_own(place));
    laws.next().or(declared)
}

/// What the logic is read off.
fn why(context: &Context, offering: &Offering, input: Option<AtomId>) -> String {
    let words = context.words;
    let view = match input {
        Some(performed) => {
            format!("an input of `{}` by {}", words.atom(performed), actors(context, offering, performed))
        }
        None => format!("received only: {} takes no action with it", customers(context, offering)),
    };
    let people = magnitude(offering, Axis::People) > 0.0;
    format!("{view}; {} content on the axis of people", if people { "with" } else { "without" })
}

/// The customers who take an action.
fn actors(context: &Context, offering: &Offering, performed: AtomId) -> String {
    let action = context.kernel.action_of(performed);
    let acting = action.into_iter().flat_map(|action| &action.actors);
    let names: Vec<_> =
        acting.filter(|actor| offering.customers.contains(actor)).map(|&actor| context.words.atom(actor)).collect();
    joined(&names, "and")
}

fn customers(context: &Context, offering: &Offering) -> String {
    let names: Vec<_> = offering.customers.iter().map(|&customer| context.words.atom(customer)).collect();
    joined(&names, "or")
}

/// The logic to write, or what is missing for the one declared.
fn advice(context: &Context, offering: &Offering, declared: Logic, followed: Logic) -> String {
    let mut missing = Vec::new();
    if declared.is_input() && !followed.is_input() {
        missing.push(format!("name it in a law beside an action of {}", customers(context, offering)));
    }
    if declared.is_relationship() && !followed.is_relationship() {
        missing.push("give it content by `people`".to_owned());
    }
    let write = format!("write `logic {}`", followed.word());
    if missing.is_empty() { write } else { format!("{write}; or {}", missing.join(", and ")) }
}
