//! The order of evaluation: strongly connected components in order of dependency.
//!
//! Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1(2), 146–160. Without
//! recursion, in the number of mentions.

use super::network::{Entry, Network, Node, Rule, Rules};
use std::ops::Range;

const UNSEEN: u32 = 0;
const DONE: u32 = u32::MAX;

/// Rules put together by their heads, so that a visit reads one run of memory.
struct ByHead {
    /// For each node, where its rules begin, and where their inputs do.
    starts: Vec<(u32, u32)>,
    rules: Rules,
}

impl ByHead {
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer rules than bytes of source")]
    fn of(rules: &Rules, nodes: u32) -> Self {
        let mut next = vec![0_u32; nodes as usize + 1];
        for head in rules.heads() {
            next[head as usize + 1] += 1;
        }
        for node in 0..nodes as usize {
            next[node + 1] += next[node];
        }
        // Rules are handed out to their places and then read in order, so that the processor waits for many at once.
        let mut sorted = vec![(Entry::default(), 0); rules.len()];
        for rule in 0..rules.len() as Rule {
            let entry = rules.get(rule);
            let place = &mut next[entry.head as usize];
            sorted[*place as usize] = (entry, rules.range(rule).start as u32);
            *place += 1;
        }
        let mut together = Rules::with_room(rules.len(), rules.inputs.len());
        for (Entry { head, need, origin, end }, start) in sorted {
            together.push(head, need, origin, rules.inputs[start as usize..end as usize].iter().copied());
        }
        // The rules of a node now end where those of the next begin.
        let input = |rule: u32| rule.checked_sub(1).map_or(0, |before| together.get(before).end);
        let starts = std::iter::once((0, 0)).chain(next.iter().take(nodes as usize).map(|&end| (end, input(end))));
        Self { starts: starts.collect(), rules: together }
    }

    fn of_node(&self, node: Node) -> Range<Rule> {
        self.starts[node as usize].0..self.starts[node as usize + 1].0
    }

    /// A visit to a node, which looks at the inputs of all its rules.
    fn visit(&self, node: Node) -> Visit {
        Visit { node, next: self.starts[node as usize].1, end: self.starts[node as usize + 1].1 }
    }

    fn any(&self, node: Node) -> bool {
        !self.of_node(node).is_empty()
    }
}

/// A visit in progress: the node, and which of its inputs are left.
struct Visit {
    node: Node,
    next: u32,
    end: u32,
}

/// Puts rules in order of evaluation.
pub(super) fn arrange(rules: Rules, nodes: u32) -> Network {
    let by_head = ByHead::of(&rules, nodes);
    drop(rules);
    let (rules, inputs) = (by_head.rules.len(), by_head.rules.inputs.as_slice());
    let mut network = Network {
        nodes,
        rules: Rules::with_room(rules, inputs.len()),
        by_head: vec![(0, 0); nodes as usize],
        loops: Vec::new(),
        negates: inputs.iter().any(|input| input.is_absent()),
        unstratified: Vec::new(),
        circular: Vec::new(),
    };
    // The number in which a node was met, lowered to the lowest it reaches; DONE once its component is known.
    // A node without rules depends on nothing.
    let mut low: Vec<u32> = (0..nodes).map(|node| if by_head.any(node) { UNSEEN } else { DONE }).collect();
    let mut met = 0;
    // Nodes whose components are not known yet, in the order in which their visits ended: inside a component too, most
    // nodes stand after what they depend on, so that a loop is settled in few rounds.
    let mut waiting: Vec<Node> = Vec::new();
    let mut visits: Vec<Visit> = Vec::new();
    let mut numbers = Vec::new();
    for start in 0..nodes {
        if low[start as usize] != UNSEEN {
            continue;
        }
        met += 1;
        low[start as usize] = met;
        numbers.push((met, waiting.len()));
        visits.push(by_head.visit(start));
        while let Some(visit) = visits.last_mut() {
            let node = visit.node;
            let mut lowest = low[node as usize];
            let mut descend = None;
            while visit.next < visit.end {
                let to = inputs[visit.next as usize].node();
                visit.next += 1;
                let known = low[to as usize];
                if known == UNSEEN {
                    descend = Some(to);
                    break;
                }
                lowest = lowest.min(known);
            }
            low[node as usize] = lowest;
            if let Some(to) = descend {
                met += 1;
                low[to as usize] = met;
                numbers.push((met, waiting.len()));
                visits.push(by_head.visit(to));
                continue;
            }
            visits.pop();
            let (number, from) = numbers.pop().unwrap_or_default();
            waiting.push(node);
            if let Some(parent) = visits.last() {
                let parent = &mut low[parent.node as usize];
                *parent = (*parent).min(lowest);
            }
            if lowest == number {
                close(&mut network, &by_head, &waiting[from..], &mut low);
                waiting.truncate(from);
            }
        }
    }
    spread(&mut network);
    network
}

/// Marks what depends on a circle through an absence. Each rule comes after those it depends on, but within loops.
fn spread(network: &mut Network) {
    if network.unstratified.is_empty() {
        return;
    }
    let mut loops = network.loops.clone().into_iter().peekable();
    let mut from = 0;
    while from < network.rules.count() {
        let range = loops.next_if(|range| range.start == from).unwrap_or(from..from + 1);
        let depends =
            |rule: u32| network.rules.inputs(rule).iter().any(|input| network.circular[input.node() as usize]);
        if range.clone().any(depends) {
            for rule in range.clone() {
                network.circular[network.rules.get(rule).head as usize] = true;
            }
        }
        from = range.end;
    }
}

/// Adds a component whose dependencies have all been added.
#[expect(clippy::cast_possible_truncation, reason = "there are fewer rules than bytes of source")]
fn close(network: &mut Network, by_head: &ByHead, component: &[Node], low: &mut [u32]) {
    let first = network.rules.len() as u32;
    let mut circular = component.len() > 1;
    for &node in component {
        let start = network.rules.len() as u32;
        for rule in by_head.of_node(node) {
            let (Entry { need, origin, .. }, inputs) = (by_head.rules.get(rule), by_head.rules.inputs(rule));
            circular |= component.len() == 1 && inputs.iter().any(|input| input.node() == node);
            network.rules.push(node, need, origin, inputs.iter().copied());
        }
        network.by_head[node as usize] = (start, network.rules.len() as u32);
    }
    if circular {
        let range = first..network.rules.len() as u32;
        if network.negates {
            let members: std::collections::BTreeSet<Node> = component.iter().copied().collect();
            let negative = range.clone().find_map(|rule| {
                let input =
                    network.inputs(rule).iter().find(|input| input.is_absent() && members.contains(&input.node()));
                input.map(|input| (network.head(rule), input.node()))
            });
            if let Some((head, absent)) = negative {
                let way = way_within(network, &members, absent, head);
                network.unstratified.push(way);
                network.circular.resize(network.nodes as usize, false);
                for &node in component {
                    network.circular[node as usize] = true;
                }
            }
        }
        network.loops.push(range);
    }
    for &node in component {
        low[node as usize] = DONE;
    }
}

/// The shortest way from a node to one that it depends on, within a component, both included.
fn way_within(network: &Network, members: &std::collections::BTreeSet<Node>, from: Node, to: Node) -> Vec<Node> {
    let mut came_from = std::collections::BTreeMap::from([(from, from)]);
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        if node == to {
            break;
        }
        for rule in network.rules_for(node) {
            for input in network.inputs(rule) {
                if members.contains(&input.node()) && !came_from.contains_key(&input.node()) {
                    came_from.insert(input.node(), node);
                    queue.push_back(input.node());
                }
            }
        }
    }
    let mut way = vec![to];
    while let Some(&before) =
        way.last().and_then(|last| came_from.get(last)).filter(|&&before| Some(&before) != way.last())
    {
        way.push(before);
    }
    way.reverse();
    way
}
