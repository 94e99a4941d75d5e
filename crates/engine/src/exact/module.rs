//! Modules: gates that share no variable with the rest.
//!
//! Dutuit, Y. & Rauzy, A. (1996). A linear-time algorithm to find modules of fault trees. IEEE Transactions on
//! Reliability 45(3), 422–425: a gate is a module if all below it is first met after, and last met before, the gate is
//! left for the last time.

use super::graph::Graph;

/// By node, whether it is a gate that shares nothing below it with the rest; the root is one.
pub(super) fn modules(graph: &Graph) -> Vec<bool> {
    let nodes = graph.gates.len();
    let (mut first, mut second, mut last) = (vec![0_u32; nodes], vec![0_u32; nodes], vec![0_u32; nodes]);
    let mut date = 0;
    let mut stack = vec![(graph.root.node(), false)];
    while let Some((node, left)) = stack.pop() {
        date += 1;
        last[node] = date;
        if left {
            second[node] = date;
        } else if first[node] == 0 {
            first[node] = date;
            stack.push((node, true));
            stack.extend(graph.gates[node].arguments().iter().map(|argument| (argument.node(), false)));
        }
    }
    // The least first and the greatest last date of all below a node.
    let (mut earliest, mut latest) = (vec![u32::MAX; nodes], vec![0_u32; nodes]);
    let mut modules = vec![false; nodes];
    for (node, gate) in graph.gates.iter().enumerate() {
        if first[node] == 0 {
            continue;
        }
        for argument in gate.arguments() {
            let inner = argument.node();
            earliest[node] = earliest[node].min(earliest[inner]).min(first[inner]);
            latest[node] = latest[node].max(latest[inner]).max(last[inner]);
        }
        modules[node] = !gate.arguments().is_empty() && earliest[node] > first[node] && latest[node] < second[node];
    }
    modules
}
