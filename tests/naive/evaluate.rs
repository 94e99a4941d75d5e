//! Verdicts and missing sets, by going through every completion of the open atoms.

use super::fixpoint::Program;
use super::model::{Atom, Kind, Model, Scenario, Set, atoms, one, set};
use super::sets::{Literals, asked, minimal, subsets};

pub use super::sets::sets;

/// What becomes of a product in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Produced,
    NotProduced,
    Undetermined,
}

/// A situation: what is there, what is kept out, what is open.
#[derive(Clone, Debug)]
pub struct Situation {
    pub name: String,
    pub environment: Atom,
    pub given: Set,
    pub blocked: Set,
    pub open: Set,
}

/// A situation's name, its environment and what becomes of each product: verdict and missing sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SituationAnswer {
    pub name: String,
    pub environment: String,
    pub products: Vec<(String, Verdict, Vec<Vec<String>>)>,
}

/// What `run` reports: the scenarios in declaration order, or without scenarios every environment.
pub fn situations(model: &Model) -> Vec<SituationAnswer> {
    if model.scenarios.is_empty() {
        return environments(model);
    }
    model.scenarios.iter().map(|scenario| report(model, &closed(model, scenario))).collect()
}

/// Every declared environment as an open situation, in declaration order.
pub fn environments(model: &Model) -> Vec<SituationAnswer> {
    model.environments.iter().map(|environment| report(model, &open(model, environment.atom))).collect()
}

/// An environment as a situation: whatever it neither holds nor lacks is open.
pub fn open(model: &Model, environment: Atom) -> Situation {
    let setting = model.setting(environment);
    Situation {
        name: model.name(environment).to_owned(),
        environment,
        given: setting.held | setting.within,
        blocked: setting.lacked,
        open: model.open(environment),
    }
}

/// A scenario as a situation: what it does not give is absent, except what it lists as unknown and what a law leaves
/// unnamed. Being unknown wins over being held, lacked or included.
pub fn closed(model: &Model, scenario: &Scenario) -> Situation {
    let setting = model.setting(scenario.environment);
    let unknown = set(&scenario.unknown);
    Situation {
        name: scenario.name.clone(),
        environment: scenario.environment,
        given: (setting.held | setting.within | set(&scenario.given)) & !unknown,
        blocked: (setting.lacked | set(&scenario.without)) & !unknown,
        open: unknown | model.unnamed(),
    }
}

/// What becomes of everything that some law of the model produces.
fn report(model: &Model, situation: &Situation) -> SituationAnswer {
    let answered = atoms(model.products()).map(|product| {
        let (verdict, missing) = answer(model, situation, product);
        let missing = missing.iter().map(|set| set.texts(model)).collect();
        (model.name(product).to_owned(), verdict, missing)
    });
    SituationAnswer {
        name: situation.name.clone(),
        environment: model.name(situation.environment).to_owned(),
        products: answered.collect(),
    }
}

/// The verdict on a product, and its missing sets unless it is produced.
pub fn answer(model: &Model, situation: &Situation, product: Atom) -> (Verdict, Vec<Literals>) {
    let program = Program::new(model, situation.environment);
    let Situation { given, blocked, .. } = *situation;
    // The product asked about is never exogenous. An atom that bears on the product in no way makes no difference, and
    // is left out to keep the enumeration small.
    let relevant = program.reaching(product).0;
    let open = situation.open & !asked(model, product) & relevant;
    let (some, all) = outcomes(&program, product, given, blocked, open);
    let verdict = match (some, all) {
        (_, true) => return (Verdict::Produced, Vec::new()),
        (true, false) => Verdict::Undetermined,
        (false, false) => Verdict::NotProduced,
    };
    (verdict, missing(model, &program, situation, product, verdict))
}

/// Whether the product follows in some and in every completion of the open atoms.
fn outcomes(program: &Program, product: Atom, given: Set, blocked: Set, open: Set) -> (bool, bool) {
    let follows = |completion: Set| program.produced(given | completion, blocked) & one(product) != 0;
    (subsets(open).any(follows), subsets(open).all(follows))
}

/// The minimal sets of literals after which the product is produced in every completion.
///
/// `x` adds: given, no longer blocked, no longer open. `not x` takes away as `without` does: an actor taken away blocks
/// its actions.
///
/// Choice: for a product that is not produced every exogenous atom may be added (lacked, blocked, ungiven, open) and
/// every exogenous atom may be taken away, what is held or given included.
/// Choice: `not x` is tried where `x` reaches the product through a `not`; elsewhere taking away never helps.
/// Choice: where no set works, the candidates are all of those, and every other product of the model and every declared
/// environment, to have or to take away; an environment stands for its name alone, as in a condition.
/// Choice: the product itself is never a candidate, so the list is empty for a product that is itself lacked or blocked.
fn missing(model: &Model, program: &Program, situation: &Situation, product: Atom, verdict: Verdict) -> Vec<Literals> {
    let (relevant, through_not) = program.reaching(product);
    let itself = asked(model, product);
    let open = situation.open & !itself & relevant;
    let mut works = |literals: Literals| {
        let given = (situation.given | literals.with) & !literals.without;
        let blocked = (situation.blocked | literals.without) & !literals.with;
        let open = open & !literals.with & !literals.without;
        subsets(open).all(|completion| program.produced(given | completion, blocked) & one(product) != 0)
    };
    let first = match verdict {
        Verdict::Undetermined => open,
        _ => model.exogenous(situation.environment) & !itself & relevant,
    };
    let found = minimal(first, first & through_not, &mut works);
    if !found.is_empty() {
        return found;
    }
    let others = (model.products() | model.all(Kind::Environment)) & !one(product) & relevant;
    let wider = first | others;
    minimal(wider, wider & through_not, &mut works)
}
