//! What is near a name: within so many steps, in both directions.

use crate::analysis::graph::{Edge, Graph, Node};
use std::collections::VecDeque;

/// By node: whether it is at most so many names away from one, along such edges. A junction is no step: with a law comes
/// all it takes and produces.
pub(super) fn near(graph: &Graph, start: usize, depth: usize, drawn: impl Fn(&Edge) -> bool) -> Vec<bool> {
    let count = graph.nodes().len();
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); count];
    for edge in graph.edges.iter().filter(|edge| drawn(edge)) {
        beside[edge.from].push(edge.to);
        beside[edge.to].push(edge.from);
    }
    let mut steps = vec![usize::MAX; count];
    steps[start] = 0;
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for &next in &beside[at] {
            let is_name = matches!(graph.node(next), Some(Node::Atom(_)));
            let far = steps[at] + usize::from(is_name);
            // What a junction joins is one step further, and is to be there as well.
            if far + usize::from(!is_name) <= depth && far < steps[next] {
                steps[next] = far;
                if is_name {
                    open.push_back(next);
                } else {
                    open.push_front(next);
                }
            }
        }
    }
    steps.into_iter().map(|steps| steps <= depth).collect()
}
