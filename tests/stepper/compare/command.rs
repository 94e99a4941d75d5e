//! The same on the command line, course by course.

use super::super::model::Model;
use super::super::settling::Settling;
use super::told::{self, Account};
use super::{Differences, Facts, differences, models, on_models};
use serde_json::Value as Json;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn the_command_line_says_the_same() {
    on_models(models().div_ceil(30), beside);
}

fn beside(model: &Model) -> Differences {
    let told = Account::of(model);
    if !model.is_stratified() {
        return Differences::new();
    }
    let mut found = Facts::new();
    for course in &model.courses {
        // A course that contradicts itself is no situation, whatever is shown of it.
        if told.required.contains_key(&told::settling(&course.name)) {
            found.extend(run(model, &course.name));
        }
    }
    let is_shown = |asked: &String| asked.starts_with("line") || asked.starts_with("settling");
    let mut expected: Facts = told.required.into_iter().filter(|(asked, _)| is_shown(asked)).collect();
    expected.extend(told.optional.into_iter().filter(|(asked, _)| found.contains_key(asked)));
    differences(&expected, &found)
}

/// The results of `run` for one course.
fn run(model: &Model, course: &str) -> Facts {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{}_{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("courses").join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("coproduce.toml"), "").expect("a manifest");
    std::fs::write(folder.join("random.coprod"), model.written()).expect("a file");
    let command = Command::new(env!("CARGO_BIN_EXE_coproduce"))
        .args(["run", "--course", course, "--format", "json", "random.coprod"])
        .current_dir(&folder)
        .output()
        .expect("the command runs");
    std::fs::remove_dir_all(&folder).expect("the folder that was made");
    let json: Json = serde_json::from_slice(&command.stdout).expect("JSON");
    let reports = json["results"]["courses"].as_array().expect("courses");
    let names: Vec<&str> = reports.iter().filter_map(|report| report["name"].as_str()).collect();
    assert_eq!(names, [course]);
    facts(&reports[0])
}

fn facts(report: &Json) -> Facts {
    let (course, number) = (report["name"].as_str().expect("a name"), |json: &Json| {
        json.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a number")
    });
    let last = number(&report["last"]);
    let settling = match report["ends"].as_str() {
        Some("settles") => Some(Settling { from: number(&report["at"]), every: 1 }),
        Some("goes_round") => Some(Settling { from: number(&report["from"]), every: number(&report["every"]) }),
        Some(other) => panic!("a course that {other}"),
        None => None,
    };
    let mut facts = Facts::from([(told::settling(course), format!("{settling:?}"))]);
    for line in report["lines"].as_array().into_iter().flatten() {
        let changes = line["changes"].as_array().expect("changes");
        let cell = |period: usize| {
            let latest = changes.iter().rfind(|change| number(&change["from"]) <= period).expect("a change at 0");
            match latest["is"].as_str() {
                Some("absent" | "taken_away") => "never",
                Some("present" | "given") => "always",
                _ => "sometimes",
            }
        };
        let cells: Vec<&str> = (0..=last).map(cell).collect();
        facts.insert(told::line(line["name"].as_str().expect("a name"), course), cells.join(", "));
    }
    facts
}
