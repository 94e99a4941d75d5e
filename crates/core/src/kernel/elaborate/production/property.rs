//! Properties: whose they are.

use crate::kernel::AtomKind;
use crate::kernel::elaborate::{Elaborator, count};
use crate::model::Kinds;
use coproduce_syntax::declaration::Property;

pub(in crate::kernel::elaborate) fn elaborate(elaborator: &mut Elaborator, property: &Property) {
    let bearer = elaborator.mention(property.bearer, Kinds::BEARERS);
    for atom in elaborator.next_things(count(&property.names)) {
        elaborator.kernel.atoms[atom.index()].kind = AtomKind::Property { bearer };
    }
}
