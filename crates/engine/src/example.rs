//! Situations built to satisfy one rule: what one way of satisfying it takes is there, and nothing else.
//!
//! Drawn situations tell rules apart by chance; where rules stand on many others, chance seldom does. An example is
//! sparse, so that most other rules fail in it at the first input that is asked about.

use super::network::{Literal, Network, Node, Rule};

/// Whether a node is there of itself, and whether it is allowed to be; none where that is up to the situation.
pub type Own = [Option<bool>; 2];

/// Examples of one network. Each is forgotten when the next is built.
pub struct Examples<'n> {
    network: &'n Network,
    own: &'n [Own],
    /// The number of the example.
    now: u32,
    /// By node, the last example for which it was chosen.
    chosen: Vec<u32>,
    /// By node, the last example in which it was asked about, and whether it is there.
    known: Vec<(u32, bool)>,
    /// How many inputs may still be looked at.
    steps: usize,
}

/// A loop is in the way, nothing satisfies the rule this way, or too much was looked at.
pub struct NoExample;

impl<'n> Examples<'n> {
    /// Examples that look at a number of inputs at the most, all together.
    pub fn new(network: &'n Network, own: &'n [Own], steps: usize) -> Self {
        let nodes = network.nodes() as usize;
        Self { network, own, now: 0, chosen: vec![0; nodes], known: vec![(0, false); nodes], steps }
    }

    /// The network they are examples of.
    pub const fn network(&self) -> &'n Network {
        self.network
    }

    /// How many inputs may still be looked at.
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// Builds an example for a rule; each attempt takes other ways where there are several. Where the network asks for
    /// absences, these may not be there, and the rule may not hold.
    ///
    /// # Errors
    ///
    /// [`NoExample`]
    pub fn build(&mut self, rule: Rule, attempt: u32) -> Result<(), NoExample> {
        self.now += 1;
        let mut open = Vec::new();
        self.take(rule, attempt, &mut open)?;
        while let Some(node) = open.pop() {
            let at = node as usize;
            if self.chosen[at] == self.now {
                continue;
            }
            self.chosen[at] = self.now;
            match self.own[at] {
                [_, Some(false)] => return Err(NoExample),
                [Some(true) | None, _] => {}
                [Some(false), _] => {
                    let rules = self.network.rules_for(node);
                    let Some(chosen) = drawn(node, attempt, rules.end - rules.start) else { return Err(NoExample) };
                    let chosen = rules.start + chosen;
                    if self.network.loop_of(chosen).is_some() {
                        return Err(NoExample);
                    }
                    self.take(chosen, attempt, &mut open)?;
                }
            }
        }
        Ok(())
    }

    /// Takes as many inputs of a rule as it needs.
    fn take(&mut self, rule: Rule, attempt: u32, open: &mut Vec<Node>) -> Result<(), NoExample> {
        let inputs = self.network.inputs(rule);
        self.spend(inputs.len())?;
        let need = self.network.need(rule) as usize;
        let is_asked = |input: &&Literal| !input.is_absent();
        if need == inputs.len() {
            open.extend(inputs.iter().filter(is_asked).map(|input| input.node()));
        } else if let Some(first) = drawn(self.network.head(rule), attempt, u32::try_from(inputs.len()).unwrap_or(0)) {
            let (before, after) = inputs.split_at(first as usize);
            open.extend(after.iter().chain(before).take(need).filter(is_asked).map(|input| input.node()));
        }
        Ok(())
    }

    /// Whether a rule is satisfied in the example.
    ///
    /// # Errors
    ///
    /// [`NoExample`]
    pub fn holds(&mut self, rule: Rule) -> Result<bool, NoExample> {
        loop {
            match self.outcome(rule)? {
                Outcome::Known(holds) => return Ok(holds),
                Outcome::Asks(node) => self.settle(node)?,
            }
        }
    }

    /// Finds out whether a node is there.
    fn settle(&mut self, node: Node) -> Result<(), NoExample> {
        let mut open = vec![node];
        'nodes: while let Some(&node) = open.last() {
            let rules = self.network.rules_for(node);
            if self.value(node).is_some() {
                open.pop();
                continue;
            }
            if !rules.is_empty() && self.network.loop_of(rules.start).is_some() {
                return Err(NoExample);
            }
            let mut is_there = false;
            for rule in rules {
                match self.outcome(rule)? {
                    Outcome::Known(holds) => is_there |= holds,
                    Outcome::Asks(input) => {
                        open.push(input);
                        continue 'nodes;
                    }
                }
                if is_there {
                    break;
                }
            }
            self.known[node as usize] = (self.now, is_there);
            open.pop();
        }
        Ok(())
    }

    /// Whether a rule is satisfied, or which of its inputs has to be known first. What needs no rule is asked first.
    fn outcome(&mut self, rule: Rule) -> Result<Outcome, NoExample> {
        let inputs = self.network.inputs(rule);
        self.spend(inputs.len())?;
        let need = self.network.need(rule) as usize;
        let (mut held, mut may_lack, mut asked) = (0, inputs.len().checked_sub(need), None);
        for input in inputs {
            match self.value(input.node()) {
                Some(is_there) if is_there != input.is_absent() => held += 1,
                Some(_) => may_lack = may_lack.and_then(|left| left.checked_sub(1)),
                None => asked = asked.or(Some(input.node())),
            }
            if held >= need || may_lack.is_none() {
                break;
            }
        }
        Ok(match asked {
            Some(node) if held < need && may_lack.is_some() => Outcome::Asks(node),
            _ => Outcome::Known(held >= need),
        })
    }

    /// Whether a node is there, as far as that is known without asking its rules.
    fn value(&self, node: Node) -> Option<bool> {
        let at = node as usize;
        let is_chosen = self.chosen[at] == self.now;
        let [present, allowed] = self.own[at].map(|own| own.unwrap_or(is_chosen));
        match self.known[at] {
            _ if !allowed => Some(false),
            _ if present => Some(true),
            (example, is_there) if example == self.now => Some(is_there),
            _ => (!self.network.is_produced(node)).then_some(false),
        }
    }

    fn spend(&mut self, steps: usize) -> Result<(), NoExample> {
        self.steps = self.steps.checked_sub(steps).ok_or(NoExample)?;
        Ok(())
    }
}

/// Whether a rule is satisfied, or a node on which that depends.
enum Outcome {
    Known(bool),
    Asks(Node),
}

/// One of some ways, the same in every run; the first at the first attempt.
fn drawn(node: Node, attempt: u32, ways: u32) -> Option<u32> {
    let mixed = (node ^ attempt << 16).wrapping_mul(0x9E37_79B9);
    match (ways, attempt) {
        (0, _) => None,
        (_, 0) => Some(0),
        _ => Some((mixed >> 16) % ways),
    }
}

#[cfg(test)]
mod tests {
    use super::{Examples, Own};
    use crate::network::{INNER, Literal, Network, NetworkBuilder};

    /// Nodes 0 to 3 are free; 4 needs 0 and 1; 5 needs 4 and 2, or 1 and 3 without 0.
    fn network() -> Network {
        let present = |nodes: &[u32]| nodes.iter().map(|&node| Literal::present(node)).collect::<Vec<_>>();
        let mut builder = NetworkBuilder::default();
        builder.rule(4, 2, INNER, present(&[0, 1]));
        builder.rule(5, 2, INNER, present(&[4, 2]));
        builder.rule(5, 3, INNER, [present(&[1, 3]), vec![Literal::absent(0)]].concat());
        builder.finish(6)
    }

    const OWN: [Own; 6] = {
        const OPEN: Own = [None, Some(true)];
        const BROUGHT_ABOUT: Own = [Some(false), Some(true)];
        [OPEN, OPEN, OPEN, OPEN, BROUGHT_ABOUT, BROUGHT_ABOUT]
    };

    #[test]
    fn an_example_satisfies_its_rule_and_not_the_other() {
        let network = network();
        let mut examples = Examples::new(&network, &OWN, 100);
        let rules = network.rules_for(5);
        for rule in rules.clone() {
            assert!(examples.build(rule, 0).is_ok());
            let holding: Vec<u32> = rules.clone().filter(|&one| matches!(examples.holds(one), Ok(true))).collect();
            assert_eq!(holding, [rule]);
        }
    }

    #[test]
    fn an_example_ends_where_its_steps_do() {
        let network = network();
        // The rule of 4 has two inputs, and so have the first rule of 5 and the rule that satisfies it.
        assert!(Examples::new(&network, &OWN, 3).build(network.rules_for(5).start, 0).is_err());
        assert!(Examples::new(&network, &OWN, 4).build(network.rules_for(5).start, 0).is_ok());
    }

    #[test]
    fn a_loop_is_no_example() {
        let mut builder = NetworkBuilder::default();
        builder.rule(1, 2, INNER, [Literal::present(0), Literal::present(2)]);
        builder.rule(2, 1, INNER, [Literal::present(1)]);
        let network = builder.finish(3);
        let own = [[None, Some(true)], [Some(false), Some(true)], [Some(false), Some(true)]];
        let mut examples = Examples::new(&network, &own, 100);
        assert!(examples.build(network.rules_for(1).start, 0).is_err());
    }
}
