//! The words that a rule of the grammar can come to.

use std::collections::{BTreeMap, BTreeSet};

/// By name of a rule of the grammar, the words and the rules it names.
pub fn rules() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let grammar = std::fs::read_to_string("grammar/coproduce.ebnf").expect("the grammar");
    let syntactic = grammar.split("/* Lexical part").next().expect("a syntactic part");
    let mut rules: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    let mut rule = String::new();
    let outside: Vec<&str> = syntactic.split("/*").map(|part| part.split("*/").last().unwrap_or_default()).collect();
    for line in outside.concat().lines() {
        let (name, text) = line.split_once("::=").unwrap_or(("", line));
        if !name.is_empty() {
            name.trim().clone_into(&mut rule);
        }
        let (words, others) = rules.entry(rule.clone()).or_default();
        for (place, part) in text.split('\'').enumerate() {
            if place % 2 == 1 {
                words.insert(part.to_owned());
            } else {
                others.extend(part.split(|one: char| !one.is_alphanumeric()).map(str::to_owned));
            }
        }
    }
    rules
}

/// The words that a rule can come to.
pub fn reachable(rule: &str) -> BTreeSet<String> {
    let rules = rules();
    let (mut words, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![rule.to_owned()]);
    while let Some(rule) = open.pop() {
        if let Some((own, others)) = rules.get(&rule).filter(|_| seen.insert(rule.clone())) {
            words.extend(own.iter().filter(|word| word.starts_with(char::is_alphabetic)).cloned());
            open.extend(others.iter().cloned());
        }
    }
    words
}
