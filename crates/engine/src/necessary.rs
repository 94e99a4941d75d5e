//! Which nodes a product cannot do without: one lane for each, in which that one is kept away.
//!
//! Many are found without a trial: where one rule alone leads to a node that is necessary, its inputs are necessary too.
//! And each lane in which the product holds all the same has a way to produce it that leaves out whatever it does not
//! rest on, so that few are left to be tried.

use super::lanes::{Lanes, POSSIBLE, Wide};
use super::network::{Network, Node};
use super::part::Part;
use super::trial::Trial;
use smallvec::SmallVec;

/// Nodes that are kept away together.
pub type Together = SmallVec<[Node; 2]>;

impl Network {
    /// By candidate, whether keeping it away keeps the target from holding, which it does otherwise. A candidate is
    /// the nodes that are kept away together.
    ///
    /// `present` and `blocked` say by node what holds of itself and what never does; every node that may hold is taken
    /// to. For networks without absences.
    ///
    /// Time: at most the mentions that the target depends on, for every 512 candidates.
    pub fn necessary(&self, target: Node, present: &[u8], blocked: &[u8], candidates: &[Together]) -> Vec<bool> {
        let held: Vec<bool> = present.iter().map(|&present| present & POSSIBLE != 0).collect();
        let blocked: Vec<bool> = blocked.iter().map(|&blocked| blocked != 0).collect();
        let Some(part) = Part::of(self, target, &held, &blocked, |_| false) else {
            return vec![false; candidates.len()];
        };
        let positions = |nodes: &Together| nodes.iter().filter_map(|&node| part.position(node)).collect();
        let candidates: Vec<Together> = candidates.iter().map(positions).collect();
        // Nothing that the target does not depend on is necessary.
        let left = (0..candidates.len()).filter(|&candidate| !candidates[candidate].is_empty()).collect();
        let (known, necessary) = (vec![false; part.held.len()], vec![false; candidates.len()]);
        let mut search = Search { part: &part, candidates: &candidates, known, left, necessary };
        part.know(part.target, &mut search.known);
        search.run();
        search.necessary
    }
}

/// A search for the necessary ones among candidates.
struct Search<'p> {
    part: &'p Part,
    candidates: &'p [Together],
    /// By node, whether it is known to be necessary.
    known: Vec<bool>,
    /// The candidates of which nothing is known yet.
    left: Vec<usize>,
    /// By candidate, whether it is known to be necessary.
    necessary: Vec<bool>,
}

impl Search<'_> {
    fn run(&mut self) {
        self.settle_known();
        if self.left.is_empty() {
            return;
        }
        let mut trial = Trial::<Wide>::of(self.part);
        while !self.left.is_empty() {
            let batch = self.batch();
            let kept_away: Vec<&[Node]> =
                batch.iter().map(|&candidate| self.candidates[candidate].as_slice()).collect();
            trial.run(&kept_away);
            let fails = trial.holds().without();
            for (lane, &candidate) in (0..).zip(&batch) {
                if fails & Wide::lane(lane) == Wide::NONE {
                    continue;
                }
                self.necessary[candidate] = true;
                if let [only] = self.candidates[candidate].as_slice() {
                    self.part.know(*only, &mut self.known);
                }
            }
            self.settle_known();
            self.retain_rested_on(&mut trial);
        }
    }

    /// The candidates to be tried next: as many as there are lanes, from all over what is left, so that the ways to do
    /// without them differ.
    fn batch(&mut self) -> Vec<usize> {
        let (count, step) = (Wide::COUNT as usize, self.left.len().div_ceil(Wide::COUNT as usize));
        let mut at = 0..;
        let is_taken = |_: &mut usize| at.next().is_some_and(|at: usize| at.is_multiple_of(step));
        let batch: Vec<usize> = self.left.extract_if(.., is_taken).collect();
        debug_assert!(batch.len() <= count);
        batch
    }

    /// Settles the candidates of which a node is known to be necessary.
    fn settle_known(&mut self) {
        let Self { candidates, known, left, necessary, .. } = self;
        left.retain(|&candidate| {
            necessary[candidate] = candidates[candidate].iter().any(|&node| known[node as usize]);
            !necessary[candidate]
        });
    }

    /// Leaves out what the target does not rest on in each lane in which it holds.
    fn retain_rested_on<L: Lanes>(&mut self, trial: &mut Trial<L>) {
        if self.left.is_empty() {
            return;
        }
        trial.trace();
        let holds = trial.holds();
        self.left.retain(|&candidate| trial.rests_on(&self.candidates[candidate]) == holds);
    }
}

#[cfg(test)]
mod tests {
    use super::Together;
    use crate::network::{INNER, Literal, NetworkBuilder, Node};
    use smallvec::smallvec;

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
        let candidates: Vec<Together> = (0..1001).map(|node| smallvec![node]).collect();
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
        let candidates: [Together; 3] = [smallvec![0], smallvec![1], smallvec![2]];
        let necessary = network.necessary(3, &[0b11, 0b11, 0, 0], &[0; 4], &candidates);
        assert_eq!(necessary, [true, false, true]);
    }
}
