//! What commands make of evidence that they do not read.

use super::support::{command, ended, folder, project, run};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

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

const FARMS: &str = "object field\nproperty rain, sun, yield of field\nenvironment valley { holds field }\n
law growth in valley { rain and sun produce yield }\n
evidence farms in valley from \"farms.csv\" {
  set rain
  set sun
  product yield
  tests growth consistency 0.9 coverage 0.9
}\n";

/// `hill` has rain and sun, and no yield.
const CASES: &str = "farm,rain,sun,yield\nmill,1,1,1\nford,1,1,1\nhill,1,1,0\nmoor,0,1,0\nlake,0,0,0\ngate,1,0,0\n";

fn farms(test: &str, table: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("farms.coprod"), FARMS).unwrap();
    fs::write(folder.join("farms.csv"), table).unwrap();
    folder
}

#[test]
fn a_refuted_law_fails_with_the_cases_that_refute_it() {
    let folder = farms("refuted", CASES);
    let ended = run(&folder, &["fit", "--cases", "1"]);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(ended.stdout.contains("growth is refuted: it needs consistency 0.900"), "{ended:?}");
    assert!(ended.stdout.contains("the condition of growth without the product: hill"), "{ended:?}");
    assert!(ended.stderr.contains("farms.csv:4:1: `hill` has the condition, not the product"), "{ended:?}");
    let ended = run(&folder, &["test"]);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(ended.stdout.contains("failed: evidence farms: growth"), "{ended:?}");
    assert!(
        ended.stdout.contains("    line 4: hill\n") && ended.stdout.ends_with("2 cases: 1 passed, 1 failed\n"),
        "{ended:?}"
    );
    // What is no error for a project is none.
    fs::write(folder.join("coproduce.toml"), "[rules]\nrefuted-law = \"warn\"\n").unwrap();
    let ended = run(&folder, &["fit", "--laws"]);
    assert!(ended.status == 0 && ended.stderr.contains("warning[refuted-law]"), "{ended:?}");
    assert_eq!(run(&folder, &["fit", "--laws", "--deny-warnings"]).status, 1);
}

/// Every form has the same figures; a host sees findings as remarks at the model and at the case.
#[test]
fn every_form_says_the_same() {
    let folder = farms("forms", CASES);
    let written = |format: &str| run(&folder, &["fit", "--format", format]).stdout;
    let json: Value = serde_json::from_str(&written("json")).unwrap();
    let fit = &json["results"]["evidence"][0]["laws"][0]["fit"];
    assert_eq!(fit["consistency"], json!(2.0 / 3.0));
    assert!(written("text").contains("growth        0.667  0.667     1.000   1.000      3"));
    assert!(written("csv").contains("farms.coprod,farms,yield,law,growth,6,3,0.6666666666666666,"));
    assert!(written("markdown").contains("| growth | 0.667 | 0.667 | 1.000 | 1.000 | 3 | refuted |"));
    assert!(written("svg").contains("growth in farms: consistency 0.667, coverage 1.000"));
    assert!(written("concise").starts_with("farms.coprod:5:5: error[refuted-law]: "));
    assert!(written("github").contains("farms.coprod,line=5,col=5,endColumn=11,title=refuted-law::"));
}

#[test]
fn a_case_is_a_situation_to_ask_in() {
    let folder = farms("situations", &CASES.replace("moor,0,1,0", "moor,-,1,0").replace("gate,1,0,0", "gate,NA,0,0"));
    let why = |case: &str| run(&folder, &["why", "yield", "--case", case]);
    assert!(why("mill").stdout.starts_with("yield is produced in valley\n"));
    assert!(why("lake").stdout.starts_with("yield is not produced in valley\n  missing\n    rain and sun\n"));
    // It stands for both, or nothing is known of it.
    assert!(why("moor").stdout.starts_with("yield is undetermined in valley\n  missing\n    rain\n"));
    assert!(
        why("gate").stdout.starts_with("yield is not produced in valley\n  missing\n    rain and sun\n"),
        "{:?}",
        why("gate")
    );
    let ended = why("mil");
    assert_eq!((ended.status, ended.stderr.as_str()), (2, "error: no case `mil` (help: perhaps `mill` was meant)\n"));
}

/// What stands in a table is shown, and does nothing.
#[test]
fn cases_with_hostile_names_are_shown_harmlessly() {
    let table =
        "farm,rain,sun,yield\n\u{1b}[31mred,1,1,0\n::error::x,1,1,0\n=1+1,1,1,1\n\u{202e}back,0,0,0\n<b>&amp;,1,1,0\n";
    let folder = farms("hostile-cases", table);
    for format in ["text", "json", "csv", "markdown", "svg", "concise", "github"] {
        let ended = run(&folder, &["fit", "--cases", "9", "--format", format]);
        assert!(format != "svg" || !ended.stdout.contains("<b>"), "{ended:?}");
        let said = ended.stdout + &ended.stderr;
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{format}: {said}");
        assert!(format == "github" || !said.lines().any(|line| line.starts_with("::")), "{format}: {said}");
    }
}

/// Evidence is read inside the repository, and nowhere else.
#[test]
fn no_table_outside_the_repository_is_read() {
    let folder = farms("outside", CASES);
    fs::create_dir_all(folder.join("inner")).unwrap();
    fs::write(folder.join("inner/coproduce.toml"), "name = \"inner\"\n").unwrap();
    for path in ["../farms.csv", "/etc/passwd", "../../farms.csv", "farms.txt", "..\\\\farms.csv", ""] {
        fs::write(folder.join("inner/m.coprod"), FARMS.replace("farms.csv", path)).unwrap();
        let ended = run(&folder, &["fit", "inner/m.coprod"]);
        assert!(ended.status == 1 && ended.stderr.contains("error[invalid-table]"), "{path}: {ended:?}");
        assert!(!ended.stdout.contains("hill"), "{path}: {ended:?}");
    }
}

/// What a law in another file comes to is what it comes to in one; it may be allowed where it is tested.
#[test]
fn a_law_of_another_file_is_held_against_cases_alike() {
    let measured = |folder: &Path| {
        let json: Value = serde_json::from_str(&run(folder, &["fit", "--format", "json"]).stdout).unwrap();
        let evidence = json["results"]["evidence"].as_array().unwrap();
        assert_eq!(evidence.len(), 1);
        let (laws, together) = (evidence[0]["laws"].clone(), evidence[0]["together"].clone());
        (laws, together, evidence[0]["solutions"].clone())
    };
    let one = farms("one-file", CASES);
    let two = folder("two-files");
    let (theory, cases) = FARMS.split_once("evidence").unwrap();
    let cases = |remark: &str| {
        let tests = format!("  {remark}\n  tests");
        format!("use theory\n\nevidence{}", cases.replace("  tests", &tests))
    };
    fs::write(two.join("theory.coprod"), theory).unwrap();
    fs::write(two.join("farms.coprod"), cases("")).unwrap();
    fs::write(two.join("farms.csv"), CASES).unwrap();
    assert_eq!(measured(&one), measured(&two));
    assert_eq!(run(&two, &["fit"]).status, 1);
    fs::write(two.join("farms.coprod"), cases("// allow refuted-law: hill was flooded")).unwrap();
    let ended = run(&two, &["fit"]);
    assert!(ended.status == 0 && !ended.stderr.contains("refuted-law"), "{ended:?}");
}

/// A session says of cases what the command does.
#[cfg(feature = "repl")]
#[test]
fn a_session_says_of_cases_what_the_command_does() {
    let folder = farms("in-a-session", CASES);
    let json: Value = serde_json::from_str(&run(&folder, &["fit", "--format", "json"]).stdout).unwrap();
    fs::write(folder.join("entries"), ":fit\n").unwrap();
    let mut session = command(&folder, &["repl", "--format", "json", "farms.coprod"]);
    session.stdin(fs::File::open(folder.join("entries")).unwrap());
    let said = ended(&mut session).stdout;
    let reply: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(reply["evidence"], json["results"]["evidence"]);
    assert_eq!(reply["diagnostics"], json["diagnostics"]);
}
