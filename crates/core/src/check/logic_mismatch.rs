//! `logic-mismatch`: an offering is declared to follow a logic that the model contradicts.
//!
//! Four logics: the offering seen as output or as input, value through transactions or through relationships (Ramírez &
//! Wallin 2000, p. 141, as Ing reads the diagram).

use super::{Context, Rule};
use crate::analysis::{Contradiction, Logics, cone};
use crate::kernel::{AtomId, Logic, Offering};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;

pub static RULE: Rule = Rule::new(
    "logic-mismatch",
    Level::Warning,
    "the model contradicts the logic that an offering declares",
    include_str!("../../../../docs/rules/logic-mismatch.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let logics = Logics::new(context.kernel, context.networks);
    for offering in &context.kernel.offerings {
        // What is said of several customers at one place is reported of the first whom it does not fit.
        let mut contradicted: IndexMap<Span, (AtomId, Logic, Contradiction)> = IndexMap::new();
        for (&customer, &(logic, place)) in &offering.logics {
            if let Some(found) = logics.contradiction(offering, customer, logic) {
                contradicted.entry(place).or_insert((customer, logic, found));
            }
        }
        for (place, (customer, logic, found)) in contradicted {
            findings.extend(finding(context, offering, (place, customer, logic), found, &logics));
        }
    }
}

fn finding(
    context: &Context,
    offering: &Offering,
    (place, customer, logic): (Span, AtomId, Logic),
    found: Contradiction,
    logics: &Logics,
) -> Option<Diagnostic> {
    let words = context.words;
    let (name, who) = (words.quoted(offering.atom), words.quoted(customer));
    let message = format!("the logic `{}` does not fit offering {name} for {who}", logic.word());
    let finding = context.completed(&RULE, place, own_use(context, offering), message)?;
    let possible: Vec<String> =
        logics.open_to(offering, customer).into_iter().map(|logic| format!("`logic {}`", logic.word())).collect();
    let write = format!("write {}", possible.join(" or "));
    Some(match found {
        Contradiction::OnlyReceives => finding
            .remark(format!("{who} acts neither with it nor in making it, and interacts only together with a supplier"))
            .help(format!("{write}; or let {name} enable an action of {who}, or let a law need both")),
        Contradiction::InteractsAlone => finding
            .remark(format!("{who} alone performs all its interactions, and so receives no output"))
            .help(format!("{write}; or name an interaction in which a supplier takes part")),
        Contradiction::MakesAlone => finding
            .remark(format!("{who} alone makes it or its content, and so receives no output"))
            .help(format!("{write}; or let what makes it need an action of a supplier")),
        Contradiction::NothingBetweenPeople => finding
            .remark("has no content between people, and so creates no relationship")
            .help(format!("{write}; or give it content with `people`")),
        Contradiction::DependsOnPeople(item) => {
            let value = dependent(context, customer, item);
            let value = value.map_or_else(|| "a value".to_owned(), |value| format!("value {}", words.quoted(value)));
            let span = offering.contents.iter().find(|content| content.atom == item).map(|content| content.span);
            let finding = finding
                .remark(format!("{value} of {who} depends on {}, which is between people", words.quoted(item)))
                .help(format!("{write}; or let {value} depend on goods and services alone"));
            match span {
                Some(span) => finding.label(span, "makes it a relationship"),
                None => finding,
            }
        }
    })
}

/// Where the file itself makes an offering, or what it brings, an input of a law.
fn own_use(context: &Context, offering: &Offering) -> Option<Span> {
    let brings = |atom: AtomId| atom == offering.atom || offering.contents.iter().any(|content| content.atom == atom);
    context.stated_laws().find_map(|(_, law)| {
        let mut brought = None;
        context.kernel.conditions.each_atom(law.condition, &mut |atom| {
            brought = brought.or_else(|| brings(atom).then_some(atom));
        });
        brought.map(|atom| context.mention(law, atom))
    })
}

/// A value of a customer that depends on an item.
fn dependent(context: &Context, customer: AtomId, item: AtomId) -> Option<AtomId> {
    let kernel = context.kernel;
    let is_for = |value: &&crate::kernel::Value| value.beneficiaries.iter().any(|&(one, _)| one == customer);
    let mut values = kernel.values.iter().filter(is_for).map(|value| value.atom);
    values.find(|&value| cone(kernel, context.networks, value)[item.index()])
}
