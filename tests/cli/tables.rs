//! Scenarios with rows: what they stand for, where their cells are found, and what no table is.

use super::support::{folder, run};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// `field` holds soil; a plant needs seed, soil and sun.
pub(super) const FIELD: &str = "\
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

pub(super) fn written(folder: &Path, table: &str) {
    fs::write(folder.join("field.coprod"), FIELD).unwrap();
    fs::create_dir_all(folder.join("tables")).unwrap();
    fs::write(folder.join("tables/more.csv"), table).unwrap();
}

pub(super) fn json(folder: &Path, arguments: &[&str]) -> Value {
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
pub(super) fn told(folder: &Path, model: &str, table: &str) -> String {
    written(folder, table);
    fs::write(folder.join("field.coprod"), model).unwrap();
    run(folder, &["check", "--format", "concise"]).stdout
}

#[test]
fn what_is_no_table_is_said() {
    let folder = folder("tables-invalid");
    let files = "case,sun\nlast,yes\n";
    for (model, table, expected) in [
        (
            FIELD.replace("yes, yes expect", "yes expect"),
            files,
            "field.coprod:7:7: error[invalid-table]: row `bright` has 1 cell, but there are columns for 2",
        ),
        (
            FIELD.replace("  columns sun, soil\n", ""),
            files,
            "field.coprod:6:3: error[invalid-table]: a row comes before the columns are named",
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
            "case,sun,soli\nlast,yes,yes\n",
            "tables/more.csv:1:10: error[unknown-name]: no name `soli` is declared (help: perhaps `soil` was meant)",
        ),
        (
            FIELD.to_owned(),
            "case,sun,expect plnat\nlast,yes,yes\n",
            "tables/more.csv:1:17: error[unknown-name]: no name `plnat` is declared (help: perhaps `plant` was meant)",
        ),
        (
            FIELD.to_owned(),
            "case,sun,expect plant by growth\nlast,yes,yes\n",
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
            "tables/more.csv:2:7: error[invalid-table]: `maybe` is not something a cell can say",
        ),
        (
            FIELD.to_owned(),
            "case,sun\nclear\n",
            "tables/more.csv:2:1: error[invalid-table]: row `clear` has 0 cells, but there are columns for 1",
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
fn what_a_file_of_rows_may_not_say() {
    let folder = folder("tables-file");
    let long = format!("case,sun\n{},yes\n", "x".repeat(1_001));
    let twice = "tables/more.csv:1:10: error[duplicate-name]: `sun` has two columns";
    let heads = "heads the first column, which names the rows";
    for (table, expected) in [
        ("case,sun,sun,expect plant\na,yes,no,yes\n", twice),
        (
            "case,expect plant,expect plant\na,yes,no\n",
            "tables/more.csv:1:19: error[duplicate-name]: `expect plant` has two columns",
        ),
        (
            "sep=|\ncase|sun\na|yes\n",
            "tables/more.csv:1:1: error[invalid-table]: the first line names something that does not separate cells",
        ),
        ("sep=;\ncase,sun\na,yes\n", "tables/more.csv:2:1: error[invalid-table]: the first line names no column"),
        ("case,sun\na,2\n", "tables/more.csv:2:3: error[invalid-table]: `2` is not something a cell can say"),
        ("case,sun\na,xx\n", "tables/more.csv:2:3: error[invalid-table]: `xx` is not something a cell can say"),
        (
            "case,sun\n\"a\"\"\u{1b}[31m\",yes\n",
            "tables/more.csv:2:2: error[invalid-table]: hidden character U+001B in the name of a row",
        ),
        ("case\na\n", "tables/more.csv:1:1: error[invalid-table]: the first line names no column"),
        ("case,sun,\na,yes,\n", "tables/more.csv:1:1: error[invalid-table]: a column has no name"),
        ("case,sun\n", "tables/more.csv:1:1: error[invalid-table]: the table names its columns, but has no row"),
        ("sun,expect plant\nyes,yes\n", &format!("tables/more.csv:1:1: error[invalid-table]: `sun` {heads}")),
        ("expect plant,sun\nyes,yes\n", &format!("tables/more.csv:1:1: error[invalid-table]: `expect plant` {heads}")),
        (
            "case,sun,expect plant\na,yes,?\n",
            "tables/more.csv:2:7: error[invalid-table]: nothing is expected of what is unknown",
        ),
        (
            "case,sun\na\u{202e}b,yes\n",
            "tables/more.csv:2:1: error[invalid-table]: hidden character U+202E in the name of a row",
        ),
        (
            "case,sun\n\"a\nb\",yes\n",
            "tables/more.csv:2:2: error[invalid-table]: hidden character U+000A in the name of a row",
        ),
        (
            "case,sun\na\u{1b}[31m,yes\n",
            "tables/more.csv:2:1: error[invalid-table]: hidden character U+001B in the name of a row",
        ),
        (&long, "tables/more.csv:2:1: error[invalid-table]: a cell has more than 1,000 characters"),
    ] {
        let said = told(&folder, FIELD, table);
        assert!(said.starts_with(expected), "expected {expected}\nfound {said}");
    }
    let fits = format!("case,sun\n{},yes\n", "ä".repeat(1_000));
    assert_eq!(told(&folder, FIELD, &fits), "");
}

#[test]
fn columns_without_rows_are_an_error() {
    let folder = folder("tables-columns");
    let model = FIELD.lines().filter(|line| !line.starts_with("  row")).collect::<Vec<_>>().join("\n");
    let said = told(&folder, &model, "");
    let expected = "field.coprod:6:3: error[invalid-table]: columns are named, but no row follows them";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn a_row_is_not_called_as_a_scenario() {
    let folder = folder("tables-same-name");
    let model = format!("{FIELD}scenario `weather: bright` in field {{ given sun   expect not plant }}\n");
    let said = told(&folder, &model, "case,sun\nlast,yes\n");
    let expected = "field.coprod:7:7: error[duplicate-name]: two situations are called `weather: bright`";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn why_a_path_names_no_table_is_said() {
    let folder = folder("tables-paths");
    for (path, reason) in [
        ("../more.csv", "leads out of the repository"),
        ("tables/../../more.csv", "leads out of the repository"),
        ("/more.csv", "is an absolute path, and may lead out of the repository"),
        ("./tables/more.csv", "has a `.` that stands for a folder"),
        (".tables/more.csv", "leads to something hidden, which begins with `.`"),
        ("tables/more.txt", "does not end with `.csv`"),
    ] {
        written(&folder, "case,sun\nlast,yes\n");
        fs::write(folder.join("field.coprod"), FIELD.replace("tables/more.csv", path)).unwrap();
        let said = run(&folder, &["check", "--format", "plain"]).stdout;
        assert!(said.contains(reason), "{path}: {said}");
    }
}

/// A table may lie anywhere in the repository, and `..` leads to a folder beside that of the model.
#[test]
fn a_table_may_lie_in_a_folder_beside() {
    let folder = folder("tables-beside");
    for place in ["models", "data"] {
        fs::create_dir(folder.join(place)).unwrap();
    }
    fs::write(folder.join("data/more.csv"), "case,sun\nlast,no\n").unwrap();
    for (path, found) in [
        ("../data/more.csv", None),
        ("../models/../data/more.csv", None),
        ("../data/More.csv", Some("the file is called `../data/more.csv` (help: write `../data/more.csv`: ")),
        ("../../data/more.csv", Some("leads out of the repository")),
        ("../data/other.csv", Some("there is no such file")),
    ] {
        fs::write(folder.join("models/field.coprod"), FIELD.replace("tables/more.csv", path)).unwrap();
        let said = run(&folder, &["check", "models/field.coprod", "--format", "plain"]);
        let remark = found.map(|found| found.split(" (help: ").next().unwrap_or_default());
        assert_eq!(said.stdout.contains("invalid-table"), found.is_some(), "{path}: {said:?}");
        assert!(remark.is_none_or(|remark| said.stdout.contains(remark)), "{path}: {said:?}");
    }
}

#[test]
fn rows_that_expect_nothing_are_counted() {
    let folder = folder("tables-idle");
    written(&folder, "case,sun,soil,expect plant\nclear,yes,,yes\ncloudy,?,,\nnight,no,,\n");
    let found = run(&folder, &["test", "--no-knock-out"]);
    assert_eq!((found.status, found.stderr.as_str()), (0, "field.coprod: 2 rows expect nothing, and are not cases\n"));
    written(&folder, "case,sun\nclear,yes\n");
    let found = run(&folder, &["test", "--no-knock-out"]);
    assert_eq!(found.stderr, "field.coprod: 1 row expects nothing, and is not a case\n");
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
