//! Proofs: why a node holds, every node on the way explained once.
//!
//! A node that holds is explained by one rule that is satisfied, and by as many inputs as the rule needs; one that does
//! not hold by an input that each of its rules lacks. Inside a loop a node is explained by the rule that fires first, so
//! that no explanation goes in a circle; absence may, for what only holds itself up does not hold.

use super::closure::Watchers;
use super::lanes::{CERTAIN, Lanes, POSSIBLE};
use super::network::{Literal, Network, Node, Rule};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::ops::Range;

/// Why a literal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is so of itself: nothing produces it here, or it is given or kept away.
    Itself,
    /// A rule produces it, by these of its inputs.
    Rule(Rule, Vec<Literal>),
    /// No rule produces it: each lacks one of these, or more.
    NoRule(Vec<Literal>),
}

/// A literal with its reason.
pub type Step = (Literal, Reason);

impl Network {
    /// Explains a node that certainly holds, each literal once, what is explained before what explains it.
    ///
    /// `present` says by node what holds of itself, `values` what holds and what may hold in all.
    pub fn proof(&self, target: Node, present: &[u8], values: &[u8]) -> Vec<Step> {
        let mut prover = Prover { network: self, present, values, loops: FxHashMap::default() };
        let mut seen: FxHashSet<Literal> = FxHashSet::default();
        let mut steps = Vec::new();
        let mut stack = vec![Literal::present(target)];
        while let Some(literal) = stack.pop() {
            if !seen.insert(literal) {
                continue;
            }
            let reason = prover.reason(literal);
            if let Reason::Rule(_, inputs) | Reason::NoRule(inputs) = &reason {
                stack.extend(inputs.iter().rev());
            }
            steps.push((literal, reason));
        }
        steps
    }

    /// Those of some nodes that are present of themselves of which none can be left out: without the others, the target
    /// still holds, and without any one of those that remain it does not. `fixed` nodes are always there.
    pub fn irreducible(&self, target: Node, fixed: &[Node], free: &[Node], blocked: &[u8]) -> Vec<Node> {
        /// How many situations a word holds, two lanes each.
        const SITUATIONS: usize = 32;
        let blocked: Vec<u64> = blocked.iter().map(|&blocked| if blocked == 0 { 0 } else { u64::ALL }).collect();
        let mut kept: Vec<Node> = free.to_vec();
        // Whatever has been tried stays tried: taking more away never makes it dispensable where nothing is negated.
        let mut at = 0;
        while at < kept.len() {
            let tried = &kept[at..kept.len().min(at + SITUATIONS)];
            let mut values = vec![0_u64; self.nodes() as usize];
            for &node in fixed.iter().chain(&kept) {
                values[node as usize] = u64::ALL;
            }
            for (lane, &node) in tried.iter().enumerate() {
                values[node as usize] &= !(0b11 << (2 * lane));
            }
            self.close(&mut values, &blocked, u64::BITS);
            let holds = values[target as usize];
            match (0..tried.len()).find(|lane| holds >> (2 * lane) & 1 == 1) {
                Some(lane) => {
                    kept.remove(at + lane);
                    at += lane;
                }
                None => at += tried.len(),
            }
        }
        kept
    }
}

struct Prover<'n> {
    network: &'n Network,
    present: &'n [u8],
    values: &'n [u8],
    /// By the beginning of a loop: the rule by which each of its nodes comes to hold, with the inputs that were there.
    loops: FxHashMap<Rule, FxHashMap<Node, Support>>,
}

type Support = (Rule, Vec<Literal>);

impl Prover<'_> {
    fn holds(&self, literal: Literal) -> bool {
        let value = self.values[literal.node() as usize];
        if literal.is_absent() { value & POSSIBLE == 0 } else { value & CERTAIN != 0 }
    }

    fn reason(&mut self, literal: Literal) -> Reason {
        let node = literal.node();
        if literal.is_absent() {
            return self.absence(node);
        }
        if self.present[node as usize] & CERTAIN != 0 {
            return Reason::Itself;
        }
        self.producing(node).map_or(Reason::Itself, |(rule, inputs)| Reason::Rule(rule, inputs))
    }

    /// For each rule as many inputs that fail as keep it from being satisfied.
    fn absence(&self, node: Node) -> Reason {
        let mut failing: Vec<Literal> = Vec::new();
        for rule in self.network.rules_for(node) {
            let inputs = self.network.inputs(rule);
            let enough = inputs.len() + 1 - self.network.need(rule) as usize;
            let opposite = |input: &Literal| {
                if input.is_absent() { Literal::present(input.node()) } else { Literal::absent(input.node()) }
            };
            let fails: Vec<Literal> =
                inputs.iter().map(opposite).filter(|&input| self.holds(input)).take(enough).collect();
            // It is satisfied, and still the node is kept away.
            if fails.len() < enough {
                return Reason::Itself;
            }
            failing.extend(fails);
        }
        failing.sort_unstable();
        failing.dedup();
        if failing.is_empty() { Reason::Itself } else { Reason::NoRule(failing) }
    }

    fn producing(&mut self, node: Node) -> Option<Support> {
        let network = self.network;
        let mut looped = None;
        for rule in network.rules_for(node) {
            match network.loop_of(rule) {
                None => {
                    let need = network.need(rule) as usize;
                    let holding = network.inputs(rule).iter().copied().filter(|&input| self.holds(input));
                    let inputs: Vec<Literal> = holding.take(need).collect();
                    if inputs.len() == need {
                        return Some((rule, inputs));
                    }
                }
                Some(range) => looped = Some(range),
            }
        }
        let range = looped?;
        if !self.loops.contains_key(&range.start) {
            let first = self.first_in(range.clone());
            self.loops.insert(range.start, first);
        }
        self.loops[&range.start].get(&node).cloned()
    }

    /// How each node of a loop comes to hold, from outside inwards: a queue of what holds already, and for each rule
    /// the inputs that have been met (Dowling & Gallier 1984).
    fn first_in(&self, range: Range<Rule>) -> FxHashMap<Node, Support> {
        let network = self.network;
        let watchers = Watchers::of(network, range.clone());
        let heads: FxHashSet<Node> = range.clone().map(|rule| network.head(rule)).collect();
        let is_inner = |input: Literal| {
            let node = input.node();
            !input.is_absent() && heads.contains(&node) && self.present[node as usize] & CERTAIN == 0
        };
        let mut met: Vec<Vec<Literal>> = range
            .clone()
            .map(|rule| {
                let outer = network.inputs(rule).iter().copied().filter(|&input| !is_inner(input));
                outer.filter(|&input| self.holds(input)).collect()
            })
            .collect();
        let mut first: FxHashMap<Node, Support> = FxHashMap::default();
        let mut queue: VecDeque<Rule> = range.clone().collect();
        while let Some(rule) = queue.pop_front() {
            let (head, need) = (network.head(rule), network.need(rule) as usize);
            let inputs = &mut met[(rule - range.start) as usize];
            let holds = self.values[head as usize] & CERTAIN != 0 && self.present[head as usize] & CERTAIN == 0;
            if inputs.len() < need || !holds || first.contains_key(&head) {
                continue;
            }
            inputs.truncate(need);
            first.insert(head, (rule, std::mem::take(inputs)));
            for &watcher in watchers.of_node(head) {
                met[(watcher - range.start) as usize].push(Literal::present(head));
                queue.push_back(watcher);
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::network::{INNER, NetworkBuilder};

    fn present(nodes: &[u32]) -> Vec<Literal> {
        nodes.iter().map(|&node| Literal::present(node)).collect()
    }

    fn closed(network: &Network, present: &[u8]) -> Vec<u8> {
        let mut values = present.to_vec();
        network.close(&mut values, &vec![0; present.len()], 2);
        values
    }

    #[test]
    fn a_loop_is_explained_from_outside() {
        // 2 by 3 or by 0; 3 by 2. Only 0 holds of itself.
        let mut builder = NetworkBuilder::default();
        builder.rule(2, 1, INNER, present(&[3]));
        builder.rule(2, 1, INNER, present(&[0]));
        builder.rule(3, 1, INNER, present(&[2]));
        let network = builder.finish(4);
        let own = [0b11, 0, 0, 0];
        let proof = network.proof(3, &own, &closed(&network, &own));
        let explained: Vec<Node> = proof.iter().map(|(literal, _)| literal.node()).collect();
        assert_eq!(explained, [3, 2, 0]);
        assert!(matches!(&proof[1].1, Reason::Rule(_, inputs) if *inputs == present(&[0])));
    }

    #[test]
    fn an_absence_is_explained_by_what_each_rule_lacks() {
        // 3 by 0 and not 2; 2 by 1 or by 0 and 4.
        let mut builder = NetworkBuilder::default();
        builder.rule(3, 2, INNER, [Literal::present(0), Literal::absent(2)]);
        builder.rule(2, 1, INNER, present(&[1]));
        builder.rule(2, 2, INNER, present(&[0, 4]));
        let network = builder.finish(5);
        let own = [0b11, 0, 0, 0, 0];
        let proof = network.proof(3, &own, &closed(&network, &own));
        let absence = proof.iter().find(|(literal, _)| *literal == Literal::absent(2)).expect("an absence");
        assert_eq!(absence.1, Reason::NoRule(vec![Literal::absent(1), Literal::absent(4)]));
    }

    #[test]
    fn what_can_be_left_out_is_left_out() {
        // 100 nodes, each of which produces 100; 101 needs 100 and 3.
        let mut builder = NetworkBuilder::default();
        for node in 0..100 {
            builder.rule(100, 1, INNER, present(&[node]));
        }
        builder.rule(101, 2, INNER, present(&[100, 3]));
        let network = builder.finish(102);
        let free: Vec<Node> = (0..100).collect();
        assert_eq!(network.irreducible(101, &[], &free, &[0; 102]), [3]);
    }
}
