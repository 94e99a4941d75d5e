//! A part of a network: the rules by which a node may come to hold in a situation, over nodes numbered anew.

use super::excerpt::Excerpt;
use super::lanes::Lanes;
use super::network::{Network, Node};
use crate::network::numbered;
use rustc_hash::FxHashMap;

/// A part of a network. Absences are in it as they are in the situation, whatever is kept away from it.
pub(super) struct Part {
    /// The rules that are satisfied, over the inputs that hold; none for what holds of itself.
    pub network: Network,
    /// The node that the rules lead to.
    pub target: Node,
    /// By new number, whether it holds of itself.
    pub held: Vec<bool>,
    /// By the number of the whole, the new one.
    pub positions: Vec<Node>,
    /// By the number of the whole, what gives a node that rules may produce as well.
    pub gifts: FxHashMap<Node, Node>,
}

impl Part {
    /// How a node comes to hold in a situation, if it does: where these nodes hold of themselves, and none that is
    /// `blocked`. What holds of itself and `is_gift` may also come to hold without that.
    pub fn of(
        whole: &Network,
        target: Node,
        held: &[bool],
        blocked: &[bool],
        is_gift: impl Fn(Node) -> bool,
    ) -> Option<Self> {
        let word = |yes| if yes { u8::ALL } else { u8::NONE };
        let kept_away: Vec<u8> = blocked.iter().map(|&blocked| word(blocked)).collect();
        let is_held = |node: Node| held[node as usize] && !blocked[node as usize];
        let mut values: Vec<u8> = (0..whole.nodes()).map(|node| word(is_held(node))).collect();
        whole.close(&mut values, &kept_away, 2);
        let is_live = |node: Node| values[node as usize] != u8::NONE;
        if !is_live(target) {
            return None;
        }
        let mut excerpt = Excerpt::of(whole);
        let target = excerpt.number(target);
        while let Some(node) = excerpt.next() {
            if is_held(node) && !(is_gift(node) && whole.is_produced(node)) {
                excerpt.hold();
                continue;
            }
            if is_held(node) {
                excerpt.give(node);
            }
            let rules = whole.rules_for(node);
            for rule in rules.filter(|&rule| whole.holds(rule, &values) != u8::NONE) {
                let inputs = whole.inputs(rule);
                let absent = inputs.iter().filter(|input| input.is_absent() && !is_live(input.node())).count();
                let present = inputs.iter().filter(|input| !input.is_absent()).map(|input| input.node());
                excerpt.rule(whole.need(rule), absent, present.filter(|&input| is_live(input)));
            }
        }
        Some(excerpt.finish(target))
    }

    /// Knows a node to be necessary to the target, and with it those that are necessary to that: the inputs that all its
    /// rules ask for.
    pub fn know(&self, node: Node, known: &mut [bool]) {
        let network = &self.network;
        let mut stack = vec![node];
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut known[node as usize], true) {
                continue;
            }
            let mut rules = network.rules_for(node);
            let is_conjunction = |rule| network.need(rule) as usize == network.inputs(rule).len();
            let Some(first) = rules.next().filter(|&first| is_conjunction(first)) else { continue };
            let asks_for = |rule, input| is_conjunction(rule) && network.inputs(rule).contains(input);
            let common = network.inputs(first).iter().filter(|input| rules.clone().all(|rule| asks_for(rule, input)));
            stack.extend(common.map(|input| input.node()));
        }
    }

    /// What is left to be asked where some nodes are known to be necessary, the target among them: a part whose target
    /// holds where this one's does, as long as no known node is kept away.
    ///
    /// A known node with a single rule holds where its inputs do, so that the others are enough. Within a loop that
    /// would let nodes hold one another up: what stands in a loop is left as it is.
    pub fn without_known(&self, known: &[bool]) -> Self {
        let network = &self.network;
        let is_looped = |node: Node| network.rules_for(node).any(|rule| network.loop_of(rule).is_some());
        let is_certain = |node: Node| known[node as usize] && !is_looped(node);
        let is_settled = |node: Node| {
            let mut rules = network.rules_for(node);
            let only = rules.next().filter(|_| rules.next().is_none());
            let is_conjunction = |rule| network.need(rule) as usize == network.inputs(rule).len();
            self.held[node as usize] || is_certain(node) && only.is_some_and(is_conjunction)
        };
        let mut excerpt = Excerpt::of(network);
        let target = excerpt.goal();
        let unsettled: Vec<Node> =
            (0..network.nodes()).filter(|&node| known[node as usize] && !is_settled(node)).collect();
        excerpt.rule(numbered(unsettled.len()), 0, unsettled.into_iter());
        while let Some(node) = excerpt.next() {
            if self.held[node as usize] {
                excerpt.hold();
            }
            for rule in network.rules_for(node) {
                let inputs = network.inputs(rule).iter().map(|input| input.node());
                let certain = inputs.clone().filter(|&input| is_certain(input)).count();
                excerpt.rule(network.need(rule), certain, inputs.filter(|&input| !is_certain(input)));
            }
        }
        excerpt.finish(target)
    }

    /// Where a node stands in the part, if it does.
    pub fn position(&self, node: Node) -> Option<Node> {
        Some(self.positions[node as usize]).filter(|&position| position != Node::MAX)
    }

    /// Where that stands by which a node holds of itself.
    pub fn gift(&self, node: Node) -> Option<Node> {
        self.gifts.get(&node).copied().or_else(|| self.position(node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{INNER, Literal, NetworkBuilder};

    #[test]
    fn only_what_may_lead_to_a_node_is_left() {
        // 1 by 0; 2 by 3 and 3 by 2 or by 1; 2 by 7; 4 by 1 or by 6 and 2; 5 by 4.
        let mut builder = NetworkBuilder::default();
        let all = |nodes: &[Node]| nodes.iter().map(|&node| Literal::present(node)).collect::<Vec<_>>();
        for (head, inputs) in [
            (1, all(&[0])),
            (5, all(&[4])),
            (2, all(&[3])),
            (3, all(&[2])),
            (3, all(&[1])),
            (2, all(&[7])),
            (4, all(&[1])),
            (4, all(&[6, 2])),
        ] {
            let need = numbered(inputs.len());
            builder.rule(head, need, INNER, inputs);
        }
        let whole = builder.finish(8);
        let mut held = [true, false, false, false, false, false, false, false];
        let of = |target| Part::of(&whole, target, &held, &[false; 8], |_| false);
        let part = of(2).expect("it holds");
        // 2, 3, 1 and 0; nothing for 2 by 7, which does not hold.
        assert_eq!(part.network.nodes(), 4);
        assert_eq!(part.network.rules(), 4);
        assert_eq!(part.network.loops().len(), 1);
        assert_eq!((part.position(7), part.position(5)), (None, None));
        assert_eq!(part.held.iter().filter(|&&held| held).count(), 1);
        assert_eq!(of(5).expect("it holds").network.rules(), 3);
        assert!(of(6).is_none());
        // What holds of itself is asked no further.
        held[4] = true;
        let part = Part::of(&whole, 5, &held, &[false; 8], |_| false).expect("it holds");
        assert_eq!(part.network.nodes(), 2);
        // Unless that may be left out.
        let part = Part::of(&whole, 5, &held, &[false; 8], |node| node == 4).expect("it holds");
        assert_eq!((part.network.nodes(), part.network.rules()), (5, 4));
        assert_ne!(part.gift(4), part.position(4));
        let mut blocked = [false; 8];
        blocked[1] = true;
        assert!(Part::of(&whole, 2, &held, &blocked, |_| false).is_none());
    }

    #[test]
    fn absences_are_no_inputs() {
        // 3 by at least two of 0, not 1, not 2; 2 holds.
        let mut builder = NetworkBuilder::default();
        builder.rule(3, 2, INNER, [Literal::present(0), Literal::absent(1), Literal::absent(2)]);
        let whole = builder.finish(4);
        let part = Part::of(&whole, 3, &[true, false, true, false], &[false; 4], |_| false).expect("it holds");
        assert_eq!((part.network.need(0), part.network.inputs(0).len()), (1, 1));
        // Without 2, two absences are enough.
        let part = Part::of(&whole, 3, &[true, false, false, false], &[false; 4], |_| false).expect("it holds");
        assert_eq!((part.network.need(0), part.network.inputs(0).len()), (0, 0));
    }
}
