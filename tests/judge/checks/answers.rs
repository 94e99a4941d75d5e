//! Answers of the library beside those of the judge.

use super::super::asked::{library, session};
use super::super::check::{beside, models, on_models};
use super::super::facts::{self, Facts};
use super::super::generate::Vocabulary;
use super::{Asked, Judge};

fn agrees(vocabulary: Vocabulary, judge: Judge, asked: Asked) {
    on_models(models(), vocabulary, &|model, _| beside(model, judge, asked));
}

/// Facts whose questions begin with one of some words.
fn only(facts: Facts, words: &[&str]) -> Facts {
    facts.into_iter().filter(|(asked, _)| words.iter().any(|word| asked.starts_with(word))).collect()
}

#[test]
fn verdicts() {
    agrees(Vocabulary::Plain, |shown| only(facts::verdicts(shown), &["verdict"]), library::evaluated);
}

#[test]
fn missing_sets() {
    agrees(Vocabulary::Plain, |shown| only(facts::verdicts(shown), &["missing"]), library::evaluated);
}

#[test]
fn verdicts_and_missing_sets_of_offerings() {
    agrees(Vocabulary::Service, facts::verdicts, library::evaluated);
}

#[test]
#[ignore = "content that a law produces is made before it is delivered: not so yet"]
fn verdicts_of_made_content() {
    agrees(Vocabulary::Made, facts::verdicts, library::evaluated);
}

#[test]
#[ignore = "what is likely in an environment stays open in a closed scenario"]
fn verdicts_of_likely_conditions() {
    agrees(Vocabulary::Likely, facts::verdicts, library::evaluated);
}

#[test]
#[ignore = "probabilities of 0 and 1 settle nothing yet"]
fn verdicts_of_settled_likelihoods() {
    agrees(Vocabulary::Settled, facts::verdicts, library::evaluated);
}

#[test]
fn sufficient() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["sufficient"]), library::related);
}

#[test]
#[ignore = "leaving an environment takes its laws away, and products on a circle are inputs: not so yet"]
fn necessary() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["necessary"]), library::related);
}

#[test]
#[ignore = "leaving an environment takes its laws away, and products on a circle are inputs: not so yet"]
fn producer() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["producer"]), library::related);
}

#[test]
#[ignore = "judged by production sets, and not yet by what makes a difference where all that is stated is free"]
fn potential_producer() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["potential_producer"]), library::related);
}

#[test]
#[ignore = "members that laws produce are not yet inputs together"]
fn cause() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["cause"]), library::related);
}

#[test]
#[ignore = "judged with all that is stated free, and not yet in the environment as it stands"]
fn irrelevant() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["irrelevant"]), library::related);
}

#[test]
#[ignore = "the relations are not yet those of the reference to come"]
fn relations_of_offerings() {
    agrees(Vocabulary::Service, facts::relations, library::related);
}

#[test]
#[ignore = "relations do not heed what is supposed"]
fn relations_in_situations() {
    agrees(Vocabulary::Plain, facts::relations_in_situations, session::related_in_situations);
}

#[test]
fn production_and_blocking_sets() {
    agrees(Vocabulary::Plain, facts::product_sets, library::product_sets);
}

#[test]
#[ignore = "seeds lift what is lacked although what is open suffices"]
fn loops() {
    agrees(Vocabulary::Plain, facts::feedback, library::feedback);
}

#[test]
#[ignore = "a payment that hangs on what is open is shown as settled"]
fn nets() {
    agrees(Vocabulary::Service, |shown| only(facts::worths(shown), &["net"]), library::evaluated);
}

#[test]
fn values() {
    agrees(Vocabulary::Service, |shown| only(facts::worths(shown), &["value"]), library::evaluated);
}
