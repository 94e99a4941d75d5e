//! Cases of single rules. The first line of a case says whether the rule of its folder fires, and where; the next say why.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce::Program;
use std::path::{Path, PathBuf};

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

/// `fires: RULE at LINE, …` or `silent: RULE`, as the rule and the lines.
fn expected(first: &str) -> Option<(&str, Vec<usize>)> {
    if let Some(rule) = first.strip_prefix("// silent: ") {
        return Some((rule, Vec::new()));
    }
    let (rule, lines) = first.strip_prefix("// fires: ")?.split_once(" at ")?;
    Some((rule, lines.split(", ").map(|line| line.parse().ok()).collect::<Option<_>>()?))
}

#[test]
fn each_rule_fires_where_its_cases_say() {
    let mut wrong = Vec::new();
    for folder in entries(Path::new("tests/cases/rules")) {
        for path in entries(&folder) {
            let text = std::fs::read_to_string(&path).expect("a readable case");
            let found = text.lines().next().and_then(expected);
            let Some((rule, lines)) = found.filter(|(rule, _)| folder.ends_with(rule)) else {
                wrong.push(format!("{}: says nothing of its rule", path.display()));
                continue;
            };
            let program = Program::read(&path.display().to_string(), &text);
            let fired = program.findings.iter().filter(|finding| finding.rule == rule);
            let fired: Vec<usize> =
                fired.map(|finding| program.sources.positions(finding.span).1.line as usize).collect();
            if fired != lines || !program.understood {
                wrong.push(format!("{}: {fired:?}, {:#?}", path.display(), program.findings));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
