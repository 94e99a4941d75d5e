//! Which laws can ever be satisfied, and which only wait for a loop that nothing starts.

use super::Context;
use super::stalled::{Stalled, stalled};
use crate::analysis::Inquiry;
use crate::analysis::course::Stepper;
use crate::kernel::{AtomId, EnvironmentId, Law, LawId, Origin, Scenario, Situation, Supposed, is_exogenous};
use coproduce_engine::exact::{Functions, Limits, Unfinished};
use coproduce_engine::{CERTAIN, Examples, NoExample, Node, Own, POSSIBLE, Role, Rule, drawn, numbered};
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
        survey.visit(|_, _| Vec::new());
        survey.follow_courses();
        let stalled = stalled(context, &survey.living);
        let undeliverable: Vec<AtomId> = context.delivery().undeliverable().iter().copied().collect();
        if !stalled.is_empty() || !undeliverable.is_empty() {
            survey.visit(|environment, situation| {
                // What a scenario gives of a loop starts it, as far as anything can.
                let is_started = |one: &Stalled| one.members.iter().any(|atom| situation.present[atom.index()] != 0);
                let here = stalled.iter().filter(|one| one.environment == environment && !is_started(one));
                here.flat_map(|one| &one.members).chain(&undeliverable).copied().collect()
            });
        }
        if context.kernel.takes_time() {
            survey.visit_periods();
        }
        let Survey { living, undecided, .. } = survey;
        Self { laws: living, stalled, undecided }
    }
}

/// Whether a law may hold in an environment, or in a scenario of it.
pub fn may_hold(context: &Context, law: LawId, environment: EnvironmentId) -> bool {
    let (kernel, network) = (context.kernel, context.network(environment));
    if !context.living()[law.index()] {
        return false;
    }
    if kernel.conditions.value(context.law(law).condition, &context.open(environment)) & POSSIBLE == 0 {
        let here =
            kernel.scenarios.iter().filter(|scenario| scenario.environment == environment && scenario.is_situation());
        return here.filter(|scenario| differs(context, scenario)).any(|scenario| {
            let values = Situation::of(kernel, network, scenario).close(network);
            kernel.conditions.value(context.law(law).condition, &values) & POSSIBLE != 0
        });
    }
    true
}

/// How many times 32 completions are drawn.
const ROUNDS: u64 = 8;
/// How many completions are built for a law.
const ATTEMPTS: u32 = 4;
/// How many inputs may be looked at in the completions that are built, all together.
const STEPS: usize = 16_000_000;
/// How many edges all functions that have to be analysed may have together.
const BUDGET: usize = 2_000_000;
/// How many of these one function may have; one that has more takes as many away.
const SHARE: usize = 100_000;

/// How many nodes the diagrams of one function may have.
const NODES: usize = 200_000;

/// A survey of all environments and scenarios.
struct Survey<'c, 'a> {
    context: &'c Context<'a>,
    living: Vec<bool>,
    undecided: BTreeSet<LawId>,
    steps: usize,
    budget: usize,
}

impl<'c, 'a> Survey<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Self {
        let is_judged = |law: &Law| matches!(law.origin, Origin::Stated | Origin::Used);
        let living = context.kernel.laws.iter().map(|law| !is_judged(law)).collect();
        Self { context, living, undecided: BTreeSet::new(), steps: STEPS, budget: BUDGET }
    }

    /// Marks the laws that can be satisfied somewhere, where in each environment some atoms may be present besides.
    fn visit(&mut self, besides: impl Fn(EnvironmentId, &Situation) -> Vec<AtomId>) {
        let kernel = self.context.kernel;
        let opened = |environment: EnvironmentId, mut situation: Situation| {
            for atom in besides(environment, &situation) {
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
        for scenario in kernel.scenarios.iter().filter(|scenario| scenario.is_situation()) {
            if self.living.iter().all(|&lives| lives) {
                return;
            }
            if differs(self.context, scenario) {
                let situation = Situation::of(kernel, self.context.network(scenario.environment), scenario);
                self.mark(&opened(scenario.environment, situation));
            }
        }
    }

    /// Marks the laws that may be satisfied in a period of a declared course.
    fn follow_courses(&mut self) {
        let Context { kernel, networks, .. } = *self.context;
        let courses = kernel.followed_courses().map(|(_, course)| course);
        for course in courses.filter(|course| self.context.is_stratified_in(course)) {
            let mut stepper = Stepper::new(kernel, networks, course);
            for _ in 0..=course.last {
                if self.living.iter().all(|&lives| lives) {
                    return;
                }
                let step = stepper.advance();
                let network = networks.within_a_period(kernel, step.environment);
                for rule in 0..numbered(network.rules()) {
                    let law = network.origin(rule).map(LawId).filter(|law| !self.living[law.index()]);
                    if let Some(law) = law {
                        self.living[law.index()] = network.holds(rule, step.values) & POSSIBLE != 0;
                    }
                }
            }
        }
    }

    /// Marks the laws that can be satisfied within a period of some course, where whatever takes time may have come or
    /// stayed, and whatever a course speaks of may be there.
    fn visit_periods(&mut self) {
        let (kernel, networks) = (self.context.kernel, self.context.networks);
        let delayed = networks.delayed().iter().flat_map(|law| kernel.products(&kernel.laws[law.index()]));
        let come: Vec<AtomId> = delayed.chain(&kernel.lasting).copied().collect();
        for environment in kernel.environment_ids() {
            if self.living.iter().all(|&lives| lives) {
                return;
            }
            let network = networks.within_a_period(kernel, environment);
            let mut situation = Situation::open(kernel, network, environment).reopened(kernel, network);
            let courses = kernel.followed_courses().map(|(_, course)| course);
            let courses = courses.filter(|course| course.is_in(environment));
            for (atom, supposed) in courses.flat_map(|course| &course.changes).map(|change| change.what) {
                if matches!(supposed, Supposed::Unknown | Supposed::Likely(_)) {
                    situation.suppose(kernel, atom, Supposed::Unknown);
                } else if !situation.is_blocked(atom) {
                    situation.present[atom.index()] |= POSSIBLE;
                }
            }
            let may_come: Vec<AtomId> = come.iter().copied().filter(|&atom| !situation.is_blocked(atom)).collect();
            for atom in may_come {
                situation.present[atom.index()] |= POSSIBLE;
            }
            self.mark(&Inquiry::new(kernel, network, situation));
        }
    }

    fn mark(&mut self, inquiry: &Inquiry) {
        let network = inquiry.network;
        let mut doubtful: Vec<(Rule, LawId)> = Vec::new();
        for rule in 0..numbered(network.rules()) {
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
        // Most laws are satisfied in one of many completions, or in one that is built for them; the others are left to
        // functions.
        let own: Vec<Own> = (0..network.nodes()).map(|node| own(&inquiry.situation, node)).collect();
        for round in 0..ROUNDS {
            if doubtful.is_empty() {
                return;
            }
            let values = drawn(network, round, &own);
            for &(rule, law) in &doubtful {
                self.living[law.index()] |= network.holds(rule, &values) != 0;
            }
            doubtful.retain(|(_, law)| !self.living[law.index()]);
        }
        let mut examples = Examples::new(network, &own, self.steps);
        for &(rule, law) in &doubtful {
            let mut satisfied = (0..ATTEMPTS).map(|attempt| satisfies(&mut examples, rule, attempt).unwrap_or(false));
            self.living[law.index()] |= satisfied.any(|satisfied| satisfied);
        }
        self.steps = examples.steps();
        doubtful.retain(|(_, law)| !self.living[law.index()]);
        let mut functions = inquiry.completions();
        functions.formulas.limits = Limits { nodes: NODES.max(network.rules().saturating_mul(16)) };
        for (rule, law) in doubtful {
            let value = if self.budget == 0 { Err(None) } else { self.value(&mut functions, rule).map_err(Some) };
            // What is on a circle that takes time is for courses to tell.
            if value.is_err() && value != Err(Some(Unfinished::Circular)) {
                self.undecided.insert(law);
            }
            self.living[law.index()] |= value != Ok(Some(false));
        }
    }

    /// Whether a rule is satisfied, where that is settled.
    fn value<R: Fn(Node) -> Role<AtomId>>(
        &mut self,
        functions: &mut Functions<AtomId, R>,
        rule: Rule,
    ) -> Result<Option<bool>, Unfinished> {
        let share = SHARE.min(self.budget);
        let mut left = share;
        let value = functions.of_rule(rule).and_then(|function| functions.formulas.value_within(function, &mut left));
        self.budget -= if value.is_ok() { share - left } else { share };
        value
    }
}

fn satisfies(examples: &mut Examples, rule: Rule, attempt: u32) -> Result<bool, NoExample> {
    examples.build(rule, attempt)?;
    examples.holds(rule)
}

/// What is open of a node in a situation.
fn own(situation: &Situation, node: Node) -> Own {
    let present = match situation.present[node as usize] {
        0 => Some(false),
        POSSIBLE => None,
        _ => Some(true),
    };
    [present, Some(situation.blocked[node as usize] == 0)]
}

/// Whether a scenario can do what no environment does: where it speaks of what is stated there, or of a product.
fn differs(context: &Context, scenario: &Scenario) -> bool {
    let kernel = context.kernel;
    let network = context.network(scenario.environment);
    let stated = &kernel.environment(scenario.environment).effective;
    scenario.states.keys().any(|atom| stated.contains_key(atom) || !is_exogenous(kernel, network, *atom))
}
