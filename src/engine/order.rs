//! The order of evaluation: strongly connected components in order of dependency.
//!
//! Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1(2), 146–160. Without
//! recursion, in the number of mentions.

use super::network::{Network, Node, Rules};

const UNSEEN: u32 = 0;
const DONE: u32 = u32::MAX;

/// Rules by their heads, as slices of one list.
struct ByHead {
    starts: Vec<u32>,
    rules: Vec<u32>,
}

impl ByHead {
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer rules than bytes of source")]
    fn of(rules: &Rules, nodes: u32) -> Self {
        let mut starts = vec![0_u32; nodes as usize + 1];
        for &head in &rules.heads {
            starts[head as usize + 1] += 1;
        }
        for node in 0..nodes as usize {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; rules.len()];
        for (rule, &head) in rules.heads.iter().enumerate() {
            sorted[next[head as usize] as usize] = rule as u32;
            next[head as usize] += 1;
        }
        Self { starts, rules: sorted }
    }

    fn of_node(&self, node: Node) -> &[u32] {
        &self.rules[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }

    fn any(&self, node: Node) -> bool {
        self.starts[node as usize] != self.starts[node as usize + 1]
    }
}

/// A visit in progress: the node, the rule and the input that are next.
struct Visit {
    node: Node,
    rule: u32,
    input: u32,
}

/// Puts rules in order of evaluation.
pub(super) fn arrange(rules: &Rules, nodes: u32) -> Network {
    let by_head = ByHead::of(rules, nodes);
    let mut network = Network {
        nodes,
        rules: Rules::default(),
        first_rule: vec![0; nodes as usize],
        rule_count: vec![0; nodes as usize],
        loops: Vec::new(),
        negates: rules.inputs.iter().any(|input| input.is_absent()),
        unstratified: Vec::new(),
    };
    network.rules.heads.reserve_exact(rules.len());
    network.rules.needs.reserve_exact(rules.len());
    network.rules.ends.reserve_exact(rules.len());
    network.rules.origins.reserve_exact(rules.len());
    network.rules.inputs.reserve_exact(rules.inputs.len());
    // The number in which a node was met, lowered to the lowest it reaches; DONE once its component is known.
    // A node without rules depends on nothing.
    let mut low: Vec<u32> = (0..nodes).map(|node| if by_head.any(node) { UNSEEN } else { DONE }).collect();
    let mut met = 0;
    let mut waiting: Vec<Node> = Vec::new();
    let mut visits: Vec<Visit> = Vec::new();
    for start in 0..nodes {
        if low[start as usize] != UNSEEN {
            continue;
        }
        met += 1;
        low[start as usize] = met;
        let mut numbers = vec![met];
        waiting.push(start);
        visits.push(Visit { node: start, rule: 0, input: 0 });
        while let Some(visit) = visits.last_mut() {
            let node = visit.node;
            if let Some(&rule) = by_head.of_node(node).get(visit.rule as usize) {
                let inputs = rules.inputs(rule as usize);
                let mut descend = None;
                while let Some(input) = inputs.get(visit.input as usize) {
                    visit.input += 1;
                    let to = input.node();
                    let known = low[to as usize];
                    if known == UNSEEN {
                        descend = Some(to);
                        break;
                    }
                    if known < low[node as usize] {
                        low[node as usize] = known;
                    }
                }
                if let Some(to) = descend {
                    met += 1;
                    low[to as usize] = met;
                    numbers.push(met);
                    waiting.push(to);
                    visits.push(Visit { node: to, rule: 0, input: 0 });
                } else {
                    visit.rule += 1;
                    visit.input = 0;
                }
                continue;
            }
            visits.pop();
            let number = numbers.pop().unwrap_or(UNSEEN);
            let lowest = low[node as usize];
            if let Some(parent) = visits.last() {
                let parent = &mut low[parent.node as usize];
                *parent = (*parent).min(lowest);
            }
            if lowest == number {
                let from = waiting.iter().rposition(|&on| on == node).unwrap_or(0);
                close(&mut network, rules, &by_head, &waiting[from..], &mut low);
                waiting.truncate(from);
            }
        }
    }
    network
}

/// Adds a component whose dependencies have all been added.
#[expect(clippy::cast_possible_truncation, reason = "there are fewer rules than bytes of source")]
fn close(network: &mut Network, rules: &Rules, by_head: &ByHead, component: &[Node], low: &mut [u32]) {
    let first = network.rules.len() as u32;
    let mut circular = component.len() > 1;
    for &node in component {
        network.first_rule[node as usize] = network.rules.len() as u32;
        let of_node = by_head.of_node(node);
        network.rule_count[node as usize] = of_node.len() as u32;
        for &rule in of_node {
            let inputs = rules.inputs(rule as usize);
            circular |= component.len() == 1 && inputs.iter().any(|input| input.node() == node);
            network.rules.push(node, rules.needs[rule as usize], rules.origins[rule as usize], inputs.iter().copied());
        }
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
