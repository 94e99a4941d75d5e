//! A model of a stranger: nothing of it reaches a terminal raw, and nothing of it takes long or much.

use super::support::{folder, folder_with, run};
use coproduce_report::page::escape::is_hidden;
use std::fs;

/// Every control, bidirectional, invisible and tag character that fits into one line.
fn hidden() -> String {
    let every = ('\0'..=char::MAX).filter(|&character| is_hidden(character) && !matches!(character, '\n' | '\r'));
    every.collect()
}

#[test]
fn nothing_hidden_reaches_the_terminal() {
    let folder = folder("hidden");
    let bad = hidden();
    // One character a name, so that what is wrong with one does not hide another.
    let names: Vec<String> = bad.chars().map(|character| format!("`x{character}y`")).collect();
    let lists = names.join(", ");
    let model = format!(
        "model m \"label {bad}\"\nobject soil \"{bad}\", {lists}\nobject {lists}\nenvironment e {{ holds soil }}\n\
         law `l{bad}` in e {{ soil and {} produce oak{bad} }} // {bad}\n\r{bad}\n",
        names.join(" and ")
    );
    let calm = "object `a\u{9b}31mb`, `c\u{202e}d` \"\u{1b}]0;title\u{7}\", soil\n\
        environment `e\u{200b}` { holds soil }\n\
        law `l\u{7f}` in `e\u{200b}` { soil and `a\u{9b}31mb` produce `c\u{202e}d` }\n\
        scenario `s\u{85}` in `e\u{200b}` { expect `c\u{202e}d` }\n";
    let file = format!(
        "m\u{1b}[2J\u{202e}\n{}.coprod",
        bad.chars().filter(|c| !matches!(c, '\0' | '/')).take(60).collect::<String>()
    );
    fs::write(folder.join(&file), model).unwrap();
    fs::write(folder.join("calm.coprod"), calm).unwrap();
    for line in [
        "check --format full --color never",
        "check --format concise",
        "check --format plain",
        "check --format json",
        "check --format github",
        "check --format gitlab",
        "check --format sarif",
        "check --format junit",
        "run",
        "run --format json",
        "run calm.coprod",
        "run calm.coprod --in wood",
        "run calm.coprod --scenario wood",
        "fmt --check",
        "fmt --diff",
    ] {
        let found = run(&folder, &line.split_whitespace().collect::<Vec<_>>());
        for (stream, text) in [("output", &found.stdout), ("error", &found.stderr)] {
            let raw: Vec<char> = text.chars().filter(|&character| is_hidden(character) && character != '\n').collect();
            assert!(raw.is_empty(), "{line}, standard {stream}: {raw:?}");
        }
        let silent = found.stdout.is_empty() && found.stderr.is_empty();
        assert!(!silent || line.starts_with("fmt"), "{line}");
    }
}

#[test]
fn ten_thousand_findings_are_counted_and_listed() {
    let folder = folder_with("many", "model.coprod", "object a, a\n".repeat(10_000));
    let listed = run(&folder, &["check", "--format", "concise"]);
    let lines = listed.stdout.lines().count();
    assert!(lines >= 10_000, "{lines}");
    let drawn = run(&folder, &["check", "--all"]);
    assert_eq!(drawn.stderr.matches("─[ model.coprod:").count(), 100);
    // People read thousands set apart.
    let more = format!("… and {} more findings: `--format concise` lists them all\n", lines - 100);
    assert!(drawn.stderr.replace(',', "").contains(&more), "{}", &drawn.stderr[drawn.stderr.len() - 200..]);
}

#[test]
fn a_line_of_five_megabytes_is_not_drawn_whole() {
    let list = format!("a \"{}\", ", "é".repeat(250)).repeat(10_000);
    let folder = folder_with("wide", "model.coprod", format!("object first\nobject {list}first\n"));
    for (format, most) in [
        ("full", 100_000),
        ("concise", 2_000_000),
        ("plain", 8_000_000),
        ("json", 8_000_000),
        ("github", 8_000_000),
        ("sarif", 16_000_000),
    ] {
        let found = run(&folder, &["check", "--format", format]);
        assert_eq!(found.status, 1);
        let written = found.stdout.len() + found.stderr.len();
        assert!(written < most, "{format}: {written}");
        let places = [
            "model.coprod:2:264",
            "model.coprod, line 2, column 264",
            "\"line\":2,\"column\":264,",
            "line=2,col=264,",
            "\"startColumn\":264,\"startLine\":2",
        ];
        assert!(places.iter().any(|place| found.stdout.contains(place) || found.stderr.contains(place)), "{format}");
    }
}

#[test]
fn bytes_that_are_no_text_are_a_finding_with_a_place() {
    let folder = folder_with("bytes", "model.coprod", b"object a\nobject caf\xe9, b\n");
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(found.status, 1);
    assert_eq!(
        found.stdout,
        "model.coprod:2:11: error[syntax-error]: byte 20 is not text in UTF-8 \
         (help: save the file in the encoding UTF-8)\n"
    );
    assert_eq!(run(&folder, &["fmt"]).status, 1);
    assert_eq!(fs::read(folder.join("model.coprod")).unwrap(), b"object a\nobject caf\xe9, b\n");
}
