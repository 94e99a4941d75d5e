//! What has to hold of the judge's own answers, whatever anybody else says.

use super::super::check::{Differences, models, on_models};
use super::super::generate::Vocabulary;
use super::super::ground::Ground;
use super::super::language::{Member, Model, Relation};
use super::super::relations::Question;
use super::super::sets::sets;
use super::super::verdicts::{Situation, Verdict, missing, verdict};

/// Judges each member of every claim by itself.
fn on_members(model: &Model, judge: &dyn Fn(&Question, &[Member]) -> Option<bool>) -> Differences {
    let ground = Ground::new(model);
    let mut differences = Differences::new();
    for claim in &model.claims {
        let situation = Situation::open(claim.environment);
        let question = Question { ground: &ground, situation, product: claim.product };
        for member in &claim.members {
            if judge(&question, std::slice::from_ref(member)) == Some(false) {
                differences.push(member.text(&|atom| model.text(atom).to_owned()));
            }
        }
    }
    differences
}

#[test]
fn a_producer_is_a_potential_producer_and_not_irrelevant() {
    on_models(models(), Vocabulary::Service, &|model, _| {
        on_members(model, &|question, member| {
            let holds = |relation| question.holds(relation, member);
            let (potential, irrelevant) = (holds(Relation::PotentialProducer)?, holds(Relation::Irrelevant)?);
            Some(!holds(Relation::Producer)? || (potential && !irrelevant))
        })
    });
}

#[test]
fn what_is_necessary_or_decides_anywhere_is_not_irrelevant() {
    on_models(models(), Vocabulary::Plain, &|model, _| {
        on_members(model, &|question, member| {
            Some(!(question.holds(Relation::Necessary, member)? && question.holds(Relation::Irrelevant, member)?))
        })
    });
}

/// What is missing where a verdict is open are the production sets.
#[test]
fn what_is_missing_are_the_production_sets() {
    on_models(models(), Vocabulary::Plain, &|model, _| {
        let ground = Ground::new(model);
        let mut differences = Differences::new();
        for claim in &model.claims {
            let situation = Situation::open(claim.environment);
            let uses_not = model.names.iter().enumerate().any(|(atom, _)| {
                ground.behind_not(&model.within(claim.environment), 1 << claim.product) >> ground.input(atom) & 1 == 1
            });
            let verdict = verdict(&ground, &situation, claim.product);
            if uses_not || verdict != Some(Verdict::Undetermined) {
                continue;
            }
            let missing = missing(&ground, &situation, claim.product);
            let (Some(missing), Some(sets)) = (missing, sets(&ground, &situation, claim.product)) else { continue };
            if missing != sets.production {
                differences.push(format!("{missing:?} is missing, {:?} produces", sets.production));
            }
        }
        differences
    });
}
