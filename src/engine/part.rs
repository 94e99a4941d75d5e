//! A part of a network: the rules that a node depends on, over nodes numbered anew.

use super::network::{Literal, Network, Node, Rules};

/// A part of a network.
pub(super) struct Part {
    /// The rules.
    pub network: Network,
    /// By new number, the node it stands for.
    nodes: Vec<Node>,
    /// The reverse.
    positions: Vec<Node>,
}

impl Part {
    /// What a node depends on.
    pub fn of(whole: &Network, target: Node) -> Self {
        let marked = whole.cone(&[target]);
        let nodes: Vec<Node> = (0..whole.nodes()).filter(|&node| marked[node as usize]).collect();
        let mut positions = vec![Node::MAX; marked.len()];
        for (position, &node) in (0..).zip(&nodes) {
            positions[node as usize] = position;
        }
        let mut rules = Rules::default();
        let mut by_head = vec![(0, 0); nodes.len()];
        let mut loops = Vec::new();
        let mut whole_loops = whole.loops().iter().peekable();
        let mut begins = None;
        for (rule, head) in (0..).zip(whole.heads()) {
            let kept = rules.count();
            if let Some(range) = whole_loops.next_if(|range| range.end <= rule) {
                debug_assert!(range.end == rule);
                loops.extend(begins.take().map(|begins| begins..kept));
            }
            if positions[head as usize] == Node::MAX {
                continue;
            }
            if whole_loops.peek().is_some_and(|range| range.start <= rule) {
                begins.get_or_insert(kept);
            }
            let head = positions[head as usize];
            let of_head = &mut by_head[head as usize];
            *of_head = (if of_head.1 == 0 { kept } else { of_head.0 }, kept + 1);
            let renumbered = |input: &Literal| input.at(positions[input.node() as usize]);
            let inputs = whole.inputs(rule).iter().map(renumbered);
            rules.push(head, whole.need(rule), whole.rules.get(rule).origin, inputs);
        }
        loops.extend(begins.map(|begins| begins..rules.count()));
        let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        let negates = rules.inputs.iter().any(|input| input.is_absent());
        let network = Network { nodes: count, rules, by_head, loops, negates, unstratified: Vec::new() };
        Self { network, nodes, positions }
    }

    /// Where a node stands in the part, if it does.
    pub fn position(&self, node: Node) -> Option<Node> {
        Some(self.positions[node as usize]).filter(|&position| position != Node::MAX)
    }

    /// By new number, something about each node.
    pub fn map<T>(&self, of: impl Fn(Node) -> T) -> Vec<T> {
        self.nodes.iter().map(|&node| of(node)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::network::{INNER, NetworkBuilder};

    #[test]
    fn only_what_a_node_depends_on_is_left_and_loops_stay_loops() {
        // 1 by 0; 2 by 3 and 3 by 2 or by 1; 4 by 0 and not 3; 5 by 4.
        let mut builder = NetworkBuilder::default();
        let one = |node| [Literal::present(node)];
        builder.rule(1, 1, INNER, one(0));
        builder.rule(5, 1, INNER, one(4));
        builder.rule(2, 1, INNER, one(3));
        builder.rule(3, 1, INNER, [Literal::present(2), Literal::present(1)]);
        builder.rule(4, 2, INNER, [Literal::present(0), Literal::absent(3)]);
        let whole = builder.finish(6);
        let part = Part::of(&whole, 2);
        assert_eq!(part.nodes, [0, 1, 2, 3]);
        assert_eq!(part.network.rules(), 3);
        assert_eq!(part.network.loops().len(), 1);
        assert_eq!(part.network.loops()[0].len(), 2);
        assert!(!part.network.negates());
        assert!(Part::of(&whole, 5).network.negates());
        assert_eq!(part.position(5), None);
        let mut values = part.map(|node| if node == 0 { 0b11_u8 } else { 0 });
        part.network.close(&mut values, &[0; 4], 2);
        assert_eq!(values, [0b11; 4]);
        assert!(part.network.rules_for(1).all(|rule| part.network.head(rule) == 1));
    }
}
