//! The table of each declaration, held against the grammar: it knows the words that the grammar knows, and no others.
#![allow(clippy::disallowed_methods, reason = "tests read the grammar")]

#[path = "grammar_support/reachable.rs"]
mod reachable;

use coproduce_syntax::{Declaration, Kind, Kinds, Shape, Token};
use reachable::{reachable, rules};
use std::collections::BTreeSet;

/// Words of the grammar that no table lists, and why.
const UNLISTED: [&str; 10] = [
    // What may stand before a producer or a cause; completion leaves it to the writer.
    "a",
    "an",
    "the",
    "producers",
    // The other halves of words of two.
    "by",
    "of",
    "any",
    // What cells of a table, and disputes that are over, are said with.
    "yes",
    "no",
    "resolved",
];

fn rule_of(shape: &Shape) -> String {
    let word = shape.keyword.word();
    rules().into_keys().find(|rule| rule.eq_ignore_ascii_case(word)).expect("a rule that is called like its word")
}

#[test]
fn tables_list_the_words_of_the_grammar() {
    let shared: BTreeSet<String> = ["Condition", "Declared"].iter().flat_map(|rule| reachable(rule)).collect();
    let mut wrong = Vec::new();
    for shape in Declaration::SHAPES {
        let rule = rule_of(shape);
        let known = reachable(&rule);
        let listed: BTreeSet<&str> = shape.words().collect();
        let unknown: Vec<&&str> = listed.iter().filter(|word| !known.contains(**word)).collect();
        wrong.extend(unknown.iter().map(|word| format!("the grammar of {rule} has no {word}")));
        let is_due = |word: &&String| {
            let word = word.as_str();
            let is_shared = shared.contains(word) || UNLISTED.contains(&word) || word == "alternative";
            !is_shared && !listed.contains(word) && word != shape.keyword.word()
        };
        wrong.extend(known.iter().filter(is_due).map(|word| format!("the table of {rule} lacks {word}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_stand_behind_words_of_the_table() {
    for shape in Declaration::SHAPES {
        let listed: BTreeSet<&str> = shape.words().chain([shape.keyword.word()]).collect();
        for (word, kinds) in shape.takes {
            let is_listed = *word == Token::BraceOpen || listed.contains(word.word());
            assert!(is_listed, "{} takes {} behind `{}`", shape.keyword.word(), kinds.phrase(), word.word());
        }
    }
}

#[test]
fn every_kind_is_declared_by_one_word() {
    for kind in Kind::ALL {
        let of_it = Declaration::SHAPES.iter().filter(|shape| shape.declares == Some(kind)).count();
        assert_eq!(of_it, 1, "{kind:?}");
        assert_eq!(Shape::of(Token::single(kind.word()).unwrap()).unwrap().declares, Some(kind));
        assert!(Kinds::ANY.contains(kind));
    }
}

#[test]
fn every_word_that_declares_has_a_table() {
    for word in Token::declaring() {
        let shape = Shape::of(Token::single(word).unwrap()).unwrap();
        assert!(shape.keyword.word() == word || word == "alternative");
        assert!(!shape.usage.is_empty(), "{word}");
    }
}
