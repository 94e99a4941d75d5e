//! Constellations: who is brought together, in which part.

use super::Elaborator;
use crate::diagnostic::Diagnostic;
use crate::kernel::AtomKind;
use crate::model::Kinds;
use crate::syntax::declaration;

pub(super) fn elaborate(elaborator: &mut Elaborator, constellation: &declaration::Constellation) {
    let Some(atom) = elaborator.next_things(1).next() else { return };
    let AtomKind::Constellation(index) = elaborator.kernel.atom(atom).kind else { return };
    for clause in &constellation.members {
        let (part, names) = &clause.kind;
        for name in names {
            let Some(actor) = elaborator.mention(*name, Kinds::ACTORS) else { continue };
            let known = &elaborator.kernel.constellations[index as usize].members;
            if let Some(&(_, _, before)) =
                known.iter().find(|&&(as_part, member, _)| as_part == *part && member == actor)
            {
                let (text, word) = (elaborator.text(name.span), part.word());
                elaborator.report(
                    Diagnostic::error("duplicate-name", name.span, format!("`{text}` is named twice as {word}"))
                        .remark("named again")
                        .label(before, "first named here")
                        .help("remove one of the two"),
                );
                continue;
            }
            elaborator.kernel.constellations[index as usize].members.push((*part, actor, name.span));
        }
    }
}
