//! The loops that nothing starts, and that would run if something did.

use super::Context;
use crate::analysis::Inquiry;
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin, Situation};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, Rule};
use std::collections::BTreeSet;
use std::ops::Range;

/// Over how many rounds what could not be started is left out.
const MOST_ROUNDS: usize = 64;

/// Products of a loop that would keep one another up in an environment, and that nothing starts.
pub struct Stalled {
    pub environment: EnvironmentId,
    /// The rules of the loop.
    pub rules: Range<Rule>,
    /// All that would be kept up, in order.
    pub members: Vec<AtomId>,
}

impl Stalled {
    /// The laws by which the products would keep one another up, definitions left out.
    pub fn laws(&self, context: &Context) -> impl Iterator<Item = LawId> {
        let network = context.network(self.environment);
        let own = self.rules.clone().filter(|&rule| self.members.binary_search(&AtomId(network.head(rule))).is_ok());
        own.filter_map(|rule| network.origin(rule).map(LawId))
            .filter(|&law| matches!(context.law(law).origin, Origin::Stated | Origin::Used))
    }
}

/// The products of a loop that people know by name.
pub fn shown(context: &Context, members: &[AtomId]) -> Vec<AtomId> {
    let is_shown = |atom: &AtomId| {
        let kind = context.kernel.atom(*atom).kind;
        kind.declared().is_some() && !kind.is_behind_another()
    };
    members.iter().copied().filter(is_shown).collect()
}

/// The loops of two products or more that nothing starts anywhere, and that would run if they were started.
pub fn stalled(context: &Context, living: &[bool]) -> Vec<Stalled> {
    let kernel = context.kernel;
    let mut found = Vec::new();
    for environment in kernel.environment_ids() {
        let network = context.network(environment);
        let is_dead = |rule: Rule| network.origin(rule).is_some_and(|law| !living[law as usize]);
        let mut doubtful = network.loops().iter().filter(|range| (*range).clone().any(is_dead)).peekable();
        if doubtful.peek().is_none() {
            continue;
        }
        let open = Situation::open(kernel, network, environment).reopened(kernel, network);
        let inquiry = Inquiry::new(kernel, network, open);
        for range in doubtful {
            let members = startable(&inquiry, range);
            let one = Stalled { environment, rules: range.clone(), members };
            let laws: Vec<LawId> = one.laws(context).collect();
            // A law of it that is satisfied somewhere is one by which it starts there.
            let is_stalled = !laws.is_empty() && laws.iter().all(|law| !living[law.index()]);
            if is_stalled && shown(context, &one.members).len() > 1 {
                found.push(one);
            }
        }
    }
    found
}

/// The most products of a loop that keep one another up once those of them are in place that something else could put
/// there: what comes about by its definition alone, as a performance does, has to come of the others. None where that
/// takes too many rounds to tell.
fn startable(inquiry: &Inquiry, range: &Range<Rule>) -> Vec<AtomId> {
    let (kernel, network) = (inquiry.kernel, inquiry.network);
    let is_atom = |node: Node| (node as usize) < kernel.atoms.len();
    let is_seed = |node: Node| is_atom(node) && !kernel.atom(AtomId(node)).kind.is_derived();
    let mut left = stuck(inquiry, range);
    let mut values = inquiry.values.clone();
    for &node in &left {
        values[node as usize] = 0;
    }
    for _ in 0..MOST_ROUNDS {
        let kept_up = network.sustained(range.clone(), &values, |node| left.binary_search(&node).is_ok());
        left = network.started(range.clone(), &values, &kept_up, is_seed);
        if left.len() == kept_up.len() && network.negates() {
            let seeds = kept_up.iter().copied().filter(|&node| is_seed(node)).map(AtomId).collect();
            keep_running(inquiry, seeds, &mut left);
        }
        if left.len() == kept_up.len() {
            return left.into_iter().filter(|&node| is_atom(node)).map(AtomId).collect();
        }
    }
    Vec::new()
}

/// The nodes of a loop that are absent whatever is open, and that nothing keeps away.
fn stuck(inquiry: &Inquiry, range: &Range<Rule>) -> Vec<Node> {
    let network: &Network = inquiry.network;
    let mut exact = None;
    let mut is_absent = |node: Node| match inquiry.values[node as usize] {
        value if value & POSSIBLE == 0 => true,
        value if value & CERTAIN != 0 || !network.negates() => false,
        _ => {
            let functions = exact.get_or_insert_with(|| inquiry.completions());
            functions.of(node).and_then(|function| functions.formulas.value(function)) == Ok(Some(false))
        }
    };
    let heads: BTreeSet<Node> = range.clone().map(|rule| network.head(rule)).collect();
    heads.into_iter().filter(|&node| inquiry.situation.blocked[node as usize] == 0 && is_absent(node)).collect()
}

/// Keeps of some nodes of a loop those that a rule produces in some completion, once the seeds may be there.
fn keep_running(inquiry: &Inquiry, seeds: Vec<AtomId>, nodes: &mut Vec<Node>) {
    let network = inquiry.network;
    let mut situation = inquiry.situation.clone();
    for seed in seeds {
        situation.present[seed.index()] = POSSIBLE;
    }
    let started = Inquiry::new(inquiry.kernel, network, situation);
    let mut functions = started.completions();
    nodes.retain(|&node| {
        network.rules_for(node).any(|rule| {
            functions.of_rule(rule).and_then(|function| functions.formulas.value(function)) != Ok(Some(false))
        })
    });
}
