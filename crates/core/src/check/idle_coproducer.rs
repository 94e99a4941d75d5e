//! `idle-coproducer`: a coproducer is in no minimal way to satisfy the law's condition.
//!
//! Every part of a minimally sufficient condition is non-redundant (Mackie 1974, p. 62).

use super::local::Local;
use super::ways::Ways;
use super::{Context, Rule};
use crate::kernel::{AtomId, Law};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};
use indexmap::IndexSet;
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
        match needed(context, law) {
            Some(Needed::Nothing) => findings.push(
                RULE.at(law.name, format!("law `{}` needs no coproducer", context.words.at(law.name)))
                    .remark("its condition holds whatever is present or absent")
                    .help("name the coproducers that make the difference"),
            ),
            Some(Needed::Some(needed)) => {
                let mut idle = IndexSet::new();
                context.kernel.conditions.each_atom(law.condition, &mut |atom| {
                    if !needed.contains(&atom) {
                        idle.insert(atom);
                    }
                });
                findings.extend(idle.into_iter().map(|atom| finding(context, law, atom)));
            }
            None => {}
        }
    }
}

/// What a condition depends on.
enum Needed {
    Nothing,
    Some(BTreeSet<AtomId>),
}

/// What some way to satisfy a law's condition needs; none where that is too large to be decided, or where the law never
/// holds, which is another rule's finding.
fn needed(context: &Context, law: &Law) -> Option<Needed> {
    if let Some(ways) = Ways::of(context.kernel, law.condition) {
        if ways.is_always() {
            return Some(Needed::Nothing);
        }
        let literals = ways.iter().flatten();
        return (!ways.is_never()).then(|| Needed::Some(literals.map(|&(atom, _)| atom).collect()));
    }
    let mut local = Local::new(context.kernel);
    let condition = local.condition(law.condition);
    let analysis = local.formulas.analysis(condition).ok()?;
    match analysis.constant() {
        Some(true) => Some(Needed::Nothing),
        Some(false) => None,
        None => Some(Needed::Some(analysis.support().collect())),
    }
}

fn finding(context: &Context, law: &Law, idle: AtomId) -> Diagnostic {
    let (name, law_name) = (context.words.atom(idle), context.words.at(law.name));
    let mention = context.mention(law, idle);
    RULE.at(mention, format!("`{name}` makes no difference to law `{law_name}`"))
        .remark("every way to satisfy the condition does without it")
        .help(format!("leave `{name}` out, or say where it is needed"))
        .fix(Fix::taking_out(mention))
}
