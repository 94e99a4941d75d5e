//! Networks of rules: each says that a node holds where enough of its inputs do.
//!
//! A rule with as many needed inputs as it has is a conjunction, one that needs a single input a disjunction. Rules are
//! kept in an order in which each comes after those it depends on; rules that depend on one another in a cycle stand
//! together as a loop. One pass in that order is the least fixpoint of everything outside loops.

use super::lanes::POSSIBLE;
use super::order;
use std::ops::Range;

/// The number of a node, a rule or an input, of which there are fewer than the bytes of a text that is read.
///
/// # Panics
///
/// Where there are more than `u32` can count; a wrong number would be worse.
pub fn numbered(position: usize) -> u32 {
    u32::try_from(position).unwrap_or_else(|_| panic!("more is counted than texts can state"))
}

/// A node: an atom, or the inner part of a condition.
pub type Node = u32;
/// A rule by its position in the order of evaluation.
pub type Rule = u32;

/// A node or its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal(u32);

impl Literal {
    /// The node holds.
    pub const fn present(node: Node) -> Self {
        Self(node << 1)
    }

    /// The node does not hold.
    pub const fn absent(node: Node) -> Self {
        Self(node << 1 | 1)
    }

    /// The node spoken of.
    pub const fn node(self) -> Node {
        self.0 >> 1
    }

    /// Whether the absence of the node is meant.
    pub const fn is_absent(self) -> bool {
        self.0 & 1 == 1
    }
}

/// No law stands behind a rule: it is the inner part of a condition.
pub const INNER: u32 = u32::MAX;

/// Rules before they are put in order.
#[derive(Debug, Default)]
pub struct NetworkBuilder {
    pub(super) rules: Rules,
}

/// Rules, and the inputs of all of them one after the other.
#[derive(Debug, Default)]
pub(super) struct Rules {
    rules: Vec<Entry>,
    pub inputs: Vec<Literal>,
}

/// A rule but for its inputs. What is read together stands together, for rules are met in any order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub head: Node,
    pub need: u32,
    pub origin: u32,
    /// Where its inputs end; they begin where those of the rule before it end.
    pub end: u32,
}

impl Rules {
    /// No rules yet, with room for some.
    pub fn with_room(rules: usize, inputs: usize) -> Self {
        Self { rules: Vec::with_capacity(rules), inputs: Vec::with_capacity(inputs) }
    }

    pub const fn len(&self) -> usize {
        self.rules.len()
    }

    pub fn get(&self, rule: Rule) -> Entry {
        self.rules[rule as usize]
    }

    /// How many rules there are, as the number of the next.
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer rules than bytes of source")]
    pub const fn count(&self) -> Rule {
        self.rules.len() as Rule
    }

    /// The heads of all rules.
    pub fn heads(&self) -> impl Iterator<Item = Node> {
        self.rules.iter().map(|rule| rule.head)
    }

    /// Where the inputs of a rule stand.
    pub fn range(&self, rule: Rule) -> Range<usize> {
        let start = rule.checked_sub(1).map_or(0, |before| self.rules[before as usize].end);
        start as usize..self.rules[rule as usize].end as usize
    }

    pub fn inputs(&self, rule: Rule) -> &[Literal] {
        &self.inputs[self.range(rule)]
    }

    #[expect(clippy::cast_possible_truncation, reason = "inputs are mentions within sources shorter than 4 GiB")]
    pub fn push(&mut self, head: Node, need: u32, origin: u32, inputs: impl IntoIterator<Item = Literal>) {
        self.inputs.extend(inputs);
        self.rules.push(Entry { head, need, origin, end: self.inputs.len() as u32 });
    }
}

impl NetworkBuilder {
    /// No rules yet, with room for some.
    pub fn with_room(rules: usize, inputs: usize) -> Self {
        Self { rules: Rules::with_room(rules, inputs) }
    }

    /// Adds a rule: `head` holds where at least `need` of the inputs do; `origin` is the law behind it.
    pub fn rule(&mut self, head: Node, need: u32, origin: u32, inputs: impl IntoIterator<Item = Literal>) {
        self.rules.push(head, need, origin, inputs);
    }

    /// The network over nodes `0..nodes`.
    pub fn finish(self, nodes: u32) -> Network {
        order::arrange(self.rules, nodes)
    }
}

/// Rules in order of evaluation.
#[derive(Debug, Default)]
pub struct Network {
    pub(super) nodes: u32,
    pub(super) rules: Rules,
    /// For each node its rules, which stand together: the first, and the one after the last.
    pub(super) by_head: Vec<(Rule, Rule)>,
    /// The loops, in order.
    pub(super) loops: Vec<Range<Rule>>,
    pub(super) negates: bool,
    /// Circles through an absence: each a list of nodes that leads from one back to itself.
    pub(super) unstratified: Vec<Vec<Node>>,
    /// By node, whether it depends on such a circle; empty where there is none.
    pub(super) circular: Vec<bool>,
}

impl Network {
    /// How many nodes there are.
    pub const fn nodes(&self) -> u32 {
        self.nodes
    }

    /// How many rules there are.
    pub fn rules(&self) -> usize {
        self.rules.len()
    }

    /// The rules for a node.
    pub fn rules_for(&self, node: Node) -> Range<Rule> {
        let (first, end) = self.by_head[node as usize];
        first..end
    }

    /// Whether any rule produces a node.
    pub fn is_produced(&self, node: Node) -> bool {
        !self.rules_for(node).is_empty()
    }

    /// The node a rule produces.
    pub fn head(&self, rule: Rule) -> Node {
        self.rules.get(rule).head
    }

    /// How many inputs a rule needs.
    pub fn need(&self, rule: Rule) -> u32 {
        self.rules.get(rule).need
    }

    /// The inputs of a rule.
    pub fn inputs(&self, rule: Rule) -> &[Literal] {
        self.rules.inputs(rule)
    }

    /// The law behind a rule.
    pub fn origin(&self, rule: Rule) -> Option<u32> {
        Some(self.rules.get(rule).origin).filter(|&origin| origin != INNER)
    }

    /// Whether any rule asks for an absence.
    pub const fn negates(&self) -> bool {
        self.negates
    }

    /// The loops: rules that depend on one another in a cycle.
    pub fn loops(&self) -> &[Range<Rule>] {
        &self.loops
    }

    /// The loop a rule stands in, if it does.
    pub fn loop_of(&self, rule: Rule) -> Option<Range<Rule>> {
        let index = self.loops.partition_point(|range| range.end <= rule);
        self.loops.get(index).filter(|range| range.contains(&rule)).cloned()
    }

    /// Circles through an absence.
    pub fn unstratified(&self) -> &[Vec<Node>] {
        &self.unstratified
    }

    /// Whether a node depends on a circle through an absence, so that nothing settles it.
    pub fn is_circular(&self, node: Node) -> bool {
        self.circular.get(node as usize).copied().unwrap_or(false)
    }

    /// Makes possible what depends on a circle through an absence, where it is not blocked: nothing is claimed of it.
    pub fn leave_circular_open(&self, values: &mut [u8], blocked: &[u8]) {
        for (node, _) in self.circular.iter().enumerate().filter(|(_, circular)| **circular) {
            values[node] |= POSSIBLE & !blocked[node];
        }
    }

    /// The nodes that some nodes depend on, themselves included, by a mark for each node.
    pub fn cone(&self, targets: &[Node]) -> Vec<bool> {
        let mut marked = vec![false; self.nodes as usize];
        self.follow(targets, &mut marked);
        marked
    }

    /// Marks the nodes that some nodes depend on, themselves included; what is marked already is not followed.
    pub fn follow(&self, targets: &[Node], marked: &mut [bool]) {
        let mut stack = targets.to_vec();
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut marked[node as usize], true) {
                continue;
            }
            for rule in self.rules_for(node) {
                stack.extend(self.inputs(rule).iter().map(|input| input.node()));
            }
        }
    }
}
