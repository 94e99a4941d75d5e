//! Exact rewriting of a graph before any diagram is built, each step linear in its edges.
//!
//! Niemelä, I. (1994). On simplification of large fault trees. Reliability Engineering & System Safety 44(2), 135–138:
//! what is a direct argument of a gate is constant inside all that only this gate reaches.

use super::dominator::Dominators;
use super::graph::{Edge, Gate, Graph};
use rustc_hash::FxHashMap;

/// Steps that change something are repeated at most so often.
const MOST_ROUNDS: usize = 8;
/// A shared gate of more arguments is not searched for what absorbs it.
const MOST_SEARCHED: usize = 8;

/// The same function with fewer gates.
pub(super) fn rewritten(graph: &Graph) -> Graph {
    let mut graph = graph.pushed();
    for _ in 0..MOST_ROUNDS {
        let before = (graph.gates.len(), graph.size);
        graph = flattened(&graph);
        graph = dominated(&graph);
        graph = merged(&graph);
        graph = graph.pushed();
        if before == (graph.gates.len(), graph.size) {
            break;
        }
    }
    graph
}

/// The graph with values for variables as far as the way they are asked for says: by whether some gate asks for their
/// presence, and for their absence.
pub(super) fn settled(mut graph: Graph, value: impl Fn(u32, [bool; 2]) -> Option<bool>) -> Graph {
    loop {
        let polarities = graph.polarities();
        let values: FxHashMap<u32, bool> = graph
            .gates
            .iter()
            .zip(polarities)
            .filter_map(|(gate, polarity)| match gate {
                Gate::Variable(variable) => value(*variable, polarity).map(|value| (*variable, value)),
                _ => None,
            })
            .collect();
        if values.is_empty() {
            return graph;
        }
        graph = graph.with(|variable| values.get(&variable).copied()).pushed();
    }
}

/// Gates of gates of the same kind become one; what another argument makes needless is left out; what several arguments
/// share is written once.
fn flattened(graph: &Graph) -> Graph {
    let parents = graph.parents();
    // Whether a gate is read as a part of the only one it is an argument of.
    let mut inlined = vec![false; graph.gates.len()];
    for (node, gate) in graph.gates.iter().enumerate() {
        if parents[node] > 0 {
            for argument in gate.arguments() {
                let inner = argument.node();
                let same =
                    matches!((gate, &graph.gates[inner]), (Gate::All(_), Gate::All(_)) | (Gate::Any(_), Gate::Any(_)));
                inlined[inner] |= same && parents[inner] == 1 && !argument.is_complement();
            }
        }
    }
    let mut result = Graph::new();
    let mut to = vec![Edge::FALSE; graph.gates.len()];
    // Of nodes of the result: whether only one gate has them.
    let mut only: FxHashMap<usize, bool> = FxHashMap::default();
    for (node, gate) in graph.gates.iter().enumerate() {
        if parents[node] == 0 || inlined[node] {
            continue;
        }
        let mut arguments = Vec::new();
        let mut stack: Vec<Edge> = gate.arguments().to_vec();
        while let Some(edge) = stack.pop() {
            if inlined[edge.node()] {
                stack.extend(graph.gate(edge).arguments());
            } else {
                arguments.push(to[edge.node()].complement_if(edge.is_complement()));
            }
        }
        to[node] = match gate {
            Gate::All(_) | Gate::Any(_) => {
                let is_all = matches!(gate, Gate::All(_));
                let arguments = absorbed(&result, is_all, arguments, &only);
                let arguments = shared(&mut result, is_all, arguments, &only);
                if is_all { result.all(arguments) } else { result.any(arguments) }
            }
            _ => result.like(gate, arguments),
        };
        only.entry(to[node].node()).and_modify(|only| *only = false).or_insert(parents[node] == 1);
    }
    result.root = to[graph.root.node()].complement_if(graph.root.is_complement());
    result
}

/// The arguments of an argument of the other kind, unless it is a variable, complemented or of the same kind.
fn inner(graph: &Graph, is_all: bool, edge: Edge) -> Option<&[Edge]> {
    match graph.gate(edge) {
        _ if edge.is_complement() => None,
        Gate::Any(inner) if is_all => Some(inner),
        Gate::All(inner) if !is_all => Some(inner),
        _ => None,
    }
}

/// `x or x and y` is `x`.
fn absorbed(graph: &Graph, is_all: bool, arguments: Vec<Edge>, only: &FxHashMap<usize, bool>) -> Vec<Edge> {
    let direct: rustc_hash::FxHashSet<Edge> = arguments.iter().copied().collect();
    let needless = |edge: Edge| {
        let only = only.get(&edge.node()).copied().unwrap_or(false);
        inner(graph, is_all, edge).is_some_and(|inner| {
            (only || inner.len() <= MOST_SEARCHED) && inner.iter().any(|edge| direct.contains(edge))
        })
    };
    arguments.into_iter().filter(|&edge| !needless(edge)).collect()
}

/// `x and y or x and z` is `x and (y or z)`, where nothing else has these arguments.
fn shared(graph: &mut Graph, is_all: bool, arguments: Vec<Edge>, only: &FxHashMap<usize, bool>) -> Vec<Edge> {
    let is_only = |edge: Edge| only.get(&edge.node()).copied().unwrap_or(false);
    let mut uses: FxHashMap<Edge, u32> = FxHashMap::default();
    for &argument in arguments.iter().filter(|&&edge| is_only(edge)) {
        for &edge in inner(graph, is_all, argument).unwrap_or_default() {
            *uses.entry(edge).or_default() += 1;
        }
    }
    if uses.values().all(|&uses| uses < 2) {
        return arguments;
    }
    // Each argument goes with the part that most others have.
    let mut groups: indexmap::IndexMap<Edge, Vec<Edge>, rustc_hash::FxBuildHasher> = indexmap::IndexMap::default();
    let mut rest = Vec::new();
    for argument in arguments {
        let parts = inner(graph, is_all, argument).filter(|_| is_only(argument)).unwrap_or_default();
        match parts.iter().max_by_key(|&&part| (uses[&part], std::cmp::Reverse(part))) {
            Some(&part) if uses[&part] > 1 => groups.entry(part).or_default().push(argument),
            _ => rest.push(argument),
        }
    }
    for (part, members) in groups {
        if members.len() < 2 {
            rest.extend(members);
            continue;
        }
        let without: Vec<Edge> = members
            .iter()
            .map(|&member| {
                let others = inner(graph, is_all, member).unwrap_or_default();
                let others = others.iter().copied().filter(|&edge| edge != part).collect();
                if is_all { graph.any(others) } else { graph.all(others) }
            })
            .collect();
        let combined = if is_all { graph.all(without) } else { graph.any(without) };
        rest.push(if is_all { graph.any(vec![part, combined]) } else { graph.all(vec![part, combined]) });
    }
    rest
}

/// What a gate has as a direct argument is constant inside all that only this gate reaches.
fn dominated(graph: &Graph) -> Graph {
    enum Visit {
        Enter(usize),
        Leave(usize),
    }
    let dominators = Dominators::of(graph);
    let mut known: Vec<Option<bool>> = vec![None; graph.gates.len()];
    let mut arguments: Vec<Vec<Edge>> = vec![Vec::new(); graph.gates.len()];
    // What each gate added to what is known.
    let mut added: Vec<Vec<usize>> = vec![Vec::new(); graph.gates.len()];
    let mut stack = vec![Visit::Enter(graph.root.node())];
    while let Some(visit) = stack.pop() {
        match visit {
            Visit::Enter(node) => {
                let gate = &graph.gates[node];
                arguments[node] = gate
                    .arguments()
                    .iter()
                    .map(|&edge| match known[edge.node()] {
                        Some(value) => Edge::FALSE.complement_if(value != edge.is_complement()),
                        None => edge,
                    })
                    .collect();
                let value = match gate {
                    Gate::All(_) => Some(true),
                    Gate::Any(_) => Some(false),
                    _ => None,
                };
                if let Some(value) = value {
                    for edge in gate.arguments() {
                        if known[edge.node()].is_none() {
                            known[edge.node()] = Some(value != edge.is_complement());
                            added[node].push(edge.node());
                        }
                    }
                }
                stack.push(Visit::Leave(node));
                stack.extend(dominators.directly_below(node).iter().map(|&below| Visit::Enter(below)));
            }
            Visit::Leave(node) => {
                for fact in std::mem::take(&mut added[node]) {
                    known[fact] = None;
                }
            }
        }
    }
    let mut result = Graph::new();
    let mut to = vec![Edge::FALSE; graph.gates.len()];
    for (node, gate) in graph.gates.iter().enumerate() {
        let arguments = std::mem::take(&mut arguments[node]).into_iter();
        let arguments = arguments.map(|edge| to[edge.node()].complement_if(edge.is_complement())).collect();
        to[node] = match gate {
            Gate::All(_) | Gate::Any(_) | Gate::AtLeast(..) if !dominators.is_reached(node) => Edge::FALSE,
            _ => result.like(gate, arguments),
        };
    }
    result.root = to[graph.root.node()].complement_if(graph.root.is_complement());
    result
}

/// Arguments that stand together in several gates of one kind become a gate of their own.
#[expect(clippy::cast_possible_truncation, reason = "graphs are limited far below 2^31 nodes")]
fn merged(graph: &Graph) -> Graph {
    let parents = graph.parents();
    let mut within: FxHashMap<Edge, Vec<u32>> = FxHashMap::default();
    for (node, gate) in graph.gates.iter().enumerate() {
        if parents[node] > 0 && matches!(gate, Gate::All(_) | Gate::Any(_)) {
            for &edge in gate.arguments() {
                within.entry(edge).or_default().push(node as u32);
            }
        }
    }
    let is_all = |node: u32| matches!(graph.gates[node as usize], Gate::All(_));
    let mut groups: FxHashMap<&[u32], Vec<Edge>> = FxHashMap::default();
    for (&edge, gates) in &within {
        if gates.len() > 1 && gates.iter().all(|&gate| is_all(gate) == is_all(gates[0])) {
            groups.entry(gates).or_default().push(edge);
        }
    }
    groups.retain(|_, edges| edges.len() > 1);
    if groups.is_empty() {
        return graph.clone();
    }
    let mut group_of: FxHashMap<Edge, Edge> = FxHashMap::default();
    for edges in groups.values_mut() {
        edges.sort_unstable();
        for &edge in &*edges {
            group_of.insert(edge, edges[0]);
        }
    }
    let members: FxHashMap<Edge, &Vec<Edge>> = groups.values().map(|edges| (edges[0], edges)).collect();
    let mut result = Graph::new();
    let mut to = vec![Edge::FALSE; graph.gates.len()];
    for (node, gate) in graph.gates.iter().enumerate() {
        if parents[node] == 0 {
            continue;
        }
        let mut arguments = Vec::new();
        for &edge in gate.arguments() {
            let mapped = |edge: Edge| to[edge.node()].complement_if(edge.is_complement());
            match group_of.get(&edge).filter(|_| matches!(gate, Gate::All(_) | Gate::Any(_))) {
                None => arguments.push(mapped(edge)),
                Some(first) if *first == edge => {
                    let together = members[first].iter().map(|&edge| mapped(edge)).collect();
                    arguments.push(if is_all(node as u32) { result.all(together) } else { result.any(together) });
                }
                Some(_) => {}
            }
        }
        to[node] = result.like(gate, arguments);
    }
    result.root = to[graph.root.node()].complement_if(graph.root.is_complement());
    result
}
