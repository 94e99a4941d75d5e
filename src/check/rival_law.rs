//! `rival-law`: two laws for one product can both apply in an environment.
//!
//! Then their coproducers are not necessary, unless the laws are alternatives on purpose (equifinality).

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{EnvironmentId, LawId, Origin};

pub const RULE: Rule = Rule::new(
    "rival-law",
    Level::Error,
    "two laws for one product can both apply in an environment and neither is `alternative`",
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
        // One law for each distinct set of environments stands for all that state the same.
        let mut seen: Vec<LawId> = Vec::new();
        for &law in laws.iter().filter(|&&law| !context.law(law).alternative) {
            let rival =
                seen.iter().find_map(|&other| common(context, other, law).map(|environment| (other, environment)));
            if let Some((other, environment)) = rival
                && context.law(law).origin == Origin::Stated
            {
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
            if !seen.iter().any(|&known| {
                context.kernel.stated_in(context.law(known)) == context.kernel.stated_in(context.law(law))
            }) {
                seen.push(law);
            }
        }
    }
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

/// The first environment in which both apply.
fn common(context: &Context, one: LawId, other: LawId) -> Option<EnvironmentId> {
    let kernel = context.kernel;
    kernel.environment_ids().find(|&environment| {
        kernel.applies(context.law(one), environment) && kernel.applies(context.law(other), environment)
    })
}
