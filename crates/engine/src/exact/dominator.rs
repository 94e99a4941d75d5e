//! Which gates everything that reaches a node passes through.
//!
//! Nodes are visited from the root downwards; a node's dominator is the nearest common one of its parents. Ancestors are
//! found with one jump pointer a node: Myers, E. W. (1983). An applicative random-access stack. Information Processing
//! Letters 17(5), 241–248.

use super::graph::Graph;

const NONE: usize = usize::MAX;

/// The dominator tree of a graph, from its root.
pub(super) struct Dominators {
    above: Vec<usize>,
    jump: Vec<usize>,
    depth: Vec<u32>,
    below: Vec<Vec<usize>>,
}

impl Dominators {
    pub fn of(graph: &Graph) -> Self {
        let nodes = graph.gates.len();
        let mut tree = Self {
            above: vec![NONE; nodes],
            jump: vec![NONE; nodes],
            depth: vec![0; nodes],
            below: vec![Vec::new(); nodes],
        };
        let root = graph.root.node();
        (tree.above[root], tree.jump[root]) = (root, root);
        // The nearest common dominator of the parents met so far. Parents come after their arguments.
        let mut nearest = vec![NONE; nodes];
        for node in (0..=root).rev() {
            if node != root {
                if nearest[node] == NONE {
                    continue;
                }
                tree.hang(node, nearest[node]);
            }
            for argument in graph.gates[node].arguments() {
                let inner = argument.node();
                nearest[inner] = if nearest[inner] == NONE { node } else { tree.common(nearest[inner], node) };
            }
        }
        tree
    }

    /// Whether the root reaches a node.
    pub fn is_reached(&self, node: usize) -> bool {
        self.above[node] != NONE
    }

    /// The nodes whose nearest dominator a node is.
    pub fn directly_below(&self, node: usize) -> &[usize] {
        &self.below[node]
    }

    fn hang(&mut self, node: usize, above: usize) {
        self.above[node] = above;
        self.depth[node] = self.depth[above] + 1;
        let jump = self.jump[above];
        let even = self.depth[above] - self.depth[jump] == self.depth[jump] - self.depth[self.jump[jump]];
        self.jump[node] = if even { self.jump[jump] } else { above };
        self.below[above].push(node);
    }

    fn common(&self, mut one: usize, mut other: usize) -> usize {
        if self.depth[one] < self.depth[other] {
            (one, other) = (other, one);
        }
        while self.depth[one] > self.depth[other] {
            one = if self.depth[self.jump[one]] >= self.depth[other] { self.jump[one] } else { self.above[one] };
        }
        while one != other {
            if self.jump[one] == self.jump[other] {
                (one, other) = (self.above[one], self.above[other]);
            } else {
                (one, other) = (self.jump[one], self.jump[other]);
            }
        }
        one
    }
}
