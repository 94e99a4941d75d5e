//! The queries: they fit the grammar, and highlight every word of the language.

mod repository;

use coproduce_syntax::Token;
use coproduce_tree_sitter::{language, tree};
use streaming_iterator::StreamingIterator;
use tree_sitter::{Query, QueryCursor};

fn query(name: &str) -> Query {
    let text = repository::text(format!("grammar/tree-sitter/queries/{name}.scm"));
    Query::new(&language(), &text).unwrap_or_else(|mistake| panic!("{name}.scm: {mistake}"))
}

/// What a query captures in a text: the name of the capture, and what stands there, the last pattern deciding.
fn captures(query: &Query, text: &str) -> Vec<(String, String)> {
    let tree = tree(text);
    let mut cursor = QueryCursor::new();
    let mut found = std::collections::BTreeMap::new();
    let mut matches = cursor.matches(query, tree.root_node(), text.as_bytes());
    while let Some(one) = matches.next() {
        for capture in one.captures() {
            let name = query.capture_names()[capture.index as usize];
            let best = found.entry(capture.node.byte_range().start).or_insert((one.pattern_index, name, capture.node));
            if best.0 <= one.pattern_index {
                *best = (one.pattern_index, name, capture.node);
            }
        }
    }
    found.into_values().map(|(_, name, node)| (name.to_owned(), text[node.byte_range()].to_owned())).collect()
}

#[test]
fn every_query_fits_the_grammar() {
    for name in ["highlights", "folds", "locals", "indents"] {
        assert!(query(name).pattern_count() > 0, "{name}");
    }
}

#[test]
fn every_word_is_highlighted_as_one() {
    let query = query("highlights");
    let mut words: std::collections::BTreeSet<&str> = Token::words().collect();
    for (_, text) in repository::models("grammar/corpus/accepted").into_iter().chain(repository::models("examples")) {
        for (capture, word) in captures(&query, &text) {
            if capture.starts_with("keyword") || capture == "constant.builtin" {
                words.remove(word.as_str());
            }
        }
    }
    assert!(words.is_empty(), "grammar/tree-sitter/queries/highlights.scm does not capture {words:?}");
}

#[test]
fn names_are_highlighted_as_names_whatever_they_are_called() {
    let found = captures(&query("highlights"), "law given \"x\" in in { produce.of produce source }");
    let found: Vec<(&str, &str)> = found.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let expected = [
        ("keyword", "law"),
        ("function", "given"),
        ("string.special", "\"x\""),
        ("keyword", "in"),
        ("variable", "in"),
        ("punctuation.bracket", "{"),
        ("module", "produce"),
        ("variable", "of"),
        ("keyword", "produce"),
        ("variable", "source"),
        ("punctuation.bracket", "}"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn blocks_fold() {
    let text = "use a { b }\nlaw l in e { a produce b }\nobject c\n";
    let found: Vec<String> = captures(&query("folds"), text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["{ b }", "{ a produce b }"]);
}
