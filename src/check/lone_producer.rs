//! `lone-producer`: one coproducer suffices alone.
//!
//! "Since no producer is ever sufficient for its product, every producer has at least one coproducer" (Ackoff & Emery
//! 1972, p. 23). Conditions are minimised first: `A and B`, `A and not B` come to `A`. So are laws that lead to one
//! another: `A` makes, with `B` or without it, what `A` needs beside it.

use super::alone::{Free, Literal};
use super::local::Local;
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level, listed};
use crate::engine::Network;
use crate::engine::exact::{Formula, Unfinished};
use crate::kernel::{AtomId, LawId, Origin, Term};
use indexmap::IndexSet;
use std::collections::BTreeSet;

pub const RULE: Rule = Rule::new(
    "lone-producer",
    Level::Error,
    "one coproducer suffices alone for a product",
    include_str!("../../docs/rules/lone-producer.md"),
)
.local()
.checked_by(check);

/// That a literal suffices alone for a product, under some laws that apply together; no literal stands for none at all.
struct Lone {
    product: AtomId,
    literal: Option<Literal>,
    laws: Vec<LawId>,
    /// The products between the two, where other laws lead from one to the other.
    way: Option<Vec<AtomId>>,
}

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut lone = by_own_laws(context);
    if context.understood {
        let through = through_other_laws(context, &lone);
        lone.extend(through);
    }
    lone.sort_by_key(|one| one.product);
    findings.extend(lone.iter().filter_map(|one| finding(context, one)));
}

/// What suffices by the laws for the product themselves, products of other laws standing for themselves.
fn by_own_laws(context: &Context) -> Vec<Lone> {
    let doubtful: BTreeSet<AtomId> = context
        .kernel
        .laws_with_ids()
        .filter(|&(id, law)| matches!(law.origin, Origin::Stated | Origin::Used) && !has_company(context, id))
        .flat_map(|(_, law)| context.kernel.products(law).iter().copied())
        .collect();
    let mut found = Vec::new();
    for product in doubtful {
        let laws = context.by_product().laws(product);
        let mut reported = IndexSet::new();
        for applying in combinations(context, laws) {
            let Ok(alone) = alone(context, &applying) else { continue };
            for literal in alone.into_iter().filter(|&literal| reported.insert(literal)) {
                found.push(Lone { product, literal, laws: applying.clone(), way: None });
            }
        }
    }
    found
}

/// What suffices by way of other laws, everything stated being free. What a lone producer on the way brings along is not
/// said again.
fn through_other_laws(context: &Context, known: &[Lone]) -> Vec<Lone> {
    let kernel = context.kernel;
    let mut is_mentioned = vec![false; kernel.atoms.len()];
    for law in &kernel.laws {
        kernel.conditions.each_atom(law.condition, &mut |atom| is_mentioned[atom.index()] = true);
    }
    let reported: BTreeSet<AtomId> = known.iter().map(|one| one.product).collect();
    let own: BTreeSet<AtomId> = context.stated_laws().flat_map(|(_, law)| kernel.products(law)).copied().collect();
    let own: Vec<AtomId> = own.difference(&reported).copied().collect();
    let mut found: Vec<Lone> = Vec::new();
    let mut seen: Vec<Free> = Vec::new();
    for environment in kernel.environment_ids() {
        let free = Free::of(context, environment, &is_mentioned);
        if !free.network.unstratified().is_empty() || seen.iter().any(|one| one.is_like(&free)) {
            continue;
        }
        for (product, literal) in free.alone(&own) {
            let laws = context.by_product().laws(product).iter().copied();
            let laws: Vec<LawId> = laws.filter(|&law| kernel.applies(context.law(law), environment)).collect();
            let is_known = found.iter().any(|one| one.product == product && one.literal == literal);
            if is_known || laws.iter().any(|&law| is_always_true(context, law)) {
                continue;
            }
            let way = literal.map_or_else(Vec::new, |(atom, _)| between(context, free.network, atom, product));
            found.push(Lone { product, literal, laws, way: Some(way) });
        }
        seen.push(free);
    }
    let brings_along = |first: &Lone, second: &Lone| {
        let way = second.way.as_deref().unwrap_or_default();
        let from = |(atom, _): Literal| second.literal.is_some_and(|(start, _)| start == atom) || way.contains(&atom);
        let leads_back = first.way.as_ref().is_some_and(|back| back.contains(&second.product));
        way.contains(&first.product)
            && first.literal.is_none_or(from)
            && !(leads_back && second.product < first.product)
    };
    let is_new = |one: &Lone| !known.iter().chain(&found).any(|first| brings_along(first, one));
    let new: Vec<bool> = found.iter().map(is_new).collect();
    found.into_iter().zip(new).filter(|(_, new)| *new).map(|(one, _)| one).collect()
}

/// The products of laws that depend on an atom, and on which a product depends, in order of declaration.
fn between(context: &Context, network: &Network, atom: AtomId, product: AtomId) -> Vec<AtomId> {
    let cone = network.cone(&[product.0]);
    let products = context.by_product().iter().map(|(one, _)| one).filter(|&one| one != product && one != atom);
    products.filter(|one| cone[one.index()] && network.cone(&[one.0])[atom.index()]).collect()
}

/// A plain conjunction of at least two different coproducers; among such laws no coproducer suffices alone.
fn has_company(context: &Context, law: LawId) -> bool {
    let conditions = &context.kernel.conditions;
    let gate = context.law(law).condition;
    let mut inputs = conditions.inputs(gate);
    let first = inputs.next();
    conditions.is_plain(gate) && inputs.any(|input| Some(input) != first)
}

/// The combinations of laws that apply together somewhere, each once.
fn combinations(context: &Context, laws: &[LawId]) -> IndexSet<Vec<LawId>> {
    let kernel = context.kernel;
    kernel
        .environment_ids()
        .map(|environment| {
            laws.iter().copied().filter(|&law| kernel.applies(context.law(law), environment)).collect::<Vec<_>>()
        })
        .filter(|applying| applying.iter().any(|&law| context.law(law).origin == Origin::Stated))
        .collect()
}

/// The literals that suffice alone; `None` stands for no coproducer at all. A law whose condition is always true names
/// coproducers that make no difference, which is another rule's finding.
fn alone(context: &Context, laws: &[LawId]) -> Result<Vec<Option<Literal>>, Unfinished> {
    let mut local = Local::new(context.kernel);
    let conditions: Vec<Formula> =
        laws.iter().map(|&law| local.condition_by_choice(context.law(law).condition)).collect();
    if conditions.contains(&Formula::TRUE) || laws.iter().any(|&law| is_always_true(context, law)) {
        return Ok(Vec::new());
    }
    let any = local.formulas.any(&conditions);
    let primes = local.primes(any, 64)?;
    Ok(primes.into_iter().filter(|prime| prime.len() < 2).map(|prime| prime.first().copied()).collect())
}

fn is_always_true(context: &Context, law: LawId) -> bool {
    let gate = context.law(law).condition;
    let mut local = Local::new(context.kernel);
    !context.kernel.conditions.is_plain(gate) && {
        let condition = local.condition(gate);
        local.formulas.value(condition) == Ok(Some(true))
    }
}

fn finding(context: &Context, lone: &Lone) -> Option<Diagnostic> {
    let words = context.words;
    let target = words.atom(lone.product);
    let own = |law: &&LawId| context.law(**law).origin == Origin::Stated;
    let Some((atom, absent)) = lone.literal else {
        let law = context.law(*lone.laws.iter().find(own)?);
        return Some(
            RULE.at(law.name, format!("`{target}` needs no coproducer at all"))
                .remark("holds whatever is present or absent")
                .help("name the coproducers that make the difference"),
        );
    };
    let mentions = |law: &&LawId| {
        let mut found = false;
        let conditions = &context.kernel.conditions;
        conditions.each_atom(context.law(**law).condition, &mut |one| found |= context.kernel.choice(one) == atom);
        found
    };
    let law = context.law(*lone.laws.iter().filter(own).find(mentions).or_else(|| lone.laws.iter().find(own))?);
    let name = words.atom(atom);
    let what = if absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
    let finding = RULE.at(context.mention(law, atom), format!("{what} alone is sufficient for `{target}`"));
    let mut inputs = context.kernel.conditions.inputs(law.condition);
    let by_itself = inputs.len() == 1 && !inputs.any(|input| matches!(input, Term::Gate(_)));
    let environment = context.kernel.stated_in(law).first().map(|&at| words.environment(at));
    let help = match (by_itself, environment) {
        (true, Some(environment)) if !absent => format!(
            "name its coproducers; where the environment does the rest, name it: `{} and {environment} produce {}`",
            words.written(atom),
            words.written(lone.product)
        ),
        _ => format!("every producer has coproducers: name what {what} needs beside it"),
    };
    let finding = match &lone.way {
        Some(way) => on_the_way(context, finding, way),
        None if by_itself => finding.remark("has no coproducer"),
        None => finding.remark("the other coproducers make no difference"),
    };
    Some(finding.help(help))
}

/// Says by which products it leads there, and points to the laws for them.
fn on_the_way(context: &Context, finding: Diagnostic, way: &[AtomId]) -> Diagnostic {
    const SHOWN: usize = 4;
    let names: Vec<_> = way.iter().take(SHOWN).map(|&atom| context.words.atom(atom)).collect();
    if names.is_empty() {
        // Nothing but what an action brings along.
        return finding.remark("what is named beside it follows from it");
    }
    let more = if way.len() > SHOWN { " and others" } else { "" };
    let finding =
        finding.remark(format!("what is named beside it follows from it, by way of {}{more}", listed(&names)));
    way.iter().take(SHOWN).fold(finding, |finding, &atom| match context.by_product().laws(atom).first() {
        Some(&law) => finding.label(context.law(law).name, format!("a law for `{}`", context.words.atom(atom))),
        None => finding,
    })
}
