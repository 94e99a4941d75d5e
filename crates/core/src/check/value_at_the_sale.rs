//! `value-at-the-sale`: a value that would show in the sale, or before one who takes no action.
//!
//! Value is not added when something is sold; it is manifested between the customer and the customer's counterpart
//! (Ramírez & Wallin 2000, p. 43). With the supplier it can be co-created as well (Kijima, Rintamäki & Mitronen, section
//! 3), where both act beyond the delivery: the use is told from the sale.

use super::free::{self, Way};
use super::{Context, Rule};
use crate::analysis::{cone, cone_before, takes_part};
use crate::kernel::{Action, AtomId, LawId, Offering, Value};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};

pub static RULE: Rule = Rule::new(
    "value-at-the-sale",
    Level::Error,
    "a value arises in the sale, or with a counterpart who takes no action in it",
    include_str!("../../../../docs/rules/value-at-the-sale.md"),
)
.of_service()
.open();

/// A value as it is declared.
#[derive(Clone, Copy)]
struct Shown<'k> {
    value: &'k Value,
    /// The one before whom it shows.
    counterpart: AtomId,
    place: Span,
    outcome: AtomId,
}

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut supplied: IndexMap<AtomId, Vec<&Offering>> = IndexMap::new();
    for offering in &context.kernel.offerings {
        for &supplier in &offering.suppliers {
            supplied.entry(supplier).or_default().push(offering);
        }
    }
    let mut before: IndexMap<AtomId, Vec<Shown>> = IndexMap::new();
    for value in &context.kernel.values {
        let (Some((counterpart, place)), Some((outcome, _))) = (value.counterpart, value.outcome) else { continue };
        // That nobody acts at all is reported of the outcome; that neither of those concerned acts, of the value.
        if context.without_action().contains_key(&outcome) || context.unattended().contains_key(&value.atom) {
            continue;
        }
        let shown = Shown { value, counterpart, place, outcome };
        let offered = supplied.get(&counterpart).map_or(&[][..], Vec::as_slice);
        let enabling = enabling(context, shown, offered);
        if let Some((passive, way)) = passive_in_use(context, shown, &enabling) {
            findings.extend(at_the_sale(context, shown, enabling[0], passive, &way));
        } else if !(is_for(value, counterpart) && is_served(context, shown)) {
            before.entry(counterpart).or_default().push(shown);
        }
    }
    for (counterpart, values) in before {
        let outcomes = values.iter().map(|shown| shown.outcome);
        let ways = free::ways(context, outcomes, |action| action.actors.contains(&counterpart));
        for shown in values {
            if let Some(way) = ways.get(&shown.outcome) {
                findings.extend(before_nobody(context, shown, way));
            }
        }
    }
}

fn is_for(value: &Value, actor: AtomId) -> bool {
    value.beneficiaries.iter().any(|&(beneficiary, _)| beneficiary == actor)
}

/// Those of some offerings that the outcome depends on. What depends on an item of content depends on the offering that
/// brings it.
fn enabling<'k>(context: &Context, shown: Shown, offered: &[&'k Offering]) -> Vec<&'k Offering> {
    if offered.is_empty() {
        return Vec::new();
    }
    let cone = cone(context.kernel, context.networks, shown.outcome);
    offered.iter().copied().filter(|offering| cone[offering.atom.index()]).collect()
}

/// Whether the counterpart is a customer of what enables the value: that it does nothing with it is reported of the
/// customer.
fn is_served(context: &Context, shown: Shown) -> bool {
    let is_for = |offering: &&Offering| offering.customers.contains(&shown.counterpart);
    let offered: Vec<&Offering> = context.kernel.offerings.iter().filter(is_for).collect();
    !enabling(context, shown, &offered).is_empty()
}

/// A beneficiary, or the counterpart, of whom the outcome needs no action beyond those that deliver what the counterpart
/// supplies, with a way; none where the counterpart supplies nothing that enables the value.
fn passive_in_use(context: &Context, shown: Shown, enabling: &[&Offering]) -> Option<(AtomId, Way)> {
    if enabling.is_empty() {
        return None;
    }
    let delivered: Vec<AtomId> = enabling.iter().map(|offering| offering.atom).collect();
    let delivering = cone_before(context.kernel, context.networks, &delivered, &[]);
    let beneficiaries = shown.value.beneficiaries.iter().map(|&(actor, _)| actor);
    let mut concerned: IndexSet<AtomId> = beneficiaries.collect();
    concerned.insert(shown.counterpart);
    concerned.into_iter().find_map(|actor| {
        let acts = |action: &Action| action.actors.contains(&actor) && !delivering[action.performed.index()];
        let way = free::ways(context, [shown.outcome], acts).swap_remove(&shown.outcome)?;
        Some((actor, way))
    })
}

fn at_the_sale(context: &Context, shown: Shown, offering: &Offering, passive: AtomId, way: &Way) -> Option<Diagnostic> {
    let words = context.words;
    let (name, supplier) = (words.atom(shown.value.atom), words.atom(shown.counterpart));
    let (offered, passive) = (words.atom(offering.atom), words.atom(passive));
    let outcome = words.atom(shown.outcome);
    let message = format!("value `{name}` is attached to the sale: `{supplier}` supplies `{offered}`");
    let finding = context.completed(&RULE, shown.place, by_own_law(context, shown.outcome, offering), message)?;
    let finding = finding
        .remark(format!("once it is delivered, `{outcome}` needs no action of `{passive}`"))
        .label(context.kernel.name_span(offering.atom), format!("comes from `{supplier}`"));
    Some(way.labelled(context, finding).help(format!(
        "{}; or let every law for `{outcome}` need what `{passive}` does beyond the delivery",
        advice(context, shown)
    )))
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
    let message = format!("value `{name}` needs no action of `{counterpart}`, with whom it is to arise");
    let finding = context.completed(&RULE, shown.place, way.own_place(context, shown.outcome), message)?;
    let finding = finding.remark(format!("`{outcome}` can come about without it, in `{place}`, for instance"));
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
            "a law for `{outcome}` must name an action of the one with whom the value arises: state it, and name that \
             one after `with`"
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
