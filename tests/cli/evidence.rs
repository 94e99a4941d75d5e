//! What commands make of evidence that they do not read.

use super::support::{folder, project, run};
use std::fs;

const WARDS: &str = "tests/cli/models/wards.coprod";

/// Its file is not there at all.
#[test]
fn a_check_reads_no_cases() {
    for command in ["check", "run"] {
        let ended = run(project(), &[command, WARDS]);
        assert_eq!(ended.status, 0, "{command}: {ended:?}");
        assert!(!ended.stdout.contains("wards.csv") && !ended.stderr.contains("wards.csv"), "{command}: {ended:?}");
    }
    let ended = run(project(), &["fmt", "--check", WARDS]);
    assert_eq!(ended.status, 0, "{ended:?}");
    // What is to be held against them cannot be without them.
    let ended = run(project(), &["test", WARDS]);
    assert!(ended.status == 1 && ended.stdout.contains("no table `wards.csv` can be read"), "{ended:?}");
    let ended = run(project(), &["fit", WARDS]);
    assert!(ended.status == 1 && ended.stderr.contains("there is no such file"), "{ended:?}");
}

/// A higher bar is another evidence; the same bar in other words is the same.
#[test]
fn a_changed_bar_is_a_change() {
    let model = fs::read_to_string(project().join(WARDS)).unwrap();
    let folder = folder("changed_bar");
    fs::write(folder.join("old.coprod"), &model).unwrap();
    for (bar, status) in [("consistency 0.9 coverage 0.5", 1), ("consistency 80% coverage 1 / 2", 0)] {
        let changed = model.replacen("consistency 0.8 coverage 0.5", bar, 1);
        assert_ne!(changed, model);
        fs::write(folder.join("new.coprod"), &changed).unwrap();
        let ended = run(&folder, &["diff", "old.coprod", "new.coprod", "--expect-same"]);
        assert_eq!(ended.status, status, "{bar}: {ended:?}");
        let told = ended.stdout.contains("evidence cases_of_2025: declared, but not as before");
        assert_eq!(told, status == 1, "{bar}: {ended:?}");
    }
}

/// A picture shows what produces what.
#[test]
fn evidence_is_in_no_picture() {
    let ended = run(project(), &["graph", WARDS, "--format", "json"]);
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(ended.stdout.contains("recovering") && !ended.stdout.contains("cases_of_2025"), "{ended:?}");
    let ended = run(project(), &["graph", WARDS, "--focus", "cases_of_2025"]);
    assert_ne!(ended.status, 0, "{ended:?}");
    assert!(ended.stderr.contains("no name `cases_of_2025`"), "{ended:?}");
}
