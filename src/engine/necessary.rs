//! Which nodes a product cannot do without: one lane for each, in which that one is kept away.
//!
//! Only what every proof rests on is necessary. One proof leaves few candidates; and in each lane in which the product
//! holds all the same, another proof stands, which leaves fewer.

use super::lanes::{CERTAIN, Lanes, POSSIBLE, Wide};
use super::network::{Network, Node};
use super::part::Part;

/// A proof is worth its time where it leaves out one in so many candidates.
const WORTHWHILE: usize = 8;

impl Network {
    /// By candidate, whether keeping it away keeps the target from holding. A candidate is the nodes that are kept away
    /// together.
    ///
    /// `present` and `blocked` say by node what holds of itself and what never does; every node that may hold is taken
    /// to. For networks without absences.
    ///
    /// Time: the mentions that the target depends on, for every 512 candidates.
    pub fn necessary(&self, target: Node, present: &[u8], blocked: &[u8], candidates: &[Vec<Node>]) -> Vec<bool> {
        let part = Part::of(self, target);
        let Some(target) = part.position(target) else { return vec![false; candidates.len()] };
        let trial = Trial {
            held: part.map(|node| present[node as usize] & POSSIBLE != 0 && blocked[node as usize] == 0),
            kept_away: part.map(|node| blocked[node as usize] != 0),
            candidates: candidates
                .iter()
                .map(|nodes| nodes.iter().filter_map(|&node| part.position(node)).collect())
                .collect(),
            network: &part.network,
            target,
        };
        trial.run()
    }
}

/// Candidates tried on a part of a network.
struct Trial<'p> {
    network: &'p Network,
    target: Node,
    held: Vec<bool>,
    kept_away: Vec<bool>,
    candidates: Vec<Vec<Node>>,
}

impl Trial<'_> {
    fn run(&self) -> Vec<bool> {
        let mut necessary = vec![false; self.candidates.len()];
        // Nothing that the target does not depend on is necessary.
        let mut left: Vec<usize> = (0..self.candidates.len()).filter(|&one| !self.candidates[one].is_empty()).collect();
        let mut is_worthwhile = true;
        while !left.is_empty() {
            let batch: Vec<usize> = left.drain(..left.len().min(Wide::COUNT as usize)).collect();
            let (present, values) = self.closed(&batch);
            for (lane, &candidate) in (0..).zip(&batch) {
                necessary[candidate] = values[self.target as usize] & Wide::lane(lane) == Wide::NONE;
                if !necessary[candidate] && is_worthwhile && left.len() > batch.len() {
                    let before = left.len();
                    let rested_on = self.proof(lane, &present, &values);
                    left.retain(|&other| self.candidates[other].iter().any(|&node| rested_on[node as usize]));
                    is_worthwhile = left.len() < before - before / WORTHWHILE;
                }
            }
        }
        necessary
    }

    /// What is present of itself and what holds, with one candidate kept away in each lane.
    fn closed(&self, batch: &[usize]) -> (Vec<Wide>, Vec<Wide>) {
        let all = |&yes: &bool| if yes { Wide::ALL } else { Wide::NONE };
        let mut present: Vec<Wide> = self.held.iter().map(all).collect();
        let mut kept_away: Vec<Wide> = self.kept_away.iter().map(all).collect();
        for (lane, &candidate) in (0..).zip(batch) {
            for &node in &self.candidates[candidate] {
                present[node as usize] = present[node as usize] & Wide::lane(lane).without();
                kept_away[node as usize] = kept_away[node as usize] | Wide::lane(lane);
            }
        }
        let mut values = present.clone();
        self.network.close(&mut values, &kept_away, u32::try_from(batch.len()).unwrap_or(Wide::COUNT));
        (present, values)
    }

    /// By node, whether a proof in a lane rests on it.
    fn proof(&self, lane: u32, present: &[Wide], values: &[Wide]) -> Vec<bool> {
        let single = |words: &[Wide]| -> Vec<u8> {
            let is_so = |word: &Wide| *word & Wide::lane(lane) != Wide::NONE;
            words.iter().map(|word| if is_so(word) { CERTAIN | POSSIBLE } else { 0 }).collect()
        };
        let mut rested_on = vec![false; present.len()];
        for (literal, _) in self.network.proof(self.target, &single(present), &single(values)) {
            rested_on[literal.node() as usize] = true;
        }
        rested_on
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::network::{INNER, Literal, NetworkBuilder, Node};

    #[test]
    fn a_thousand_candidates_are_tried_at_once() {
        // Target 2000 needs 0 … 599 and one of the pairs of 600 … 999.
        let mut builder = NetworkBuilder::default();
        let literals = |nodes: &[Node]| nodes.iter().map(|&node| Literal::present(node)).collect::<Vec<_>>();
        for first in (600..1000).step_by(2) {
            builder.rule(1500, 2, INNER, literals(&[first, first + 1]));
        }
        builder.rule(2000, 601, INNER, literals(&(0..600).chain([1500]).collect::<Vec<_>>()));
        builder.rule(1999, 1, INNER, literals(&[0]));
        let network = builder.finish(2001);
        let mut present = vec![0; 2001];
        present[..1000].fill(0b11);
        let candidates: Vec<Vec<Node>> = (0..1001).map(|node| vec![node]).collect();
        let mut necessary = network.necessary(2000, &present, &[0; 2001], &candidates);
        assert_eq!(necessary.iter().filter(|&&necessary| necessary).count(), 600);
        // With one pair left, its members are necessary as well.
        let mut blocked = vec![0; 2001];
        blocked[602..1000].fill(0b11);
        necessary = network.necessary(2000, &present, &blocked, &candidates);
        assert_eq!(necessary.iter().position(|&necessary| !necessary), Some(602));
    }

    #[test]
    fn a_loop_cannot_replace_its_seed() {
        // 2 by 3 or by 0 or by 1; 3 by 2; target 3.
        let mut builder = NetworkBuilder::default();
        builder.rule(2, 1, INNER, [Literal::present(3)]);
        builder.rule(2, 1, INNER, [Literal::present(0)]);
        builder.rule(3, 1, INNER, [Literal::present(2)]);
        let network = builder.finish(4);
        let candidates = [vec![0], vec![1], vec![2]];
        let necessary = network.necessary(3, &[0b11, 0b11, 0, 0], &[0; 4], &candidates);
        assert_eq!(necessary, [true, false, true]);
    }
}
