//! The tree-sitter grammar against the interpreter: a tree holds a mistake where, and only where, the interpreter's parser
//! finds one.
//!
//! Random texts are drawn from the normative grammar; what the interpreter says of each is the measure.

mod repository;

#[path = "../../../../tests/grammar_support/mod.rs"]
#[expect(dead_code, reason = "sentences are drawn and written here, and judged by the interpreter")]
mod grammar_support;

use coproduce_syntax::Token;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use coproduce_tree_sitter::tree;
use grammar_support::grammar::Grammar;
use grammar_support::random::Random;
use grammar_support::render::render;
use grammar_support::sentences::Sampler;
use grammar_support::terminal::Terminal;

/// How many sentences of each sort are drawn. The environment variable `COPRODUCE_SENTENCES` asks for more or fewer.
fn sentences() -> usize {
    std::env::var("COPRODUCE_SENTENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

fn grammar() -> Grammar {
    let text = repository::text("grammar/coproduce.ebnf");
    Grammar::read(&text).unwrap_or_else(|mistake| panic!("grammar/coproduce.ebnf: {mistake}"))
}

/// What the interpreter's parser finds in a text.
fn findings(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("text.coprod", text).expect("a small text");
    let mut findings: Vec<Diagnostic> = Vec::new();
    coproduce_syntax::parse(&sources, file, &mut findings);
    findings.into_iter().map(|finding| finding.message).collect()
}

fn has_mistake(text: &str) -> bool {
    tree(text).root_node().has_error()
}

/// What was compared so far.
#[derive(Default)]
struct Comparison {
    accepted: usize,
    rejected: usize,
    disagreements: Vec<String>,
}

impl Comparison {
    fn compare(&mut self, name: &str, text: &str) {
        let findings = findings(text);
        *(if findings.is_empty() { &mut self.accepted } else { &mut self.rejected }) += 1;
        if findings.is_empty() == has_mistake(text) {
            let tree = tree(text).root_node().to_sexp();
            self.disagreements.push(format!("{name}: the interpreter finds {findings:#?} in\n{text:?}\n{tree}\n"));
        }
    }

    /// Fails where there was a disagreement, or too little was compared for the absence of one to mean anything.
    fn conclude(mut self, accepted: usize, rejected: usize) {
        println!("{} accepted, {} rejected by both", self.accepted, self.rejected);
        self.disagreements.sort_by_key(String::len);
        let shown = &self.disagreements[..self.disagreements.len().min(5)];
        assert!(shown.is_empty(), "{} disagreements\n{}", self.disagreements.len(), shown.join("\n"));
        assert!(self.accepted >= accepted && self.rejected >= rejected, "{} and {}", self.accepted, self.rejected);
    }
}

#[test]
fn the_corpus() {
    let mut comparison = Comparison::default();
    for (name, text) in repository::models("grammar/corpus") {
        assert_eq!(name.contains("/rejected/"), has_mistake(&text), "{name}");
        comparison.compare(&name, &text);
    }
    comparison.conclude(100, 100);
}

#[test]
fn every_model_of_the_repository() {
    let mut comparison = Comparison::default();
    for (name, text) in ["examples", "tests", "bench"].into_iter().flat_map(repository::models) {
        comparison.compare(&name, &text);
    }
    comparison.conclude(300, 3);
}

#[test]
fn every_model_in_the_documents() {
    let mut comparison = Comparison::default();
    for (name, text) in repository::models_in_documents() {
        comparison.compare(&name, &text);
    }
    comparison.conclude(300, 1);
}

#[test]
fn random_sentences() {
    let grammar = grammar();
    let mut sampler = Sampler::new(&grammar, 7);
    let mut comparison = Comparison::default();
    for round in 0..sentences() {
        let tokens = sampler.sentence();
        let tokens = (0..round % 3).fold(tokens, |tokens, _| sampler.edited(&tokens));
        comparison.compare("a random sentence", &render(&tokens));
    }
    comparison.conclude(sentences() / 3, sentences() / 3);
}

/// Every word of the language may be a name where no keyword is wanted.
#[test]
fn random_sentences_about_names_that_are_words_of_the_language() {
    let grammar = grammar();
    let words: Vec<&str> = Token::words().collect();
    let mut sampler = Sampler::new(&grammar, 17);
    let mut random = Random::new(19);
    let mut comparison = Comparison::default();
    for round in 0..sentences() {
        let mut tokens = sampler.sentence();
        for token in tokens.iter_mut().filter(|token| **token == Terminal::Name) {
            if random.once_in(2) {
                *token = Terminal::Literal((*random.pick(&words)).to_owned());
            }
        }
        let tokens = (0..round % 3).fold(tokens, |tokens, _| sampler.edited(&tokens));
        comparison.compare("a random sentence", &render(&tokens));
    }
    comparison.conclude(sentences() / 5, sentences() / 3);
}

#[test]
fn random_sentences_with_slips_of_the_pen() {
    const SLIPS: [&str; 38] = [
        "`",
        "``",
        "\"",
        ".",
        "%",
        "_",
        "0",
        "x",
        "e",
        "e+",
        " ",
        "\n",
        "\r",
        "/",
        "//",
        "///",
        "////",
        "\u{feff}",
        "\u{301}",
        "，",
        "-",
        "{",
        "}",
        "(",
        ")",
        ",",
        "\\",
        "é",
        "\t",
        "\u{0}",
        "\u{b}",
        "\u{85}",
        "\u{ad}",
        "\u{1160}",
        "\u{2028}",
        "\u{202e}",
        "\u{e0041}",
        "and",
    ];
    let grammar = grammar();
    let mut sampler = Sampler::new(&grammar, 11);
    let mut random = Random::new(13);
    let mut comparison = Comparison::default();
    for _ in 0..sentences() {
        let mut letters: Vec<char> = render(&sampler.sentence()).chars().collect();
        let at = random.below(letters.len() + 1);
        if random.once_in(3) && at < letters.len() {
            letters.remove(at);
        } else {
            letters.splice(at..at, random.pick(&SLIPS).chars());
        }
        comparison.compare("a sentence with a slip", &letters.into_iter().collect::<String>());
    }
    comparison.conclude(sentences() / 5, sentences() / 5);
}

/// What a grammar of tree-sitter has no way to count: the interpreter reads brackets up to 256 deep.
#[test]
fn brackets_beyond_the_limit_are_the_one_known_difference() {
    let nested = |depth: usize| format!("law l in e {{ {}a{} produce b }}", "(".repeat(depth), ")".repeat(depth));
    let mut comparison = Comparison::default();
    comparison.compare("at the limit", &nested(255));
    comparison.conclude(1, 0);
    assert!(!findings(&nested(256)).is_empty());
    assert!(!has_mistake(&nested(256)));
}

/// Where a clause begins with a name that could go on with the one before, or with a keyword.
#[test]
fn names_where_clauses_meet() {
    let mut comparison = Comparison::default();
    for text in [
        "adoption a on p { b alone 3 per.x alone 4 }",
        "adoption a on p { b alone 3 per x alone 4 }",
        "adoption a on p { b alone 3 per x 4 per alone 5 }",
        "adoption a on p { update damped first update simultaneous first update damped.x first }",
        "adoption a on p { update simultaneous start.x alone 1 }",
        "pricing f on p { b alone 3 cost.x alone 4 }",
        "pricing f on p { b alone 3 cost 4 cost 5 }",
        "pricing f on p { b alone 3 cost alone 4 }",
        "law l in e { likelihood.a and b produce c }",
        "law l in e { (likelihood) produce c }",
        "law l in e { source produce c }",
        "hypergame h between a and b { given.a chooses c given d, e nets a 1 }",
        "hypergame h between a and b { given chooses c }",
        "object a.and",
        "law l in e { a.`and` produce b.any }",
        "use and.a",
    ] {
        comparison.compare("a text", text);
    }
    comparison.conclude(8, 5);
}
