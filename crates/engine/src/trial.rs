//! Something kept away in each lane: whether a part still leads to its target, and on what it rests there.

use super::lanes::Lanes;
use super::network::{Node, Rule};
use super::part::Part;
use std::ops::Range;

/// A trial, with room for the next.
pub(super) struct Trial<'p, L> {
    part: &'p Part,
    /// By node, the lanes in which it holds.
    values: Vec<L>,
    /// By node, the lanes in which it is kept away.
    kept_away: Vec<L>,
    /// By rule of a loop, the lanes in which it is the one by which its node comes to hold.
    by: Vec<L>,
    /// By node, the lanes in which the target rests on it.
    rested_on: Vec<L>,
    draw: Draw,
}

/// Draws bits, the same in every run.
///
/// Marsaglia, G. (2003). Xorshift RNGs. Journal of Statistical Software 8(14), 1–6.
struct Draw(u64);

impl Draw {
    fn lanes<L: Lanes>(&mut self) -> L {
        L::of_words(|| {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0
        })
    }
}

impl<'p, L: Lanes> Trial<'p, L> {
    /// Nothing is tried yet.
    pub fn of(part: &'p Part) -> Self {
        let by_node = || vec![L::NONE; part.held.len()];
        let by = vec![L::NONE; part.network.rules()];
        Self {
            part,
            values: by_node(),
            kept_away: by_node(),
            by,
            rested_on: by_node(),
            draw: Draw(0x9E37_79B9_7F4A_7C15),
        }
    }

    /// Keeps some nodes away in each lane, and sees what follows.
    pub fn run(&mut self, kept_away: &[&[Node]]) {
        let Part { network, held, .. } = self.part;
        self.kept_away.fill(L::NONE);
        for (lane, nodes) in (0..).zip(kept_away) {
            for &node in *nodes {
                let lanes = &mut self.kept_away[node as usize];
                *lanes = *lanes | L::lane(lane);
            }
        }
        for ((value, &held), &away) in self.values.iter_mut().zip(held).zip(&self.kept_away) {
            *value = if held { away.without() } else { L::NONE };
        }
        for range in network.loops() {
            self.by[range.start as usize..range.end as usize].fill(L::NONE);
        }
        let by = &mut self.by;
        network.close_noting(&mut self.values, &self.kept_away, L::COUNT, &mut |rule, new| {
            by[rule as usize] = by[rule as usize] | new;
        });
    }

    /// The lanes in which the target holds.
    pub fn holds(&self) -> L {
        self.values[self.part.target as usize]
    }

    /// Follows the rules by which nodes hold back from the target to what it rests on. Where several would do, one is
    /// drawn in each lane, so that lanes rest on different nodes.
    pub fn trace(&mut self) {
        self.rested_on.fill(L::NONE);
        self.rested_on[self.part.target as usize] = self.holds();
        let network = &self.part.network;
        let mut to = network.rules.count();
        for range in network.loops().iter().rev() {
            self.trace_run(range.end..to);
            while self.trace_loop(range.clone()) {}
            to = range.start;
        }
        self.trace_run(0..to);
    }

    fn trace_run(&mut self, run: Range<Rule>) {
        let network = &self.part.network;
        let mut end = run.end;
        while end > run.start {
            let head = network.head(end - 1);
            let rules = network.rules_for(head);
            end = rules.start;
            let mut lanes = self.rested_on[head as usize];
            if lanes == L::NONE {
                continue;
            }
            for rule in rules.start + 1..rules.end {
                let drawn = lanes & network.holds(rule, &self.values) & self.draw.lanes();
                self.follow(rule, drawn);
                lanes = lanes & drawn.without();
            }
            for rule in rules {
                let satisfied = lanes & network.holds(rule, &self.values);
                self.follow(rule, satisfied);
                lanes = lanes & satisfied.without();
                if lanes == L::NONE {
                    break;
                }
            }
        }
    }

    /// The same in a loop, where a node rests on the rule that fired first. Whether anything new is rested on.
    fn trace_loop(&mut self, range: Range<Rule>) -> bool {
        let mut is_new = false;
        for rule in range.rev() {
            let head = self.part.network.head(rule);
            is_new |= self.follow(rule, self.rested_on[head as usize] & self.by[rule as usize]);
        }
        is_new
    }

    /// Rests on the inputs of a rule in some lanes, and says whether that is new.
    #[inline]
    fn follow(&mut self, rule: Rule, lanes: L) -> bool {
        let mut is_new = false;
        if lanes != L::NONE {
            for input in self.part.network.inputs(rule) {
                let rested_on = &mut self.rested_on[input.node() as usize];
                let all = *rested_on | (lanes & self.values[input.node() as usize]);
                is_new |= all != *rested_on;
                *rested_on = all;
            }
        }
        is_new
    }

    /// The lanes in which the target rests on one of some nodes.
    pub fn rests_on(&self, nodes: &[Node]) -> L {
        nodes.iter().fold(L::NONE, |lanes, &node| lanes | self.rested_on[node as usize])
    }
}
