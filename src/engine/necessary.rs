//! Which nodes a product cannot do without: one lane for each, in which that one is kept away.
//!
//! Only what a proof rests on can be necessary, so that one proof leaves few candidates; and only the rules that the
//! product depends on are closed.

use super::lanes::{Lanes, POSSIBLE, Wide};
use super::network::{Literal, Network, Node, Rules};

impl Network {
    /// By candidate, whether keeping it away keeps the target from holding. A candidate is the nodes that are kept away
    /// together.
    ///
    /// `present` and `blocked` say by node what holds of itself and what never does; every node that may hold is taken
    /// to. For networks without absences.
    ///
    /// Time: the mentions that the target depends on, for each [`Wide::COUNT`] candidates.
    pub fn necessary(&self, target: Node, present: &[u8], blocked: &[u8], candidates: &[Vec<Node>]) -> Vec<bool> {
        let part = self.part(target);
        let mut necessary = Vec::with_capacity(candidates.len());
        for batch in candidates.chunks(Wide::COUNT as usize) {
            let mut held = part.lanes(|node| present[node as usize] & POSSIBLE != 0 && blocked[node as usize] == 0);
            let mut kept_away = part.lanes(|node| blocked[node as usize] != 0);
            for (lane, candidate) in (0..).zip(batch) {
                for node in candidate.iter().filter_map(|&node| part.position(node)) {
                    held[node] = held[node] & Wide::lane(lane).without();
                    kept_away[node] = kept_away[node] | Wide::lane(lane);
                }
            }
            part.network.close(&mut held, &kept_away, u32::try_from(batch.len()).unwrap_or(Wide::COUNT));
            let holds = part.position(target).map_or(Wide::NONE, |target| held[target]);
            necessary.extend((0..).zip(batch).map(|(lane, _)| holds & Wide::lane(lane) == Wide::NONE));
        }
        necessary
    }

    /// The rules that a node depends on, over nodes numbered anew.
    fn part(&self, target: Node) -> Part {
        let marked = self.cone(&[target]);
        let nodes: Vec<Node> = (0..self.nodes()).filter(|&node| marked[node as usize]).collect();
        let mut position = vec![Node::MAX; marked.len()];
        for (new, &node) in (0..).zip(&nodes) {
            position[node as usize] = new;
        }
        let mut network = Network { nodes: u32::try_from(nodes.len()).unwrap_or(u32::MAX), ..Network::default() };
        network.by_head = vec![(0, 0); nodes.len()];
        let mut kept_before = Vec::with_capacity(self.rules() + 1);
        let mut rules = Rules::default();
        for rule in 0..u32::try_from(self.rules()).unwrap_or(u32::MAX) {
            let kept = u32::try_from(rules.len()).unwrap_or(u32::MAX);
            kept_before.push(kept);
            let head = position[self.head(rule) as usize];
            if head == Node::MAX {
                continue;
            }
            let of_head = &mut network.by_head[head as usize];
            let first = if of_head.0 == of_head.1 { kept } else { of_head.0 };
            *of_head = (first, kept + 1);
            let renumbered = |input: &Literal| input.at(position[input.node() as usize]);
            let inputs = self.inputs(rule).iter().map(renumbered);
            rules.push(head, self.need(rule), self.rules.get(rule).origin, inputs);
        }
        kept_before.push(u32::try_from(rules.len()).unwrap_or(u32::MAX));
        let loops = self.loops.iter().map(|range| kept_before[range.start as usize]..kept_before[range.end as usize]);
        network.loops = loops.filter(|range| !range.is_empty()).collect();
        network.rules = rules;
        network.negates = self.negates;
        Part { network, nodes, position }
    }
}

/// A part of a network.
struct Part {
    network: Network,
    /// By new number, the node it stands for.
    nodes: Vec<Node>,
    /// The reverse.
    position: Vec<Node>,
}

impl Part {
    fn position(&self, node: Node) -> Option<usize> {
        Some(self.position[node as usize]).filter(|&position| position != Node::MAX).map(|position| position as usize)
    }

    /// All lanes of the nodes that something is true of.
    fn lanes(&self, of: impl Fn(Node) -> bool) -> Vec<Wide> {
        self.nodes.iter().map(|&node| if of(node) { Wide::ALL } else { Wide::NONE }).collect()
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
