//! Which nodes of a loop would keep one another up: the greatest fixpoint of its rules, by leaving out, again and again,
//! what no rule supports. And which would come about once some are put in place: the least fixpoint.

use super::closure::Watchers;
use super::lanes::{CERTAIN, POSSIBLE};
use super::network::{Literal, Network, Node, Rule};
use crate::network::numbered;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Whether an input may hold, by what is said of its node.
fn may_hold(input: Literal, values: &[u8]) -> bool {
    let value = values[input.node() as usize];
    if input.is_absent() { value & CERTAIN == 0 } else { value & POSSIBLE != 0 }
}

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
        let is_up = |input: &Literal, left: &FxHashMap<Node, u32>| {
            !input.is_absent() && left.contains_key(&input.node()) || may_hold(*input, values)
        };
        let mut held: Vec<u32> = Vec::with_capacity(range.len());
        for rule in range.clone() {
            let count = self.inputs(rule).iter().filter(|input| is_up(input, &left)).count();
            held.push(numbered(count));
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

    /// Of some nodes of a loop, given in order, those that come about by a rule of it once the seeds among them are in
    /// place; of all other nodes, `values` says what may hold.
    ///
    /// Time: the number of mentions in the loop.
    pub fn started(
        &self,
        range: Range<Rule>,
        values: &[u8],
        candidates: &[Node],
        is_seed: impl Fn(Node) -> bool,
    ) -> Vec<Node> {
        let mut present: FxHashSet<Node> = candidates.iter().copied().filter(|&node| is_seed(node)).collect();
        let is_there =
            |input: &Literal| !input.is_absent() && present.contains(&input.node()) || may_hold(*input, values);
        let holding = |rule: Rule| self.inputs(rule).iter().filter(|input| is_there(input)).count();
        let mut held: Vec<u32> = range.clone().map(|rule| numbered(holding(rule))).collect();
        let watchers = Watchers::of(self, range.clone());
        let mut rising: Vec<Rule> =
            range.clone().filter(|&rule| held[(rule - range.start) as usize] >= self.need(rule)).collect();
        let mut come: FxHashSet<Node> = FxHashSet::default();
        while let Some(rule) = rising.pop() {
            let node = self.head(rule);
            if candidates.binary_search(&node).is_err() {
                continue;
            }
            come.insert(node);
            if values[node as usize] & POSSIBLE != 0 || !present.insert(node) {
                continue;
            }
            for &rule in watchers.of_node(node) {
                let held = &mut held[(rule - range.start) as usize];
                *held += 1;
                if *held == self.need(rule) {
                    rising.push(rule);
                }
            }
        }
        let mut nodes: Vec<Node> = come.into_iter().collect();
        nodes.sort_unstable();
        nodes
    }
}

#[cfg(test)]
mod tests {
    use crate::network::{INNER, Literal, Network, NetworkBuilder, Node};

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

    #[test]
    fn what_is_put_in_place_starts_the_rest() {
        let network = network();
        let range = network.loops()[0].clone();
        let started = |values: [u8; 5], candidates: &[Node], seed: Node| {
            network.started(range.clone(), &values, candidates, |node| node == seed)
        };
        // From 2 comes 3 with 0, from that 4 with 1, and 2 by 3; nothing comes of what is no part of the loop.
        assert_eq!(started([0b10, 0b10, 0, 0, 0], &[2, 3, 4], 2), [2, 3, 4]);
        assert!(started([0b10, 0b10, 0, 0, 0], &[2, 3, 4], 0).is_empty());
        // Without 0 nothing makes 3, so that 2 comes from 4 alone, and 4 from nothing.
        assert_eq!(started([0, 0b10, 0, 0, 0], &[2, 3, 4], 4), [2]);
        // What is no candidate does not come about, and nothing comes of it.
        assert_eq!(started([0b10, 0b10, 0, 0, 0], &[2, 4], 4), [2]);
    }
}
