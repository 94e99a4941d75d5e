//! The builder against the grammar: what can be said can be built.

use super::reachable::{reachable, rules};
use super::words::every_word;
use coproduce::builder::ModelBuilder;
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Token, parse};
use std::collections::{BTreeMap, BTreeSet};

/// Words that no builder writes, and why.
const UNWRITTEN: [(&str, &str); 1] = [("an", "no relation of a claim begins with a vowel")];

/// A model with every declaration and every clause, of whose names none is a word of the language.
fn model() -> ModelBuilder {
    let mut count = 0;
    every_word(&mut || {
        count += 1;
        format!("x{count}")
    })
}

/// The words of a text, without the texts and comments in it.
fn words(text: &str) -> BTreeSet<&str> {
    let code = text.lines().filter(|line| !line.starts_with("//")).flat_map(|line| line.split('"').step_by(2));
    code.flat_map(|code| code.split(|one: char| !one.is_alphanumeric() && one != '_')).collect()
}

/// The texts of the declarations, by the words they begin with.
fn declarations(text: &str) -> BTreeMap<&str, String> {
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    let mut word = "";
    for line in text.lines() {
        let first = line.split(' ').next().unwrap_or_default();
        if Token::declaring().any(|declaring| declaring == first) {
            word = first;
        }
        let text = found.entry(word).or_default();
        text.push_str(line);
        text.push('\n');
    }
    found
}

#[test]
fn every_word_of_the_language_is_written() {
    let text = model().text();
    let written = words(&text);
    let missing: Vec<&str> = Token::words().filter(|word| !written.contains(word)).collect();
    assert_eq!(missing, UNWRITTEN.map(|(word, _)| word), "{text}");
}

#[test]
fn every_declaration_is_written() {
    let text = model().text();
    let written: BTreeSet<&str> = declarations(&text).into_keys().collect();
    assert_eq!(written, Token::declaring().collect());
}

/// A word that two declarations share is written in both.
#[test]
fn every_word_of_a_declaration_is_written_in_it() {
    let text = model().text();
    let mut declarations = declarations(&text);
    let plain = declarations["law"].clone();
    declarations.entry("alternative").and_modify(|law| *law += &plain);
    declarations.insert("law", declarations["alternative"].clone());
    // Conditions and arithmetic are written in laws and claims, and tried there.
    let shared: BTreeSet<String> = ["Condition", "Declared"].iter().flat_map(|rule| reachable(rule)).collect();
    let (_, kinds) = &rules()["Declaration"];
    for kind in kinds.iter().filter(|kind| !kind.is_empty() && rules().contains_key(*kind)) {
        let words = reachable(kind);
        let word = Token::declaring().find(|word| word.eq_ignore_ascii_case(kind)).expect("a word that declares");
        let written = self::words(&declarations[word]);
        let is_due = |word: &&String| !written.contains(word.as_str()) && !shared.contains(*word);
        let missing: Vec<&String> = words.iter().filter(is_due).collect();
        assert!(missing.iter().all(|word| *word == UNWRITTEN[0].0), "{kind} lacks {missing:?}");
        assert!(words.contains(word), "{kind} has its own word");
    }
    assert!(kinds.len() > 20 && reachable("Platform").contains("co_definition"));
}

#[test]
fn what_is_written_is_read_without_a_mistake() {
    let mut sources = Sources::new();
    let text = model().text();
    let file = sources.add("text.coprod", text.clone()).expect("a small text");
    let mut findings = Vec::new();
    parse(&sources, file, &mut findings);
    assert!(findings.is_empty(), "{findings:#?}\n{text}");
}
