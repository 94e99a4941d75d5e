//! Properties: whose they are.

use super::lasting;
use crate::kernel::AtomKind;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::model::Kinds;
use coproduce_syntax::declaration::Property;
use coproduce_syntax::source::Span;

impl Elaborate for Property {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let bearer = elaborator.mention(self.bearer, Kinds::BEARERS);
        for atom in elaborator.next_things(count(&self.names)) {
            lasting::note(elaborator, atom, self.lasting);
            elaborator.kernel.atoms[atom.index()].kind = AtomKind::Property { bearer };
        }
    }
}
