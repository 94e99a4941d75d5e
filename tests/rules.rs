//! The pages of the rules: each failing example makes its rule fire and no other, each passing one is clean.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::evidence::Asked;
use coproduce_core::ask::{evidence_tables, fitted};
use coproduce_core::check::registry::RULES;
use coproduce_core::model::Loader;
use coproduce_syntax::diagnostic::Level;
use std::collections::{BTreeMap, BTreeSet};

/// The files of an example that has several.
struct Files(BTreeMap<String, String>);

impl Loader for Files {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        self.0.get(&name).map(|text| (name.clone(), text.clone()))
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        self.0.get(path).map(|text| (path.to_owned(), text.clone()))
    }
}

/// The code block under a heading, with the lines after it up to the next heading.
fn section<'p>(page: &'p str, heading: &str) -> Option<(&'p str, &'p str)> {
    let rest = page.split_once(&format!("\n## {heading}\n"))?.1;
    let rest = rest.split("\n## ").next()?;
    let (_, code) = rest.split_once("```coprod\n")?;
    code.split_once("```")
}

/// Checks an example; several files stand one after another, each headed by `//// file: NAME`, the first is asked about.
fn fired(rule: &str, code: &str) -> Vec<(&'static str, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in code.lines() {
        if let Some(name) = line.strip_prefix("//// file: ") {
            files.push((name.trim().to_owned(), String::new()));
        } else {
            if files.is_empty() {
                files.push((format!("{rule}.coprod"), String::new()));
            }
            let text = &mut files.last_mut().expect("a file").1;
            text.push_str(line);
            text.push('\n');
        }
    }
    let (name, text) = files[0].clone();
    let mut files = Files(files.into_iter().collect());
    let program = Program::read_with(&name, text, &mut files);
    // What is found of evidence is found by no check.
    let tables = evidence_tables(&program, None, &mut files).expect("all evidence is asked about");
    let fitted = fitted(&program, &tables, Asked::default(), &mut files);
    let found = program.findings.iter().chain(&fitted.findings);
    found.map(|finding| (finding.rule.name, finding.message.clone())).collect()
}

/// Rules whose examples no model shows: a limit, and what is said of manifests.
const ELSEWHERE: [&str; 2] = ["analysis-limit", "invalid-manifest"];

#[test]
fn every_page_has_the_shape_that_explain_prints() {
    for rule in RULES {
        let level = if rule.level == Level::Warning { "warn" } else { rule.level.word() };
        assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        assert!(rule.page.contains(&format!("**Level:** {level}")), "{}: level {level}", rule.name);
        for heading in ["Why", "Source"] {
            assert!(rule.page.contains(&format!("\n## {heading}\n")), "{}: {heading}", rule.name);
        }
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let pages: BTreeSet<String> = std::fs::read_dir("docs/rules")
        .expect("the pages")
        .map(|entry| entry.expect("a page").file_name().to_string_lossy().replace(".md", ""))
        .collect();
    assert_eq!(pages, RULES.iter().map(|rule| rule.name.to_owned()).collect());
}

#[test]
fn failing_examples_make_their_rule_fire_and_no_other() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !ELSEWHERE.contains(&rule.name)) {
        let (code, after) =
            section(rule.page, "Fails").unwrap_or_else(|| panic!("{} has no failing example", rule.name));
        let also = after.trim_start().strip_prefix("Also fires: ").and_then(|rest| rest.lines().next());
        let expected: BTreeSet<&str> =
            std::iter::once(rule.name).chain(also.into_iter().map(|also| also.trim_matches(['`', '.', ' ']))).collect();
        let found = fired(rule.name, code);
        if found.iter().map(|finding| finding.0).collect::<BTreeSet<_>>() != expected {
            wrong.push((rule.name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn passing_examples_are_clean() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !ELSEWHERE.contains(&rule.name)) {
        let (code, _) = section(rule.page, "Passes").unwrap_or_else(|| panic!("{} has no passing example", rule.name));
        let found = fired(rule.name, code);
        if !found.is_empty() {
            wrong.push((rule.name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is said of weights and amounts: the message, and what is to be done.
#[test]
fn weights_and_amounts_are_spoken_of_in_their_own_terms() {
    let told = |text: &str| {
        let program = Program::read("worth.coprod", text);
        let finding = program.findings.first().expect("a finding");
        format!("{} / {}", finding.message, finding.help.as_deref().unwrap_or_default())
    };
    let weighing = |weight: &str| told(&format!("actor buyer {{ weighs {weight} }}"));
    let worth = |amount: &str| {
        told(&format!(
            "actor a, b\naction x by a\noutcome o changes b\nenvironment e {{ holds k }}\nobject k\n\
             law l in e {{ x and k produce o }}\nvalue v for a with b from o {{ worth economic {amount} }}"
        ))
    };
    for (found, expected) in [
        (
            weighing("money 2"),
            "no axis, layer or value is called `money` / name a value, or one of `physical`, `service`, `people`, \
             `economic`, `functional`, `emotional` and `symbolic`",
        ),
        (weighing("emotionl 2"), "no axis, layer or value is called `emotionl` / perhaps `emotional` was meant"),
        (
            weighing(
                "looks 2 }\naction wear by buyer\nobject mirror\nenvironment home { holds mirror }\n\
                outcome esteem changes buyer\nlaw seeing in home { wear and mirror produce esteem }\n\
                value look for buyer with buyer from esteem {",
            ),
            "no axis, layer or value is called `looks` / perhaps `look` was meant",
        ),
        (
            worth("1 / 0"),
            "`1 / 0` is not a finite number / \
             divide only by numbers other than 0, and write amounts that can be counted",
        ),
        (
            worth("-1"),
            "`-1` is not an amount of this kind / costs, worths, weights and thresholds are counted from 0 upwards",
        ),
    ] {
        assert_eq!(found, expected);
    }
}
