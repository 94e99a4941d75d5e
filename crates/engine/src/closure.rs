//! The least fixpoint of a network, in many situations at once.
//!
//! Dowling, W. F. & Gallier, J. H. (1984). Linear-time algorithms for testing the satisfiability of propositional Horn
//! formulae. Journal of Logic Programming 1(3), 267–284: a counter for each rule and a queue. Outside loops the order
//! of evaluation makes both needless; so do a few rounds within most loops.

use super::lanes::Lanes;
use super::network::{Literal, Network, Rule};
use crate::network::numbered;
use std::ops::Range;

/// So many rounds over a loop cost no more than to prepare for counters.
const FEW_ROUNDS: u32 = 16;

impl Network {
    /// Adds to `values` what follows from them, except where `blocked`.
    ///
    /// Time: the number of mentions; within loops, that times the number of `lanes`, the first of the word.
    pub fn close<L: Lanes>(&self, values: &mut [L], blocked: &[L], lanes: u32) {
        self.close_noting(values, blocked, lanes, &mut |_, _| {});
    }

    /// The same, and notes for each rule the lanes in which it is the one by which its node comes to hold.
    pub(super) fn close_noting<L: Lanes>(
        &self,
        values: &mut [L],
        blocked: &[L],
        lanes: u32,
        note: &mut impl FnMut(Rule, L),
    ) {
        let mut from = 0;
        let mut rounds = Rounds::default();
        for range in &self.loops {
            self.close_run(from..range.start, values, blocked, note);
            self.close_loop(range.clone(), values, blocked, lanes, &mut rounds, note);
            from = range.end;
        }
        self.close_run(from..self.rules.count(), values, blocked, note);
    }

    fn close_run<L: Lanes>(&self, run: Range<Rule>, values: &mut [L], blocked: &[L], note: &mut impl FnMut(Rule, L)) {
        for rule in run {
            self.fire(rule, values, blocked, note);
        }
    }

    /// Whether anything new follows by a rule.
    #[inline]
    fn fire<L: Lanes>(&self, rule: Rule, values: &mut [L], blocked: &[L], note: &mut impl FnMut(Rule, L)) -> bool {
        let holds = self.holds(rule, values);
        if holds == L::NONE {
            return false;
        }
        let head = self.head(rule) as usize;
        let new = holds & (blocked[head] | values[head]).without();
        if new == L::NONE {
            return false;
        }
        values[head] = values[head] | new;
        note(rule, new);
        true
    }

    /// The lanes in which enough inputs of a rule hold.
    #[inline]
    pub fn holds<L: Lanes>(&self, rule: Rule, values: &[L]) -> L {
        let inputs = self.inputs(rule);
        let need = self.need(rule) as usize;
        if need == inputs.len() {
            let mut holds = L::ALL;
            for &input in inputs {
                holds = holds & value(input, values);
                if holds == L::NONE {
                    break;
                }
            }
            holds
        } else if need == 1 {
            inputs.iter().fold(L::NONE, |holds, &input| holds | value(input, values))
        } else {
            at_least(need, inputs.iter().map(|&input| value(input, values)))
        }
    }

    /// Rounds over the rules, in all lanes at once, settle most loops; those that need many are left to counters, one
    /// lane after the other. There are few rounds, or no more than lanes, so that they cost no more than the counters,
    /// for which all mentions are put in order first. A loop
    /// through an absence has no least fixpoint; counters read the absence once, and so do not go on and on.
    fn close_loop<L: Lanes>(
        &self,
        range: Range<Rule>,
        values: &mut [L],
        blocked: &[L],
        lanes: u32,
        rounds: &mut Rounds,
        note: &mut impl FnMut(Rule, L),
    ) {
        rounds.last_change.resize(values.len(), 0);
        let most_rounds =
            if self.unstratified.is_empty() { lanes.clamp(FEW_ROUNDS, L::COUNT.max(FEW_ROUNDS)) } else { 0 };
        for round in 0..most_rounds {
            rounds.now += 1;
            let mut is_settled = true;
            for rule in range.clone() {
                // A change of the round before may have come after the rule was last asked.
                let is_new = |input: &Literal| rounds.last_change[input.node() as usize] + 1 >= rounds.now;
                if round > 0 && !self.inputs(rule).iter().any(is_new) {
                    continue;
                }
                if self.fire(rule, values, blocked, note) {
                    rounds.last_change[self.head(rule) as usize] = rounds.now;
                    is_settled = false;
                }
            }
            if is_settled {
                return;
            }
        }
        self.close_by_counters(range, values, blocked, lanes, note);
    }

    fn close_by_counters<L: Lanes>(
        &self,
        range: Range<Rule>,
        values: &mut [L],
        blocked: &[L],
        lanes: u32,
        note: &mut impl FnMut(Rule, L),
    ) {
        let watchers = Watchers::of(self, range.clone());
        for lane in 0..lanes.min(L::COUNT) {
            let bit = L::lane(lane);
            let mut lacking: Vec<u32> = Vec::with_capacity(range.len());
            let mut queue: Vec<Rule> = Vec::new();
            for rule in range.clone() {
                let held = self.inputs(rule).iter().filter(|&&input| value(input, values) & bit != L::NONE).count();
                let lacks = (self.need(rule) as usize).saturating_sub(held);
                if lacks == 0 {
                    queue.push(rule);
                }
                lacking.push(numbered(lacks));
            }
            while let Some(rule) = queue.pop() {
                let head = self.head(rule);
                if (values[head as usize] | blocked[head as usize]) & bit != L::NONE {
                    continue;
                }
                values[head as usize] = values[head as usize] | bit;
                note(rule, bit);
                for &watcher in watchers.of_node(head) {
                    let lacks = &mut lacking[(watcher - range.start) as usize];
                    // A rule that has fired already needs no more.
                    if *lacks > 0 {
                        *lacks -= 1;
                        if *lacks == 0 {
                            queue.push(watcher);
                        }
                    }
                }
            }
        }
    }
}

/// The rounds over all loops so far, and by node the last round in which it changed.
#[derive(Default)]
struct Rounds {
    now: u32,
    last_change: Vec<u32>,
}

/// For each node of a loop, the rules of the loop that it is an input of, once for each mention.
pub(super) struct Watchers {
    entries: Vec<(u32, Rule)>,
    rules: Vec<Rule>,
}

impl Watchers {
    pub fn of(network: &Network, range: Range<Rule>) -> Self {
        let mut entries: Vec<(u32, Rule)> = Vec::new();
        for rule in range {
            entries.extend(
                network.inputs(rule).iter().filter(|input| !input.is_absent()).map(|input| (input.node(), rule)),
            );
        }
        entries.sort_unstable();
        let rules = entries.iter().map(|entry| entry.1).collect();
        Self { entries, rules }
    }

    pub fn of_node(&self, node: u32) -> &[Rule] {
        let from = self.entries.partition_point(|entry| entry.0 < node);
        let to = self.entries.partition_point(|entry| entry.0 <= node);
        &self.rules[from..to]
    }
}

#[inline]
fn value<L: Lanes>(input: Literal, values: &[L]) -> L {
    let value = values[input.node() as usize];
    if input.is_absent() { value.absent() } else { value }
}

/// The lanes in which at least `need` inputs hold: the inputs are counted in binary, one bit plane a digit.
pub(super) fn at_least<L: Lanes>(need: usize, inputs: impl Iterator<Item = L>) -> L {
    let mut planes: Vec<L> = Vec::new();
    for mut carry in inputs {
        for plane in &mut planes {
            let sum = *plane ^ carry;
            carry = *plane & carry;
            *plane = sum;
        }
        if carry != L::NONE {
            planes.push(carry);
        }
    }
    // Compares the count with `need` from the highest digit down.
    let digits = planes.len().max((usize::BITS - need.leading_zeros()) as usize);
    let (mut more, mut same) = (L::NONE, L::ALL);
    for digit in (0..digits).rev() {
        let plane = planes.get(digit).copied().unwrap_or(L::NONE);
        if need >> digit & 1 == 1 {
            same = same & plane;
        } else {
            more = more | (same & plane);
            same = same & plane.without();
        }
    }
    more | same
}

#[cfg(test)]
mod tests {
    use crate::network::{INNER, Literal, NetworkBuilder};

    fn present(nodes: &[u32]) -> Vec<Literal> {
        nodes.iter().map(|&node| Literal::present(node)).collect()
    }

    #[test]
    fn a_loop_starts_nothing_by_itself() {
        // 2 needs 0 and 3; 3 needs 1 and 2.
        let mut builder = NetworkBuilder::default();
        builder.rule(2, 2, INNER, present(&[0, 3]));
        builder.rule(3, 2, INNER, present(&[1, 2]));
        let network = builder.finish(4);
        assert_eq!(network.loops().len(), 1);
        // Lane 0 has both inputs, lane 1 the seed 2 besides.
        let mut values = [0b11_u8, 0b11, 0b10, 0];
        network.close(&mut values, &[0; 4], 2);
        assert_eq!(values, [0b11, 0b11, 0b10, 0b10]);
    }

    #[test]
    fn at_least_two_of_three_counts_in_every_lane() {
        let mut builder = NetworkBuilder::default();
        builder.rule(3, 2, INNER, present(&[0, 1, 2]));
        let network = builder.finish(4);
        // One lane for each of the eight situations.
        let mut values = [0b1010_1010_u8, 0b1100_1100, 0b1111_0000, 0];
        network.close(&mut values, &[0; 4], 8);
        assert_eq!(values[3], 0b1110_1000);
    }
}
