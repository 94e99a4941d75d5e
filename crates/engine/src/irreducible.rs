//! Which nodes suffice together, none of them without the others.
//!
//! What cannot be left out is kept. Where something can, there is a way to do without it, and all that this way does not
//! rest on is left out at once. Then others may have become necessary.

use super::lanes::{Lanes, Wide};
use super::network::{Network, Node};
use super::part::Part;
use super::trial::Trial;

impl Network {
    /// Those of some nodes that hold of themselves of which none can be left out: without the others, the target still
    /// holds, and without any one of those that remain it does not. `fixed` nodes are always there; of the others all
    /// are there that can be left out of the first group before any is left out of the second.
    ///
    /// Absences are taken as they are with all of the nodes.
    pub fn irreducible(&self, target: Node, fixed: &[Node], free: [&[Node]; 2], blocked: &[u8]) -> Vec<Node> {
        let blocked: Vec<bool> = blocked.iter().map(|&blocked| blocked != 0).collect();
        let (mut held, mut is_free) = (vec![false; self.nodes() as usize], vec![false; self.nodes() as usize]);
        for &node in free.into_iter().flatten() {
            (held[node as usize], is_free[node as usize]) = (true, true);
        }
        for &node in fixed {
            held[node as usize] = true;
        }
        let Some(part) = Part::of(self, target, &held, &blocked, |node| is_free[node as usize]) else {
            return free.concat();
        };
        let position = |&node: &Node| part.gift(node).map(|position| (node, position));
        let undecided = free.map(|nodes| nodes.iter().filter_map(position).collect());
        let mut search = Search { part, undecided, kept: Vec::new() };
        search.decide(0);
        search.keep_a_proof(1);
        search.decide(1);
        search.kept
    }
}

/// Of how many ways to do without a node the one is taken that rests on the fewest others.
const COMPARED: usize = 8;

/// A node, and where it stands in the part at hand.
type Placed = (Node, Node);

/// A search for nodes that suffice together.
struct Search {
    /// How the target holds by what is kept and what is undecided.
    part: Part,
    /// By group, the nodes that may yet be left out.
    undecided: [Vec<Placed>; 2],
    kept: Vec<Node>,
}

impl Search {
    /// Keeps or leaves out each node of a group.
    fn decide(&mut self, group: usize) {
        self.keep_known();
        while !self.undecided[group].is_empty() {
            // Where most can be left out, few trials show it; where most are necessary, each takes one.
            let mut left_out = self.try_each::<u64>(group);
            if left_out.is_empty() && !self.undecided[group].is_empty() {
                left_out = self.try_each::<Wide>(group);
            }
            if !left_out.is_empty() {
                self.leave_out(&left_out);
                self.keep_known();
            }
        }
    }

    /// Keeps away one node of a group in each lane. Those that the target cannot do without are kept. In any other lane
    /// it rests on some of the nodes alone, and where these are fewest, the rest is left out.
    fn try_each<L: Lanes>(&mut self, group: usize) -> Vec<Placed> {
        let undecided = &mut self.undecided[group];
        let tried = undecided.len().min(L::COUNT as usize);
        let kept_away: Vec<[Node; 1]> = undecided[..tried].iter().map(|&(_, position)| [position]).collect();
        let mut trial = Trial::<L>::of(&self.part);
        trial.run(&kept_away.iter().map(<[Node; 1]>::as_slice).collect::<Vec<_>>());
        let holds = trial.holds();
        let mut lanes = (0..).take(tried).map(L::lane);
        let is_necessary = |_: &mut Placed| lanes.next().is_some_and(|lane| holds & lane == L::NONE);
        self.kept.extend(undecided.extract_if(..tried, is_necessary).map(|(node, _)| node));
        trial.trace();
        let ways: Vec<L> = undecided.iter().map(|&(_, position)| trial.rests_on(&[position])).collect();
        let compared = (0..).take(tried).map(L::lane).filter(|&lane| holds & lane != L::NONE).take(COMPARED);
        let rested_on = |lane: &L| ways.iter().filter(|&&way| way & *lane != L::NONE).count();
        let Some(fewest) = compared.min_by_key(rested_on) else { return Vec::new() };
        let mut ways = ways.into_iter();
        undecided.extract_if(.., |_| ways.next().is_some_and(|way| way & fewest == L::NONE)).collect()
    }

    /// Keeps what is seen to be necessary, so that it need not be asked about any more.
    fn keep_known(&mut self) {
        let mut known = vec![false; self.part.held.len()];
        self.part.know(self.part.target, &mut known);
        let is_known = |&mut (_, position): &mut Placed| known[position as usize];
        for undecided in &mut self.undecided {
            self.kept.extend(undecided.extract_if(.., is_known).map(|(node, _)| node));
        }
        self.go_on_with(self.part.without_known(&known));
    }

    /// Leaves out of a group what one way to produce the target does not rest on.
    fn keep_a_proof(&mut self, group: usize) {
        if self.undecided[group].is_empty() {
            return;
        }
        let mut trial = Trial::<u64>::of(&self.part);
        trial.run(&[]);
        trial.trace();
        let is_idle = |&mut (_, position): &mut Placed| trial.rests_on(&[position]) & u64::lane(0) == u64::NONE;
        let idle: Vec<Placed> = self.undecided[group].extract_if(.., is_idle).collect();
        self.leave_out(&idle);
    }

    fn leave_out(&mut self, nodes: &[Placed]) {
        let mut held = self.part.held.clone();
        for &(_, position) in nodes {
            held[position as usize] = false;
        }
        let blocked = vec![false; held.len()];
        let smaller = Part::of(&self.part.network, self.part.target, &held, &blocked, |_| false);
        debug_assert!(smaller.is_some(), "the target holds without what can be left out");
        if let Some(smaller) = smaller {
            self.go_on_with(smaller);
        }
    }

    /// Goes on with a part of the part at hand; nodes that it does not rest on are left out.
    fn go_on_with(&mut self, part: Part) {
        let placed = |(_, at): &mut Placed| part.position(*at).map(|position| *at = position).is_some();
        for undecided in &mut self.undecided {
            undecided.retain_mut(placed);
        }
        self.part = part;
    }
}

#[cfg(test)]
mod tests {
    use crate::necessary::Together;
    use crate::network::{INNER, Literal, NetworkBuilder, Node};
    use smallvec::smallvec;

    fn present(nodes: &[Node]) -> Vec<Literal> {
        nodes.iter().map(|&node| Literal::present(node)).collect()
    }

    #[test]
    fn what_can_be_left_out_is_left_out() {
        // 100 nodes, each of which produces 100; 101 needs 100 and 3.
        let mut builder = NetworkBuilder::default();
        for node in 0..100 {
            builder.rule(100, 1, INNER, present(&[node]));
        }
        builder.rule(101, 2, INNER, present(&[100, 3]));
        let network = builder.finish(102);
        let free: Vec<Node> = (0..100).collect();
        assert_eq!(network.irreducible(101, &[], [&free, &[]], &[0; 102]), [3]);
        // What is always there makes the rest of no use.
        assert!(network.irreducible(101, &[3], [&free[4..], &[]], &[0; 102]).is_empty());
        assert_eq!(network.irreducible(100, &[], [&free[4..], &[]], &[0; 102]).len(), 1);
    }

    #[test]
    fn what_is_left_out_together_leaves_enough() {
        // 6 by two of 0 … 5, and by a circle with 7: two are kept, whichever.
        let mut builder = NetworkBuilder::default();
        builder.rule(6, 2, INNER, present(&[0, 1, 2, 3, 4, 5]));
        builder.rule(6, 1, INNER, present(&[7]));
        builder.rule(7, 1, INNER, present(&[6]));
        let network = builder.finish(8);
        assert_eq!(network.irreducible(7, &[], [&[0, 1, 2, 3, 4, 5], &[]], &[0; 8]).len(), 2);
    }

    #[test]
    fn what_comes_first_is_left_out_first() {
        // 4 by 0 or by 1 and 2; 5 by 4 and 3.
        let mut builder = NetworkBuilder::default();
        builder.rule(4, 1, INNER, present(&[0]));
        builder.rule(4, 2, INNER, present(&[1, 2]));
        builder.rule(5, 2, INNER, present(&[4, 3]));
        let network = builder.finish(6);
        assert_eq!(network.irreducible(5, &[], [&[0, 3], &[1, 2]], &[0; 6]), [3, 1, 2]);
        assert_eq!(network.irreducible(5, &[], [&[1, 2, 3], &[0]], &[0; 6]), [3, 0]);
        assert_eq!(network.irreducible(5, &[2, 3], [&[], &[0, 1]], &[0; 6]).len(), 1);
    }

    /// Random networks with loops and counts, against one closure for each node kept away.
    #[test]
    fn trials_agree_with_closures_one_by_one() {
        const NODES: Node = 40;
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut draw = |bound: u32| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            u32::try_from(state % u64::from(bound)).unwrap_or_default()
        };
        let mut compared = 0;
        for _ in 0..2_000 {
            let mut builder = NetworkBuilder::default();
            for _ in 0..50 {
                let head = 10 + draw(NODES - 10);
                // Mostly from earlier nodes, now and then from any.
                let mut inputs: Vec<Node> =
                    (0..=draw(4)).map(|_| if draw(5) == 0 { draw(NODES) } else { draw(head) }).collect();
                inputs.sort_unstable();
                inputs.dedup();
                let count = u32::try_from(inputs.len()).unwrap_or_default();
                let need = if draw(3) == 0 { 1 + draw(count) } else { count };
                builder.rule(head, need, INNER, present(&inputs));
            }
            let network = builder.finish(NODES);
            let mut free: Vec<Node> = (0..10).filter(|_| draw(10) > 0).collect();
            free.extend((10..NODES).filter(|_| draw(15) == 0));
            let holds = |held: &[Node], away: Option<Node>| {
                let is_held = |node: Node| held.contains(&node) && away != Some(node);
                let mut values: Vec<u8> = (0..NODES).map(|node| if is_held(node) { 0b11 } else { 0 }).collect();
                let blocked: Vec<u8> = (0..NODES).map(|node| if away == Some(node) { 0b11 } else { 0 }).collect();
                network.close(&mut values, &blocked, 2);
                move |target: Node| values[target as usize] != 0
            };
            let Some(target) = (10..NODES).rev().find(|&node| holds(&free, None)(node)) else { continue };
            compared += 1;
            let own: Vec<u8> = (0..NODES).map(|node| if free.contains(&node) { 0b11 } else { 0 }).collect();
            let candidates: Vec<Together> = (0..target).map(|node| smallvec![node]).collect();
            let one_by_one: Vec<bool> = (0..target).map(|node| !holds(&free, Some(node))(target)).collect();
            assert_eq!(network.necessary(target, &own, &[0; NODES as usize], &candidates), one_by_one);
            let kept = network.irreducible(target, &[], [&free, &[]], &[0; NODES as usize]);
            assert!(holds(&kept, None)(target));
            for left_out in &kept {
                let fewer: Vec<Node> = kept.iter().copied().filter(|node| node != left_out).collect();
                assert!(!holds(&fewer, None)(target));
            }
            let (first, second) = free.split_at(free.len() / 2);
            let kept = network.irreducible(target, &[], [first, second], &[0; NODES as usize]);
            assert!(holds(&kept, None)(target));
            for left_out in &kept {
                // Of the first group none is kept that the whole of the second could do for.
                let others = if first.contains(left_out) { second } else { &[] };
                let mut rest: Vec<Node> = kept.iter().filter(|&node| node != left_out).copied().collect();
                rest.extend(others);
                assert!(!holds(&rest, None)(target));
            }
        }
        assert!(compared > 1_500, "{compared}");
    }
}
