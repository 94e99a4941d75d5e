//! `passive-end-customer`: a value that no customer helps to create.
//!
//! "The notion of 'end customer' - a customer at the end of the value chain that passively receives the value produced by
//! the supplier - has lost its significance"; people buy to create value "for themself, for the other, and/or for third
//! parties" (Ramírez & Wallin 2000, p. 45).

use super::free::{self, Way};
use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{Action, AtomId, Offering, Value};
use coproduce_syntax::diagnostic::{Diagnostic, Level, joined};
use indexmap::{IndexMap, IndexSet};

pub static RULE: Rule = Rule::new(
    "passive-end-customer",
    Level::Error,
    "no customer acts for a value beyond being served, or nobody whom it concerns acts at all",
    include_str!("../../../../docs/rules/passive-end-customer.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for value in &context.kernel.values {
        if let Some(way) = context.unattended().get(&value.atom) {
            findings.extend(nobody_acts(context, value, way));
        }
    }
    let outcomes: IndexSet<AtomId> = outcomes(context).map(|(_, outcome)| outcome).collect();
    if outcomes.is_empty() || context.kernel.offerings.is_empty() {
        return;
    }
    let targets: Vec<AtomId> = outcomes.iter().copied().collect();
    let cone = cone_before(context.kernel, context.networks, &targets, &[]);
    let served = context.kernel.offerings.iter().filter(|one| cone[one.atom.index()] && !one.customers.is_empty());
    for offering in served {
        let passive = passive(context, offering, &outcomes);
        for (value, outcome) in outcomes_of(context, &passive) {
            findings.extend(only_served(context, offering, (value, outcome), &passive[&outcome]));
        }
    }
}

/// The values with their outcomes. That nobody acts at all is reported of the outcome.
fn outcomes<'c>(context: &'c Context) -> impl Iterator<Item = (&'c Value, AtomId)> {
    let with_outcome = context.kernel.values.iter().filter_map(|value| Some((value, value.outcome?.0)));
    with_outcome.filter(|(_, outcome)| !context.without_action().contains_key(outcome))
}

fn outcomes_of<'c>(context: &'c Context, ways: &IndexMap<AtomId, Way>) -> impl Iterator<Item = (&'c Value, AtomId)> {
    outcomes(context).filter(|(_, outcome)| ways.contains_key(outcome))
}

/// The outcomes that an offering can bring about where its customers do no more than take part in its interactions.
///
/// What can also come about without the offering, its customers being passive, does so in another way; it is then asked
/// what comes of this offering alone of all, so that two such ways do not hide each other.
fn passive(context: &Context, offering: &Offering, outcomes: &IndexSet<AtomId>) -> IndexMap<AtomId, Way> {
    let serves = |performed: AtomId| offering.interactions.iter().any(|&(one, _)| one == performed);
    let of_customer = |action: &Action| action.actors.iter().any(|actor| offering.customers.contains(actor));
    let beyond = |action: &Action| of_customer(action) && !serves(action.performed);
    let mut passive = free::ways(context, outcomes.iter().copied(), beyond);
    let otherwise = free::ways_without(context, passive.keys().copied(), beyond, &[offering.atom]);
    if otherwise.is_empty() {
        return passive;
    }
    let every: Vec<AtomId> = context.kernel.offerings.iter().map(|one| one.atom).collect();
    let others: Vec<AtomId> = every.iter().copied().filter(|&one| one != offering.atom).collect();
    let alone = free::ways_without(context, otherwise.keys().copied(), beyond, &others);
    let without_any = free::ways_without(context, alone.keys().copied(), beyond, &every);
    passive.retain(|outcome, _| {
        !otherwise.contains_key(outcome) || alone.contains_key(outcome) && !without_any.contains_key(outcome)
    });
    passive
}

/// The values that can become actual with no offering and no action of those for whom and with whom they
/// are, each with a way.
pub(super) fn unattended(context: &Context) -> IndexMap<AtomId, Way> {
    let offerings: Vec<AtomId> = context.kernel.offerings.iter().map(|one| one.atom).collect();
    let mut by_actors: IndexMap<Vec<AtomId>, Vec<(AtomId, AtomId)>> = IndexMap::new();
    for (value, outcome) in outcomes(context) {
        by_actors.entry(concerned(value)).or_default().push((value.atom, outcome));
    }
    let mut unattended = IndexMap::new();
    for (actors, values) in by_actors {
        let acts = |action: &Action| action.actors.iter().any(|actor| actors.contains(actor));
        let ways = free::ways_without(context, values.iter().map(|&(_, outcome)| outcome), acts, &offerings);
        unattended.extend(values.iter().filter_map(|&(value, outcome)| Some((value, *ways.get(&outcome)?))));
    }
    unattended
}

/// Those for whom and with whom a value is.
fn concerned(value: &Value) -> Vec<AtomId> {
    let mut actors: Vec<AtomId> = value.beneficiaries.iter().map(|&(actor, _)| actor).collect();
    actors.extend(value.counterpart.map(|(actor, _)| actor));
    actors.sort_unstable();
    actors.dedup();
    actors
}

fn only_served(
    context: &Context,
    offering: &Offering,
    (value, product): (&Value, AtomId),
    way: &Way,
) -> Option<Diagnostic> {
    let words = context.words;
    let customers: Vec<_> = offering.customers.iter().map(|&customer| words.atom(customer)).collect();
    let (customers, name) = (joined(&customers, "or"), words.quoted(offering.atom));
    let (outcome, place) = (outcome(context, value), words.environment(way.environment));
    let at = value.beneficiaries.iter().find(|(actor, _)| offering.customers.contains(actor));
    let at = at.or_else(|| value.beneficiaries.first()).map_or(context.kernel.name_span(value.atom), |&(_, span)| span);
    let message =
        format!("value {} needs no action of {customers} beyond the interactions of {name}", words.quoted(value.atom));
    let finding = context.completed(&RULE, at, way.own_place(context, product), message)?;
    let finding = finding
        .remark(format!("{outcome} can come about without one, in `{place}`, for instance"))
        .label(context.kernel.name_span(offering.atom), format!("serves {customers}"));
    Some(way.labelled(context, finding).help(format!(
        "let every law for {outcome} that needs {name} or its content need an action of {customers} beside its interactions"
    )))
}

fn nobody_acts(context: &Context, value: &Value, way: &Way) -> Option<Diagnostic> {
    let words = context.words;
    let actors: Vec<_> = concerned(value).into_iter().map(|actor| words.atom(actor)).collect();
    let (actors, outcome) = (joined(&actors, "or"), outcome(context, value));
    let at = value.beneficiaries.first().map_or(context.kernel.name_span(value.atom), |&(_, span)| span);
    let message =
        format!("value {} needs no action of {actors}, for whom and with whom it is", words.quoted(value.atom));
    let own = value.outcome.and_then(|(outcome, _)| way.own_place(context, outcome));
    let place = words.environment(way.environment);
    let finding = context.completed(&RULE, at, own, message)?;
    let finding = finding.remark(format!("{outcome} can come about without one, in `{place}`, for instance"));
    let help = format!("let every law for {outcome} need an action of each of them, or name those who act");
    Some(way.labelled(context, finding).help(help))
}

fn outcome(context: &Context, value: &Value) -> String {
    value.outcome.map_or_else(String::new, |(outcome, _)| context.words.quoted(outcome))
}
