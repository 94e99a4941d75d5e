//! Orders of variables.
//!
//! No order is good for every function, so there are several. All follow a search from the head of a module; at each gate
//! its leaves come first, those with most parents before the others, and then the gates below.

use super::graph::{Edge, Graph};
use super::region::Region;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How many orders there are.
pub(super) const ORDERS: usize = 6;

/// The leaves of a region in one of the orders.
pub(super) fn ordered(graph: &Graph, region: &Region, order: usize) -> Vec<usize> {
    let mut parents: FxHashMap<usize, u32> = FxHashMap::default();
    // How much stands below a gate, parts that are shared counted as often as they are reached.
    let mut sizes: FxHashMap<usize, u64> = FxHashMap::default();
    for &gate in &region.gates {
        let mut size = 1_u64;
        for argument in graph.gates[gate].arguments() {
            *parents.entry(argument.node()).or_default() += 1;
            size = size.saturating_add(sizes.get(&argument.node()).copied().unwrap_or(1));
        }
        sizes.insert(gate, size);
    }
    let is_leaf = |edge: &Edge| region.leaves.contains_key(&edge.node());
    let size = |edge: &Edge| sizes.get(&edge.node()).copied().unwrap_or(1);
    let count = |edge: &Edge| parents.get(&edge.node()).copied().unwrap_or(0);
    let mut seen: FxHashSet<usize> = FxHashSet::default();
    let mut found = Vec::new();
    let mut stack = vec![region.head];
    while let Some(node) = stack.pop() {
        if !seen.insert(node) {
            continue;
        }
        if region.leaves.contains_key(&node) {
            found.push(node);
            continue;
        }
        if region.constants.contains_key(&node) {
            continue;
        }
        let arguments = graph.gates[node].arguments();
        let mut leaves: Vec<Edge> = arguments.iter().copied().filter(is_leaf).collect();
        let mut gates: Vec<Edge> = arguments.iter().copied().filter(|edge| !is_leaf(edge)).collect();
        leaves.sort_by_key(|edge| Reverse(count(edge)));
        match order {
            0 => {}
            1 => gates.reverse(),
            2 => gates.sort_by_key(size),
            3 => gates.sort_by_key(|edge| Reverse(size(edge))),
            4 => gates.sort_by_key(|edge| Reverse(count(edge))),
            _ => gates.sort_by_key(count),
        }
        let next = if order == 5 { [gates, leaves] } else { [leaves, gates] };
        // The last pushed is met first.
        stack.extend(next.concat().iter().rev().map(|edge| edge.node()));
    }
    found
}
