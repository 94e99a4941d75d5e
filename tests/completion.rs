//! Every name that an example mentions is of a kind that is wanted where it stands.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::model::{Kind, Kinds, plain};
use coproduce_syntax::completion::Clause;
use coproduce_syntax::{Token, names_in};
use std::collections::BTreeMap;

#[test]
fn what_examples_mention_is_wanted_there() {
    let mut judged = BTreeMap::new();
    for example in ["white_shirt", "car_parts", "four_logics", "railway", "acorn", "autopilot", "loop"] {
        let path = format!("examples/{example}.coprod");
        let text = std::fs::read_to_string(&path).expect("an example");
        let program = Program::read(&path, &text);
        let kinds: BTreeMap<String, Kind> = program.names().map(|(name, kind, _)| (name.into_owned(), kind)).collect();
        let words = names_in(&text).filter(|(_, word)| Token::single(word) == Some(Token::Name));
        for (range, word) in words {
            let Some(clause) = Clause::at_end_of(&text[..range.start]) else { continue };
            let (Some(wanted), Some(&kind)) = (Kinds::wanted(clause), kinds.get(plain(word).as_ref())) else {
                continue;
            };
            assert!(wanted.contains(kind), "{path}: `{word}` at {}, {clause:?}", range.start);
            *judged.entry((format!("{:?}", clause.declaration), format!("{:?}", clause.governed_by))).or_insert(0) += 1;
        }
    }
    for place in [
        ("Offering", "Interactions"),
        ("Offering", "From"),
        ("Offering", "Physical"),
        ("Value", "For"),
        ("Value", "With"),
        ("Value", "From"),
        ("Proposition", "Promises"),
        ("Proposition", "Expects"),
        ("Proposition", "Assuming"),
        ("Constellation", "Supplier"),
        ("Law", "BraceOpen"),
        ("Law", "Produce"),
        ("Environment", "Holds"),
        ("Scenario", "Given"),
    ] {
        assert!(judged.contains_key(&(place.0.to_owned(), place.1.to_owned())), "{place:?} is not met: {judged:?}");
    }
}

#[test]
fn a_clause_is_known_in_unfinished_text() {
    let clause = |text: &str| Clause::at_end_of(text).map(|clause| (clause.declaration, clause.governed_by));
    assert_eq!(clause("object a, b\nvalue v for b with c from "), Some((Token::Value, Token::From)));
    assert_eq!(clause("offering o from a to b { interactions x, "), Some((Token::Offering, Token::Interactions)));
    assert_eq!(clause("law l in e { a } scenario s in e { given "), Some((Token::Scenario, Token::Given)));
    assert_eq!(clause(""), None);
    let wanted = |clauses: &str| {
        let text = format!("evidence w in e from \"w.csv\" {{ {clauses}");
        Clause::at_end_of(&text).and_then(Kinds::wanted)
    };
    for clause in ["set ", "product ", "expects ", "expects x, ", "expects not ", "expects x, not "] {
        assert_eq!(wanted(clause), Some(Kinds::CONDITIONS), "{clause}");
    }
    for clause in ["case ", "set x from ", "set x crisp ", "set x fuzzy 1, ", "tests ", "rows at least "] {
        assert_eq!(wanted(clause), None, "{clause}");
    }
    assert_eq!(Clause::at_end_of("evidence w in ").and_then(Kinds::wanted), Some(Kinds::ENVIRONMENTS));
}
