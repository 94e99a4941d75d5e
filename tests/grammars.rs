//! The grammars of editors and of documents: each has every word of the language, and no other.

#![allow(clippy::disallowed_methods, reason = "the grammars are read")]

use coproduce_syntax::Token;
use std::collections::BTreeSet;

/// A list of words in a grammar.
struct Words {
    /// Where it is.
    place: String,
    found: BTreeSet<String>,
}

impl Words {
    /// What stands between two marks of a file, cut into words.
    fn between(path: &str, opening: &str, closing: &str) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let (_, rest) = text.split_once(opening).unwrap_or_else(|| panic!("{path} has no `{opening}`"));
        let (list, _) = rest.split_once(closing).unwrap_or_else(|| panic!("{path}: `{opening}` has no end"));
        let words = list.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty());
        Self { place: format!("{path}, in `{}`", opening.trim()), found: words.map(str::to_owned).collect() }
    }

    /// What a text has between quotation marks of a kind and consists of small letters.
    fn quoted(path: &str, mark: char) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let is_word =
            |part: &&str| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_');
        let lines = text.lines().flat_map(|line| line.split(mark).skip(1).step_by(2));
        Self { place: path.to_owned(), found: lines.filter(is_word).map(str::to_owned).collect() }
    }

    /// Fails where a word is missing, or one too many is there.
    fn are<'w>(&self, words: impl Iterator<Item = &'w str>) {
        let words: BTreeSet<String> = words.map(str::to_owned).collect();
        let missing: Vec<_> = words.difference(&self.found).collect();
        let unknown: Vec<_> = self.found.difference(&words).collect();
        assert!(missing.is_empty(), "{} lacks the words {missing:?}: add them there", self.place);
        assert!(unknown.is_empty(), "{} has {unknown:?}, which are no such words of the language", self.place);
    }
}

fn is_declaring(word: &str) -> bool {
    Token::declaring().any(|declaring| declaring == word)
}

/// The words that are never names.
fn reserved() -> impl Iterator<Item = &'static str> {
    Token::words().filter(|word| Token::single(word).is_some_and(|token| !token.is_keyword()))
}

/// The words that are keywords in their places, and begin no declaration.
fn others() -> impl Iterator<Item = &'static str> {
    Token::words().filter(|word| !is_declaring(word) && reserved().all(|reserved| reserved != *word))
}

#[test]
fn the_tree_sitter_grammar_has_every_word() {
    Words::quoted("grammar/tree-sitter/queries/highlights.scm", '"').are(Token::words());
    let grammar = Words::quoted("grammar/tree-sitter/grammar.js", '\'');
    // The names of fields are quoted in it as well.
    let found = grammar.found.iter().filter(|word| Token::words().any(|own| own == **word)).cloned().collect();
    Words { found, ..grammar }.are(Token::words());
}

/// That the parser is the one of the grammar is seen by `grammar/tree-sitter/check`; here, that no word was forgotten.
#[test]
fn the_tree_sitter_parser_was_made_since_the_last_word() {
    let parser = Words::between("grammar/tree-sitter/src/parser.c", "ts_symbol_names[] = {", "};");
    let missing: Vec<_> = Token::words().filter(|word| !parser.found.contains(*word)).collect();
    assert!(missing.is_empty(), "src/parser.c lacks {missing:?}: see grammar/tree-sitter/README.md");
}

#[test]
fn the_textmate_grammar_has_every_word() {
    let path = "grammar/textmate/coproduce.tmLanguage.json";
    let text = std::fs::read_to_string(path).expect("the grammar");
    let grammar: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let list = |name: &str| {
        let pattern = &grammar["repository"][name]["patterns"][0]["match"];
        let pattern = pattern.as_str().unwrap_or_else(|| panic!("{path} has no `{name}`"));
        // Whatever stands around the list are assertions, with other groups.
        let words = pattern.split("(?:").nth(1).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        Words { place: format!("{path}, in `{name}`"), found: words.split('|').map(str::to_owned).collect() }
    };
    list("reserved").are(reserved());
    list("declarations").are(Token::declaring());
    list("words").are(others());
}

#[test]
fn the_pygments_lexer_has_every_word() {
    let path = "grammar/pygments/coproduce_pygments/vocabulary.py";
    Words::between(path, "RESERVED = (", ")").are(reserved());
    Words::between(path, "DECLARING = (", ")").are(Token::declaring());
    Words::between(path, "OTHERS = (", ")").are(others());
}

#[test]
fn the_emacs_mode_has_every_word() {
    let path = "editors/emacs/coproduce-mode.el";
    Words::between(path, "(defconst coproduce-reserved", ")").are(reserved());
    Words::between(path, "(defconst coproduce-declaring", ")").are(Token::declaring());
    Words::between(path, "(defconst coproduce-words", ")").are(others());
}
