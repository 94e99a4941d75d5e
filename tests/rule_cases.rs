//! Small models beside each rule: the first comments say where it fires and where it is silent, the others why.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may touch the world")]

use coproduce::Program;
use std::path::Path;

/// `fires: RULE at LINE` and `silent: RULE`, as far as they do not hold.
fn wrong(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let program = Program::read(&path.display().to_string(), &text);
    assert!(program.understood, "{}: {:#?}", path.display(), program.findings);
    let lines = |rule: &str| -> Vec<usize> {
        let found = program.findings.iter().filter(|finding| finding.rule == rule);
        found.map(|finding| program.sources.positions(finding.span).1.line).collect()
    };
    let comments = text.lines().map_while(|line| line.strip_prefix("// "));
    let holds = |comment: &&str| match comment.split_once(": ") {
        Some(("silent", rule)) => lines(rule).is_empty(),
        Some(("fires", rest)) => {
            let (rule, line) = rest.split_once(" at ").expect("a rule and a line");
            lines(rule).contains(&line.parse().expect("a line"))
        }
        _ => true,
    };
    let said = comments.clone().filter(|line| line.starts_with("silent: ") || line.starts_with("fires: ")).count();
    assert!(said > 0, "{} says nothing", path.display());
    let wrong = comments.filter(|comment| !holds(comment));
    wrong.map(|comment| format!("{}: {comment}: {:?}", path.display(), program.findings)).collect()
}

#[test]
fn rules_fire_where_cases_say() {
    let mut all = Vec::new();
    for rule in std::fs::read_dir("tests/cases/rules").expect("a folder of rules") {
        for case in std::fs::read_dir(rule.expect("a rule").path()).expect("a folder of cases") {
            all.push(case.expect("a case").path());
        }
    }
    all.sort();
    let wrong: Vec<String> = all.iter().flat_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
