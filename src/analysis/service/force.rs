//! What promises put in place, and which propositions are in force in a situation.

use super::deal::Deal;
use crate::analysis::inquiry::Inquiry;
use crate::engine::{Network, POSSIBLE};
use crate::kernel::{AtomId, EnvironmentId, Kernel, Part, Proposition, PropositionId, is_exogenous};
use indexmap::IndexMap;

/// The propositions that are in force in a situation, beside one if one is named: of those between the same two parties,
/// which are alternatives, the first that is kept there, else the first of which anyone does anything.
pub(super) fn in_force<'k>(
    inquiry: &Inquiry<'k>,
    as_promised: bool,
    beside: Option<&Proposition>,
) -> Vec<&'k Proposition> {
    let kernel = inquiry.kernel;
    let here = kernel.environment(inquiry.situation.environment);
    let pair = |one: &Proposition| {
        let [first, second] = one.parties;
        [first.min(second), first.max(second)]
    };
    let own = beside.map(pair);
    let mut chosen: IndexMap<[AtomId; 2], (&Proposition, bool)> = IndexMap::new();
    // A deal of payments alone is made as promised.
    let bare = kernel.propositions.iter().filter(|one| as_promised && one.promises.is_empty());
    for one in touched(inquiry).into_iter().chain(bare) {
        if !one.sound || !here.is_within(one.environment) || own == Some(pair(one)) {
            continue;
        }
        let kept = || Deal::in_situation(one, inquiry, as_promised).is_kept();
        let known = chosen.entry(pair(one)).or_insert_with(|| (one, kept()));
        if !known.1 && kept() {
            *known = (one, true);
        }
    }
    chosen.into_values().map(|(one, _)| one).collect()
}

/// The propositions of which anyone does anything in a situation, in order of declaration.
pub(in crate::analysis) fn touched<'k>(inquiry: &Inquiry<'k>) -> Vec<&'k Proposition> {
    let kernel = inquiry.kernel;
    let is_done = |atom: AtomId| inquiry.situation.present[atom.index()] & POSSIBLE != 0;
    let done = kernel.promised_parts.iter().filter(|&&(_, part)| is_done(part));
    let mut touched: Vec<PropositionId> = done.map(|&(proposition, _)| proposition).collect();
    touched.dedup();
    touched.into_iter().map(|id| kernel.proposition(id)).collect()
}

/// What the promises and assumptions of a proposition put in place: choices of actions that all their actors promise to
/// take part in, and what is brought or assumed.
pub(in crate::analysis) fn promised(
    kernel: &Kernel,
    network: &Network,
    proposition: &Proposition,
    environment: EnvironmentId,
) -> Vec<AtomId> {
    let lacks = |atom: AtomId| kernel.environment(environment).lacks(atom);
    let mut given: Vec<AtomId> = proposition.assumptions.iter().map(|&(atom, _)| atom).collect();
    let mut acts: Vec<(AtomId, AtomId)> = Vec::new();
    for promise in &proposition.promises {
        let promiser = proposition.actor(promise.by);
        match proposition.part(kernel, promise, |atom| is_exogenous(kernel, network, atom)) {
            Part::Act(own) => acts.extend(own.into_iter().map(|act| (act, promiser))),
            Part::Bring(atom) => given.push(atom),
            Part::Nothing => {}
        }
    }
    for &(act, _) in &acts {
        let Some(action) = kernel.action_of(act) else { continue };
        if action.actors.iter().all(|&actor| acts.contains(&(act, actor))) {
            given.push(action.chosen);
        }
    }
    given.retain(|&atom| !lacks(atom));
    given.sort_unstable();
    given.dedup();
    given
}
