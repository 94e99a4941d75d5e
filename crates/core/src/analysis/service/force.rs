//! What promises put in place, and which propositions are in force in a situation.

use super::ledger::Ledger;
use crate::analysis::inquiry::Inquiry;
use crate::kernel::{AtomId, EnvironmentId, Kernel, Part, Proposition, PropositionId, is_exogenous};
use coproduce_engine::exact::Formula;
use coproduce_engine::{Network, Node, POSSIBLE, Role, numbered};
use indexmap::IndexMap;

/// The propositions of which anyone may do anything in a situation, those between the same two parties together: they are
/// alternatives.
pub(super) struct Alternatives<'k> {
    by_pair: IndexMap<[AtomId; 2], Vec<PropositionId>>,
    kernel: &'k Kernel,
    as_promised: bool,
}

impl<'k> Alternatives<'k> {
    /// The alternatives of a situation, beside those to one proposition if one is named.
    pub fn of(inquiry: &Inquiry<'k>, as_promised: bool, beside: Option<&Proposition>) -> Self {
        let kernel = inquiry.kernel;
        let here = kernel.environment(inquiry.situation.environment);
        let pair = |one: &Proposition| {
            let [first, second] = one.parties;
            [first.min(second), first.max(second)]
        };
        let own = beside.map(pair);
        let mut by_pair: IndexMap<[AtomId; 2], Vec<PropositionId>> = IndexMap::new();
        // A deal of payments alone is made as promised.
        let ids = (0..numbered(kernel.propositions.len())).map(PropositionId);
        let bare = ids.filter(|&id| as_promised && kernel.proposition(id).promises.is_empty());
        for id in touched_ids(inquiry).into_iter().chain(bare) {
            let one = kernel.proposition(id);
            if one.sound && here.is_within(one.environment) && own != Some(pair(one)) {
                by_pair.entry(pair(one)).or_default().push(id);
            }
        }
        Self { by_pair, kernel, as_promised }
    }

    /// When each is in force: of alternatives of which anyone does anything, one that is kept, if one is. Which of several
    /// that is, nothing in the situation says.
    pub fn in_force<R: Fn(Node) -> Role<AtomId>>(
        &self,
        ledger: &mut Ledger<'_, 'k, R>,
    ) -> Vec<(&'k Proposition, Formula)> {
        let mut found = Vec::new();
        for ids in self.by_pair.values() {
            let begun: Vec<Formula> = ids.iter().map(|&id| self.begun(ledger, id)).collect();
            let eligible = if ids.len() == 1 { begun } else { self.eligible(ledger, ids, &begun) };
            let mut taken = Formula::FALSE;
            for (place, &id) in ids.iter().enumerate() {
                let proposition = self.kernel.proposition(id);
                let later = ledger.any(&eligible[place + 1..]);
                let unsaid = if later == Formula::FALSE { Formula::TRUE } else { ledger.unsaid(proposition.atom) };
                let last = ledger.any(&[unsaid, later.not()]);
                let when = ledger.all(&[eligible[place], taken.not(), last]);
                taken = ledger.any(&[taken, when]);
                found.push((proposition, when));
            }
        }
        found
    }

    fn eligible<R: Fn(Node) -> Role<AtomId>>(
        &self,
        ledger: &mut Ledger<'_, 'k, R>,
        ids: &[PropositionId],
        begun: &[Formula],
    ) -> Vec<Formula> {
        let kept: Vec<Formula> = ids
            .iter()
            .zip(begun)
            .map(|(&id, &begun)| {
                let kept = ledger.kept(self.kernel.proposition(id).promises.iter());
                ledger.all(&[begun, kept])
            })
            .collect();
        let none = ledger.any(&kept).not();
        kept.iter()
            .zip(begun)
            .map(|(&kept, &begun)| {
                let otherwise = ledger.all(&[begun, none]);
                ledger.any(&[kept, otherwise])
            })
            .collect()
    }

    /// When anyone does anything of what a proposition promises.
    fn begun<R: Fn(Node) -> Role<AtomId>>(&self, ledger: &mut Ledger<'_, 'k, R>, id: PropositionId) -> Formula {
        let kernel = self.kernel;
        if self.as_promised && kernel.proposition(id).promises.is_empty() {
            return Formula::TRUE;
        }
        let parts = &kernel.promised_parts;
        let first = parts.partition_point(|&(other, _)| other < id);
        let own = parts[first..].iter().take_while(|&&(other, _)| other == id);
        let begun: Vec<Formula> = own.map(|&(_, part)| ledger.own_presence(part)).collect();
        ledger.any(&begun)
    }
}

/// The propositions of which anyone does anything in a situation, in order of declaration.
pub(in crate::analysis) fn touched<'k>(inquiry: &Inquiry<'k>) -> Vec<&'k Proposition> {
    let kernel = inquiry.kernel;
    touched_ids(inquiry).into_iter().map(|id| kernel.proposition(id)).collect()
}

fn touched_ids(inquiry: &Inquiry) -> Vec<PropositionId> {
    let kernel = inquiry.kernel;
    let is_done = |atom: AtomId| inquiry.situation.present[atom.index()] & POSSIBLE != 0;
    let done = kernel.promised_parts.iter().filter(|&&(_, part)| is_done(part));
    let mut touched: Vec<PropositionId> = done.map(|&(proposition, _)| proposition).collect();
    touched.dedup();
    touched
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
