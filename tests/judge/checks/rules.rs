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
fn universal_law() {
    rule(judged_rules::universal_law);
}

#[test]
fn lone_producer() {
    rule(judged_rules::lone_producer);
}

#[test]
fn redundant_law() {
    rule(judged_rules::redundant_law);
}

#[test]
fn dead_law() {
    rule(judged_rules::dead_law);
}

#[test]
fn ungrounded_loop() {
    rule(judged_rules::ungrounded_loop);
}

#[test]
fn overridden_premise() {
    rule(judged_rules::overridden_premise);
}

#[test]
fn refuted_claims() {
    rule(judged_rules::refuted_claims);
}
