//! Outcomes: what they change.

use crate::kernel::AtomKind;
use crate::kernel::elaborate::{Elaborator, count};
use crate::model::Kinds;
use coproduce_syntax::declaration::Outcome;

pub(in crate::kernel::elaborate) fn elaborate(elaborator: &mut Elaborator, outcome: &Outcome) {
    let changes: Vec<_> = outcome
        .changes
        .iter()
        .filter_map(|name| Some((elaborator.mention(*name, Kinds::CHANGEABLE)?, name.span)))
        .collect();
    for atom in elaborator.next_things(count(&outcome.names)) {
        if let AtomKind::Outcome(index) = elaborator.kernel.atom(atom).kind {
            elaborator.kernel.outcomes[index as usize].changes.clone_from(&changes);
        }
    }
}
