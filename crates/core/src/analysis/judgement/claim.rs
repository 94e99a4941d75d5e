//! Claims: whether coproducers stand in a relation to a product.

use super::{Failure, Ruling, Undecided, Unjudged};
use crate::analysis::inquiry::Setting;
use crate::analysis::production::Relations;
use crate::kernel::{Claim, Kernel, Member, Networks};
use coproduce_syntax::declaration::Relation;

pub(super) fn judge(kernel: &Kernel, networks: &Networks, claim: &Claim) -> Ruling {
    if !networks.within_a_period(kernel, claim.environment).unstratified().is_empty() {
        return Ruling::Unjudged(Unjudged::Unstratified);
    }
    let relations = Relations::new(kernel, networks, claim.product, &Setting::bare(claim.environment));
    match relations.refutation(claim.relation, &claim.members) {
        Err(limit) => Ruling::Undecided(Undecided::TooLarge(limit)),
        Ok(refutation) if refutation.is_none() != claim.denied => Ruling::Held,
        Ok(None) => Ruling::Failed(Failure::Denied),
        Ok(Some(witness)) => {
            Ruling::Failed(only_likely(&relations, claim).map_or(Failure::Refuted(witness), Failure::OnlyLikely))
        }
    }
}

/// What laws leave unnamed, where a `cause` claim would hold if every likely law were certain.
fn only_likely(relations: &Relations, claim: &Claim) -> Option<Vec<crate::kernel::AtomId>> {
    if claim.relation != Relation::Cause || claim.members.len() < 2 {
        return None;
    }
    let residuals = relations.residuals();
    if residuals.is_empty() {
        return None;
    }
    let unnamed = residuals.iter().copied().map(Member::Present);
    let all: Vec<Member> = claim.members.iter().cloned().chain(unnamed).collect();
    let is_necessary = |member| relations.holds(Relation::Necessary, std::slice::from_ref(member)).unwrap_or(false);
    let would_hold = claim.members.iter().all(is_necessary) && relations.suffices_unaided(&all).unwrap_or(false);
    would_hold.then_some(residuals)
}
