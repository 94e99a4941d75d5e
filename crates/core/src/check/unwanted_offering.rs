//! `unwanted-offering`: an offering on which no value of its customers depends.
//!
//! An offering is intended to generate customer value (Ramírez & Wallin 2000, p. 58); the output of one actor's
//! coproduction becomes an input of another's (p. 47).

use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{AtomId, Offering};
use coproduce_syntax::diagnostic::{Diagnostic, Level, joined};
use indexmap::{IndexMap, IndexSet};

pub static RULE: Rule = Rule::new(
    "unwanted-offering",
    Level::Warning,
    "no value of any of its customers depends on an offering",
    include_str!("../../../../docs/rules/unwanted-offering.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    let values = values_of(context);
    let wanted = wanted(context, &values);
    for offering in context.own_offerings().filter(|offering| !wanted.contains(&offering.atom)) {
        let names: Vec<_> = offering.customers.iter().map(|&customer| words.atom(customer)).collect();
        let (name, customers) = (words.atom(offering.atom), joined(&names, "or"));
        let received = offering.customers.iter().find_map(|customer| values.get(customer)?.first());
        let outcome = received.and_then(|&value| kernel.value_of(value)?.outcome);
        let help = match outcome {
            Some((outcome, _)) => format!(
                "let {} coproduce an outcome of value to {customers}, such as `{}`",
                joined(&brought(context, offering), "or"),
                words.atom(outcome)
            ),
            None => format!("say with `value` which outcome that depends on `{name}` is of value to {customers}"),
        };
        findings.push(
            RULE.at(kernel.name_span(offering.atom), format!("no value of {customers} depends on offering `{name}`"))
                .remark("its customers create nothing of value with it")
                .help(help),
        );
    }
}

/// The offering, and what comes with it: what laws make of its content is there without it.
fn brought<'c>(context: &Context<'c>, offering: &Offering) -> Vec<std::borrow::Cow<'c, str>> {
    const SHOWN: usize = 3;
    let items = offering.brought().map(|item| item.atom);
    std::iter::once(offering.atom).chain(items).take(SHOWN).map(|atom| context.words.atom(atom)).collect()
}

/// By beneficiary, what is of value to it.
fn values_of(context: &Context) -> IndexMap<AtomId, Vec<AtomId>> {
    let mut values: IndexMap<AtomId, Vec<AtomId>> = IndexMap::new();
    for value in &context.kernel.values {
        for &(beneficiary, _) in &value.beneficiaries {
            values.entry(beneficiary).or_default().push(value.atom);
        }
    }
    values
}

/// The offerings on which a value of a customer depends. What depends on an item of content depends on the offering
/// that brings it. All values of a customer are followed together, once.
fn wanted(context: &Context, values: &IndexMap<AtomId, Vec<AtomId>>) -> IndexSet<AtomId> {
    let mut offerings: IndexMap<AtomId, Vec<&Offering>> = IndexMap::new();
    for offering in context.own_offerings() {
        for &customer in &offering.customers {
            offerings.entry(customer).or_default().push(offering);
        }
    }
    let mut wanted = IndexSet::new();
    for (customer, offered) in offerings {
        if let Some(values) = values.get(&customer) {
            let cone = cone_before(context.kernel, context.networks, values, &[]);
            wanted.extend(offered.iter().map(|offering| offering.atom).filter(|atom| cone[atom.index()]));
        }
    }
    wanted
}
