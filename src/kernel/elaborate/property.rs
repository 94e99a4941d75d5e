//! Properties: whose they are.

use super::{Elaborator, count};
use crate::kernel::AtomKind;
use crate::model::Kinds;
use crate::syntax::declaration::Property;

pub(super) fn elaborate(elaborator: &mut Elaborator, property: &Property) {
    let bearer = elaborator.mention(property.bearer, Kinds::BEARERS);
    for atom in elaborator.next_things(count(&property.names)) {
        elaborator.kernel.atoms[atom.index()].kind = AtomKind::Property { bearer };
    }
}
