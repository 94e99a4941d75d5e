//! Small models beside each rule: where it fires and where it does not. The first line of each says which, as
//! `// fires: RULE at LINE` or `// silent: RULE`; the lines after it say why.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce::Program;
use std::path::{Path, PathBuf};

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of cases");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    entries.sort();
    assert!(!entries.is_empty(), "{}", folder.display());
    entries
}

/// What is wrong with a case, if anything is.
fn judged(rule: &str, case: &Path) -> Option<String> {
    let text = std::fs::read_to_string(case).expect("a readable case");
    let (first, rest) = text.split_once('\n')?;
    let program = Program::read(&case.display().to_string(), &text);
    let of_rule = program.findings.iter().filter(|finding| finding.rule == rule);
    let found: Vec<usize> = of_rule.map(|finding| program.sources.positions(finding.span).1.line).collect();
    let expected: Vec<usize> = match first.strip_prefix(&format!("// fires: {rule} at ")) {
        Some(lines) => lines.split(", ").map(|line| line.parse().expect("the number of a line")).collect(),
        None if first == format!("// silent: {rule}") => Vec::new(),
        None => return Some(format!("{}: says neither where it fires nor that it does not", case.display())),
    };
    let says_why = rest.starts_with("// ");
    (found != expected || !says_why)
        .then(|| format!("{}: expected {expected:?}, found {found:?}: {:#?}", case.display(), program.findings))
}

#[test]
fn rules_fire_where_their_cases_say_and_nowhere_else() {
    let mut wrong = Vec::new();
    for folder in entries(Path::new("tests/cases/rules")) {
        let rule = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(coproduce::check::registry::rule(&rule).is_some(), "no rule `{rule}`");
        wrong.extend(entries(&folder).iter().filter_map(|case| judged(&rule, case)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
