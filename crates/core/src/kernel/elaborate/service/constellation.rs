//! Constellations: who is brought together, in which part.

use crate::kernel::AtomKind;
use crate::kernel::elaborate::once::Once;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::model::{Kind, Kinds};
use coproduce_syntax::declaration;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Constellation {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Constellation, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut once = Once::default();
        for clause in &self.members {
            let (part, names) = &clause.kind;
            for name in names {
                let Some(actor) = elaborator.mention(*name, Kinds::ACTORS) else { continue };
                let said = format!("named twice as {}", part.word());
                if once.is_first_as(elaborator, (*part, actor), *name, &said) {
                    elaborator.kernel.constellations[index as usize].members.push((*part, actor, name.span));
                }
            }
        }
    }
}
