//! `value-at-the-sale`: a value that would show in the sale, or before one who takes no action.
//!
//! Value is not added between supplier and customer; it is manifested between the customer and the customer's
//! counterpart (Ramírez & Wallin 2000, pp. 43-45).

use super::free::{self, Way};
use super::{Context, Rule};
use crate::analysis::{cone, cone_before, takes_part};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{AtomId, LawId, Offering, Value};
use crate::source::Span;
use indexmap::{IndexMap, IndexSet};

pub const RULE: Rule = Rule::new(
    "value-at-the-sale",
    Level::Error,
    "a value shows before the supplier, or before one who takes no action in it",
    include_str!("../../docs/rules/value-at-the-sale.md"),
)
.of_service()
.open()
.checked_by(check);

/// A value as it is declared.
#[derive(Clone, Copy)]
struct Shown<'k> {
    value: &'k Value,
    /// The one before whom it shows.
    counterpart: AtomId,
    place: Span,
    outcome: AtomId,
}

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut supplied: IndexMap<AtomId, Vec<&Offering>> = IndexMap::new();
    for offering in &context.kernel.offerings {
        for &supplier in &offering.suppliers {
            supplied.entry(supplier).or_default().push(offering);
        }
    }
    let mut before: IndexMap<AtomId, Vec<Shown>> = IndexMap::new();
    for value in &context.kernel.values {
        let (Some((counterpart, place)), Some((outcome, _))) = (value.counterpart, value.outcome) else { continue };
        let shown = Shown { value, counterpart, place, outcome };
        let offered = supplied.get(&counterpart).map_or(&[][..], Vec::as_slice);
        if let Some(offering) = enabling(context, shown, offered) {
            findings.extend(at_the_sale(context, shown, offering));
        } else if !is_for(value, counterpart) {
            before.entry(counterpart).or_default().push(shown);
        }
    }
    for (counterpart, values) in before {
        let outcomes = values.iter().map(|shown| shown.outcome);
        let ways = free::ways(context, outcomes, |action| action.actors.contains(&counterpart));
        for shown in values {
            // That nobody acts at all is reported of the outcome.
            if let Some(way) = ways.get(&shown.outcome)
                && !context.without_action().contains_key(&shown.outcome)
            {
                findings.extend(before_nobody(context, shown, way));
            }
        }
    }
}

fn is_for(value: &Value, actor: AtomId) -> bool {
    value.beneficiaries.iter().any(|&(beneficiary, _)| beneficiary == actor)
}

/// One of some offerings that the outcome depends on. What depends on an item of content depends on the offering that
/// brings it.
fn enabling<'k>(context: &Context, shown: Shown, offered: &[&'k Offering]) -> Option<&'k Offering> {
    if offered.is_empty() {
        return None;
    }
    let cone = cone(context.kernel, context.networks, shown.outcome);
    offered.iter().copied().find(|offering| cone[offering.atom.index()])
}

fn at_the_sale(context: &Context, shown: Shown, offering: &Offering) -> Option<Diagnostic> {
    let words = context.words;
    let (name, supplier) = (words.atom(shown.value.atom), words.atom(shown.counterpart));
    let offered = words.atom(offering.atom);
    let message = format!("value `{name}` is attached to the sale: `{supplier}` supplies `{offered}`");
    let finding = context.completed(&RULE, shown.place, by_own_law(context, shown.outcome, offering), message)?;
    let finding = finding.remark("supplies what enables the value");
    let finding = finding.label(context.kernel.name_span(offering.atom), format!("comes from `{supplier}`"));
    Some(finding.help(advice(context, shown)))
}

/// Where a law of the file itself makes an outcome depend on an offering.
fn by_own_law(context: &Context, outcome: AtomId, offering: &Offering) -> Option<Span> {
    let kernel = context.kernel;
    let depends = |atom: AtomId| atom == offering.atom || cone(kernel, context.networks, atom)[offering.atom.index()];
    let needs = |law: &&LawId| {
        let mut found = false;
        kernel.conditions.each_atom(context.law(**law).condition, &mut |atom| found = found || depends(atom));
        found
    };
    let laws: Vec<LawId> = context.by_product().laws(outcome).iter().filter(needs).copied().collect();
    context.own_mention(&laws, outcome)
}

fn before_nobody(context: &Context, shown: Shown, way: &Way) -> Option<Diagnostic> {
    let words = context.words;
    let (name, counterpart) = (words.atom(shown.value.atom), words.atom(shown.counterpart));
    let (outcome, place) = (words.atom(shown.outcome), words.environment(way.environment));
    let message = format!("value `{name}` needs no action of `{counterpart}`, before whom it is to show");
    let finding = context.completed(&RULE, shown.place, way.own_place(context, shown.outcome), message)?;
    let finding = finding.remark(format!("`{outcome}` can come about without it, in `{place}` for instance"));
    let cone = cone(context.kernel, context.networks, shown.outcome);
    Some(way.labelled(context, finding).help(if takes_part(context.kernel, &cone, shown.counterpart) {
        format!("let every law for `{outcome}` need an action of `{counterpart}`")
    } else {
        advice(context, shown)
    }))
}

/// Before whom the value would show.
fn advice(context: &Context, shown: Shown) -> String {
    let words = context.words;
    let outcome = words.atom(shown.outcome);
    let others: Vec<String> =
        others(context, shown).iter().take(3).map(|&other| format!("`with {}`", words.written(other))).collect();
    match others.as_slice() {
        [] => format!(
            "a law for `{outcome}` must name an action of the one before whom the value shows: state it, and name that one after `with`"
        ),
        [only] => format!("write {only}, who acts where `{outcome}` comes about"),
        several => format!("write {}: they act where `{outcome}` comes about", several.join(" or ")),
    }
}

/// Those whose actions the outcome depends on, and not only to deliver an offering, beneficiaries and suppliers of
/// what enables it left out.
fn others(context: &Context, shown: Shown) -> IndexSet<AtomId> {
    let kernel = context.kernel;
    let offerings: Vec<AtomId> = kernel.offerings.iter().map(|offering| offering.atom).collect();
    let cone = cone_before(kernel, context.networks, &[shown.outcome], &offerings);
    let supplied = self::cone(kernel, context.networks, shown.outcome);
    let enabling = || kernel.offerings.iter().filter(|offering| supplied[offering.atom.index()]);
    let is_supplier = |actor: AtomId| enabling().any(|offering| offering.suppliers.contains(&actor));
    let acting = kernel.actions.iter().filter(|action| cone[action.performed.index()]);
    acting
        .flat_map(|action| action.actors.iter().copied())
        .filter(|&actor| actor != shown.counterpart && !is_for(shown.value, actor) && !is_supplier(actor))
        .collect()
}
