//! A few missing sets of a product that has too many for all to be known.
//!
//! With everything in place that may be put in place the product comes about; what it does without is left out again
//! until nothing can be. Each set that is found is minimal. Others are found by doing without one of its members.

use super::changes::Changes;
use super::{Inquiry, Missing};
use crate::kernel::{AtomId, Situation, atom_ids};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, is_interrupted};
use std::collections::{BTreeSet, VecDeque};

/// How many sets are found for a product.
const FEW: usize = 5;
/// How often something is left out until nothing can be, for each product.
const MOST_TRIALS: usize = 12;
/// How many rules are looked at, about, for all products together.
const STEPS: usize = 10_000_000;

/// How many trials there may be for each of some products.
pub(super) fn trials(network: &Network, products: usize) -> usize {
    (STEPS / products.saturating_mul(network.rules()).max(1)).min(MOST_TRIALS)
}

/// Sets after which a product is produced, each minimal, smallest first. Nothing is taken away, and nothing that is lacked
/// is put in place. Where an absence matters none are found: what suffices there is not seen by following laws.
pub(super) fn few(changes: &Changes, product: AtomId, trials: usize, most: usize) -> Vec<Vec<Missing>> {
    if trials == 0 || rests_on_an_absence(changes.inquiry.network, product) {
        return Vec::new();
    }
    let search = Search::new(changes, product);
    let mut found: BTreeSet<(usize, Vec<AtomId>)> = BTreeSet::new();
    let mut open = VecDeque::from([BTreeSet::new()]);
    for _ in 0..trials {
        let Some(without) = open.pop_front().filter(|_| found.len() < FEW.min(most) && !is_interrupted()) else {
            break;
        };
        let Some(set) = search.minimal(&without) else { continue };
        for &member in &set {
            let mut without = without.clone();
            without.insert(member);
            open.push_back(without);
        }
        found.insert((set.len(), set.into_iter().collect()));
    }
    let missing = |atom: AtomId| Missing { atom, away: false };
    found.into_iter().map(|(_, set)| set.into_iter().map(missing).collect()).collect()
}

struct Search<'c> {
    changes: &'c Changes<'c>,
    product: AtomId,
    /// What holds of itself.
    fixed: Vec<Node>,
    /// What may be put in place: first what is left out first, then what laws for the product ask for.
    free: [Vec<Node>; 2],
}

impl<'c> Search<'c> {
    fn new(changes: &'c Changes<'c>, product: AtomId) -> Self {
        let inquiry = changes.inquiry;
        let Situation { present, blocked, .. } = &inquiry.situation;
        let stays = |node: &Node| present[*node as usize] & CERTAIN != 0 && blocked[*node as usize] == 0;
        let may_be_put = |atom: &AtomId| {
            *atom != product
                && present[atom.index()] & CERTAIN == 0
                && blocked[atom.index()] == 0
                && changes.may_change(*atom)
        };
        let fixed = (0..inquiry.network.nodes()).filter(stays).collect();
        let asked_for = asked_for(inquiry, product);
        let free = atom_ids(inquiry.kernel).filter(may_be_put).map(|atom| atom.0);
        let (second, first) = free.partition(|node| asked_for.contains(node));
        Self { changes, product, fixed, free: [first, second] }
    }

    /// A minimal set without some atoms; none where there is none, or where it is not found.
    fn minimal(&self, without: &BTreeSet<AtomId>) -> Option<BTreeSet<AtomId>> {
        let inquiry = self.changes.inquiry;
        let left = |nodes: &[Node]| -> Vec<Node> {
            nodes.iter().copied().filter(|&node| !without.contains(&AtomId(node))).collect()
        };
        let free = self.free.each_ref().map(|nodes| left(nodes));
        let blocked = &inquiry.situation.blocked;
        let kept = inquiry.network.irreducible(self.product.0, &self.fixed, [&free[0], &free[1]], blocked);
        let set: BTreeSet<AtomId> = kept.into_iter().map(AtomId).collect();
        self.suffices(&set).then_some(set)
    }

    /// Whether the product is produced, however what is open turns out, once some atoms are put in place.
    fn suffices(&self, set: &BTreeSet<AtomId>) -> bool {
        let inquiry = self.changes.inquiry;
        let mut situation = inquiry.situation.clone();
        for atom in set {
            situation.present[atom.index()] = CERTAIN | POSSIBLE;
        }
        situation.close(inquiry.network)[self.product.index()] & CERTAIN != 0
    }
}

/// What the laws for a product ask for.
fn asked_for(inquiry: &Inquiry, product: AtomId) -> BTreeSet<Node> {
    let network = inquiry.network;
    let (mut found, mut open) = (BTreeSet::new(), vec![product.0]);
    while let Some(node) = open.pop() {
        for input in network.rules_for(node).flat_map(|rule| network.inputs(rule)) {
            let is_part_of_a_condition = inquiry.atom_of(input.node()).is_none();
            if found.insert(input.node()) && is_part_of_a_condition {
                open.push(input.node());
            }
        }
    }
    found
}

/// Whether anything on the way to a product asks for an absence.
fn rests_on_an_absence(network: &Network, product: AtomId) -> bool {
    if !network.negates() {
        return false;
    }
    let (mut seen, mut open) = (BTreeSet::from([product.0]), vec![product.0]);
    while let Some(node) = open.pop() {
        for input in network.rules_for(node).flat_map(|rule| network.inputs(rule)) {
            if input.is_absent() {
                return true;
            }
            if seen.insert(input.node()) {
                open.push(input.node());
            }
        }
    }
    false
}
