//! What a node of a network depends on, as a graph of gates.
//!
//! A loop means its least fixpoint. It is cut at the nodes that a search finds leading back to themselves; in any
//! situation each round settles one of these at least, so that as many rounds as there are cuts, and one more, are the
//! fixpoint.

use super::graph::{Edge, Graph};
use crate::engine::diagram::LimitReached;
use crate::engine::function::{Role, Settled};
use crate::engine::network::{Network, Node, Rule};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::Hash;

/// The graph of what a node depends on.
pub(super) struct Cone<'n, V, R> {
    network: &'n Network,
    role: R,
    pub graph: Graph,
    /// The variables, in the order in which they were met.
    pub variables: IndexSet<V, FxBuildHasher>,
    known: FxHashMap<Node, Edge>,
    limit: usize,
}

impl<'n, V: Copy + Eq + Hash, R: Fn(Node) -> Role<V>> Cone<'n, V, R> {
    /// The cone of a node; its graph may have up to `limit` edges.
    pub fn of(network: &'n Network, target: Node, role: R, limit: usize) -> Result<Self, LimitReached> {
        let (graph, variables) = (Graph::new(), IndexSet::default());
        let mut cone = Self { network, role, graph, variables, known: FxHashMap::default(), limit };
        for part in cone.parts(target) {
            match part {
                Part::Node(node) => {
                    let edge = cone.step(node, &FxHashMap::default());
                    cone.known.insert(node, edge);
                }
                Part::Loop(nodes) => cone.close(&nodes)?,
            }
            cone.check()?;
        }
        cone.graph.root = cone.known.get(&target).copied().unwrap_or(Edge::FALSE);
        Ok(cone)
    }

    fn check(&self) -> Result<(), LimitReached> {
        if self.graph.size > self.limit { Err(LimitReached { limit: self.limit }) } else { Ok(()) }
    }

    /// The nodes a node depends on, in order of evaluation; those of one loop stand together.
    fn parts(&self, target: Node) -> Vec<Part> {
        let mut seen: FxHashSet<Node> = FxHashSet::default();
        let mut stack = vec![target];
        let mut single: Vec<(Option<Rule>, Part)> = Vec::new();
        let mut loops: std::collections::BTreeMap<Rule, Vec<Node>> = std::collections::BTreeMap::new();
        while let Some(node) = stack.pop() {
            if !seen.insert(node) {
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
        matches!(role.allowed, Settled::No)
            || (matches!(role.allowed, Settled::Yes) && matches!(role.present, Settled::Yes))
    }

    fn settle(&mut self, settled: Settled<V>) -> Edge {
        let (variable, complement) = match settled {
            Settled::Yes => return Edge::TRUE,
            Settled::No => return Edge::FALSE,
            Settled::Where(variable) => (variable, false),
            Settled::Unless(variable) => (variable, true),
        };
        let number = self.variables.insert_full(variable).0;
        self.graph.variable(u32::try_from(number).unwrap_or(u32::MAX)).complement_if(complement)
    }

    /// One application of the rules for a node; of nodes not known yet, `before` says how far they are.
    fn step(&mut self, node: Node, before: &FxHashMap<Node, Edge>) -> Edge {
        let role = (self.role)(node);
        let mut ways = vec![self.settle(role.present)];
        if !self.is_settled(node) {
            for rule in self.network.rules_for(node) {
                let inputs = self.network.inputs(rule).iter();
                let value = |node: &Node| self.known.get(node).or_else(|| before.get(node)).copied();
                let inputs = inputs
                    .map(|input| value(&input.node()).unwrap_or(Edge::FALSE).complement_if(input.is_absent()))
                    .collect();
                ways.push(self.graph.at_least(self.network.need(rule) as usize, inputs));
            }
        }
        let any = self.graph.any(ways);
        let allowed = self.settle(role.allowed);
        self.graph.all(vec![any, allowed])
    }

    fn close(&mut self, nodes: &[Node]) -> Result<(), LimitReached> {
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
            self.check()?;
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
