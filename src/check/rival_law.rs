//! `rival-law`: two laws for one product can both hold in an environment.
//!
//! Then their coproducers are not necessary, unless the laws are alternatives on purpose (equifinality).

use super::{Context, Rule, life};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{EnvironmentId, LawId, Origin};
use indexmap::IndexMap;

pub const RULE: Rule = Rule::new(
    "rival-law",
    Level::Error,
    "two laws for one product can both hold in an environment and neither is `alternative`",
    include_str!("../../docs/rules/rival-law.md"),
)
.local()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let alone = meant_alone(context);
    for (product, laws) in context.by_product().iter() {
        // Laws for one product are far from one another in memory, and few products have two that are not alternatives.
        if alone[product.index()] < 2 {
            continue;
        }
        for (law, other, environment) in rivals(context, laws) {
            let (name, other) = (context.law(law).name, context.law(other).name);
            let product = context.words.atom(product);
            let environment = context.words.environment(environment);
            findings.push(
                RULE.at(name, format!("a second law for `{product}` in `{environment}`"))
                    .remark(format!("`{product}` can come about without the coproducers of the other"))
                    .label(other, "the first law for it")
                    .help("mark one of them `alternative law` if both are meant, or let them apply in different environments"),
            );
        }
    }
}

/// The laws of the module beside which another law for their product can hold in an environment, each with the first
/// such law, and the first such environment.
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
        for law in holding.filter(|&law| context.law(law).origin == Origin::Stated) {
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
