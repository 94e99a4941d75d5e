//! The sample repository, and a change to it for each rule: what continuous integration runs finds every one of them.
//!
//! The commands are read from the workflows, the job and the hooks that this project offers, and run as they stand there.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests write models and run the binary")]

use coproduce_core::check::Family;
use coproduce_core::check::registry::RULES;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with their texts, by path.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                texts.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// A new folder with these files, marked as the root of a repository as a host sees it.
fn written(test: &str, texts: &BTreeMap<String, String>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("clinic-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    for (name, text) in texts {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn clinic() -> BTreeMap<String, String> {
    texts(&project().join("examples/clinic"))
}

/// Applies a difference in the unified form; the text before its first file says what the change is about.
fn patch(texts: &mut BTreeMap<String, String>, patch: &str) {
    let mut files = patch.split("\n--- a/");
    assert!(!files.next().unwrap().trim().is_empty(), "nothing is said of the change");
    for file in files {
        let (name, rest) = file.split_once('\n').unwrap();
        let rest = rest.strip_prefix(&format!("+++ b/{name}\n")).expect("the same file");
        let old: Vec<&str> = texts[name].lines().collect();
        let (mut new, mut at) = (Vec::new(), 0);
        for line in rest.lines() {
            if let Some(range) = line.strip_prefix("@@ -") {
                let start: usize = range.split([',', ' ']).next().unwrap().parse().unwrap();
                new.extend(&old[at..start - 1]);
                at = start - 1;
                continue;
            }
            let (sign, text) = line.split_at(1);
            if sign != "+" {
                assert_eq!(old[at], text, "{name}:{}", at + 1);
                at += 1;
            }
            if sign != "-" {
                new.push(text);
            }
        }
        new.extend(&old[at..]);
        let text = new.join("\n") + "\n";
        texts.insert(name.to_owned(), text);
    }
}

/// The commands of this tool in a file of continuous integration: what stands behind `run:`, `entry:` or a dash, or on
/// the lines of a block.
fn commands(file: &str) -> Vec<String> {
    let text = fs::read_to_string(project().join(file)).unwrap();
    let commands = text.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches("- ").trim_start_matches("run: ").trim_start_matches("entry: ");
        line.starts_with("coproduce ").then(|| line.to_owned())
    });
    commands.collect()
}

const PLACES: [&str; 5] =
    ["ci/github.yml", "action.yml", "ci/gitlab.yml", ".pre-commit-hooks.yaml", "crates/cli/src/template/models.yml"];

/// Runs a command as a host does.
fn run(folder: &Path, command: &str) -> Output {
    let tool = Path::new(env!("CARGO_BIN_EXE_coproduce")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    Command::new("bash").args(["-c", command]).current_dir(folder).env("PATH", path).output().unwrap()
}

/// The exit status of a command, without what a list of commands makes of it.
fn status(folder: &Path, command: &str) -> i32 {
    run(folder, command.trim_end_matches(" || failed=1")).status.code().unwrap()
}

#[test]
fn what_is_offered_for_continuous_integration_passes_the_sample_repository() {
    let folder = written("passes", &clinic());
    for place in PLACES {
        let commands = commands(place);
        assert!(commands.iter().any(|command| command.starts_with("coproduce check --deny-warnings")), "{place}");
        assert!(commands.iter().any(|command| command.starts_with("coproduce fmt")), "{place}");
        for command in commands {
            let ended = run(&folder, command.trim_end_matches(" || failed=1"));
            assert!(ended.status.success(), "{place}: {command}\n{ended:?}");
        }
    }
    // What the jobs write is what they promise.
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    assert_eq!(read("gl-code-quality-report.json"), "[]\n");
    let sarif: Value = serde_json::from_str(&read("coproduce.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["kind"], "inSource");
    assert!(read("tests.xml").contains(r#"<testsuites name="coproduce" tests="21" failures="0" errors="0">"#));
}

#[test]
fn the_inputs_of_the_action_reach_its_commands() {
    let folder = written("inputs", &clinic());
    let commands = commands("action.yml");
    let with = |variable: &str, command: &str| status(&folder, &format!("export {variable}; {command}"));
    assert_eq!(with("THRESHOLD=100", &commands[2]), 0);
    assert_eq!(with("THRESHOLD='100; exit 7'", &commands[2]), 2, "what is no number is refused");
    assert_eq!(with("BASELINE=missing.json", &commands[0]), 2);
    assert_eq!(with("BASELINE='x; exit 7'", &commands[0]), 2);
}

#[test]
fn the_sample_repository_has_the_workflow_that_init_writes() {
    let template = fs::read_to_string(project().join("crates/cli/src/template/models.yml")).unwrap();
    assert_eq!(clinic()[".github/workflows/models.yml"], template);
    // Until a release is out, all of them build the tool from where the variable says its sources are.
    for place in ["ci/github.yml", "ci/gitlab.yml", "crates/cli/src/template/models.yml"] {
        let text = fs::read_to_string(project().join(place)).unwrap();
        assert!(text.contains("COPRODUCE_SOURCE") && text.contains("cargo install --git \"$"), "{place}");
    }
}

#[test]
fn there_is_a_change_for_every_rule() {
    let changes: BTreeSet<String> = texts(&project().join("examples/pull_requests")).into_keys().collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| format!("{}.patch", rule.name)).collect();
    assert_eq!(changes, rules);
}

#[test]
fn every_change_is_found_by_what_the_workflow_runs() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let change = fs::read_to_string(project().join(format!("examples/pull_requests/{}.patch", rule.name))).unwrap();
        let mut texts = clinic();
        patch(&mut texts, &change);
        let folder = written(rule.name, &texts);
        let commands = commands("examples/clinic/.github/workflows/models.yml");
        assert_eq!(commands.len(), 4);
        // What cases refute is found where cases are read.
        let ended = run(&folder, &commands[if rule.family == Family::Evidence { 3 } else { 0 }]);
        let said = String::from_utf8(ended.stdout).unwrap();
        let expected = if rule.name == "invalid-manifest" { 2 } else { 1 };
        let is_found =
            said.lines().any(|line| line.starts_with("::") && line.contains(&format!("title={}::", rule.name)));
        if ended.status.code() != Some(expected) || !is_found {
            wrong.push((rule.name, ended.status, said));
        }
        // What one reads is not at fault for its layout.
        let is_read = !["syntax-error", "invalid-manifest"].contains(&rule.name);
        if is_read && status(&folder, &commands[1]) != 0 {
            wrong.push((rule.name, ended.status, "is not in canonical form".to_owned()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A lost outcome fails the tests as well, and its report says what is missing.
#[test]
fn a_lost_outcome_fails_the_tests() {
    let mut texts = clinic();
    patch(&mut texts, &fs::read_to_string(project().join("examples/pull_requests/unmet-expectation.patch")).unwrap());
    let ended = run(&written("lost", &texts), "coproduce test");
    assert_eq!(ended.status.code(), Some(1));
    let said = String::from_utf8(ended.stdout).unwrap();
    let expected = "failed: counter: usual: medicine (models/pharmacy/counter.csv:2)\n  `medicine` is not produced in `counter: usual`\n    missing\n      stock\n";
    assert!(said.contains(expected), "{said}");
}
