//! Expectations: whether what a scenario expects comes of it.

use super::{Case, Failure, Judgement, Ruling, Undecided, Unjudged};
use crate::analysis::inquiry::{Inquiry, MissingSets, Verdict, missing};
use crate::analysis::production::producing_laws;
use crate::kernel::{Expectation, Kernel, LawId, Networks, Scenario, ScenarioId, Situation};

/// What comes of a scenario in place of what it expects.
#[derive(Clone, Debug)]
pub struct Unmet {
    /// What becomes of the product.
    pub verdict: Verdict,
    /// What would have to be otherwise.
    pub remedy: Remedy,
}

/// What would have to be otherwise so that an expectation is met.
#[derive(Clone, Debug)]
pub enum Remedy {
    /// These laws would not have to be satisfied, or the product would not have to be given where there are none.
    Without(Vec<LawId>),
    /// These sets of changes would produce it.
    With(MissingSets),
    /// The product would not have to be lacked or taken away itself.
    NotLacked,
    /// Nothing that could be added there would produce it.
    Nothing,
    /// That is not known: the analysis reached its limit.
    Unknown,
}

/// How many missing sets are looked for.
const SETS: usize = 4;

/// Judges what the scenarios of the module expect, each of them closed once.
pub(super) fn judge(kernel: &Kernel, networks: &Networks) -> Vec<Judgement> {
    let scenarios = (0..).map(ScenarioId).zip(&kernel.scenarios);
    let expecting = scenarios.filter(|(_, scenario)| scenario.own && !scenario.expectations.is_empty());
    let mut judgements = Vec::new();
    for (id, scenario) in expecting {
        let rulings = in_scenario(kernel, networks, id, scenario);
        let cases = (0..).map(|at| Case::Expectation(id, at));
        judgements.extend(cases.zip(rulings).map(|(case, ruling)| Judgement { case, ruling }));
    }
    judgements
}

fn in_scenario(kernel: &Kernel, networks: &Networks, id: ScenarioId, scenario: &Scenario) -> Vec<Ruling> {
    let all = |ruling: Ruling| vec![ruling; scenario.expectations.len()];
    let network = networks.of(kernel, scenario.environment);
    if !networks.within_a_period(kernel, scenario.environment).unstratified().is_empty() {
        return all(Ruling::Unjudged(Unjudged::Unstratified));
    }
    if let Some(conflict) = kernel.conflict(id) {
        return all(Ruling::Failed(Failure::Conflict(conflict)));
    }
    let inquiry = Inquiry::new(kernel, network, Situation::of(kernel, network, scenario));
    scenario.expectations.iter().map(|expectation| expected(&inquiry, expectation)).collect()
}

fn expected(inquiry: &Inquiry, expectation: &Expectation) -> Ruling {
    let verdict = match inquiry.verdict(expectation.product) {
        Ok(verdict) => verdict,
        Err(limit) => return Ruling::Undecided(Undecided::TooLarge(limit)),
    };
    let wanted = if expectation.not { Verdict::NotProduced } else { Verdict::Produced };
    if verdict == wanted {
        return by(inquiry, expectation);
    }
    let remedy = if expectation.not {
        Remedy::Without(producing_laws(inquiry, expectation.product).collect())
    } else {
        with(inquiry, expectation, verdict)
    };
    let unmet = Unmet { verdict, remedy };
    match verdict {
        Verdict::Undetermined => Ruling::Undecided(Undecided::Open(unmet)),
        Verdict::Produced | Verdict::NotProduced => Ruling::Failed(Failure::Unmet(unmet)),
    }
}

/// Whether what is expected, and comes about, comes about by the law that it is expected by.
fn by(inquiry: &Inquiry, expectation: &Expectation) -> Ruling {
    let Some(expected) = expectation.by.filter(|_| !expectation.not) else { return Ruling::Held };
    let laws: Vec<LawId> = producing_laws(inquiry, expectation.product).collect();
    if laws.contains(&expected) {
        return Ruling::Held;
    }
    Ruling::Failed(Failure::NotBy { expected, others: laws })
}

/// What would produce what is expected.
fn with(inquiry: &Inquiry, expectation: &Expectation, verdict: Verdict) -> Remedy {
    let product = expectation.product;
    let sets = missing(inquiry, &[(product, verdict)], SETS).swap_remove(0);
    if !sets.sets.is_empty() {
        Remedy::With(sets)
    } else if inquiry.situation.is_blocked(product) {
        Remedy::NotLacked
    } else if sets.gave_up {
        Remedy::Unknown
    } else {
        Remedy::Nothing
    }
}
