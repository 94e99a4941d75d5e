//! What must hold of the naive evaluator on every random model.

use super::evaluate::{Verdict, answer, open};
use super::generate;
use super::model::atoms;
use super::relations::all;

#[test]
fn a_producer_is_a_potential_producer_and_not_irrelevant() {
    for seed in 0..300 {
        let model = generate::model(seed);
        let (set, product, environment) = generate::question(&model, seed);
        for member in set {
            let found = all(&model, &[member], product, environment);
            let is_so = !found.producer || found.potential_producer && !found.irrelevant;
            assert!(is_so, "seed {seed}\n{}", model.text());
        }
    }
}

#[test]
fn a_missing_set_of_plain_names_makes_the_product_follow() {
    for seed in 0..60 {
        let model = generate::model(seed);
        for environment in &model.environments {
            let situation = open(&model, environment.atom);
            for product in atoms(model.products()) {
                let (verdict, missing) = answer(&model, &situation, product);
                assert!(verdict != Verdict::Produced || missing.is_empty());
                for set in missing.iter().filter(|set| set.without == 0) {
                    let mut repaired = situation.clone();
                    repaired.given |= set.with;
                    repaired.blocked &= !set.with;
                    repaired.open &= !set.with;
                    assert_eq!(
                        answer(&model, &repaired, product).0,
                        Verdict::Produced,
                        "seed {seed}\n{}",
                        model.text()
                    );
                }
            }
        }
    }
}
