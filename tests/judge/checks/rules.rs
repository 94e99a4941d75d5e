//! Where rules fire beside where the judge says that they have to.

use super::super::asked::library;
use super::super::check::{Differences, models, on_models};
use super::super::facts::Shown;
use super::super::generate::Vocabulary;
use super::super::judged_rules::{self, Findings};
use super::super::language::Model;
use super::super::modules::Cut;

fn rule(judge: fn(&Model, &Findings) -> Differences) {
    on_models(models(), Vocabulary::Plain, &|model, _| {
        let cut = Cut::whole(model);
        judge(model, &library::findings(&library::files(&Shown { model, cut: &cut })))
    });
}

#[test]
#[ignore = "environments that exclude nothing together are not seen"]
fn universal_law() {
    rule(judged_rules::universal_law);
}

#[test]
#[ignore = "not yet judged through products, nor with what enables an action"]
fn lone_producer() {
    rule(judged_rules::lone_producer);
}

#[test]
#[ignore = "not yet exact: laws that several others cover, or through a product, and laws of two products"]
fn redundant_law() {
    rule(judged_rules::redundant_law);
}

#[test]
#[ignore = "loops are not seen through"]
fn dead_law() {
    rule(judged_rules::dead_law);
}

#[test]
#[ignore = "fires where the loop is started, and where it can never start"]
fn ungrounded_loop() {
    rule(judged_rules::ungrounded_loop);
}

#[test]
#[ignore = "fires at the law and whatever it names"]
fn overridden_premise() {
    rule(judged_rules::overridden_premise);
}

#[test]
#[ignore = "the relations are not yet those of the reference to come"]
fn refuted_claims() {
    rule(judged_rules::refuted_claims);
}
