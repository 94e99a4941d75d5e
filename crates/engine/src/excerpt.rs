//! Takes a part out of a network: nodes are numbered as they are met, from a target on.

use super::network::{INNER, Literal, Network, NetworkBuilder, Node};
use super::part::Part;
use crate::network::numbered;
use rustc_hash::FxHashMap;

/// A part in the making: its nodes in the order in which they are met, and their rules.
pub(super) struct Excerpt {
    rules: NetworkBuilder,
    /// By new number, the node; none for one that is not in the whole.
    nodes: Vec<Option<Node>>,
    held: Vec<bool>,
    positions: Vec<Node>,
    gifts: FxHashMap<Node, Node>,
    /// The number of the node whose rules are added.
    head: Node,
    /// The number of the node whose rules are added next.
    next: Node,
}

impl Excerpt {
    /// Nothing is met yet.
    pub fn of(whole: &Network) -> Self {
        let positions = vec![Node::MAX; whole.nodes() as usize];
        let (nodes, held, gifts) = (Vec::new(), Vec::new(), FxHashMap::default());
        Self { rules: NetworkBuilder::default(), nodes, held, positions, gifts, head: 0, next: 0 }
    }

    fn push(&mut self, node: Option<Node>, is_held: bool) -> Node {
        let number = Node::try_from(self.nodes.len()).unwrap_or(Node::MAX);
        self.nodes.push(node);
        self.held.push(is_held);
        number
    }

    /// The number of a new node, whose rules are added first.
    pub fn goal(&mut self) -> Node {
        self.next = 1;
        self.push(None, false)
    }

    /// The node at hand holds of itself.
    pub fn hold(&mut self) {
        self.held[self.head as usize] = true;
    }

    /// The node at hand holds by something that is given.
    pub fn give(&mut self, node: Node) {
        let gift = self.push(None, true);
        self.gifts.insert(node, gift);
        self.rules.rule(self.head, 1, INNER, [Literal::present(gift)]);
    }

    /// The number of a node that is met.
    pub fn number(&mut self, node: Node) -> Node {
        if self.positions[node as usize] == Node::MAX {
            self.positions[node as usize] = self.push(Some(node), false);
        }
        self.positions[node as usize]
    }

    /// The next node that has been met, whose rules are then added.
    pub fn next(&mut self) -> Option<Node> {
        loop {
            let node = self.nodes.get(self.next as usize).copied()?;
            self.head = self.next;
            self.next += 1;
            if node.is_some() {
                return node;
            }
        }
    }

    /// A rule for the node at hand, of whose inputs some are there anyway.
    pub fn rule(&mut self, need: u32, there: usize, inputs: impl Iterator<Item = Node>) {
        let need = need.saturating_sub(numbered(there));
        let mut rules = std::mem::take(&mut self.rules);
        rules.rule(
            self.head,
            need,
            INNER,
            inputs.filter(|_| need > 0).map(|input| Literal::present(self.number(input))),
        );
        self.rules = rules;
    }

    /// The part that leads to a target.
    pub fn finish(self, target: Node) -> Part {
        let count = Node::try_from(self.nodes.len()).unwrap_or(Node::MAX);
        let network = self.rules.finish(count);
        Part { network, target, held: self.held, positions: self.positions, gifts: self.gifts }
    }
}
