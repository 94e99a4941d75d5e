//! What the cases of a model try out: which laws fire in one, in which environments there is one, which coproducers are
//! seen present and absent, and which could be taken away without any case showing it.

use super::knock_out::KnockOuts;
use crate::analysis::course::Stepper;
use crate::analysis::evaluation::produced_atoms;
use crate::analysis::inquiry::Inquiry;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, LawId, Networks, Origin, Situation, atom_ids};
use coproduce_engine::{CERTAIN, Network, POSSIBLE};

/// What the cases of one model try out. What they may leave out counts for the module that declares it.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Every stated law, and whether its condition is satisfied for certain in some case.
    pub laws: Vec<(LawId, bool)>,
    /// Every environment, and whether some case lies within it.
    pub environments: Vec<(EnvironmentId, bool)>,
    /// Every coproducer that a law or an offering names.
    pub coproducers: Vec<Tried>,
}

/// How a coproducer is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The coproducer; of an action, its performance.
    pub atom: AtomId,
    /// Whether it is present for certain in some case.
    pub present: bool,
    /// Whether it is absent for certain in some case.
    pub absent: bool,
    /// Whether taking it away changes what is produced in some scenario or environment.
    pub missed: bool,
}

/// What the cases of a model try out: the scenarios and courses that expect something, and the claims, which try
/// environments alone.
/// With `knock_out`, every coproducer is taken away in every scenario and every environment as well.
pub fn coverage(kernel: &Kernel, networks: &Networks, knock_out: bool) -> Coverage {
    let mut fired = vec![false; kernel.laws.len()];
    let mut within = vec![false; kernel.environments.len()];
    let mut visit = |environment: EnvironmentId| {
        for above in &kernel.environment(environment).above {
            within[above.index()] = true;
        }
    };
    let mut coproducers: Vec<Tried> = coproducers(kernel)
        .into_iter()
        .map(|atom| Tried { atom, present: false, absent: false, missed: false })
        .collect();
    kernel.claims.iter().for_each(|claim| visit(claim.environment));
    kernel.net_claims.iter().for_each(|claim| visit(kernel.proposition(claim.proposition).environment));
    for scenario in kernel.scenarios.iter().filter(|one| one.own && !one.expectations.is_empty()) {
        visit(scenario.environment);
        let network = networks.of(kernel, scenario.environment);
        let inquiry = Inquiry::new(kernel, network, Situation::of(kernel, network, scenario));
        note(network, &inquiry.values, &mut fired, &mut coproducers);
    }
    for (_, course) in kernel.own_courses().filter(|(_, course)| !course.expectations.is_empty()) {
        let mut stepper = Stepper::new(kernel, networks, course);
        for _ in 0..=course.last {
            let step = stepper.advance();
            visit(step.environment);
            note(networks.within_a_period(kernel, step.environment), step.values, &mut fired, &mut coproducers);
        }
    }
    if knock_out {
        take_away(kernel, networks, &mut coproducers);
    }
    let is_law = |origin: Origin| matches!(origin, Origin::Stated | Origin::Used);
    let laws = kernel.laws_with_ids().filter(|(_, law)| is_law(law.origin));
    Coverage {
        laws: laws.map(|(id, _)| (id, fired[id.index()])).collect(),
        environments: kernel.environment_ids().map(|id| (id, within[id.index()])).collect(),
        coproducers,
    }
}

/// Notes which laws are satisfied, and which coproducers are present or absent.
fn note(network: &Network, values: &[u8], fired: &mut [bool], coproducers: &mut [Tried]) {
    for rule in (0..).take(network.rules()) {
        if let Some(law) = network.origin(rule).map(LawId)
            && !fired[law.index()]
        {
            fired[law.index()] = network.holds(rule, values) & CERTAIN != 0;
        }
    }
    for tried in coproducers {
        let value = values[tried.atom.index()];
        tried.present |= value & CERTAIN != 0;
        tried.absent |= value & POSSIBLE == 0;
    }
}

/// What laws and offerings name as their coproducers, in order of declaration; environments are where one is.
fn coproducers(kernel: &Kernel) -> Vec<AtomId> {
    let mut named = vec![false; kernel.atoms.len()];
    for law in &kernel.laws {
        let is_offered = |product: &AtomId| matches!(kernel.atom(*product).kind, AtomKind::Offering(_));
        let counts = match law.origin {
            Origin::Stated | Origin::Used => true,
            Origin::Definition => kernel.products(law).iter().any(is_offered),
            Origin::Unread => false,
        };
        if counts {
            kernel.conditions.each_atom(law.condition, &mut |atom| named[atom.index()] = true);
        }
    }
    let is_coproducer = |atom: &AtomId| {
        let kind = kernel.atom(*atom).kind;
        kind.declared().is_some() && !matches!(kind, AtomKind::Environment(_) | AtomKind::Provided(_))
    };
    atom_ids(kernel).filter(|atom| named[atom.index()]).filter(is_coproducer).collect()
}

/// Notes which coproducers are missed somewhere.
fn take_away(kernel: &Kernel, networks: &Networks, coproducers: &mut [Tried]) {
    let values = kernel.values.iter().map(|value| value.atom);
    let products: Vec<AtomId> = produced_atoms(kernel).into_iter().chain(values).collect();
    let scenarios = kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation());
    let scenarios = scenarios.map(|scenario| {
        let network = networks.of(kernel, scenario.environment);
        (network, Situation::of(kernel, network, scenario))
    });
    let environments = kernel.environment_ids().map(|environment| {
        let network = networks.of(kernel, environment);
        (network, Situation::open(kernel, network, environment))
    });
    for (network, situation) in scenarios.chain(environments) {
        let left: Vec<usize> = (0..coproducers.len()).filter(|&at| !coproducers[at].missed).collect();
        if left.is_empty() {
            return;
        }
        let atoms: Vec<AtomId> = left.iter().map(|&at| coproducers[at].atom).collect();
        let knock_outs = KnockOuts { kernel, network, situation: &situation, products: &products };
        for (at, missed) in left.into_iter().zip(knock_outs.missed(&atoms)) {
            coproducers[at].missed = missed;
        }
    }
}
