//! Examples worked by hand, which show that the second evaluator is right before it judges anything else. Every text
//! comes with the reckoning that leads to its answers.

mod environments;
mod inputs;
mod loops;
mod producers;
mod rules;
mod situations;
mod worth;

use super::ground::Ground;
use super::language::Model;
use super::reader::{members, read};
use super::relations::Question;
use super::verdicts::Situation;

/// Judges all claims of a text: each has to hold as it is stated.
fn claims_hold(text: &str) {
    let model = read(text);
    let ground = Ground::new(&model);
    assert!(!model.claims.is_empty(), "claims");
    for (place, claim) in model.claims.iter().enumerate() {
        let question =
            Question { ground: &ground, situation: Situation::open(claim.environment), product: claim.product };
        let found = question.holds(claim.relation, &claim.members);
        assert_eq!(found, Some(claim.holds), "claim {} of\n{text}", place + 1);
    }
}

/// A situation from the names of what is supposed.
fn situation(model: &Model, environment: &str, given: &[&str], without: &[&str], unknown: &[&str]) -> Situation {
    let atoms = |names: &[&str]| names.iter().map(|name| model.atom(name).expect("a name")).collect();
    Situation {
        given: atoms(given),
        without: atoms(without),
        unknown: atoms(unknown),
        ..Situation::open(model.atom(environment).expect("an environment"))
    }
}

/// Whether a relation holds in a situation.
fn related(model: &Model, situation: &Situation, set: &str, relation: &str, product: &str) -> Option<bool> {
    let ground = Ground::new(model);
    let relation = super::language::RELATIONS.iter().find(|known| known.1 == relation).expect("a relation").0;
    let product = model.atom(product).expect("a product");
    Question { ground: &ground, situation: situation.clone(), product }.holds(relation, &members(model, set))
}

/// One kind of facts about a text.
fn facts(text: &str, judge: fn(&super::facts::Shown) -> super::facts::Facts) -> super::facts::Facts {
    let model = read(text);
    let cut = super::modules::Cut::whole(&model);
    judge(&super::facts::Shown { model: &model, cut: &cut })
}
