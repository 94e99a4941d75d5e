//! Which nodes of a loop would keep one another up: the greatest fixpoint of its rules, by leaving out, again and again,
//! what no rule supports.

use super::closure::Watchers;
use super::lanes::POSSIBLE;
use super::network::{Literal, Network, Node, Rule};
use rustc_hash::FxHashMap;
use std::ops::Range;

impl Network {
    /// Of some nodes of a loop, the most that would hold if all of them did, in order; of all other nodes, `values` says
    /// what may hold.
    ///
    /// Time: the number of mentions in the loop.
    pub fn sustained(&self, range: Range<Rule>, values: &[u8], is_candidate: impl Fn(Node) -> bool) -> Vec<Node> {
        let mut left: FxHashMap<Node, u32> = FxHashMap::default();
        for rule in range.clone() {
            if is_candidate(self.head(rule)) {
                left.insert(self.head(rule), 0);
            }
        }
        let may_hold = |input: &Literal| {
            let value = values[input.node() as usize];
            if input.is_absent() { value & super::CERTAIN == 0 } else { value & POSSIBLE != 0 }
        };
        let is_up = |input: &Literal, left: &FxHashMap<Node, u32>| {
            !input.is_absent() && left.contains_key(&input.node()) || may_hold(input)
        };
        let mut held: Vec<u32> = Vec::with_capacity(range.len());
        for rule in range.clone() {
            let count = self.inputs(rule).iter().filter(|input| is_up(input, &left)).count();
            held.push(u32::try_from(count).unwrap_or(u32::MAX));
            if held.last().is_some_and(|&held| held >= self.need(rule))
                && let Some(supports) = left.get_mut(&self.head(rule))
            {
                *supports += 1;
            }
        }
        let watchers = Watchers::of(self, range.clone());
        let mut falling: Vec<Node> =
            left.iter().filter(|(_, supports)| **supports == 0).map(|(&node, _)| node).collect();
        while let Some(node) = falling.pop() {
            if left.remove(&node).is_none() || values[node as usize] & POSSIBLE != 0 {
                continue;
            }
            for &rule in watchers.of_node(node) {
                let held = &mut held[(rule - range.start) as usize];
                *held -= 1;
                if *held + 1 == self.need(rule)
                    && let Some(supports) = left.get_mut(&self.head(rule))
                {
                    *supports -= 1;
                    if *supports == 0 {
                        falling.push(self.head(rule));
                    }
                }
            }
        }
        let mut nodes: Vec<Node> = left.into_keys().collect();
        nodes.sort_unstable();
        nodes
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::network::{INNER, Literal, Network, NetworkBuilder, Node};

    fn present(nodes: &[Node]) -> Vec<Literal> {
        nodes.iter().map(|&node| Literal::present(node)).collect()
    }

    /// 2 by 3; 3 by 2 and 0; 4 by 3 and 1, and 2 by 4.
    fn network() -> Network {
        let mut builder = NetworkBuilder::default();
        builder.rule(2, 1, INNER, present(&[3]));
        builder.rule(3, 2, INNER, present(&[2, 0]));
        builder.rule(4, 2, INNER, present(&[3, 1]));
        builder.rule(2, 1, INNER, present(&[4]));
        builder.finish(5)
    }

    #[test]
    fn what_keeps_one_another_up_is_sustained() {
        let network = network();
        let range = network.loops()[0].clone();
        let sustained = |values: [u8; 5]| network.sustained(range.clone(), &values, |_| true);
        // Both inputs from outside: all three; without 1, 2 and 3 do without 4; without 0 nothing is kept up.
        assert_eq!(sustained([0b10, 0b10, 0, 0, 0]), [2, 3, 4]);
        assert_eq!(sustained([0b10, 0, 0, 0, 0]), [2, 3]);
        assert!(sustained([0, 0b10, 0, 0, 0]).is_empty());
        // What is no candidate keeps nothing up.
        assert!(network.sustained(range.clone(), &[0b10, 0b10, 0, 0, 0], |node| node != 2).is_empty());
    }
}
