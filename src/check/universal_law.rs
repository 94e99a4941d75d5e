//! `universal-law`: a law that no environment can fail to satisfy.
//!
//! "No such law can apply in every environment, because if it did, no environmental conditions would be necessary"
//! (Ackoff 1981, p. 21).

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::kernel::Statement;

pub const RULE: Rule = Rule::new(
    "universal-law",
    Level::Error,
    "a law names no environment, or one that neither holds nor lacks anything",
    include_str!("../../docs/rules/universal-law.md"),
)
.local()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let says_nothing: Vec<bool> = context
        .kernel
        .environments
        .iter()
        .map(|environment| {
            environment.effective.values().all(|stated| matches!(stated.statement, Statement::Likely(_)))
        })
        .collect();
    for (_, law) in context.stated_laws() {
        let environments = context.kernel.stated_in(law);
        if environments.is_empty() {
            findings.push(
                RULE.at(law.name, format!("law `{}` names no environment", context.words.at(law.name)))
                    .remark("would apply everywhere")
                    .help("say where it applies: `law NAME in ENVIRONMENT { … }`; there are no universal laws"),
            );
        } else if let Some(&empty) = environments.iter().find(|environment| says_nothing[environment.index()]) {
            let name = context.words.environment(empty);
            let declared = context.kernel.environment(empty).name;
            findings.push(
                RULE.at(
                    law.name,
                    format!("law `{}` applies in `{name}`, which says nothing", context.words.at(law.name)),
                )
                .remark("nothing could keep this law from applying")
                .label(declared, "neither holds nor lacks anything")
                .help(format!("say what `{name}` holds or lacks that other settings do not")),
            );
        }
    }
}
