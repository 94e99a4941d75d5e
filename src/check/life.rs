//! Which laws can ever be satisfied, and which only wait for a loop that nothing starts.

use super::Context;
use super::stalled::{Stalled, stalled};
use crate::analysis::Inquiry;
use crate::engine::{CERTAIN, Network, Node, POSSIBLE, Rule};
use crate::kernel::{AtomId, EnvironmentId, Law, LawId, Origin, Scenario, Situation, is_exogenous};
use std::collections::BTreeSet;

/// What becomes of laws over all environments and scenarios.
pub struct Life {
    /// For each law whether some environment or scenario can satisfy it; a definition is taken to live. What only waits for
    /// a stalled loop, or for an offering that nobody can deliver, counts as able to: other rules report these.
    pub laws: Vec<bool>,
    /// The loops that nothing starts.
    pub stalled: Vec<Stalled>,
    /// The laws of which this was too large to be decided; they are taken to live.
    pub undecided: BTreeSet<LawId>,
}

impl Life {
    pub fn of(context: &Context) -> Self {
        let mut survey = Survey::new(context);
        survey.visit(|_| Vec::new());
        let stalled = stalled(context, &survey.living);
        let undeliverable: Vec<AtomId> = context.delivery().undeliverable().iter().copied().collect();
        if !stalled.is_empty() || !undeliverable.is_empty() {
            survey.visit(|environment| {
                let here = stalled.iter().filter(|one| one.environment == environment);
                here.flat_map(|one| &one.members).chain(&undeliverable).copied().collect()
            });
        }
        Self { laws: survey.living, stalled, undecided: survey.undecided }
    }
}

/// Whether a law may hold in an environment, or in a scenario of it.
pub fn may_hold(context: &Context, law: LawId, environment: EnvironmentId) -> bool {
    let (kernel, network) = (context.kernel, context.network(environment));
    if !context.living()[law.index()] {
        return false;
    }
    if kernel.conditions.value(context.law(law).condition, &context.open(environment)) & POSSIBLE == 0 {
        let here = kernel.scenarios.iter().filter(|scenario| scenario.environment == environment && !scenario.is_table);
        return here.filter(|scenario| differs(context, scenario)).any(|scenario| {
            let values = Situation::of(kernel, network, scenario).close(network);
            kernel.conditions.value(context.law(law).condition, &values) & POSSIBLE != 0
        });
    }
    true
}

/// A survey of all environments and scenarios.
struct Survey<'c, 'a> {
    context: &'c Context<'a>,
    living: Vec<bool>,
    undecided: BTreeSet<LawId>,
}

impl<'c, 'a> Survey<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Self {
        let is_judged = |law: &Law| matches!(law.origin, Origin::Stated | Origin::Used);
        let living = context.kernel.laws.iter().map(|law| !is_judged(law)).collect();
        Self { context, living, undecided: BTreeSet::new() }
    }

    /// Marks the laws that can be satisfied somewhere, where in each environment some atoms may be present besides.
    fn visit(&mut self, besides: impl Fn(EnvironmentId) -> Vec<AtomId>) {
        let kernel = self.context.kernel;
        let opened = |environment: EnvironmentId, mut situation: Situation| {
            for atom in besides(environment) {
                if !situation.is_blocked(atom) {
                    situation.present[atom.index()] |= POSSIBLE;
                }
            }
            Inquiry::new(kernel, self.context.network(environment), situation)
        };
        for environment in kernel.environment_ids() {
            if self.living.iter().all(|&lives| lives) {
                return;
            }
            let network = self.context.network(environment);
            // What an environment calls impossible by its likelihood may still be given.
            let situation = Situation::open(kernel, network, environment).reopened(kernel, network);
            self.mark(&opened(environment, situation));
        }
        for scenario in kernel.scenarios.iter().filter(|scenario| !scenario.is_table) {
            if self.living.iter().all(|&lives| lives) {
                return;
            }
            if differs(self.context, scenario) {
                let situation = Situation::of(kernel, self.context.network(scenario.environment), scenario);
                self.mark(&opened(scenario.environment, situation));
            }
        }
    }

    fn mark(&mut self, inquiry: &Inquiry) {
        let network = inquiry.network;
        let mut doubtful: Vec<(Rule, LawId)> = Vec::new();
        for rule in 0..u32::try_from(network.rules()).unwrap_or(u32::MAX) {
            let Some(law) = network.origin(rule).map(LawId).filter(|law| !self.living[law.index()]) else { continue };
            // What never suffices is never satisfied, whatever is there.
            if self.context.kernel.likelihood(law) <= 0.0 {
                continue;
            }
            let holds = network.holds(rule, &inquiry.values);
            if holds & CERTAIN != 0 || holds & POSSIBLE != 0 && !network.negates() {
                self.living[law.index()] = true;
            } else if holds & POSSIBLE != 0 {
                doubtful.push((rule, law));
            }
        }
        // Most laws are satisfied in one of many completions; the others are left to functions.
        for round in 0..ROUNDS {
            if doubtful.is_empty() {
                return;
            }
            let values = completions(inquiry, round);
            for &(rule, law) in &doubtful {
                self.living[law.index()] |= network.holds(rule, &values) != 0;
            }
            doubtful.retain(|(_, law)| !self.living[law.index()]);
        }
        let mut functions = inquiry.completions();
        for (rule, law) in doubtful {
            let value = functions.of_rule(rule).and_then(|function| functions.formulas.value(function));
            if value.is_err() {
                self.undecided.insert(law);
            }
            self.living[law.index()] |= value != Ok(Some(false));
        }
    }
}

/// How many times 32 completions are looked at before functions are.
pub const ROUNDS: u64 = 8;

/// What is present in 32 completions of what is open.
fn completions(inquiry: &Inquiry, round: u64) -> Vec<u64> {
    let situation = &inquiry.situation;
    situations(inquiry.network, round, |node| {
        let present = match situation.present[node as usize] {
            0 => Some(false),
            POSSIBLE => None,
            _ => Some(true),
        };
        [present, Some(situation.blocked[node as usize] == 0)]
    })
}

/// What is present in 32 situations, two equal lanes each, where of each node it is said whether it is present of itself,
/// and whether it is allowed to be, or that this varies; the same every time. In some situations half of what varies is
/// present, in some a quarter, in others all but a quarter, an eighth and so on: what takes very much to be there is there
/// in some of these, and one thing that it needs is still absent in others.
pub fn situations(network: &Network, round: u64, own: impl Fn(Node) -> [Option<bool>; 2]) -> Vec<u64> {
    const PAIRS: u64 = 0x5555_5555_5555_5555;
    const FEW: u64 = 0xFFFF << 8;
    /// By how many halves absence is made rarer still: fewer and fewer situations.
    const MORE: [u64; 9] = [
        u64::MAX << 24,
        u64::MAX << 32,
        u64::MAX << 36,
        u64::MAX << 40,
        u64::MAX << 44,
        u64::MAX << 48,
        u64::MAX << 52,
        u64::MAX << 56,
        u64::MAX << 60,
    ];
    let nodes = network.nodes() as usize;
    let (mut values, mut blocked) = (Vec::with_capacity(nodes), Vec::with_capacity(nodes));
    for node in 0..network.nodes() {
        let mut state = (u64::from(node) << 8 | round).wrapping_add(1);
        let mut next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ mixed >> 31
        };
        let [present, allowed] = own(node).map(|own| match own {
            Some(false) => 0,
            Some(true) => u64::MAX,
            None => {
                let (one, two) = (next(), next());
                let chosen = one & !FEW | one & two & FEW;
                let chosen = MORE.into_iter().fold(chosen, |chosen, more| chosen | next() & more) & PAIRS;
                chosen | chosen << 1
            }
        });
        values.push(present & allowed);
        blocked.push(!allowed);
    }
    network.close(&mut values, &blocked, u64::BITS);
    values
}

/// Whether a scenario can do what no environment does: where it speaks of what is stated there, or of a product.
fn differs(context: &Context, scenario: &Scenario) -> bool {
    let kernel = context.kernel;
    let network = context.network(scenario.environment);
    let stated = &kernel.environment(scenario.environment).effective;
    scenario.states.keys().any(|atom| stated.contains_key(atom) || !is_exogenous(kernel, network, *atom))
}
