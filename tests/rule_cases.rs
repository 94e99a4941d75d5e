//! Small models beside each rule: where it fires and where it does not. Their first comments say which, as
//! `// fires: RULE at LINE, …` or `// silent: RULE`; the others say why.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of cases");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    entries.sort();
    assert!(!entries.is_empty(), "{}", folder.display());
    entries
}

/// The lines at which each rule that is spoken of has to fire, and whether it is said why.
fn expected(text: &str) -> (BTreeMap<&str, Vec<usize>>, bool) {
    let mut rules = BTreeMap::<&str, Vec<usize>>::new();
    for comment in text.lines().map_while(|line| line.strip_prefix("// ")) {
        if let Some(rule) = comment.strip_prefix("silent: ") {
            rules.entry(rule).or_default();
        } else if let Some(rest) = comment.strip_prefix("fires: ") {
            let (rule, lines) = rest.split_once(" at ").expect("a rule and where it fires");
            let lines = lines.split(", ").map(|line| line.parse::<usize>().expect("the number of a line"));
            rules.entry(rule).or_default().extend(lines);
        } else if let Some((word, _)) = comment.split_once(": ") {
            let is_directive = !word.contains(' ') && word.starts_with(char::is_lowercase);
            assert!(!is_directive, "no directive `{word}`: {comment}");
        }
    }
    let is_ground = |line: &str| {
        let comment = line.strip_prefix("// ");
        comment.is_some_and(|text| !text.starts_with("silent: ") && !text.starts_with("fires: "))
    };
    let says_why = text.lines().any(is_ground);
    (rules, says_why)
}

/// What is wrong with a case, if anything is.
fn wrong(rule: &str, case: &Path) -> Option<String> {
    let text = std::fs::read_to_string(case).expect("a readable case");
    let (expected, says_why) = expected(&text);
    let program = Program::read(&case.display().to_string(), &text);
    let found = |rule: &str| -> Vec<usize> {
        let of_rule = program.findings.iter().filter(|finding| finding.rule == rule);
        of_rule.map(|finding| program.sources.positions(finding.span).1.line).collect()
    };
    let holds = expected.iter().all(|(rule, lines)| found(rule) == *lines);
    let is_sound = says_why && expected.contains_key(rule) && holds;
    (!is_sound).then(|| format!("{}: expected {expected:?} and why: {:#?}", case.display(), program.findings))
}

#[test]
fn rules_fire_where_their_cases_say_and_nowhere_else() {
    let mut all = Vec::new();
    for folder in entries(Path::new("tests/cases/rules")) {
        let rule = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(coproduce_core::check::registry::rule(&rule).is_some(), "no rule `{rule}`");
        all.extend(entries(&folder).iter().filter_map(|case| wrong(&rule, case)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
