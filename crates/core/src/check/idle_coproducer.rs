//! `idle-coproducer`: a coproducer is in no minimal way to satisfy the law's condition.
//!
//! Every part of a minimally sufficient condition is non-redundant (Mackie 1974, p. 62).

use super::local::Local;
use super::{Context, Rule};
use crate::kernel::AtomId;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule::new(
    "idle-coproducer",
    Level::Error,
    "a coproducer makes no difference to the law that names it, or none does",
    include_str!("../../../../docs/rules/idle-coproducer.md"),
)
.local();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for (_, law) in context.stated_laws() {
        if context.kernel.conditions.is_plain(law.condition) {
            continue;
        }
        let mut local = Local::new(context.kernel);
        let condition = local.condition(law.condition);
        let Ok(analysis) = local.formulas.analysis(condition) else { continue };
        match analysis.constant() {
            None => {}
            Some(true) => {
                findings.push(
                    RULE.at(law.name, format!("law `{}` needs no coproducer", context.words.at(law.name)))
                        .remark("its condition holds whatever is present or absent")
                        .help("name the coproducers that make the difference"),
                );
                continue;
            }
            // One that never holds is a dead law.
            Some(false) => continue,
        }
        let support: BTreeSet<AtomId> = analysis.support().collect();
        for atom in local.formulas.variables().filter(|atom| !support.contains(atom)) {
            let (name, law_name) = (context.words.atom(atom), context.words.at(law.name));
            let mention = context.mention(law, atom);
            findings.push(
                RULE.at(mention, format!("`{name}` makes no difference to law `{law_name}`"))
                    .remark("every way to satisfy the condition does without it")
                    .help(format!("leave `{name}` out, or say where it is needed"))
                    .fix(Fix::taking_out(mention)),
            );
        }
    }
}
