//! The part of a graph that is one module, and its diagram.

use super::bdd::{Bdd, Full, Function, TRUE};
use super::graph::{Edge, Gate, Graph};
use super::ordering::ordered;
use super::plan::{Leaf, Module};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Diagrams below this size are not cleared between gates.
const LEAST_CLEARED: usize = 16_384;

/// A module that has its diagram.
pub(super) struct Built {
    pub position: usize,
    /// The constant it turned out to be.
    pub value: Option<Function>,
    /// Whether it depends on each variable one way only.
    pub one_way: bool,
}

/// The part of a graph that is one module.
pub(super) struct Region {
    pub head: usize,
    /// The gates, each after its arguments.
    pub gates: Vec<usize>,
    /// The leaves by their nodes.
    pub leaves: FxHashMap<usize, Leaf>,
    /// By leaf, whether it is asked to be present, and whether to be absent.
    pub polarities: FxHashMap<usize, [bool; 2]>,
    /// Modules below that turned out to be constant.
    pub constants: FxHashMap<usize, Function>,
}

impl Region {
    pub fn of(graph: &Graph, built: &FxHashMap<usize, Built>, head: usize) -> Self {
        let (mut leaves, mut constants) = (FxHashMap::default(), FxHashMap::default());
        let mut seen: FxHashMap<usize, [bool; 2]> = FxHashMap::default();
        seen.insert(head, [true, false]);
        let mut stack = vec![head];
        let mut gates = Vec::new();
        while let Some(node) = stack.pop() {
            if let Gate::Variable(variable) = graph.gates[node] {
                leaves.insert(node, Leaf::Variable(variable));
                continue;
            }
            match built.get(&node) {
                Some(Built { value: Some(value), .. }) => {
                    constants.insert(node, *value);
                    continue;
                }
                Some(Built { position, .. }) => {
                    leaves.insert(node, Leaf::Module(*position));
                    continue;
                }
                None => gates.push(node),
            }
            for argument in graph.gates[node].arguments() {
                if seen.insert(argument.node(), [false; 2]).is_none() {
                    stack.push(argument.node());
                }
            }
        }
        gates.sort_unstable();
        // From the head down, each gate before its arguments.
        for &gate in gates.iter().rev() {
            let [even, odd] = if gate == head { [true, false] } else { seen[&gate] };
            for argument in graph.gates[gate].arguments() {
                let reached = seen.entry(argument.node()).or_default();
                let [same, other] = if argument.is_complement() { [1, 0] } else { [0, 1] };
                reached[same] |= even;
                reached[other] |= odd;
            }
        }
        Self { head, gates, leaves, polarities: seen, constants }
    }

    /// Whether the function depends on each variable one way only.
    pub fn is_one_way(&self, built: &FxHashMap<usize, Built>) -> bool {
        self.leaves.keys().all(|node| {
            self.polarities.get(node) != Some(&[true; 2]) && built.get(node).is_none_or(|module| module.one_way)
        })
    }

    /// The module in an order of leaves; or how many gates were done when the budget was spent.
    pub fn build(&self, graph: &Graph, order: usize, budget: usize) -> Result<Module, usize> {
        let order = ordered(graph, self, order);
        let polarity = |node: &usize| self.polarities.get(node).copied().unwrap_or([true; 2]);
        let unhindered = order.iter().all(|node| polarity(node) != [true; 2]);
        let flipped: Vec<bool> = order.iter().map(|node| unhindered && polarity(node) == [false, true]).collect();
        // Two calls a level, of a few hundred bytes each.
        let stack = order.len() * 512 + (64 << 10);
        let built = stacker::maybe_grow(stack, stack, || self.diagram(graph, &order, &flipped, budget));
        let (bdd, function) = built?;
        let leaves = order.iter().map(|node| self.leaves[node]).collect();
        Ok(Module { leaves, flipped, bdd, function, unhindered })
    }

    fn diagram(
        &self,
        graph: &Graph,
        order: &[usize],
        flipped: &[bool],
        budget: usize,
    ) -> Result<(Bdd, Function), usize> {
        let mut bdd = Bdd::new(budget);
        let mut functions: indexmap::IndexMap<usize, Function, FxBuildHasher> = indexmap::IndexMap::default();
        for (level, &node) in (0..).zip(order) {
            let variable = bdd.variable(level).map_err(|Full| 0_usize)?;
            functions.insert(node, variable ^ u32::from(flipped[level as usize]));
        }
        functions.extend(&self.constants);
        // How often a gate is still needed.
        let mut uses: FxHashMap<usize, u32> = FxHashMap::default();
        for &gate in &self.gates {
            for argument in graph.gates[gate].arguments() {
                *uses.entry(argument.node()).or_default() += 1;
            }
        }
        let mut clear_at = LEAST_CLEARED.min(budget / 2);
        for (done, &gate) in self.gates.iter().enumerate() {
            let kind = &graph.gates[gate];
            let join = |bdd: &mut Bdd, functions: &indexmap::IndexMap<usize, Function, FxBuildHasher>| {
                let of = |edge: &Edge| functions[&edge.node()] ^ u32::from(edge.is_complement());
                let arguments = kind.arguments().iter();
                match kind {
                    Gate::False | Gate::Variable(_) => Ok(TRUE ^ 1),
                    Gate::All(_) => bdd.all(arguments.map(of).collect()),
                    Gate::Any(_) => Ok(bdd.all(arguments.map(|edge| of(edge) ^ 1).collect())? ^ 1),
                    Gate::AtLeast(need, _) => bdd.at_least(*need as usize, arguments.map(of).collect()),
                }
            };
            let function = if let Ok(function) = join(&mut bdd, &functions) {
                function
            } else {
                // Once more without what is not needed any longer.
                bdd.compact(functions.values_mut());
                if bdd.unique.len() > budget / 2 {
                    return Err(done);
                }
                join(&mut bdd, &functions).map_err(|Full| done)?
            };
            functions.insert(gate, function);
            for argument in kind.arguments() {
                let left = uses.entry(argument.node()).or_default();
                *left = left.saturating_sub(1);
                if *left == 0
                    && !self.leaves.contains_key(&argument.node())
                    && !self.constants.contains_key(&argument.node())
                {
                    functions.swap_remove(&argument.node());
                }
            }
            if bdd.unique.len() > clear_at {
                bdd.compact(functions.values_mut());
                clear_at = (bdd.unique.len() * 2).max(LEAST_CLEARED).min(budget);
            }
        }
        let mut function = functions.get(&self.head).copied().unwrap_or(TRUE ^ 1);
        bdd.compact(std::iter::once(&mut function));
        bdd.finish();
        Ok((bdd, function))
    }
}
