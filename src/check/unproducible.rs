//! `unproducible`: an outcome that no law can produce.

use super::{Context, Rule, dead_law};
use crate::diagnostic::{Diagnostic, Level};

pub const RULE: Rule = Rule::new(
    "unproducible",
    Level::Warning,
    "no law can produce an outcome",
    include_str!("../../docs/rules/unproducible.md"),
)
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for outcome in &kernel.outcomes {
        if !kernel.atom(outcome.atom).own {
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
                    .help("mend the laws that produce it"),
            );
        }
    }
}
