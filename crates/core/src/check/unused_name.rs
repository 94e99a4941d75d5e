//! `unused-name`: a declared name that nothing mentions.

use super::{Context, Rule};
use crate::kernel::{AtomKind, Origin};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level};

pub static RULE: Rule = Rule::new(
    "unused-name",
    Level::Warning,
    "a name is declared and mentioned nowhere else",
    include_str!("../../../../docs/rules/unused-name.md"),
)
.of_text()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for (atom, &mentioned) in kernel.atoms.iter().zip(&kernel.mentioned) {
        if mentioned || !atom.own {
            continue;
        }
        let Some(kind) = atom.kind.declared() else { continue };
        let used = match atom.kind {
            // An environment in which a law applies is a setting in its own right.
            AtomKind::Environment(id) => {
                kernel.laws.iter().any(|law| law.origin != Origin::Definition && kernel.applies(law, id))
            }
            // These are said for their own sake, as laws are.
            AtomKind::Offering(_)
            | AtomKind::Value(_)
            | AtomKind::Proposition(_)
            | AtomKind::Cocreation(_)
            | AtomKind::Record(..) => true,
            _ => false,
        };
        if !used {
            let name = context.words.at(atom.name);
            findings.push(
                RULE.at(atom.name, format!("{} `{name}` is mentioned nowhere else", kind.word()))
                    .remark("takes no part in the model")
                    .help("let it take part, or remove it")
                    .fix(Fix::taking_out(atom.name)),
            );
        }
    }
}
