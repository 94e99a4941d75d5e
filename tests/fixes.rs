//! What a finding says can be changed is changed, and the finding is gone: in the failing example of every rule, in the
//! small models beside the rules, and in texts with slips that people make.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::check::registry::RULES;
use coproduce_syntax::diagnostic::{Diagnostic, Level, fixed};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each slip with what it becomes, where only one thing can be meant.
const SLIPS: [(&str, &str); 12] = [
    ("object a; b", "object a  b"),
    ("object a，b", "object a,b"),
    ("law l in e { a & b produce c }", "law l in e { a  and  b produce c }"),
    ("law l in e { a ∨ b and d produce c }", "law l in e { a  or  b and d produce c }"),
    ("law l in e { ¬a and b produce c }", "law l in e { not a and b produce c }"),
    ("law l in e （a and b produce c }", "law l in e (a and b produce c }"),
    ("# said of it\nobject a", "// said of it\nobject a"),
    ("object a\u{a0}\nobject b", "object a \nobject b"),
    ("object a\u{200b}", "object a"),
    ("environment e { holds: a }", "environment e { holds  a }"),
    ("environment e { likely a = 0.5 }", "environment e { likely a   0.5 }"),
    (
        "object a, b // allow dead-law: for now\nenvironment e { holds a }\nlaw l in e { a and b produce b }",
        "object a, b\nenvironment e { holds a }\nlaw l in e { a and b produce b }",
    ),
];

/// The same, where it is one choice among several.
const CHOICES: [(&str, &str); 6] = [
    ("law l { a and b produce c }", "law l in e { a and b produce c }"),
    ("law l in e { a and soill produce c }\nobject soil", "law l in e { a and soil produce c }\nobject soil"),
    ("object d // allow unsed-name: later", "object d // allow unused-name: later"),
    ("law l in e { a produce c }", "law l in e { a and e produce c }"),
    ("law l in e { a and not b and c produce c }", "law l in e { a and not b produce c }"),
    ("object a", ""),
];

/// The failing example on the page of a rule, where it is one text.
fn failing(page: &str) -> Option<&str> {
    let rest = page.split_once("\n## Fails\n")?.1.split("\n## ").next()?;
    let code = rest.split_once("```coprod\n")?.1.split_once("```")?.0;
    (!code.contains("//// file: ")).then_some(code)
}

fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of cases") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            cases(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "coprod") {
            found.push(path);
        }
    }
}

fn texts() -> Vec<(String, String)> {
    let pages = RULES.iter().filter_map(|rule| Some((rule.name.to_owned(), failing(rule.page)?.to_owned())));
    let mut paths = Vec::new();
    cases(Path::new("tests/cases"), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| Some((path.display().to_string(), std::fs::read_to_string(path).ok()?));
    pages.chain(paths.iter().filter_map(read)).collect()
}

fn errors(program: &Program) -> usize {
    program.findings.iter().filter(|finding| finding.level == Level::Error).count()
}

/// A text with the fix of one of its findings.
fn after(program: &Program, finding: &Diagnostic) -> Option<String> {
    let file = program.sources.iter().next()?.0;
    fixed(&program.sources, file, finding.fix.as_deref()).map(|(text, _)| text)
}

#[test]
fn a_fix_removes_its_finding() {
    let (mut rules, mut wrong) = (BTreeSet::new(), Vec::new());
    for (name, text) in texts() {
        let program = Program::read("m", &text);
        let count = |program: &Program, finding: &Diagnostic| {
            let is_like = |one: &&Diagnostic| one.rule == finding.rule.name && one.message == finding.message;
            program.findings.iter().filter(is_like).count()
        };
        for finding in &program.findings {
            let Some(changed) = after(&program, finding) else { continue };
            let then = Program::read("m", &changed);
            // What was not judged before, for the text was not understood, may be found now.
            let is_worse = program.understood && errors(&then) > errors(&program);
            if count(&then, finding) >= count(&program, finding) || is_worse {
                wrong.push(format!("{name}: {}\n{changed}\n{:#?}", finding.message, then.findings));
            }
            rules.insert(finding.rule.name);
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong[..wrong.len().min(4)].join("\n"));
    assert!(rules.len() >= 15, "{rules:?}");
}

#[test]
fn slips_that_can_mean_one_thing_are_mended() {
    for (slip, mended) in SLIPS {
        let program = Program::read("m", slip);
        let fixes = program.findings.iter().filter_map(|finding| finding.fix.as_deref()).filter(|fix| fix.is_safe);
        let file = program.sources.iter().next().expect("the text").0;
        let text = fixed(&program.sources, file, fixes).map(|(text, _)| text);
        assert_eq!(text.as_deref(), Some(mended), "{slip}: {:#?}", program.findings);
    }
}

#[test]
fn choices_are_made_where_they_are_asked_for() {
    for (text, changed) in CHOICES {
        let before = format!("object a, b, c\nenvironment e {{ holds b }}\n{text}");
        let program = Program::read("m", &before);
        let fixes = || program.findings.iter().filter_map(|finding| finding.fix.as_deref());
        assert!(fixes().all(|fix| !fix.is_safe), "{text}");
        let after: Vec<_> = program.findings.iter().filter_map(|finding| after(&program, finding)).collect();
        let wanted = format!("object a, b, c\nenvironment e {{ holds b }}\n{changed}");
        assert!(after.contains(&wanted), "{text}: {after:#?} {:#?}", program.findings);
    }
}
