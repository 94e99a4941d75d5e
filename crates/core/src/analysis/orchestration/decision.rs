//! Who decides: whether a decision is made by both sides of what is supplied.

use crate::kernel::{AtomId, Constellation, Kernel, Problem};
use coproduce_syntax::declaration::PartIn;
use rustc_hash::FxHashSet;

/// Whether one who decides supplies another who decides, by an offering or on a platform, or as they are named in a
/// constellation: a decision is made by "a coalition or a team made up of customer(s) and vendor(s)" (Dager).
pub(super) fn has_both_sides(kernel: &Kernel, problem: &Problem) -> bool {
    let deciding: FxHashSet<AtomId> = problem.decided_by.iter().map(|&(actor, _)| actor).collect();
    let both = |suppliers: &[AtomId], customers: &[AtomId]| {
        let among = |actors: &[AtomId]| -> FxHashSet<AtomId> {
            actors.iter().copied().filter(|actor| deciding.contains(actor)).collect()
        };
        let (suppliers, customers) = (among(suppliers), among(customers));
        // Two different actors: where each side is one, not the same.
        !suppliers.is_empty() && !customers.is_empty() && suppliers.union(&customers).count() > 1
    };
    let parts = |constellation: &Constellation, part: PartIn| -> Vec<AtomId> {
        constellation.members.iter().filter(|(one, ..)| *one == part).map(|&(_, actor, _)| actor).collect()
    };
    kernel.offerings.iter().any(|offering| both(&offering.suppliers, &offering.customers))
        || kernel.platforms.iter().any(|platform| both(&platform.providers, &platform.customers))
        || kernel.constellations.iter().any(|one| both(&parts(one, PartIn::Supplier), &parts(one, PartIn::Customer)))
}
