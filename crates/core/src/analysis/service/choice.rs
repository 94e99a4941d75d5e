//! What an actor nets at best: by which of its own actions, while all others act as they do.
//!
//! What one actor is to another is told by what the one can have with the other and without: purposeful systems choose
//! (Ackoff & Emery 1972), and who would be alone would not go on spending for what cannot come about. The degrees of
//! cooperation and conflict in that book were not seen; that signs of effects tell them apart is the tool's reading.

use super::constellation::Assembly;
use crate::analysis::inquiry::{Inquiry, takes_part};
use crate::kernel::{AtomId, Kernel, Worth};
use coproduce_engine::{CERTAIN, POSSIBLE};

/// How many actions an actor chooses anew among; with more, nothing is claimed.
pub(super) const MOST_ACTIONS: usize = 10;

/// How many nodes of networks are closed for one constellation before nothing more is claimed.
const MOST_CLOSED: u64 = 200_000_000;

/// What is left to spend on choices.
pub(super) struct Chooser {
    left: u64,
}

/// The most that an actor can net: settled where the two are one.
#[derive(Clone, Copy)]
pub(super) struct Best {
    least: f64,
    most: f64,
}

/// What concerns an actor in an assembly.
pub(super) struct Concern {
    actor: AtomId,
    /// By node: whether a value for the actor, or a promise made to it or by it, may depend on it.
    cone: Vec<bool>,
    /// The other parties of its propositions.
    partners: Vec<AtomId>,
}

impl Concern {
    pub(super) fn of(assembly: &Assembly, actor: AtomId) -> Self {
        let Inquiry { kernel, network, .. } = assembly.inquiry;
        let is_for = |value: &&crate::kernel::Value| value.beneficiaries.iter().any(|&(one, _)| one == actor);
        let values = kernel.values.iter().filter(is_for).map(|value| value.atom.0);
        let made = || kernel.propositions.iter().filter(|one| one.sound && one.parties.contains(&actor));
        let promised = made().flat_map(|one| one.promises.iter().map(|promise| promise.promised.0));
        let targets: Vec<u32> = values.chain(promised).collect();
        let partners = made().flat_map(|one| one.parties).filter(|&one| one != actor).collect();
        Self { actor, cone: network.cone(&targets), partners }
    }

    /// Whether another can make a difference to what the actor nets.
    pub(super) fn involves(&self, kernel: &Kernel, other: AtomId) -> bool {
        self.partners.contains(&other) || takes_part(kernel, &self.cone, other)
    }
}

impl Default for Chooser {
    fn default() -> Self {
        Self { left: MOST_CLOSED }
    }
}

impl Chooser {
    /// The most that an actor can net in an assembly by choosing anew: what it does alone it may do or leave, from what it
    /// does with others it may only withdraw. None where there is too much to choose among.
    pub(super) fn best(&mut self, assembly: &Assembly, concern: &Concern) -> Option<Best> {
        let Inquiry { kernel, network, .. } = assembly.inquiry;
        let mut situation = assembly.inquiry.situation.clone();
        let mut choices: Vec<(AtomId, [u8; 2])> = Vec::new();
        for action in kernel.actions.iter().filter(|action| action.actors.contains(&concern.actor)) {
            let chosen = action.chosen;
            let now = situation.present[chosen.index()];
            let (is_own, is_kept_out) = (action.actors.len() == 1, situation.is_blocked(chosen));
            if is_kept_out || (!is_own && now == 0) {
                continue;
            }
            if concern.cone[action.performed.index()] {
                choices.push((chosen, [0, if is_own { CERTAIN | POSSIBLE } else { now }]));
            } else if action.costs != Worth::default() {
                // It brings the actor nothing: without it, the actor is better off.
                situation.present[chosen.index()] = 0;
            }
        }
        if choices.len() > MOST_ACTIONS {
            return None;
        }
        let mut best: Option<Best> = None;
        for choice in 0..1_u32 << choices.len() {
            for (bit, &(chosen, options)) in choices.iter().enumerate() {
                situation.present[chosen.index()] = options[(choice >> bit & 1) as usize];
            }
            if self.left == 0 {
                return None;
            }
            let inquiry = Inquiry::new(kernel, network, situation.clone());
            let nets = assembly.with(inquiry).nets();
            self.left = self.left.saturating_sub(u64::from(network.nodes()));
            let [least, most] = nets.get(&concern.actor).map_or([0.0; 2], |net| net.totals);
            best =
                Some(best.map_or(Best { least, most }, |one| Best {
                    least: one.least.max(least),
                    most: one.most.max(most),
                }));
        }
        best
    }
}

impl Best {
    /// The amount, where it is settled.
    pub(super) fn settled(self) -> Option<f64> {
        let is_settled = !super::worth::is_above(self.most, self.least);
        is_settled.then_some(self.least)
    }
}
