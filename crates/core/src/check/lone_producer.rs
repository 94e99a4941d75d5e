//! `lone-producer`: one coproducer suffices alone.
//!
//! "Since no producer is ever sufficient for its product, every producer has at least one coproducer" (Ackoff & Emery
//! 1972, p. 23). Conditions are minimised first: `A and B`, `A and not B` come to `A`. So are laws that lead to one
//! another: `A` makes, with `B` or without it, what `A` needs beside it.

use super::alone::{Alone, Free, Literal, TooMany};
use super::local::Local;
use super::ways::Ways;
use super::{Context, Rule, analysis_limit};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin, Term};
use coproduce_engine::exact::{Formula, Unfinished};
use coproduce_engine::{Network, Node};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, listed};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;
use std::collections::BTreeSet;

pub static RULE: Rule = Rule::new(
    "lone-producer",
    Level::Error,
    "one coproducer suffices alone for a product",
    include_str!("../../../../docs/rules/lone-producer.md"),
)
.local();

/// That a literal suffices alone for a product, under some laws that apply together; no literal stands for none at all.
struct Lone {
    product: AtomId,
    literal: Option<Literal>,
    laws: Vec<LawId>,
    /// Where they apply together.
    applied: EnvironmentId,
    /// The products between the two, where other laws lead from one to the other.
    way: Option<Vec<AtomId>>,
}

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut lone = by_own_laws(context);
    if context.understood {
        match through_other_laws(context, &lone) {
            Ok(through) => lone.extend(through),
            Err(TooMany) => findings.extend(context.stated_laws().next().map(|(_, law)| {
                analysis_limit::RULE
                    .at(law.name, "there are too many laws to tell what suffices alone through others")
                    .remark("too much follows from one coproducer and an absence")
                    .help("lone producers among laws that lead to one another may go unreported")
            })),
        }
    }
    lone.sort_by_key(|one| one.product);
    findings.extend(lone_enders(context));
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
        for (applying, applied) in combinations(context, laws) {
            let Ok(alone) = alone(context, &applying) else { continue };
            for literal in alone.into_iter().filter(|&literal| reported.insert(literal)) {
                found.push(Lone { product, literal, laws: applying.clone(), applied, way: None });
            }
        }
    }
    found
}

/// What suffices alone to end something: to end is to produce an absence.
fn lone_enders(context: &Context) -> Vec<Diagnostic> {
    let kernel = context.kernel;
    let ends = context.stated_laws().filter(|(id, _)| !kernel.ended(*id).is_empty() && !has_company(context, *id));
    let alone = ends.flat_map(|(id, _)| {
        let literals = alone(context, &[id]).unwrap_or_default();
        literals.into_iter().flatten().map(move |literal| (id, literal))
    });
    alone
        .map(|(id, (atom, absent))| {
            let (law, name) = (context.law(id), context.words.atom(atom));
            let ended: Vec<_> = kernel.ended(id).iter().map(|&thing| context.words.atom(thing)).collect();
            let what = if absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
            RULE.at(context.mention(law, atom), format!("{what} alone is sufficient to end {}", listed(&ended)))
                .remark("has no coproducer")
                .help(format!("every producer has coproducers, also of an end: name what else {what} needs"))
        })
        .collect()
}

/// What suffices by way of other laws, everything stated being free. What a lone producer on the way brings along is not
/// said again.
fn through_other_laws(context: &Context, known: &[Lone]) -> Result<Vec<Lone>, TooMany> {
    let kernel = context.kernel;
    let mentioned = LazyCell::new(|| {
        let mut mentioned = vec![false; kernel.atoms.len()];
        for law in &kernel.laws {
            kernel.conditions.each_atom(law.condition, &mut |atom| mentioned[atom.index()] = true);
        }
        mentioned
    });
    let known: BTreeSet<AtomId> = known.iter().map(|one| one.product).collect();
    let is_own = |law: &LawId| context.law(*law).origin == Origin::Stated;
    let is_stated = |law: &LawId| matches!(context.law(*law).origin, Origin::Stated | Origin::Used);
    let own = context.by_product().iter().filter(|(_, laws)| laws.iter().any(is_own)).map(|(product, _)| product);
    let own: Vec<AtomId> = own.filter(|product| !known.contains(product)).collect();
    let mut found: IndexMap<Alone, Lone> = IndexMap::new();
    let mut seen: Vec<Free> = Vec::new();
    for environment in kernel.environment_ids() {
        let free = Free::of(context, environment, |atom| mentioned[atom.index()]);
        if !free.network.unstratified().is_empty() || seen.iter().any(|one| one.is_like(&free)) {
            continue;
        }
        for (product, literal) in free.alone(&own, &known)? {
            let laws = context.by_product().laws(product).iter().copied();
            let laws: Vec<LawId> = laws.filter(|&law| kernel.applies(context.law(law), environment)).collect();
            if literal.is_some_and(|(atom, _)| comes_along(context, product, atom)) || !laws.iter().any(is_stated) {
                continue;
            }
            if !found.contains_key(&(product, literal)) && !laws.iter().any(|&law| is_always_true(context, law)) {
                let way = literal.map_or_else(Vec::new, |(atom, _)| between(context, free.network, atom, product));
                found.insert((product, literal), Lone { product, literal, laws, applied: environment, way: Some(way) });
            }
        }
        seen.push(free);
    }
    let is_new: Vec<bool> = found.values().map(|one| !is_brought_along(one, &found)).collect();
    Ok(found.into_values().zip(is_new).filter(|(_, is_new)| *is_new).map(|(one, _)| one).collect())
}

/// Whether an actor comes along with the choice of an action: whoever acts is there, which is no producing.
fn comes_along(context: &Context, actor: AtomId, choice: AtomId) -> bool {
    context.kernel.action_of(choice).is_some_and(|action| action.actors.contains(&actor))
}

/// Whether the same literal suffices alone for a product on the way, so that the fault is there. Of two that lead to one
/// another, the first declared counts.
fn is_brought_along(lone: &Lone, found: &IndexMap<Alone, Lone>) -> bool {
    lone.way.iter().flatten().any(|&on_the_way| {
        let first = found.get(&(on_the_way, lone.literal)).or_else(|| found.get(&(on_the_way, None)));
        first.is_some_and(|first| {
            let leads_back = first.way.iter().flatten().any(|&back| back == lone.product);
            !(leads_back && lone.product < first.product)
        })
    })
}

/// The products of laws that depend on an atom, and on which a product depends, in order of declaration.
fn between(context: &Context, network: &Network, atom: AtomId, product: AtomId) -> Vec<AtomId> {
    let mut heads: FxHashMap<Node, Vec<Node>> = FxHashMap::default();
    let mut seen: FxHashSet<Node> = FxHashSet::default();
    let mut open = vec![product.0];
    while let Some(node) = open.pop() {
        if seen.insert(node) {
            for rule in network.rules_for(node) {
                for input in network.inputs(rule) {
                    heads.entry(input.node()).or_default().push(node);
                    open.push(input.node());
                }
            }
        }
    }
    let mut dependent: BTreeSet<Node> = BTreeSet::new();
    open.push(atom.0);
    while let Some(node) = open.pop() {
        for &head in heads.get(&node).into_iter().flatten() {
            if dependent.insert(head) {
                open.push(head);
            }
        }
    }
    let atoms = dependent.into_iter().filter(|&node| (node as usize) < context.kernel.atoms.len()).map(AtomId);
    let is_between = |one: &AtomId| *one != product && *one != atom && !context.by_product().laws(*one).is_empty();
    atoms.filter(is_between).collect()
}

/// A plain conjunction of at least two different coproducers; among such laws no coproducer suffices alone.
fn has_company(context: &Context, law: LawId) -> bool {
    let conditions = &context.kernel.conditions;
    let gate = context.law(law).condition;
    let mut inputs = conditions.inputs(gate);
    let first = inputs.next();
    conditions.is_plain(gate) && inputs.any(|input| Some(input) != first)
}

/// The combinations of laws that apply together somewhere, each once, with the first environment where they do. Those
/// of other files alone are found there, unless it is an environment of this one that brings them together.
fn combinations(context: &Context, laws: &[LawId]) -> IndexMap<Vec<LawId>, EnvironmentId> {
    let kernel = context.kernel;
    let mut combinations: IndexMap<Vec<LawId>, (EnvironmentId, bool)> = IndexMap::new();
    for environment in kernel.environment_ids() {
        let applies = |law: &LawId| kernel.applies(context.law(*law), environment);
        let applying: Vec<LawId> = laws.iter().copied().filter(applies).collect();
        let is_own = kernel.environment(environment).own;
        combinations.entry(applying).or_insert((environment, true)).1 &= is_own;
    }
    let is_own = |law: &LawId| context.law(*law).origin == Origin::Stated;
    combinations.retain(|applying, (_, own)| applying.iter().any(is_own) || *own && !applying.is_empty());
    combinations.into_iter().map(|(applying, (environment, _))| (applying, environment)).collect()
}

/// The literals that suffice alone; `None` stands for no coproducer at all. A law whose condition is always true names
/// coproducers that make no difference, which is another rule's finding.
fn alone(context: &Context, laws: &[LawId]) -> Result<Vec<Option<Literal>>, Unfinished> {
    if let Some(alone) = alone_at_a_glance(context, laws) {
        return Ok(alone);
    }
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

/// The same, where the laws can be satisfied in few ways.
fn alone_at_a_glance(context: &Context, laws: &[LawId]) -> Option<Vec<Option<Literal>>> {
    let kernel = context.kernel;
    let conditions = || laws.iter().map(|&law| context.law(law).condition);
    let all: Vec<Ways> = conditions().map(|gate| Ways::by_choice(kernel, gate)).collect::<Option<_>>()?;
    if laws.iter().any(|&law| is_always_true(context, law)) {
        return Some(Vec::new());
    }
    Ways::alone(&all)
}

fn is_always_true(context: &Context, law: LawId) -> bool {
    let gate = context.law(law).condition;
    if context.kernel.conditions.is_plain(gate) {
        return false;
    }
    if let Some(ways) = Ways::of(context.kernel, gate) {
        return ways.is_always();
    }
    let mut local = Local::new(context.kernel);
    let condition = local.condition(gate);
    local.formulas.value(condition) == Ok(Some(true))
}

fn finding(context: &Context, lone: &Lone) -> Option<Diagnostic> {
    let words = context.words;
    let target = words.atom(lone.product);
    let own = |law: &LawId| context.law(*law).origin == Origin::Stated;
    // The laws of the file itself, or all where it only brings those of others together.
    let stated: Vec<LawId> = lone.laws.iter().copied().filter(own).collect();
    let judged = if stated.is_empty() { &lone.laws } else { &stated };
    let at = |place: Span, message: String| {
        let here = context.kernel.environment(lone.applied).name;
        if context.is_own(place) { RULE.at(place, message) } else { RULE.at(here, message).label(place, "by this law") }
    };
    let &first = judged.first()?;
    let Some((atom, absent)) = lone.literal else {
        return Some(
            at(context.law(first).name, format!("`{target}` needs no coproducer at all"))
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
    let law = context.law(judged.iter().find(mentions).copied().unwrap_or(first));
    let name = words.atom(atom);
    let what = if absent { format!("the absence of `{name}`") } else { format!("`{name}`") };
    let finding = at(context.mention(law, atom), format!("{what} alone is sufficient for `{target}`"));
    let mut inputs = context.kernel.conditions.inputs(law.condition);
    let by_itself = inputs.len() == 1 && !inputs.any(|input| matches!(input, Term::Gate(_)));
    let environment = context.kernel.stated_in(law).first().map(|&at| words.environment(at));
    let fix = match (by_itself, &environment) {
        (true, Some(environment)) if !absent => {
            let end = context.mention(law, atom).end;
            Some(Fix::suggested(Span::new(end, end), format!(" and {environment}")))
        }
        _ => None,
    };
    let help = match (by_itself, environment) {
        (true, Some(environment)) if !absent => format!(
            "name its coproducers; if the environment does the rest, name it: `{} and {environment} produce {}`",
            words.written(atom),
            words.written(lone.product)
        ),
        _ => format!("every producer has coproducers: name what else {what} needs"),
    };
    let finding = match &lone.way {
        Some(way) => on_the_way(context, finding, way),
        None if by_itself => finding.remark("has no coproducer"),
        None => finding.remark("the other coproducers make no difference"),
    };
    Some(finding.help(help).fix(fix))
}

/// Says by which products it leads there, and points to the laws for them.
fn on_the_way(context: &Context, finding: Diagnostic, way: &[AtomId]) -> Diagnostic {
    const SHOWN: usize = 4;
    let names: Vec<_> = way.iter().take(SHOWN).map(|&atom| context.words.atom(atom)).collect();
    if names.is_empty() {
        // Nothing but what an action brings along.
        return finding.remark("everything else named follows from it");
    }
    let more = if way.len() > SHOWN { " and others" } else { "" };
    let finding = finding.remark(format!("everything else named follows from it, through {}{more}", listed(&names)));
    way.iter().take(SHOWN).fold(finding, |finding, &atom| match context.by_product().laws(atom).first() {
        Some(&law) => finding.label(context.law(law).name, format!("a law for `{}`", context.words.atom(atom))),
        None => finding,
    })
}
