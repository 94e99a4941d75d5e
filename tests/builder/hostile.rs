//! Whatever is passed as a name, a label or a number, nothing else is declared or said because of it.

use super::canonical::is_canonical;
use super::random::Random;
use super::words::every_word;
use coproduce::builder::{ModelBuilder, amount, at_least, labelled, qualified};
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Declaration, Token, parse};

/// What somebody may pass.
const TEXTS: [&str; 24] = [
    "",
    " ",
    "\"",
    "`",
    "``",
    "``` x",
    "a`b",
    "`a b`",
    "\n",
    "a\nobject b",
    "a\r\nlaw l in e { x produce y }",
    "a } object b {",
    "a, b",
    "a.b",
    "//",
    "a // b",
    "/// a",
    "\" object b \"",
    "猫",
    "cafe\u{301}",
    "\u{1b}[31m",
    "\u{202e}a",
    "\u{2028}object b",
    "\0",
];

/// The kinds of the declarations of a text, with how many clauses each has, and whether there was a mistake.
fn read(text: &str) -> (Vec<(std::mem::Discriminant<Declaration>, usize)>, bool) {
    let mut sources = Sources::new();
    let file = sources.add("text.coprod", text).expect("a small text");
    let mut findings = Vec::new();
    let declarations = parse(&sources, file, &mut findings).paragraphs.into_iter().map(|paragraph| {
        let declaration = paragraph.declaration;
        let clauses = declaration.clause_starts().len() + declaration.inner_starts().len();
        (std::mem::discriminant(&declaration), clauses)
    });
    (declarations.collect(), !findings.is_empty())
}

fn plain() -> ModelBuilder {
    every_word(&mut || "plain".to_owned())
}

#[test]
fn a_word_of_the_language_is_a_name_wherever_a_name_is_asked_for() {
    let (expected, mistaken) = read(&plain().text());
    assert!(!mistaken);
    for word in Token::words() {
        let text = every_word(&mut || word.to_owned()).text();
        assert_eq!(read(&text), (expected.clone(), false), "{text}");
    }
    let words: Vec<&str> = Token::words().collect();
    for seed in 1..150 {
        let mut random = Random::new(seed);
        let text = every_word(&mut || random.one_of(&words).to_owned()).text();
        assert_eq!(read(&text), (expected.clone(), false), "{text}");
    }
}

#[test]
fn whatever_is_passed_declares_nothing_else() {
    let (expected, _) = read(&plain().text());
    let mut refused = 0;
    for seed in 1..150 {
        let mut random = Random::new(seed);
        let model = every_word(&mut || if random.below(40) == 0 { random.one_of(&TEXTS) } else { "n" }.to_owned());
        let (found, mistaken) = read(&model.text());
        if mistaken {
            refused += 1;
            assert!(model.build().has_errors());
            assert!(is_part(&found, &expected), "{}", model.text());
        } else {
            assert_eq!(found, expected, "{}", model.text());
            is_canonical(&model);
        }
    }
    assert!(refused > 0 && refused < 149, "{refused}");
}

/// Whether no more declarations were read than were meant.
fn is_part<T: PartialEq>(found: &[(T, usize)], expected: &[(T, usize)]) -> bool {
    let mut expected = expected.iter();
    found.iter().all(|(kind, _)| expected.any(|(meant, _)| meant == kind))
}

#[test]
fn a_text_that_can_be_a_name_is_declared_as_it_is() {
    let mut model = ModelBuilder::new("names");
    model.object(["a.b", "a, b", "a } object b {", "a // b", "猫", "cafe\u{301}", "law", "and", "\" b \"", " "]);
    let program = model.build();
    assert!(!program.has_errors(), "{:#?}", program.findings());
    let names: Vec<_> = program.names().into_iter().map(|declared| declared.name).collect();
    let read = ["`a.b`", "`a, b`", "`a } object b {`", "`a // b`", "猫", "caf\u{e9}", "law", "and", "`\" b \"`", "` `"];
    let bare = |name: &str| name.trim_matches('`').to_owned();
    assert_eq!(names.iter().map(|name| bare(name)).collect::<Vec<_>>(), read.map(bare));
}

#[test]
fn what_no_name_can_have_is_replaced() {
    let mut model = ModelBuilder::new("odd`name\n");
    model.object("a`b").object("a\nb").object("c\r\nd");
    assert_eq!(model.text(), "model `odd'name'`\nobject `a'b`\nobject `a'b`\nobject `c''d`\n");
}

#[test]
fn labels_sources_and_documentation_stay_where_they_are() {
    let mut model = ModelBuilder::labelled("m", "\" }\nobject x");
    model.describe("a\nobject x\r\n// b").documentation("\robject x").object(labelled("o", "\"\r\nobject x\""));
    model.environment("e").holds("o");
    model.law("l").applies_in("e").when("o").produces("p").source("\" } object x { \"\n");
    let text = "/// a\n/// object x\n/// // b\nmodel m \"' } object x\"\n\n\
         ///\n/// object x\nobject o \"' object x'\"\nenvironment e { holds o }\n\
         law l in e { o produce p   source \"' } object x { ' \" }\n";
    assert_eq!(model.text(), text);
    is_canonical(&model);
}

#[test]
fn what_is_no_number_is_a_finding() {
    for text in ["", "NaN", "1; 2", "x", "0.5 object x", "\" object x \"", "1 } object x {", "1\nobject x", "0x10"] {
        let mut model = ModelBuilder::new("numbers");
        model.object("a").object("b");
        model.environment("e").likely([("a", text)]);
        model.law("l").applies_in("e").when("a").produces("b").likelihood(amount(2) * text);
        let program = model.build();
        assert!(program.has_errors());
        assert!(program.names().iter().all(|declared| declared.name != "x"), "{text}");
    }
}

#[test]
fn what_is_missing_or_cannot_be_is_a_finding_not_a_panic() {
    const NOTHING: [&str; 0] = [];
    let incomplete: [fn(&mut ModelBuilder); 8] = [
        |model| _ = model.object(NOTHING),
        |model| _ = model.action("x", NOTHING),
        |model| _ = model.outcome("x", NOTHING),
        |model| _ = model.exchange("x", NOTHING),
        |model| _ = model.law("x").applies_in("e").produces("p"),
        |model| _ = model.law("x").applies_in("e").when("p"),
        |model| _ = model.law("x").applies_in("e").when(at_least(9, NOTHING)).produces("p"),
        |model| _ = model.object("a").property("x", qualified("", "a")),
    ];
    for declare in incomplete {
        let mut model = ModelBuilder::new("incomplete");
        model.object("p").environment("e").holds("p");
        declare(&mut model);
        model.law("alternative").alternative().applies_in("e").when("p").produces("p");
        assert!(model.build().has_errors(), "{}", model.text());
        let (found, mistaken) = read(&model.text());
        let law = read("alternative law l in e { p produce p }").0;
        assert!(mistaken && found.ends_with(&law), "{}", model.text());
    }
}
