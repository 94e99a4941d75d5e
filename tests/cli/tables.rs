//! Scenarios with rows: what they stand for, where their cells are found, and what no table is.

use super::support::{folder, run};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// `field` holds soil; a plant needs seed, soil and sun.
const FIELD: &str = "\
object seed, soil, sun, plant
environment field { holds soil }
law growing in field { seed and soil and sun produce plant }
scenario weather in field {
  given seed
  columns sun, soil
  row bright yes, yes expect plant by growing
  row dark no, yes expect not plant
  row flooded yes, no expect not plant
  rows from \"tables/more.csv\"
}
";

fn written(folder: &Path, table: &str) {
    fs::write(folder.join("field.coprod"), FIELD).unwrap();
    fs::create_dir_all(folder.join("tables")).unwrap();
    fs::write(folder.join("tables/more.csv"), table).unwrap();
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let found = run(folder, arguments);
    serde_json::from_str(&found.stdout).unwrap_or_else(|error| panic!("{error}: {found:?}"))
}

#[test]
fn every_row_is_a_situation() {
    let folder = folder("tables-rows");
    written(
        &folder,
        "case, sun, soil, expect plant, expect plant by growing\n\"again, bright\",yes,,yes,yes\ncloudy,?,yes,,\nsown,no,no,no,no\n",
    );
    let situations = json(&folder, &["run", "--format", "json"])["results"]["situations"].clone();
    let told: Vec<Value> =
        situations.as_array().unwrap().iter().map(|one| json!([one["name"], one["products"][0]["verdict"]])).collect();
    assert_eq!(
        json!(told),
        json!([
            ["weather: bright", "produced"],
            ["weather: dark", "not_produced"],
            ["weather: flooded", "not_produced"],
            ["weather: again, bright", "produced"],
            ["weather: cloudy", "undetermined"],
            ["weather: sown", "not_produced"],
        ])
    );
    let one = json(&folder, &["run", "--scenario", "weather: dark", "--format", "json"]);
    assert_eq!(one["results"]["situations"].as_array().unwrap().len(), 1);
    let cases = json(&folder, &["test", "--format", "json"])["results"]["cases"].clone();
    let told: Vec<Value> = cases
        .as_array()
        .unwrap()
        .iter()
        .map(|case| json!([case["name"], case["file"], case["line"], case["status"]]))
        .collect();
    let table = "tables/more.csv";
    assert_eq!(
        json!(told),
        json!([
            ["weather: bright: plant by growing", "field.coprod", 7, "passed"],
            ["weather: dark: not plant", "field.coprod", 8, "passed"],
            ["weather: flooded: not plant", "field.coprod", 9, "passed"],
            ["weather: again, bright: plant", table, 2, "passed"],
            ["weather: again, bright: plant by growing", table, 2, "passed"],
            ["weather: sown: not plant", table, 4, "passed"],
            ["weather: sown: not plant", table, 4, "passed"],
        ])
    );
    let found = run(&folder, &["check"]);
    assert_eq!(
        (found.status, found.stderr.as_str()),
        (0, "1 file checked: nothing found\njudged: 1 law, 7 expectations\n")
    );
}

#[test]
fn a_row_that_fails_is_found_in_its_file() {
    let folder = folder("tables-failing");
    written(&folder, "case,sun,expect plant\nclear,yes,yes\nnight,no,yes\n");
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(
        (found.status, found.stdout.as_str()),
        (
            1,
            "tables/more.csv:3:10: error[unmet-expectation]: `plant` is not produced in `weather: night` (help: missing: `sun`)\n"
        )
    );
}

/// What `check` says of a table, in one line for each finding.
fn told(folder: &Path, model: &str, table: &str) -> String {
    written(folder, table);
    fs::write(folder.join("field.coprod"), model).unwrap();
    run(folder, &["check", "--format", "concise"]).stdout
}

#[test]
fn what_is_no_table_is_said() {
    let folder = folder("tables-invalid");
    let files = "case,sun\n";
    for (model, table, expected) in [
        (
            FIELD.replace("yes, yes expect", "yes expect"),
            files,
            "field.coprod:7:7: error[invalid-table]: row `bright` has 1 cell, and there are columns for 2",
        ),
        (
            FIELD.replace("  columns sun, soil\n", ""),
            files,
            "field.coprod:6:3: error[invalid-table]: a row stands before the columns are named",
        ),
        (
            FIELD.replace("columns sun, soil", "columns sun, sun"),
            files,
            "field.coprod:6:16: error[duplicate-name]: `sun` has two columns",
        ),
        (
            FIELD.replace("row dark", "row bright"),
            files,
            "field.coprod:8:7: error[duplicate-name]: two rows are called `bright`",
        ),
        (
            FIELD.replace("given seed", "expect plant"),
            files,
            "field.coprod:5:10: error[invalid-table]: a scenario with rows expects nothing itself",
        ),
        (
            FIELD.replace("columns sun, soil", "columns sun, soli"),
            files,
            "field.coprod:6:16: error[unknown-name]: no name `soli` is declared (help: perhaps `soil` was meant)",
        ),
        (
            FIELD.replace("environment field { holds soil }\n", ""),
            files,
            "field.coprod:2:16: error[unknown-name]: no environment `field` is declared",
        ),
        (FIELD.to_owned(), "", "field.coprod:10:13: error[invalid-table]: the table is empty"),
        (
            FIELD.to_owned(),
            "case,sun,soli\n",
            "tables/more.csv:1:10: error[unknown-name]: no name `soli` is declared (help: perhaps `soil` was meant)",
        ),
        (
            FIELD.to_owned(),
            "case,sun,expect plnat\n",
            "tables/more.csv:1:17: error[unknown-name]: no name `plnat` is declared (help: perhaps `plant` was meant)",
        ),
        (
            FIELD.to_owned(),
            "case,sun,expect plant by growth\n",
            "tables/more.csv:1:26: error[unknown-name]: no law `growth` is declared",
        ),
        (
            FIELD.to_owned(),
            "case,sun\nbright,yes\n",
            "tables/more.csv:2:1: error[duplicate-name]: two rows are called `bright`",
        ),
        (
            FIELD.to_owned(),
            "case,sun\nclear,maybe\n",
            "tables/more.csv:2:7: error[invalid-table]: `maybe` says nothing that a cell can say",
        ),
        (
            FIELD.to_owned(),
            "case,sun\nclear\n",
            "tables/more.csv:2:1: error[invalid-table]: row `clear` has 0 cells, and there are columns for 1",
        ),
        (FIELD.to_owned(), "case,sun\n,yes\n", "tables/more.csv:2:1: error[invalid-table]: a row has no name"),
        (
            FIELD.to_owned(),
            "case,sun\n\"clear,yes\n",
            "tables/more.csv:2:1: error[invalid-table]: a quotation mark opens a cell that it does not end",
        ),
        (
            FIELD.replace("{ holds soil }", "{ lacks soil }"),
            files,
            "field.coprod:7:19: error[environment-conflict]: `soil` is given where `field` lacks it",
        ),
    ] {
        let said = told(&folder, &model, table);
        assert!(said.starts_with(expected), "expected {expected}\nfound {said}");
    }
}

#[test]
fn no_table_outside_the_repository_is_read() {
    let folder = folder("tables-outside");
    let outside = folder.parent().unwrap().join("cli-tables-secret.csv");
    fs::write(&outside, "secret,secret\nsecret,secret\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&outside, folder.join("link.csv")).unwrap();
    fs::write(folder.join("notes.txt"), "secret\n").unwrap();
    fs::create_dir(folder.join("folder.csv")).unwrap();
    for path in [
        "../cli-tables-secret.csv",
        "/etc/passwd",
        outside.to_str().unwrap(),
        "link.csv",
        "notes.txt",
        "folder.csv",
        "",
        "a//b.csv",
        ".hidden.csv",
        "c:\\x.csv",
        "missing.csv",
        "tables/MORE.csv",
    ] {
        let said = told(&folder, &FIELD.replace("tables/more.csv", path), "case,sun\n");
        assert!(said.starts_with("field.coprod:10:13: error[invalid-table]: no table `"), "{path}: {said}");
        assert!(!said.contains("secret\n") && !said.contains("secret,"), "{said}");
    }
}

#[test]
fn rows_are_compared_one_by_one() {
    let folder = folder("tables-difference");
    let table = "case,sun,soil\nclear,yes,\n";
    written(&folder, table);
    fs::rename(folder.join("field.coprod"), folder.join("old.coprod")).unwrap();
    fs::write(folder.join("new.coprod"), FIELD.replace("row dark no,", "row dark yes,")).unwrap();
    let found = run(&folder, &["diff", "old.coprod", "new.coprod"]);
    assert!(found.stdout.contains("weather: dark"), "{found:?}");
    assert!(!found.stdout.contains("weather: bright") && !found.stdout.contains("weather: clear"), "{found:?}");
}
