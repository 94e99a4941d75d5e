//! Values: actual where the outcome they come from is produced.

use super::worth::worth;
use crate::kernel::elaborate::production::law;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomKind, Term};
use crate::model::Kinds;
use coproduce_syntax::declaration;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Value {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Value(index) = elaborator.kernel.atom(atom).kind else { return };
        let beneficiaries = elaborator.mention_actors(&self.beneficiaries);
        let counterpart = elaborator.mention(self.counterpart, Kinds::ACTORS).map(|one| (one, self.counterpart.span));
        let outcome = elaborator.mention(self.outcome, Kinds::OUTCOMES).map(|one| (one, self.outcome.span));
        let worth = worth(elaborator, self.worths.iter().flat_map(|clause| &clause.kind));
        let known = &mut elaborator.kernel.values[index as usize];
        (known.beneficiaries, known.counterpart, known.outcome, known.worth) =
            (beneficiaries, counterpart, outcome, worth);
        if let Some((outcome, _)) = outcome {
            law::define(elaborator, span, vec![Term::Present(outcome)], atom);
        }
    }
}
