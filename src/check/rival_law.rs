//! `rival-law`: two laws for one product can both apply in an environment.
//!
//! Then their coproducers are not necessary, unless the laws are alternatives on purpose (equifinality).

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin};

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
            let is_own = context.law(law).origin == Origin::Stated;
            let rival = seen.iter().find_map(|&other| {
                let mut common = common(context, other, law);
                let first = common.next()?;
                // Where both laws are of others, an environment within both may be what brings them together.
                let completes = |environment| context.kernel.environment(environment).own;
                (is_own || completes(first) && common.all(completes)).then_some((other, first))
            });
            if let Some((other, environment)) = rival {
                findings.push(finding(context, product, [other, law], environment));
            }
            if !seen.iter().any(|&known| {
                context.kernel.stated_in(context.law(known)) == context.kernel.stated_in(context.law(law))
            }) {
                seen.push(law);
            }
        }
    }
}

fn finding(context: &Context, product: AtomId, [first, second]: [LawId; 2], environment: EnvironmentId) -> Diagnostic {
    let (first, second) = (context.law(first).name, context.law(second).name);
    let place = if context.is_own(second) { second } else { context.kernel.environment(environment).name };
    let (product, environment) = (context.words.atom(product), context.words.environment(environment));
    let finding = RULE
        .at(place, format!("a second law for `{product}` in `{environment}`"))
        .remark(format!("`{product}` can come about without the coproducers of the other"))
        .label(first, "the first law for it")
        .help("mark one of them `alternative law` if both are meant, or let them apply in different environments");
    if place == second { finding } else { finding.label(second, "the second") }
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
