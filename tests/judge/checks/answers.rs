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
fn verdicts_of_made_content() {
    agrees(Vocabulary::Made, facts::verdicts, library::evaluated);
}

#[test]
fn verdicts_of_likely_conditions() {
    agrees(Vocabulary::Likely, facts::verdicts, library::evaluated);
}

#[test]
fn verdicts_of_settled_likelihoods() {
    agrees(Vocabulary::Settled, facts::verdicts, library::evaluated);
}

#[test]
fn sufficient() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["sufficient"]), library::related);
}

#[test]
fn necessary() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["necessary"]), library::related);
}

#[test]
fn producer() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["producer"]), library::related);
}

#[test]
fn potential_producer() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["potential_producer"]), library::related);
}

#[test]
fn cause() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["cause"]), library::related);
}

#[test]
fn irrelevant() {
    agrees(Vocabulary::Plain, |shown| only(facts::relations(shown), &["irrelevant"]), library::related);
}

#[test]
fn relations_of_offerings() {
    agrees(Vocabulary::Service, facts::relations, library::related);
}

#[test]
fn relations_in_situations() {
    agrees(Vocabulary::Plain, facts::relations_in_situations, session::related_in_situations);
}

#[test]
fn production_and_blocking_sets() {
    agrees(Vocabulary::Plain, facts::product_sets, library::product_sets);
}

#[test]
fn loops() {
    agrees(Vocabulary::Plain, facts::feedback, library::feedback);
}

#[test]
fn nets() {
    agrees(Vocabulary::Service, |shown| only(facts::worths(shown), &["net"]), library::evaluated);
}

#[test]
fn values() {
    agrees(Vocabulary::Service, |shown| only(facts::worths(shown), &["value"]), library::evaluated);
}
