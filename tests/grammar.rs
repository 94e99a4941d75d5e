//! The grammar file against the parser: what one accepts, the other accepts.

#![allow(clippy::disallowed_methods, reason = "the grammar, the corpus and the models are read")]

mod grammar_support;

use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Token, parse};
use grammar_support::grammar::Grammar;
use grammar_support::keyword;
use grammar_support::random::Random;
use grammar_support::render::render;
use grammar_support::scan::scan;
use grammar_support::sentences::Sampler;
use grammar_support::terminal::Terminal;
use std::path::{Path, PathBuf};

/// How many sentences are drawn. The environment variable `COPRODUCE_SENTENCES` asks for more or fewer.
fn sentences() -> usize {
    std::env::var("COPRODUCE_SENTENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

fn grammar() -> Grammar {
    let text = std::fs::read_to_string("grammar/coproduce.ebnf").expect("the grammar");
    Grammar::read(&text).unwrap_or_else(|mistake| panic!("grammar/coproduce.ebnf: {mistake}"))
}

/// What the parser finds, and where: `line:column message`.
fn refusals(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("text.coprod", text).expect("a small text");
    let mut findings: Vec<Diagnostic> = Vec::new();
    parse(&sources, file, &mut findings);
    let place = |finding: &Diagnostic| sources.positions(finding.span).1;
    findings
        .iter()
        .map(|finding| format!("{}:{} {}", place(finding).line, place(finding).column, finding.message))
        .collect()
}

/// Whether the grammar has the tokens as a sentence.
fn grammatical(grammar: &Grammar, tokens: &[Terminal]) -> bool {
    !keyword::wins(tokens) && grammar.accepts(tokens)
}

/// Files of a folder and of those within it.
fn files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let folder = folder.as_ref();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The model files of a folder, with their texts.
fn models(folder: &str) -> Vec<(String, String)> {
    let texts: Vec<_> = files(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "coprod"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a readable model")))
        .collect();
    assert!(!texts.is_empty(), "no models in {folder}");
    texts
}

/// The code blocks of a page, cut into the files they are headed by.
fn blocks(page: &str) -> Vec<String> {
    let code = page.split("```coprod\n").skip(1).filter_map(|rest| rest.split("```").next());
    code.flat_map(|code| code.split("//// file: ").map(str::to_owned).collect::<Vec<_>>())
        .map(|text| {
            text.split_once('\n')
                .filter(|(head, _)| head.ends_with(".coprod"))
                .map_or(text.clone(), |(_, text)| text.to_owned())
        })
        .filter(|text| !text.trim().is_empty() && !is_table(text))
        .collect()
}

/// Whether a part of a page is a table beside a model.
fn is_table(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    std::path::Path::new(head).extension().is_some_and(|ending| ending == "csv")
}

/// The texts on which the grammar, the parser and what is expected disagree.
fn disagreements(texts: impl IntoIterator<Item = (String, String)>, expected: bool) -> Vec<String> {
    let grammar = grammar();
    let mut wrong = Vec::new();
    for (name, text) in texts {
        let accepted = scan(&text).is_some_and(|tokens| grammatical(&grammar, &tokens));
        if accepted != expected {
            wrong.push(format!("{name}: the grammar says {accepted}"));
        }
        let refusals = refusals(&text);
        if refusals.is_empty() != expected {
            wrong.push(format!("{name}: the parser says {}: {refusals:?}", refusals.is_empty()));
        }
    }
    wrong
}

#[test]
fn every_literal_is_one_token() {
    for terminal in grammar().terminals() {
        if let Terminal::Literal(literal) = terminal {
            assert!(Token::single(&literal).is_some(), "`{literal}` is not one token");
        }
    }
}

#[test]
fn the_corpus_is_accepted_and_rejected() {
    let mut wrong = disagreements(models("grammar/corpus/accepted"), true);
    wrong.extend(disagreements(models("grammar/corpus/rejected"), false));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn examples_and_cases_are_sentences() {
    let texts = ["examples", "examples/orchestration", "tests/cases/theory"].into_iter().flat_map(models);
    let wrong = disagreements(texts, true);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn code_in_the_pages_of_the_rules_is_a_sentence() {
    let mut texts = Vec::new();
    for page in files("docs/rules") {
        // The failing example of this rule is no sentence on purpose.
        let failing = usize::from(page.ends_with("syntax-error.md"));
        let text = std::fs::read_to_string(&page).expect("a readable page");
        let blocks = blocks(&text);
        texts.extend(blocks.into_iter().skip(failing).map(|block| (page.display().to_string(), block)));
    }
    assert!(texts.len() > 30, "only {} code blocks", texts.len());
    let wrong = disagreements(texts, true);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn grammar_and_parser_agree_on_random_sentences() {
    let grammar = grammar();
    let mut sampler = Sampler::new(&grammar, 7);
    let mut wrong = Vec::new();
    let mut accepted = 0;
    for round in 0..sentences() {
        let mut tokens = sampler.sentence();
        for _ in 0..round % 3 {
            tokens = sampler.edited(&tokens);
        }
        let text = render(&tokens);
        let expected = grammatical(&grammar, &tokens);
        accepted += usize::from(expected);
        let refusals = refusals(&text);
        if refusals.is_empty() != expected {
            wrong.push(format!("the grammar says {expected}, the parser {refusals:#?}\n{text}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} disagreements\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    assert!((sentences() / 3..sentences()).contains(&accepted), "{accepted} accepted of {}", sentences());
}

#[test]
fn grammar_and_parser_agree_on_texts_with_slips_of_the_pen() {
    const SLIPS: [&str; 26] = [
        "`", "\"", ".", "%", "_", "0", "x", " ", "\n", "\r", "/", "//", "///", "\u{feff}", "\u{301}", "，", "-", "{",
        "}", "(", ")", ",", "\\", "é", "\t", "\u{202e}",
    ];
    let grammar = grammar();
    let mut sampler = Sampler::new(&grammar, 11);
    let mut random = Random::new(13);
    let mut wrong = Vec::new();
    for _ in 0..sentences() {
        let mut letters: Vec<char> = render(&sampler.sentence()).chars().collect();
        let at = random.below(letters.len() + 1);
        if random.once_in(3) && at < letters.len() {
            letters.remove(at);
        } else {
            letters.splice(at..at, random.pick(&SLIPS).chars());
        }
        let text: String = letters.into_iter().collect();
        let expected = scan(&text).is_some_and(|tokens| grammatical(&grammar, &tokens));
        let refusals = refusals(&text);
        if refusals.is_empty() != expected {
            wrong.push(format!("the grammar says {expected}, the parser {refusals:#?}\n{text:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} disagreements\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
}
