//! Outcomes: what they change.

use super::lasting;
use crate::kernel::AtomKind;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::model::Kinds;
use coproduce_syntax::declaration::Outcome;
use coproduce_syntax::source::Span;

impl Elaborate for Outcome {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let changes: Vec<_> = self
            .changes
            .iter()
            .filter_map(|name| Some((elaborator.mention(*name, Kinds::CHANGEABLE)?, name.span)))
            .collect();
        for atom in elaborator.next_things(count(&self.names)) {
            lasting::note(elaborator, atom, self.lasting);
            if let AtomKind::Outcome(index) = elaborator.kernel.atom(atom).kind {
                elaborator.kernel.outcomes[index as usize].changes.clone_from(&changes);
            }
        }
    }
}
