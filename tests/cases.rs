//! Model files whose first comments say what must come of them.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce::Program;
use coproduce::analysis::{Options, Supposition, Verdict};
use coproduce::kernel::{AtomId, Supposed};
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "coprod"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn read(path: &Path) -> (String, Program) {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let program = Program::read(&path.display().to_string(), &text);
    (text, program)
}

fn atom(program: &Program, name: &str) -> AtomId {
    program.names().find(|(known, _, _)| known == name).unwrap_or_else(|| panic!("no `{name}`")).2
}

/// `ENV given a, b without c: product = verdict missing [a] [b, c]`
fn judge_run(program: &Program, statement: &str) {
    let (question, answer) = statement.split_once(':').expect("a question and an answer");
    let mut environment = None;
    let mut states = Vec::new();
    let mut supposed = None;
    for word in question.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word {
            "given" => supposed = Some(Supposed::Given),
            "without" => supposed = Some(Supposed::Without),
            "unknown" => supposed = Some(Supposed::Unknown),
            name => match supposed {
                None => environment = program.kernel.environment_of(atom(program, name)),
                Some(supposed) => states.push((program.kernel.choice(atom(program, name)), supposed)),
            },
        }
    }
    let environment = environment.expect("an environment");
    let supposition = Some(Supposition { environment, states });
    let evaluation = program.evaluate(&Options { supposition, ..Options::default() });
    let (product, expected) = answer.split_once('=').expect("a product and a verdict");
    let found = evaluation.situations[0].products.iter().find(|one| one.name == product.trim()).expect("a product");
    let (verdict, missing) = expected.trim().split_once(" missing").unwrap_or((expected.trim(), ""));
    let expected_verdict = match verdict.trim() {
        "produced" => Verdict::Produced,
        "not_produced" => Verdict::NotProduced,
        "undetermined" => Verdict::Undetermined,
        other => panic!("no verdict {other}"),
    };
    assert_eq!(found.verdict, expected_verdict, "{statement}");
    if expected.contains(" missing") {
        let sets: Vec<Vec<String>> = missing
            .split(']')
            .filter_map(|set| set.trim().strip_prefix('['))
            .map(|set| set.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
            .collect();
        assert_eq!(found.missing, sets, "{statement}");
    }
}

/// `NAME: /field/name/field = VALUE`, of a situation or an offering in the results as they are written as JSON; a part of
/// the way through a list is the name of one of its items.
fn judge_result(program: &Program, list: &str, statement: &str) {
    let (name, rest) = statement.split_once(": ").expect("a name and a field");
    let (way, expected) = rest.split_once(" = ").expect("a field and a value");
    let results = serde_json::to_value(program.evaluate(&Options::default())).expect("results");
    let way = format!("{list}/{name}{way}");
    let found = way.split('/').fold(&results, |at, part| match at {
        serde_json::Value::Array(items) => items
            .iter()
            .find(|item| item.get("name").or_else(|| item.get("actor")).is_some_and(|name| name == part))
            .or_else(|| items.get(part.parse::<usize>().ok()?))
            .unwrap_or_else(|| panic!("no item `{part}`: {statement}")),
        other => other.get(part).unwrap_or_else(|| panic!("no field `{part}`: {statement}")),
    });
    let expected: serde_json::Value = serde_json::from_str(expected).expect("a value");
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-9, "{statement}: {found}"),
        _ => assert_eq!(*found, expected, "{statement}"),
    }
}

fn judge(path: &Path) -> usize {
    let (text, program) = read(path);
    let mut judged = 0;
    let fired = |rule: &str| program.findings.iter().filter(|finding| finding.rule == rule).count();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("// ")) {
        if let Some(statement) = line.strip_prefix("run ") {
            judge_run(&program, statement);
        } else if let Some(statement) = line.strip_prefix("rule ") {
            let (rule, count) = statement.split_once(" fires ").expect("a rule and a number");
            assert_eq!(
                fired(rule),
                count.trim().parse::<usize>().expect("a number"),
                "{line}: {:#?}",
                program.findings
            );
        } else if let Some(statement) = line.strip_prefix("situation ") {
            judge_result(&program, "situations", statement);
        } else if let Some(statement) = line.strip_prefix("offering ") {
            judge_result(&program, "offerings", statement);
        } else if line == "clean" {
            assert!(program.findings.is_empty(), "{:#?}", program.findings);
        } else if line == "claims hold" {
            assert_eq!(fired("refuted-claim"), 0, "{:#?}", program.findings);
        } else {
            continue;
        }
        judged += 1;
    }
    judged
}

#[test]
fn worked_cases_come_out() {
    let mut wrong = Vec::new();
    for path in files("tests/cases/theory") {
        let result = std::panic::catch_unwind(|| judge(&path));
        match result {
            Ok(judged) => assert!(judged > 0, "{} states nothing", path.display()),
            Err(_) => wrong.push(path),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn ten_mistakes_are_ten_findings() {
    let mut wrong = Vec::new();
    for path in files("tests/cases/broken") {
        let (_, program) = read(&path);
        let found: Vec<String> = program
            .findings
            .iter()
            .map(|finding| {
                assert!(finding.help.is_some(), "{} without help: {}", finding.rule, finding.message);
                assert!(!finding.remark.is_empty(), "{} without a reason: {}", finding.rule, finding.message);
                format!("{} {}", program.sources.positions(finding.span).1.line, finding.rule)
            })
            .collect();
        let expected = std::fs::read_to_string(path.with_extension("expected")).expect("what is expected");
        let expected: Vec<&str> = expected.lines().collect();
        if found != expected {
            wrong.push((path, expected.join("\n"), found.join("\n"), program.findings));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Examples are clean, but for those that state which rules fire.
#[test]
fn examples_are_clean_or_say_what_is_found() {
    for path in files("examples").into_iter().chain(files("examples/lipset")) {
        let (text, program) = read(&path);
        judge(&path);
        let expected: usize = text
            .lines()
            .filter_map(|line| line.strip_prefix("// rule ")?.split_once(" fires ")?.1.parse::<usize>().ok())
            .sum();
        assert_eq!(program.findings.len(), expected, "{}: {:#?}", path.display(), program.findings);
    }
}
