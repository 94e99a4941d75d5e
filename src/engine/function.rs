//! What a node depends on, as a function of the atoms that are not settled.
//!
//! Nodes that are settled either way are constants; loops are iterated to their least fixpoint, which exists since no
//! circle leads through an absence.

use super::diagram::{Diagram, Function, LimitReached};
use super::lanes::{CERTAIN, POSSIBLE};
use super::network::{Network, Node, Rule};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// By what an atom is present of itself, and by what it is kept from being present at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role<V> {
    /// Present of itself.
    pub present: Settled<V>,
    /// Allowed to be present, of itself or by a rule.
    pub allowed: Settled<V>,
}

/// Something that holds, does not, or depends on a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled<V> {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It holds where the variable does.
    Where(V),
    /// It holds where the variable does not.
    Unless(V),
}

impl<V: Copy> Settled<V> {
    fn variable(self) -> Option<V> {
        match self {
            Self::Where(variable) | Self::Unless(variable) => Some(variable),
            Self::Yes | Self::No => None,
        }
    }
}

/// Builds functions of the nodes of a network.
///
/// `values` are the settled bits of every node: certain and possible over all values of all variables.
pub struct Functions<'n, V, R: Fn(Node) -> Role<V>> {
    network: &'n Network,
    values: &'n [u8],
    role: R,
    /// The functions, and the graph they share.
    pub diagram: Diagram,
    known: FxHashMap<Node, Function>,
    levels: indexmap::IndexMap<V, u32, rustc_hash::FxBuildHasher>,
}

impl<'n, V: Copy + Eq + std::hash::Hash, R: Fn(Node) -> Role<V>> Functions<'n, V, R> {
    /// No function yet; the diagram may grow to `limit` nodes.
    pub fn new(network: &'n Network, values: &'n [u8], role: R, limit: usize) -> Self {
        Self {
            network,
            values,
            role,
            diagram: Diagram::new(limit),
            known: FxHashMap::default(),
            levels: indexmap::IndexMap::default(),
        }
    }

    /// The variables met so far, by their levels.
    pub fn variables(&self) -> impl Iterator<Item = V> {
        self.levels.keys().copied()
    }

    /// Under which variables a node holds.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn of(&mut self, target: Node) -> Result<Function, LimitReached> {
        if let Some(function) = self.settled(target) {
            return Ok(function);
        }
        for part in self.parts(target) {
            match part {
                Part::Node(node) => {
                    let function = self.step(node)?;
                    self.known.insert(node, function);
                }
                Part::Loop(nodes) => self.iterate(&nodes)?,
            }
        }
        Ok(self.known[&target])
    }

    /// Under which variables a rule is satisfied.
    ///
    /// # Errors
    ///
    /// [`LimitReached`]
    pub fn of_rule(&mut self, rule: Rule) -> Result<Function, LimitReached> {
        let network = self.network;
        let mut inputs = Vec::with_capacity(network.inputs(rule).len());
        for &input in network.inputs(rule) {
            let function = self.of(input.node())?;
            inputs.push(if input.is_absent() { self.diagram.not(function)? } else { function });
        }
        self.diagram.at_least(network.need(rule) as usize, &inputs)
    }

    fn settled(&self, node: Node) -> Option<Function> {
        let value = self.values[node as usize];
        if value & CERTAIN != 0 {
            Some(Function::TRUE)
        } else if value & POSSIBLE == 0 {
            Some(Function::FALSE)
        } else {
            self.known.get(&node).copied()
        }
    }

    /// The unsettled nodes a node depends on, in order of evaluation; those of one loop stand together.
    fn parts(&mut self, target: Node) -> Vec<Part> {
        let mut seen: FxHashSet<Node> = FxHashSet::default();
        let mut stack = vec![target];
        let mut single: Vec<(Option<Rule>, Part)> = Vec::new();
        let mut loops: BTreeMap<Rule, Vec<Node>> = BTreeMap::new();
        while let Some(node) = stack.pop() {
            if self.settled(node).is_some() || !seen.insert(node) {
                continue;
            }
            // Variables are ordered as a search from the target meets them.
            let role = (self.role)(node);
            for variable in [role.present, role.allowed].into_iter().filter_map(Settled::variable) {
                self.level(variable);
            }
            let rules = self.network.rules_for(node);
            for rule in rules.clone() {
                stack.extend(self.network.inputs(rule).iter().map(|input| input.node()));
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

    /// The level of a variable; a new one comes after all others.
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer variables than atoms")]
    pub fn level(&mut self, variable: V) -> u32 {
        let next = self.levels.len() as u32;
        *self.levels.entry(variable).or_insert(next)
    }

    fn iterate(&mut self, heads: &[Node]) -> Result<(), LimitReached> {
        for &head in heads {
            self.known.insert(head, Function::FALSE);
        }
        loop {
            let mut changed = false;
            for &head in heads {
                let function = self.step(head)?;
                changed |= self.known.insert(head, function) != Some(function);
            }
            if !changed {
                return Ok(());
            }
        }
    }

    /// One application of the rules for a node.
    fn step(&mut self, node: Node) -> Result<Function, LimitReached> {
        let role = (self.role)(node);
        let mut sum = self.settle(role.present)?;
        for rule in self.network.rules_for(node) {
            let mut inputs = Vec::with_capacity(self.network.inputs(rule).len());
            for &input in self.network.inputs(rule) {
                let function = self.settled(input.node()).unwrap_or(Function::FALSE);
                inputs.push(if input.is_absent() { self.diagram.not(function)? } else { function });
            }
            let need = self.network.need(rule) as usize;
            let holds = if need == inputs.len() {
                self.fold(&inputs, Function::TRUE, Diagram::and)?
            } else if need == 1 {
                self.fold(&inputs, Function::FALSE, Diagram::or)?
            } else {
                self.diagram.at_least(need, &inputs)?
            };
            sum = self.diagram.or(sum, holds)?;
        }
        let allowed = self.settle(role.allowed)?;
        self.diagram.and(sum, allowed)
    }

    fn fold(
        &mut self,
        functions: &[Function],
        start: Function,
        combine: fn(&mut Diagram, Function, Function) -> Result<Function, LimitReached>,
    ) -> Result<Function, LimitReached> {
        // From the deepest first variable upwards, so that each step works near the bottom of the graph.
        let mut sorted = functions.to_vec();
        sorted.sort_by_key(|&function| std::cmp::Reverse(self.diagram.level(function)));
        sorted.into_iter().try_fold(start, |sum, function| combine(&mut self.diagram, sum, function))
    }

    fn settle(&mut self, settled: Settled<V>) -> Result<Function, LimitReached> {
        match settled {
            Settled::Yes => Ok(Function::TRUE),
            Settled::No => Ok(Function::FALSE),
            Settled::Where(variable) => {
                let level = self.level(variable);
                self.diagram.variable(level)
            }
            Settled::Unless(variable) => {
                let level = self.level(variable);
                let present = self.diagram.variable(level)?;
                self.diagram.not(present)
            }
        }
    }
}

enum Part {
    Node(Node),
    Loop(Vec<Node>),
}
