//! `lone-producer`: one coproducer suffices alone.
//!
//! "Since no producer is ever sufficient for its product, every producer has at least one coproducer" (Ackoff & Emery
//! 1972, p. 23). Conditions are minimised first: `A and B`, `A and not B` come to `A`.

use super::local::Local;
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
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

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let doubtful: BTreeSet<AtomId> = context
        .kernel
        .laws_with_ids()
        .filter(|&(id, law)| matches!(law.origin, Origin::Stated | Origin::Used) && !has_company(context, id))
        .flat_map(|(_, law)| context.kernel.products(law).iter().copied())
        .collect();
    for product in doubtful {
        let laws = context.by_product().laws(product);
        let mut reported = IndexSet::new();
        for applying in combinations(context, laws) {
            let Ok(alone) = alone(context, &applying) else { continue };
            for literal in alone {
                if reported.insert(literal) {
                    findings.extend(finding(context, product, &applying, literal));
                }
            }
        }
    }
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

/// The literals that suffice alone; `None` stands for no coproducer at all.
fn alone(context: &Context, laws: &[LawId]) -> Result<Vec<Option<(AtomId, bool)>>, Unfinished> {
    let mut local = Local::new(context.kernel);
    let conditions: Vec<Formula> = laws.iter().map(|&law| local.condition(context.law(law).condition)).collect();
    let any = local.formulas.any(&conditions);
    let primes = local.primes(any, 64)?;
    Ok(primes.into_iter().filter(|prime| prime.len() < 2).map(|prime| prime.first().copied()).collect())
}

fn needs_nothing(context: &Context, law: LawId) -> bool {
    let mut local = Local::new(context.kernel);
    let condition = local.condition(context.law(law).condition);
    local.exclude_one_another(&[condition.not()])
}

fn finding(context: &Context, product: AtomId, laws: &[LawId], literal: Option<(AtomId, bool)>) -> Option<Diagnostic> {
    let words = context.words;
    let target = words.atom(product);
    let own = |law: &&LawId| context.law(**law).origin == Origin::Stated;
    let Some((atom, absent)) = literal else {
        // A law that needs nothing by itself is reported as that.
        if laws.iter().any(|&law| needs_nothing(context, law)) {
            return None;
        }
        let law = context.law(*laws.iter().find(own)?);
        return Some(
            RULE.at(law.name, format!("`{target}` needs no coproducer at all"))
                .remark("holds whatever is present or absent")
                .help("name the coproducers that make the difference"),
        );
    };
    let mentions = |law: &&LawId| {
        let mut found = false;
        context.kernel.conditions.each_atom(context.law(**law).condition, &mut |one| found |= one == atom);
        found
    };
    let law = context.law(*laws.iter().filter(own).find(mentions).or_else(|| laws.iter().find(own))?);
    let name = words.atom(atom);
    let what = if absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
    let mut inputs = context.kernel.conditions.inputs(law.condition);
    let by_itself = inputs.len() == 1 && !inputs.any(|input| matches!(input, Term::Gate(_)));
    let environment = context.kernel.stated_in(law).first().map(|&at| words.environment(at));
    let help = match (by_itself, environment) {
        (true, Some(environment)) if !absent => format!(
            "name its coproducers; where the environment does the rest, name it: `{} and {environment} produce {}`",
            words.written(atom),
            words.written(product)
        ),
        _ => format!("every producer has coproducers: name what {what} needs beside it"),
    };
    Some(
        RULE.at(context.mention(law, atom), format!("{what} alone is sufficient for `{target}`"))
            .remark(if by_itself { "has no coproducer" } else { "the other coproducers make no difference" })
            .help(help),
    )
}
