//! `rival-law`: two laws for one product can both hold in an environment.
//!
//! Then their coproducers are not necessary, unless the laws are alternatives on purpose (equifinality).

use super::{Context, Rule, life};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;

pub static RULE: Rule = Rule::new(
    "rival-law",
    Level::Error,
    "two laws for one product can both hold in an environment and neither is `alternative`",
    include_str!("../../../../docs/rules/rival-law.md"),
)
.local();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let alone = meant_alone(context);
    for (product, laws) in context.by_product().iter() {
        // Laws for one product are far from one another in memory, and few products have two that are not alternatives.
        if alone[product.index()] < 2 {
            continue;
        }
        for (law, other, environment) in rivals(context, laws) {
            findings.push(finding(context, product, [other, law], environment));
        }
    }
}

fn finding(context: &Context, product: AtomId, [first, second]: [LawId; 2], environment: EnvironmentId) -> Diagnostic {
    let start = context.law(second).span.start;
    let (first, second) = (context.law(first).name, context.law(second).name);
    let place = if context.is_own(second) { second } else { context.kernel.environment(environment).name };
    let (product, environment) = (context.words.atom(product), context.words.environment(environment));
    let finding = RULE
        .at(place, format!("a second law for `{product}` in `{environment}`"))
        .remark(format!("`{product}` can come about without the coproducers of the other"))
        .label(first, "the first law for it")
        .help("mark one of them `alternative law` if both are meant, or let them apply in different environments");
    let finding = finding.fix(Fix::suggested(Span::new(start, start), "alternative "));
    if place == second { finding } else { finding.label(second, "the second") }
}

/// The laws beside which another law for their product can hold in an environment, each with the first such law, and the
/// first such environment. Laws of other files alone are found there, unless it is environments of this one that bring
/// them together.
fn rivals(context: &Context, laws: &[LawId]) -> Vec<(LawId, LawId, EnvironmentId)> {
    let kernel = context.kernel;
    let laws: Vec<LawId> = laws.iter().copied().filter(|&law| !context.law(law).alternative).collect();
    let mut found: IndexMap<LawId, (LawId, EnvironmentId)> = IndexMap::new();
    for environment in kernel.environment_ids() {
        let applies = |law: &&LawId| kernel.applies(context.law(**law), environment);
        // What can never hold is no rival; that is asked only where two laws apply.
        if laws.iter().filter(applies).nth(1).is_none() {
            continue;
        }
        let mut holding =
            laws.iter().copied().filter(|law| applies(&law) && life::may_hold(context, *law, environment));
        let Some(first) = holding.next() else { continue };
        let completes = |environment| kernel.environment(environment).own;
        let is_told_here = |&law: &LawId| {
            context.law(law).origin == Origin::Stated
                || completes(environment) && common(context, first, law).all(completes)
        };
        for law in holding.filter(is_told_here) {
            found.entry(law).or_insert((first, environment));
        }
    }
    found.sort_unstable_keys();
    found.into_iter().map(|(law, (other, environment))| (law, other, environment)).collect()
}

/// For each atom how many laws produce it that are not `alternative`; two stand for more.
fn meant_alone(context: &Context) -> Vec<u8> {
    let mut counts = vec![0_u8; context.kernel.atoms.len()];
    for law in context.kernel.laws.iter().filter(|law| !law.alternative) {
        for product in context.kernel.products(law) {
            let count = &mut counts[product.index()];
            *count = 2.min(*count + 1);
        }
    }
    counts
}

/// The environments in which both apply.
fn common(context: &Context, one: LawId, other: LawId) -> impl Iterator<Item = EnvironmentId> {
    let (kernel, one, other) = (context.kernel, context.law(one), context.law(other));
    kernel
        .environment_ids()
        .filter(move |&environment| kernel.applies(one, environment) && kernel.applies(other, environment))
}
