//! No text makes the interpreter panic, hang, or be silent about what it did not understand.

#![allow(clippy::disallowed_methods, reason = "models are read")]

#[path = "grammar_support/random.rs"]
mod random;

use coproduce_core::Program;
use coproduce_core::analysis::{Options, Verdict};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::{FileId, Sources};
use coproduce_syntax::{Scanner, Token, parse};
use random::Random;
use std::path::{Path, PathBuf};

/// Checks that findings point at whole characters of the text and say what to do.
fn inspect(sources: &Sources, file: FileId, findings: &[Diagnostic], text: &str) {
    let shown = || text.chars().take(400).collect::<String>();
    for finding in findings {
        let labels = finding.labels.iter().map(|label| label.span);
        for span in labels.chain([finding.span]) {
            let (start, end) = (span.start as usize, span.end as usize);
            assert!(start <= end && end <= text.len(), "{start}..{end} outside: {}\n{}", finding.message, shown());
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{start}..{end}\n{}", shown());
            assert_eq!(sources.positions(span).0, file);
        }
        assert!(finding.help.is_some() && !finding.remark.is_empty(), "{}\n{}", finding.message, shown());
    }
}

/// Parses a text; gives how many findings there are, after checking them, and that nothing was passed over in silence.
fn parsed(text: &str) -> usize {
    let mut sources = Sources::new();
    let file = sources.add("hostile.coprod", text).expect("a text below 4 GiB");
    let mut findings = Vec::new();
    let ast = parse(&sources, file, &mut findings);
    inspect(&sources, file, &findings, text);
    if findings.is_empty() {
        let read = ast
            .paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.docs.iter().flatten().copied().chain([paragraph.span]));
        let mut read = read.peekable();
        for (token, place) in Scanner::of(text.strip_prefix('\u{feff}').unwrap_or(text)).spanned() {
            if token == Ok(Token::Comment) {
                continue;
            }
            let place = place.start + (text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len());
            while read.peek().is_some_and(|span| span.end as usize <= place) {
                read.next();
            }
            let kept = read.peek().is_some_and(|span| span.start as usize <= place);
            assert!(
                kept && token.is_ok(),
                "passed over at {place}: {}",
                &text[place..].chars().take(80).collect::<String>()
            );
        }
    }
    findings.len()
}

/// Reads and evaluates a text as a whole program; gives how many findings there are.
fn read(text: &str) -> usize {
    let program = Program::read("hostile.coprod", text);
    let file = program.sources.iter().next().expect("the text").0;
    inspect(&program.sources, file, &program.findings, text);
    program.findings.len()
}

/// The model files of some folders.
fn models() -> Vec<String> {
    let folders = ["examples", "examples/lipset", "examples/orchestration", "tests/cases/theory", "tests/cases/broken"];
    let paths = folders.iter().flat_map(|folder| std::fs::read_dir(Path::new(folder)).expect("a folder"));
    let mut paths: Vec<PathBuf> = paths.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "coprod"));
    paths.sort();
    assert!(paths.len() > 10);
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a readable model")).collect()
}

#[test]
fn random_bytes() {
    let mut random = Random::new(1);
    for _ in 0..5_000 {
        let bytes: Vec<u8> = (0..random.below(60)).map(|_| u8::try_from(random.below(256)).expect("a byte")).collect();
        let text = String::from_utf8_lossy(&bytes);
        parsed(&text);
        read(&text);
    }
}

/// Words, signs and characters that begin, end and break things.
const SOUP: [&str; 78] = [
    "model",
    "use",
    "object",
    "property",
    "actor",
    "action",
    "outcome",
    "environment",
    "alternative",
    "law",
    "claim",
    "scenario",
    "a",
    "an",
    "are",
    "as",
    "by",
    "cause",
    "changes",
    "costs",
    "enabled",
    "expect",
    "for",
    "given",
    "holds",
    "in",
    "includes",
    "irrelevant",
    "is",
    "lacks",
    "least",
    "like",
    "likelihood",
    "likely",
    "necessary",
    "nets",
    "of",
    "potential",
    "produce",
    "producer",
    "requires",
    "source",
    "sufficient",
    "the",
    "to",
    "unknown",
    "weighs",
    "within",
    "without",
    "and",
    "or",
    "not",
    "at",
    "all",
    "any",
    "x",
    "y.z",
    "`w w`",
    "1",
    "0.5",
    "90%",
    "\"t\"",
    "{",
    "}",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "\n",
    "/// d\n",
    "// c\n",
    "`",
    "\"",
    "\u{feff}",
    "é",
];

#[test]
fn random_soup() {
    let mut random = Random::new(2);
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..random.below(40) {
            text.push_str(random.pick::<&str>(&SOUP));
            text.push_str(if random.once_in(8) { "" } else { " " });
        }
        parsed(&text);
        read(&text);
    }
}

#[test]
fn truncated_models() {
    for text in models() {
        // Every part is read, so that of a long model fewer are.
        let step = text.len().div_ceil(150).max(7);
        for end in (0..text.len()).step_by(step).filter(|&end| text.is_char_boundary(end)) {
            parsed(&text[..end]);
            read(&text[..end]);
        }
    }
}

#[test]
fn models_with_windows_line_ends() {
    for text in models() {
        let windows = text.replace('\n', "\r\n");
        assert_eq!(read(&windows), read(&text));
        assert_eq!(read(&text.replace('\n', "\r")), read(&text));
    }
}

/// A law in a small model.
fn law(condition: &str) -> String {
    format!("object a, b, p\nproperty w of e\nenvironment e {{ holds w }}\nlaw l in e {{ {condition} produce p }}\n")
}

#[test]
fn nested_parentheses() {
    let nested = |depth: usize| law(&format!("{}a and b{}", "(".repeat(depth), ")".repeat(depth)));
    assert_eq!(parsed(&nested(200)), 0);
    assert_eq!(parsed(&nested(100_000)), 1);
    read(&nested(255));
    read(&nested(100_000));
    let counted = format!("{}a{}", "at least 1 of (b, ".repeat(100_000), ")".repeat(100_000));
    assert_eq!(parsed(&law(&counted)), 1);
    let amount = format!("environment e {{ likely a {}1{} }}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(parsed(&amount), 1);
}

#[test]
fn brackets_without_end() {
    for text in ["{", "("] {
        let many = text.repeat(100_000);
        assert!((1..=2).contains(&parsed(&many)));
        assert!(read(&many) > 0);
    }
    for text in ["law l in e { a ", "environment e { ", "}", ")", "({", "{(", "})", "use m { "] {
        let many = text.repeat(20_000);
        assert!(parsed(&many) > 0);
        assert!(read(&many) > 0);
    }
}

#[test]
fn long_conditions() {
    let negated = law(&format!("b and {} a", "not ".repeat(100_000)));
    assert_eq!(parsed(&negated), 0);
    read(&negated);
    for operator in ["and", "or"] {
        let chain = law(&format!("a{}", format!(" {operator} b").repeat(200_000)));
        assert_eq!(parsed(&chain), 0);
        read(&chain);
        let list = law(&format!("a{}", format!(" {operator} (a {operator} b)").repeat(50_000)));
        assert_eq!(parsed(&list), 0);
        read(&list);
    }
}

#[test]
fn long_amounts() {
    for (operator, times) in [("+", 100_000), ("*", 100_000), ("-", 100_000), ("/", 100_000)] {
        let amount = format!("{}1", format!("1{operator}").replace('/', " / ").repeat(times));
        let text = format!("object a\nenvironment e {{ likely a {amount} }}");
        assert_eq!(parsed(&text), 0);
        assert!(read(&text) > 0);
    }
}

#[test]
fn many_mistakes() {
    assert_eq!(parsed(&"object a b\n".repeat(50_000)), 50_000);
    let slips = [
        "law l in e { a and produce p }\n",
        "environment e { holds a; }\n",
        "environment e { holds a, }\n",
        "scenario s in e { given x ? expect p }\n",
        "scenario s in e { given x\n",
        "object `a\n",
        "object a \"b\n",
        "law l in e { a and b produce p source \"A, p. 1 }\n",
        "law l in e { a and `b produce p }\n",
        "law l in e { (a or b) and (b or c produce p }\n",
        "law l in e { a and 24h produce p }\n",
        "claim a is sufficient to p in e\n",
        "objet soil\n",
        "proposition p between a and b in e { a promise c }\n",
    ];
    for slip in slips {
        assert_eq!(parsed(&slip.repeat(3_000)), 3_000, "{slip}");
    }
}

#[test]
fn many_mistakes_on_one_line() {
    assert!(parsed(&"object a b ".repeat(50_000)) > 0);
    assert!(parsed(&"environment e { holds a; } ".repeat(50_000)) >= 50_000);
    let clauses = "a promise b b pays a c ".repeat(10_000);
    assert!(parsed(&format!("proposition p between a and b in e {{ {clauses} }}")) >= 10_000);
    assert!(parsed(&"; ".repeat(200_000)) > 0);
    assert!(parsed(&"/// d ".repeat(200_000)) > 0);
    assert!(parsed(&"///\n".repeat(200_000)) > 0);
}

fn one_long_line(megabytes: usize) {
    let declaration = "law l in e { a and b produce p } ";
    let times = megabytes * 1_000_000 / declaration.len();
    assert_eq!(parsed(&declaration.repeat(times)), 0);
    assert_eq!(parsed(&format!("{}object a b", declaration.repeat(times))), 1);
    let objects = "object a ".repeat(megabytes * 1_000_000 / 9);
    assert_eq!(parsed(&objects), 0);
    assert!(parsed(&format!("{objects} b")) > 0);
    assert_eq!(parsed(&format!("object a{}", ", b".repeat(megabytes * 300_000))), 0);
    assert_eq!(parsed(&format!("object {}", "x".repeat(megabytes * 1_000_000))), 0);
    assert_eq!(parsed(&format!("object a \"{}", "x".repeat(megabytes * 1_000_000))), 1);
    assert_eq!(parsed(&format!("object a // {}", "x".repeat(megabytes * 1_000_000))), 0);
    assert_eq!(parsed(&format!("object a {}b", " ".repeat(megabytes * 1_000_000))), 1);
    assert_eq!(parsed(&"§".repeat(megabytes * 500_000)), 1);
    assert!(parsed(&"“".repeat(megabytes * 100_000)) > 0);
    assert!(parsed(&"`".repeat(megabytes * 100_000)) > 0);
}

#[test]
fn a_line_of_five_megabytes() {
    one_long_line(5);
}

#[test]
#[ignore = "takes minutes without optimisation"]
fn a_line_of_fifty_megabytes() {
    one_long_line(50);
}

/// So many environments, each within the one before.
fn within_one_another(count: usize) -> String {
    let first = String::from("object a, b, p\nenvironment e0 { holds a }\n");
    let nested = (1..count).map(|index| format!("environment e{index} within e{}\n", index - 1));
    let law = format!("law l in e{} {{ a and b produce p }}\n", count - 1);
    nested.fold(first, |text, one| text + &one) + &law
}

#[test]
fn environments_each_within_the_one_before() {
    assert_eq!(parsed(&within_one_another(20_000)), 0);
    read(&within_one_another(1_000));
}

#[test]
#[ignore = "takes minutes without optimisation"]
fn twenty_thousand_environments_each_within_the_one_before() {
    read(&within_one_another(20_000));
}

/// Scenarios, each like the one before; the first gives something, and the last expects what comes of it.
#[test]
fn twenty_thousand_scenarios_each_like_the_one_before() {
    let mut text = law("a and b and w");
    text.push_str("scenario s0 in e { given a, b }\n");
    text.extend((1..20_000).map(|at| format!("scenario s{at} in e like s{} {{}}\n", at - 1)));
    text.push_str("scenario last in e like s19999 { expect p }\n");
    let program = Program::read("like.coprod", &text);
    assert_eq!(program.findings.iter().map(|one| &one.message).collect::<Vec<_>>(), Vec::<&String>::new());
    let circle =
        format!("{text}scenario c0 in e like c1 {{}}\nscenario c1 in e like c2 {{}}\nscenario c2 in e like c1 {{}}\n");
    let program = Program::read("circle.coprod", &circle);
    // Those on the circle are told, the one that leads to it is not.
    let rules: Vec<&str> = program.findings.iter().map(|one| one.rule.name).collect();
    assert_eq!(rules, ["environment-conflict"; 2], "{:?}", program.findings);
}

/// A law of `at least 145 of 193`: sizes of sets beyond any fixed width.
#[test]
fn a_majority_of_many_is_answered() {
    let names: Vec<String> = (1..=193).map(|at| format!("state{at}")).collect();
    let all = names.join(", ");
    let text = format!(
        "object {all}, seat, resolution\nenvironment assembly {{ holds seat }}\n\
         law vote in assembly {{ at least 145 of ({all}) and seat produce resolution }}\n"
    );
    let program = Program::read("assembly.coprod", &text);
    assert!(program.findings.is_empty(), "{:?}", program.findings);
    let evaluation = program.evaluate(&Options { missing_sets: 3, ..Options::default() });
    let product = &evaluation.situations[0].products[0];
    assert_eq!(product.verdict, Verdict::Undetermined);
    assert_eq!(product.missing.len(), 3);
    assert!(product.missing.iter().all(|set| set.len() == 145), "{:?}", product.missing);
}

/// Each of 130 things, present or absent, settles an exclusive or: whatever is missing names all of them.
#[test]
fn a_chain_of_exclusive_ors_is_answered() {
    let names: Vec<String> = (0..130).map(|at| format!("x{at}")).collect();
    let sums: Vec<String> = (1..130).map(|at| format!("p{at}")).collect();
    let mut text = format!("object {}, {}, w\nenvironment e {{ holds w }}\n", names.join(", "), sums.join(", "));
    text.extend((1..130).map(|at| {
        let before = if at == 1 { "x0".to_owned() } else { format!("p{}", at - 1) };
        let either = format!("({before} and not x{at}) or (not {before} and x{at})");
        format!("law l{at} in e {{ w and ({either}) produce p{at} }}\n")
    }));
    let program = Program::read("either.coprod", &text);
    let evaluation = program.evaluate(&Options { missing_sets: 2, ..Options::default() });
    let last = evaluation.situations[0].products.last().expect("a product");
    assert_eq!(last.verdict, Verdict::Undetermined);
    assert!(last.missing.iter().all(|set| set.len() == 130) && last.missing.len() == 2);
}

#[test]
fn many_actors() {
    let actors = (0..20_000).map(|index| format!("actor a{index} {{ weighs physical 0.5 }}\n"));
    let actors = actors.fold(String::new(), |text, actor| text + &actor);
    assert_eq!(parsed(&actors), 0);
    read(&actors);
}

#[test]
fn characters_that_do_not_show() {
    let controls = ('\0'..' ').chain('\u{7f}'..'\u{a0}').filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let directing = ['\u{200e}', '\u{200f}', '\u{61c}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{3164}'];
    let hidden = controls.chain('\u{2028}'..='\u{202e}').chain('\u{2060}'..='\u{2069}').chain(directing);
    for c in hidden {
        for text in [
            format!("object a \"one {c} two\""),
            format!("// one {c} two\nobject a"),
            format!("/// one {c} two\nobject a"),
            format!("object `one {c} two`"),
            format!("object one {c} \"two\""),
            format!("object a \"one\"{c}"),
        ] {
            assert_eq!(parsed(&text), 1, "{text:?}");
        }
    }
}

/// What does not show where everyone looks may be in a text, as in an emoji, and in no name.
#[test]
fn characters_that_can_be_ignored() {
    for c in
        ['\u{34f}', '\u{17b4}', '\u{180b}', '\u{200c}', '\u{200d}', '\u{fe0f}', '\u{e0100}', '\u{115f}', '\u{3164}']
    {
        for text in [format!("object aco{c}rn"), format!("object acorn{c}"), format!("object `an acorn{c}`")] {
            assert!(parsed(&text) > 0, "{text:?}");
        }
    }
    for text in
        ["object heart \"❤\u{fe0f}\"", "// 👨\u{200d}🌾\nobject farmer", "object `نمی خواهم` \"نمی\u{200c}خواهم\""]
    {
        assert_eq!(parsed(text), 0, "{text:?}");
    }
}

#[test]
fn line_ends_in_texts_and_names() {
    for end in ["\n", "\r", "\r\n"] {
        for sign in ["\"", "`"] {
            let name = if sign == "`" { "" } else { "a " };
            assert!(parsed(&format!("object {name}{sign}one{end}two{sign}")) > 0);
            assert_eq!(parsed(&format!("object {name}{sign}one{end}object b")), 1);
        }
        assert_eq!(parsed(&format!("object a // one{end}object b")), 0);
        assert_eq!(parsed(&format!("/// one{end}object b")), 0);
    }
}

#[test]
fn odd_beginnings_and_ends() {
    assert_eq!(parsed(""), 0);
    assert_eq!(parsed("\u{feff}"), 0);
    assert_eq!(parsed("\u{feff}object a"), 0);
    for text in [
        "\0",
        "\u{feff}\u{feff}",
        "object a\u{feff}",
        "object \u{feff}a",
        "object a\u{2028}object b",
        "`",
        "\"",
        "``",
        "```",
        "````",
        "object `a",
        "object a \"b",
        "object \"",
        "/",
        "///",
        "/// a",
        "/* a */",
        ".",
        "a.",
        ".a",
        "object a.`b",
        "object a.",
        "use a..b",
        "use `a`.`b",
        "object 1a",
        "1",
        "1.",
        "%",
        "\u{301}",
        "\u{10ffff}",
        "object a \"\u{202e}",
        "object `\u{202e}",
        "use a.``.b",
    ] {
        assert!(parsed(text) > 0, "{text:?}");
        assert!(read(text) > 0, "{text:?}");
    }
}
