//! `unproducible`: an outcome that no law can produce, or an offering that nobody uses and nobody can deliver.

use super::{Context, Rule, dead_law};
use crate::kernel::AtomId;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use indexmap::IndexSet;

pub static RULE: Rule = Rule::new(
    "unproducible",
    Level::Warning,
    "no law can produce an outcome or an offering",
    include_str!("../../../../docs/rules/unproducible.md"),
)
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    outcomes(context, findings);
    offerings(context, findings);
}

fn outcomes(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let contents = kernel.offerings.iter().flat_map(|offering| &offering.contents);
    let brought: IndexSet<AtomId> = contents.map(|content| content.atom).collect();
    for outcome in &kernel.outcomes {
        // What an offering brings comes about with the offering.
        if !kernel.atom(outcome.atom).own || brought.contains(&outcome.atom) {
            continue;
        }
        let laws = context.by_product().laws(outcome.atom);
        let name = context.words.atom(outcome.atom);
        let finding = |what: &str| RULE.at(kernel.name_span(outcome.atom), format!("no law {what} outcome `{name}`"));
        if laws.is_empty() {
            findings.push(
                finding("produces")
                    .remark("nothing brings it about")
                    .help(format!("state the law that produces `{name}`, or remove it")),
            );
        } else if !dead_law::any_living(context, laws) {
            findings.push(
                finding("can ever produce")
                    .remark("each of its laws can never apply")
                    .label(context.law(laws[0]).name, "can never apply")
                    .help("fix the laws that produce it"),
            );
        }
    }
}

/// One that is used is an input without a producer, and reported as that.
fn offerings(context: &Context, findings: &mut Vec<Diagnostic>) {
    let delivery = context.delivery();
    for offering in context.own_offerings().filter(|offering| delivery.fails(offering)) {
        if delivery.used(context, offering).is_none() {
            let name = context.words.atom(offering.atom);
            let finding =
                RULE.at(context.kernel.name_span(offering.atom), format!("nobody can ever deliver offering `{name}`"));
            findings.push(delivery.explain(context, offering, finding));
        }
    }
}
