//! Proofs: why a node holds, every node on the way explained once.
//!
//! A node that holds is explained by one rule that is satisfied, and by as many inputs as the rule needs; one that does
//! not hold by an input that each of its rules lacks. Inside a loop a node is explained by the rule that fires first, so
//! that no explanation goes in a circle; absence may, for what only holds itself up does not hold.

use super::lanes::{CERTAIN, POSSIBLE};
use super::network::{Literal, Network, Node, Rule};

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
    /// `present` says by node what holds of itself, `blocked` what is kept away, `values` what holds and what may hold in
    /// all.
    pub fn proof(&self, target: Node, [present, blocked]: [&[u8]; 2], values: &[u8]) -> Vec<Step> {
        let mut prover = Prover { network: self, present, blocked, values, firings: None };
        let mut seen = vec![[false; 2]; self.nodes() as usize];
        let mut steps = Vec::new();
        let mut stack = vec![Literal::present(target)];
        while let Some(literal) = stack.pop() {
            if std::mem::replace(&mut seen[literal.node() as usize][usize::from(literal.is_absent())], true) {
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
}

struct Prover<'n> {
    network: &'n Network,
    present: &'n [u8],
    blocked: &'n [u8],
    values: &'n [u8],
    /// Needed within loops only.
    firings: Option<Vec<Firing>>,
}

/// How a node comes to hold.
#[derive(Clone, Copy, Default)]
struct Firing {
    rule: Rule,
    /// Which firing it is, from one on; none where it holds of itself.
    number: u32,
}

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
        if self.blocked[node as usize] != 0 {
            return Reason::Itself;
        }
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

    fn producing(&mut self, node: Node) -> Option<(Rule, Vec<Literal>)> {
        let network = self.network;
        let supported = |rule: Rule, supports: &dyn Fn(&Literal) -> bool| {
            let need = network.need(rule) as usize;
            let inputs: Vec<Literal> = network.inputs(rule).iter().copied().filter(supports).take(need).collect();
            (inputs.len() == need).then_some((rule, inputs))
        };
        let mut rules = network.rules_for(node);
        if rules.clone().next().is_some_and(|first| network.loop_of(first).is_none()) {
            return rules.find_map(|rule| supported(rule, &|&input| self.holds(input)));
        }
        if self.firings.is_none() {
            self.firings = Some(self.firings());
        }
        let firings = self.firings.as_ref()?;
        let Firing { rule, number } = firings[node as usize];
        let came_before = |input: &Literal| input.is_absent() || firings[input.node() as usize].number < number;
        supported(rule, &|input| self.holds(*input) && came_before(input))
    }

    /// How each node comes to hold, in the order of a closure, which goes from outside inwards.
    fn firings(&self) -> Vec<Firing> {
        let mut values = self.present.to_vec();
        let kept_away: Vec<u8> = self.values.iter().map(|value| !value).collect();
        let mut firings = vec![Firing::default(); values.len()];
        let mut count = 0;
        self.network.close_noting(&mut values, &kept_away, 2, &mut |rule, lanes| {
            if lanes & CERTAIN != 0 {
                count += 1;
                firings[self.network.head(rule) as usize] = Firing { rule, number: count };
            }
        });
        firings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{INNER, NetworkBuilder};

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
        let proof = network.proof(3, [&own, &[0; 4]], &closed(&network, &own));
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
        let proof = network.proof(3, [&own, &[0; 5]], &closed(&network, &own));
        let absence = proof.iter().find(|(literal, _)| *literal == Literal::absent(2)).expect("an absence");
        assert_eq!(absence.1, Reason::NoRule(vec![Literal::absent(1), Literal::absent(4)]));
    }
}
