//! `self-production`: a product in every way to satisfy its own law.

use super::local::Local;
use super::{Context, Rule};
use crate::kernel::{AtomId, AtomKind, GateId, Term};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};

pub static RULE: Rule = Rule::new(
    "self-production",
    Level::Error,
    "a law needs its own product",
    include_str!("../../../../docs/rules/self-production.md"),
)
.local();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    // What is produced later was there before.
    for (id, law) in context.stated_laws().filter(|(_, law)| law.delay == 0) {
        // What enables a law may be supplied mutually, also by the law itself.
        let uses = context.kernel.enabling(id).map_or(Term::Gate(law.condition), |enabling| enabling.uses);
        for &produced in context.kernel.products(law) {
            // A law for an offering produces that it is provided, and is asked for the offering.
            let product = match context.kernel.atom(produced).kind {
                AtomKind::Provided(index) => context.kernel.offerings[index as usize].atom,
                _ => produced,
            };
            let is_needed = match uses {
                Term::Gate(gate) => needs(context, gate, product),
                term => term == Term::Present(product),
            };
            if is_needed {
                let (name, law_name) = (context.words.atom(product), context.words.at(law.name));
                let mention = context.mention(law, product);
                findings.push(
                    RULE.at(mention, format!("law `{law_name}` needs its own product `{name}`"))
                        .remark("must be there before it is produced")
                        .help(format!(
                            "leave `{name}` out of the condition, or give its earlier state a name of its \
                                       own"
                        ))
                        .fix(Fix::taking_out(mention)),
                );
            }
        }
    }
}

/// Whether a condition cannot be satisfied without a product.
fn needs(context: &Context, condition: GateId, product: AtomId) -> bool {
    let conditions = &context.kernel.conditions;
    if conditions.is_plain(condition) {
        return conditions.inputs(condition).any(|input| input == Term::Present(product));
    }
    let mut mentioned = false;
    conditions.each_atom(condition, &mut |atom| mentioned |= atom == product);
    if !mentioned {
        return false;
    }
    let mut local = Local::new(context.kernel);
    let (condition, own) = (local.condition(condition), local.formulas.variable(product));
    let satisfiable = local.formulas.value(condition).is_ok_and(|value| value != Some(false));
    satisfiable && local.exclude_one_another(&[condition, own.not()])
}
