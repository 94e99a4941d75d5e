//! A function as a graph of gates over variables.
//!
//! Equal gates are one. An edge may be complemented; that of a gate reached one way round only is pushed down to its
//! arguments (De Morgan), so that what remains complemented is reached both ways.

use rustc_hash::{FxHashMap, FxHashSet};

/// A node or its complement: twice the node, plus one for the complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Edge(pub u32);

impl Edge {
    pub const FALSE: Self = Self(0);
    pub const TRUE: Self = Self(1);

    #[expect(clippy::cast_possible_truncation, reason = "graphs are limited far below 2^31 nodes")]
    pub const fn to(node: usize) -> Self {
        Self((node as u32) << 1)
    }

    pub const fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub const fn is_complement(self) -> bool {
        self.0 & 1 == 1
    }

    pub const fn complement(self) -> Self {
        Self(self.0 ^ 1)
    }

    pub const fn complement_if(self, yes: bool) -> Self {
        Self(self.0 ^ yes as u32)
    }

    pub const fn is_constant(self) -> bool {
        self.0 < 2
    }
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gate {
    /// Node 0: never holds.
    False,
    /// The variable of this number.
    Variable(u32),
    /// All arguments hold.
    All(Box<[Edge]>),
    /// One of the arguments holds.
    Any(Box<[Edge]>),
    /// At least so many of the arguments hold; between one and all of them. An argument may stand there twice.
    AtLeast(u32, Box<[Edge]>),
}

impl Gate {
    pub fn arguments(&self) -> &[Edge] {
        match self {
            Self::False | Self::Variable(_) => &[],
            Self::All(arguments) | Self::Any(arguments) | Self::AtLeast(_, arguments) => arguments,
        }
    }
}

/// Gates; each comes after its arguments.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    pub gates: Vec<Gate>,
    known: FxHashMap<Gate, u32>,
    pub root: Edge,
    /// How many edges there are.
    pub size: usize,
}

impl Graph {
    pub fn new() -> Self {
        Self { gates: vec![Gate::False], known: FxHashMap::default(), root: Edge::FALSE, size: 0 }
    }

    pub fn gate(&self, edge: Edge) -> &Gate {
        &self.gates[edge.node()]
    }

    #[expect(clippy::cast_possible_truncation, reason = "graphs are limited far below 2^31 nodes")]
    fn add(&mut self, gate: Gate) -> Edge {
        if let Some(&node) = self.known.get(&gate) {
            return Edge::to(node as usize);
        }
        let node = self.gates.len();
        self.size += gate.arguments().len();
        self.known.insert(gate.clone(), node as u32);
        self.gates.push(gate);
        Edge::to(node)
    }

    pub fn variable(&mut self, variable: u32) -> Edge {
        self.add(Gate::Variable(variable))
    }

    pub fn all(&mut self, arguments: Vec<Edge>) -> Edge {
        match tidied(arguments, Edge::TRUE) {
            Ok(constant) => constant,
            Err(arguments) if arguments.len() == 1 => arguments[0],
            Err(arguments) => self.add(Gate::All(arguments.into())),
        }
    }

    pub fn any(&mut self, arguments: Vec<Edge>) -> Edge {
        match tidied(arguments, Edge::FALSE) {
            Ok(constant) => constant,
            Err(arguments) if arguments.len() == 1 => arguments[0],
            Err(arguments) => self.add(Gate::Any(arguments.into())),
        }
    }

    /// At least `need` of the arguments, each as often as it stands there.
    #[expect(clippy::cast_possible_truncation, reason = "rules need fewer than 2^32 inputs")]
    pub fn at_least(&mut self, need: usize, mut arguments: Vec<Edge>) -> Edge {
        let certain = arguments.iter().filter(|&&edge| edge == Edge::TRUE).count();
        let Some(need) = need.checked_sub(certain).filter(|&need| need > 0) else { return Edge::TRUE };
        arguments.retain(|edge| !edge.is_constant());
        if arguments.len() < need {
            Edge::FALSE
        } else if need == 1 {
            self.any(arguments)
        } else if arguments.len() == need {
            self.all(arguments)
        } else {
            arguments.sort_unstable();
            self.add(Gate::AtLeast(need as u32, arguments.into()))
        }
    }

    /// A gate of the same kind over other arguments.
    pub fn like(&mut self, gate: &Gate, arguments: Vec<Edge>) -> Edge {
        match gate {
            Gate::False => Edge::FALSE,
            Gate::Variable(variable) => self.variable(*variable),
            Gate::All(_) => self.all(arguments),
            Gate::Any(_) => self.any(arguments),
            Gate::AtLeast(need, _) => self.at_least(*need as usize, arguments),
        }
    }

    /// The complement of a gate, over the complements of its arguments.
    pub fn dual(&mut self, gate: &Gate, complements: Vec<Edge>) -> Edge {
        match gate {
            Gate::False => Edge::TRUE,
            Gate::Variable(variable) => self.variable(*variable).complement(),
            Gate::All(_) => self.any(complements),
            Gate::Any(_) => self.all(complements),
            Gate::AtLeast(need, of) => self.at_least(of.len() + 1 - *need as usize, complements),
        }
    }

    /// By node, how often it is an argument of what the root reaches; the root once more.
    pub fn parents(&self) -> Vec<u32> {
        let mut parents = vec![0_u32; self.gates.len()];
        parents[self.root.node()] = 1;
        for node in (0..self.gates.len()).rev() {
            if parents[node] > 0 {
                for argument in self.gates[node].arguments() {
                    parents[argument.node()] += 1;
                }
            }
        }
        parents
    }

    /// By node, whether the root reaches it an even and an odd number of complements away.
    pub fn polarities(&self) -> Vec<[bool; 2]> {
        let mut polarities = vec![[false; 2]; self.gates.len()];
        polarities[self.root.node()][usize::from(self.root.is_complement())] = true;
        for node in (0..self.gates.len()).rev() {
            let [even, odd] = polarities[node];
            if even || odd {
                for argument in self.gates[node].arguments() {
                    let reached = &mut polarities[argument.node()];
                    let [same, other] = if argument.is_complement() { [1, 0] } else { [0, 1] };
                    reached[same] |= even;
                    reached[other] |= odd;
                }
            }
        }
        polarities
    }

    /// The same function with complements at variables and at gates that are reached both ways only; what the root does
    /// not reach is left out.
    pub fn pushed(&self) -> Self {
        let polarities = self.polarities();
        let mut pushed = Self::new();
        let mut to = vec![Edge::FALSE; self.gates.len()];
        for (node, gate) in self.gates.iter().enumerate() {
            let [even, odd] = polarities[node];
            if !even && !odd {
                continue;
            }
            let arguments = gate.arguments().iter();
            to[node] = if even || matches!(gate, Gate::Variable(_)) {
                let arguments = arguments.map(|edge| to[edge.node()].complement_if(edge.is_complement())).collect();
                pushed.like(gate, arguments)
            } else {
                let arguments = arguments.map(|edge| to[edge.node()].complement_if(!edge.is_complement())).collect();
                pushed.dual(gate, arguments).complement()
            };
        }
        pushed.root = to[self.root.node()].complement_if(self.root.is_complement());
        pushed
    }

    /// How many edges one edge reaches; none where these are more than `most`, of which no more are looked at.
    pub fn reach(&self, root: Edge, most: usize) -> Option<usize> {
        let mut reached: FxHashSet<usize> = FxHashSet::default();
        let (mut stack, mut edges) = (vec![root.node()], 0);
        while let Some(node) = stack.pop() {
            if reached.insert(node) {
                let arguments = self.gates[node].arguments();
                edges += arguments.len();
                if edges > most {
                    return None;
                }
                stack.extend(arguments.iter().map(|argument| argument.node()));
            }
        }
        Some(edges)
    }

    /// What one edge reaches, variables numbered anew.
    pub fn part(&self, root: Edge, mut variable: impl FnMut(u32) -> u32) -> Self {
        let mut reached: FxHashSet<usize> = FxHashSet::default();
        let mut stack = vec![root.node()];
        while let Some(node) = stack.pop() {
            if reached.insert(node) {
                stack.extend(self.gates[node].arguments().iter().map(|argument| argument.node()));
            }
        }
        let mut reached: Vec<usize> = reached.into_iter().collect();
        reached.sort_unstable();
        let mut part = Self::new();
        let mut to: FxHashMap<usize, Edge> = FxHashMap::default();
        for node in reached {
            let mapped = |edge: &Edge| to[&edge.node()].complement_if(edge.is_complement());
            let edge = match &self.gates[node] {
                Gate::Variable(number) => part.variable(variable(*number)),
                gate => {
                    let arguments = gate.arguments().iter().map(mapped).collect();
                    part.like(gate, arguments)
                }
            };
            to.insert(node, edge);
        }
        part.root = to[&root.node()].complement_if(root.is_complement());
        part
    }

    /// The same function, some variables put in place.
    pub fn with(&self, value: impl Fn(u32) -> Option<bool>) -> Self {
        let mut result = Self::new();
        let mut to = vec![Edge::FALSE; self.gates.len()];
        for (node, gate) in self.gates.iter().enumerate() {
            let constant = match gate {
                Gate::Variable(variable) => value(*variable),
                _ => None,
            };
            to[node] = if let Some(value) = constant {
                Edge::FALSE.complement_if(value)
            } else {
                let arguments = gate.arguments().iter();
                let arguments = arguments.map(|edge| to[edge.node()].complement_if(edge.is_complement())).collect();
                result.like(gate, arguments)
            };
        }
        result.root = to[self.root.node()].complement_if(self.root.is_complement());
        result
    }

    /// Whether the function holds where only some variables do.
    #[cfg(test)]
    pub fn holds(&self, edge: Edge, present: impl Fn(u32) -> bool) -> bool {
        let mut values = vec![false; edge.node() + 1];
        for node in 1..=edge.node() {
            let holding =
                |edges: &[Edge]| edges.iter().filter(|edge| values[edge.node()] != edge.is_complement()).count();
            values[node] = match &self.gates[node] {
                Gate::False => false,
                Gate::Variable(variable) => present(*variable),
                Gate::All(arguments) => holding(arguments) == arguments.len(),
                Gate::Any(arguments) => holding(arguments) > 0,
                Gate::AtLeast(need, arguments) => holding(arguments) >= *need as usize,
            };
        }
        values[edge.node()] != edge.is_complement()
    }
}

/// Arguments of a conjunction (`neutral` is true) or a disjunction, each once, or what they come to.
fn tidied(mut arguments: Vec<Edge>, neutral: Edge) -> Result<Edge, Vec<Edge>> {
    if arguments.contains(&neutral.complement()) {
        return Ok(neutral.complement());
    }
    arguments.retain(|&edge| edge != neutral);
    arguments.sort_unstable();
    arguments.dedup();
    if arguments.windows(2).any(|pair| pair[0].node() == pair[1].node()) {
        return Ok(neutral.complement());
    }
    if arguments.is_empty() { Ok(neutral) } else { Err(arguments) }
}
