//! What nodes of a network depend on, as formulas.
//!
//! A loop means its least fixpoint. It is cut at the nodes that a search finds leading back to themselves; in any
//! situation each round settles one of these at least, so that as many rounds as there are cuts, and one more, are the
//! fixpoint.

use super::formula::{Formula, Formulas};
use super::graph::Edge;
use super::{Limits, Progress, Unfinished};
use crate::lanes::{CERTAIN, POSSIBLE};
use crate::network::{Network, Node, Rule};
use crate::role::{Role, Settled};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::Hash;

/// Nodes of a network as functions of variables; what they have in common is built once.
///
/// `values` says by node what is certain and what is possible over all values of all variables, `role` by what a node is
/// present of itself, and what keeps it away.
pub struct Functions<'n, V, R> {
    network: &'n Network,
    values: &'n [u8],
    role: R,
    /// The functions so far.
    pub formulas: Formulas<V>,
    known: FxHashMap<Node, Edge>,
}

impl<'n, V: Copy + Eq + Ord + Hash, R: Fn(Node) -> Role<V>> Functions<'n, V, R> {
    /// No function yet. All formulas together may have as many edges as the limits allow nodes.
    pub fn new(network: &'n Network, values: &'n [u8], role: R, limits: Limits) -> Self {
        Self { network, values, role, formulas: Formulas::new(limits), known: FxHashMap::default() }
    }

    /// Under which variables a node holds.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn of(&mut self, target: Node) -> Result<Formula, Unfinished> {
        if let Some(edge) = self.value(target) {
            return Ok(Formula(edge));
        }
        if self.network.is_circular(target) {
            return Err(Unfinished::Circular);
        }
        for part in self.parts(target) {
            match part {
                Part::Node(node) => {
                    let edge = self.step(node, &FxHashMap::default());
                    self.known.insert(node, edge);
                }
                Part::Loop(nodes) => self.close(&nodes)?,
            }
            self.check()?;
        }
        Ok(Formula(self.known[&target]))
    }

    /// Under which variables a rule is satisfied.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn of_rule(&mut self, rule: Rule) -> Result<Formula, Unfinished> {
        let network = self.network;
        let mut inputs = Vec::with_capacity(network.inputs(rule).len());
        for input in network.inputs(rule) {
            let formula = self.of(input.node())?;
            inputs.push(if input.is_absent() { formula.not() } else { formula });
        }
        Ok(self.formulas.at_least(network.need(rule) as usize, &inputs))
    }

    fn check(&self) -> Result<(), Unfinished> {
        let limit = self.formulas.limits.nodes;
        if self.formulas.graph.size > limit {
            return Err(Unfinished::TooLarge { limit, progress: Progress::default() });
        }
        Ok(())
    }

    /// The function of a node that is settled or known already.
    fn value(&self, node: Node) -> Option<Edge> {
        match self.values[node as usize] {
            value if value & CERTAIN != 0 => Some(Edge::TRUE),
            value if value & POSSIBLE == 0 => Some(Edge::FALSE),
            _ => self.known.get(&node).copied(),
        }
    }

    /// The nodes a node depends on, in order of evaluation; those of one loop stand together.
    fn parts(&self, target: Node) -> Vec<Part> {
        let mut seen: FxHashSet<Node> = FxHashSet::default();
        let mut stack = vec![target];
        let mut single: Vec<(Option<Rule>, Part)> = Vec::new();
        let mut loops: std::collections::BTreeMap<Rule, Vec<Node>> = std::collections::BTreeMap::new();
        while let Some(node) = stack.pop() {
            if self.value(node).is_some() || !seen.insert(node) {
                continue;
            }
            let rules = self.network.rules_for(node);
            if !self.is_settled(node) {
                stack.extend(rules.clone().flat_map(|rule| self.network.inputs(rule)).map(|input| input.node()));
            }
            let first = (!rules.is_empty()).then_some(rules.start);
            match first.and_then(|first| self.network.loop_of(first)) {
                Some(range) => loops.entry(range.start).or_default().push(node),
                None => single.push((first, Part::Node(node))),
            }
        }
        let loops = loops.into_iter().map(|(first, nodes)| (Some(first), Part::Loop(nodes)));
        let mut parts: Vec<_> = single.into_iter().chain(loops).collect();
        parts.sort_by_key(|&(first, _)| first);
        parts.into_iter().map(|(_, part)| part).collect()
    }

    /// Whether no rule matters for a node.
    fn is_settled(&self, node: Node) -> bool {
        let role = (self.role)(node);
        matches!(role.allowed, Settled::No) || matches!(role.present, Settled::Yes)
    }

    fn settle(&mut self, settled: Settled<V>) -> Edge {
        match settled {
            Settled::Yes => Edge::TRUE,
            Settled::No => Edge::FALSE,
            Settled::Where(variable) => self.formulas.variable(variable).0,
            Settled::Unless(variable) => self.formulas.variable(variable).not().0,
        }
    }

    /// One application of the rules for a node; of nodes not known yet, `before` says how far they are.
    fn step(&mut self, node: Node, before: &FxHashMap<Node, Edge>) -> Edge {
        let role = (self.role)(node);
        let mut ways = vec![self.settle(role.present)];
        if !self.is_settled(node) {
            for rule in self.network.rules_for(node) {
                let inputs = self.network.inputs(rule).iter();
                let value = |node: &Node| self.value(*node).or_else(|| before.get(node).copied());
                let inputs = inputs
                    .map(|input| value(&input.node()).unwrap_or(Edge::FALSE).complement_if(input.is_absent()))
                    .collect();
                ways.push(self.formulas.graph.at_least(self.network.need(rule) as usize, inputs));
            }
        }
        let any = self.formulas.graph.any(ways);
        let allowed = self.settle(role.allowed);
        self.formulas.graph.all(vec![any, allowed])
    }

    fn close(&mut self, nodes: &[Node]) -> Result<(), Unfinished> {
        let (order, cuts) = self.unwound(nodes);
        let mut before: FxHashMap<Node, Edge> = FxHashMap::default();
        for round in 0..=cuts.len() {
            for &node in &order {
                self.known.remove(&node);
            }
            for &node in &order {
                let edge = self.step(node, &before);
                self.known.insert(node, edge);
            }
            if let Err(unfinished) = self.check() {
                // What is not closed yet is not known.
                self.known.retain(|node, _| !order.contains(node));
                return Err(unfinished);
            }
            let mut changed = false;
            for &cut in &cuts {
                let edge = self.known[&cut];
                changed |= before.insert(cut, edge).unwrap_or(Edge::FALSE) != edge;
            }
            if !changed || round == cuts.len() {
                break;
            }
        }
        Ok(())
    }

    /// The nodes of a loop, each after those it depends on save where these lead back to it; and those that are led
    /// back to.
    fn unwound(&self, nodes: &[Node]) -> (Vec<Node>, Vec<Node>) {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let mut marks: FxHashMap<Node, Mark> = nodes.iter().map(|&node| (node, Mark::New)).collect();
        let (mut order, mut cuts) = (Vec::new(), IndexSet::<Node, FxBuildHasher>::default());
        for &start in nodes {
            let mut stack = vec![(start, false)];
            while let Some((node, left)) = stack.pop() {
                if left {
                    marks.insert(node, Mark::Done);
                    order.push(node);
                    continue;
                }
                match marks.get(&node) {
                    Some(Mark::New) => {}
                    _ => continue,
                }
                marks.insert(node, Mark::Open);
                stack.push((node, true));
                if self.is_settled(node) {
                    continue;
                }
                for rule in self.network.rules_for(node) {
                    for input in self.network.inputs(rule) {
                        stack.push((input.node(), false));
                    }
                }
            }
        }
        // What is not before a node in the order is led back to.
        let position: FxHashMap<Node, usize> = order.iter().enumerate().map(|(at, &node)| (node, at)).collect();
        for (at, &node) in order.iter().enumerate() {
            if self.is_settled(node) {
                continue;
            }
            for rule in self.network.rules_for(node) {
                for input in self.network.inputs(rule) {
                    if position.get(&input.node()).is_some_and(|&other| other >= at) {
                        cuts.insert(input.node());
                    }
                }
            }
        }
        (order, cuts.into_iter().collect())
    }
}

enum Part {
    Node(Node),
    Loop(Vec<Node>),
}
