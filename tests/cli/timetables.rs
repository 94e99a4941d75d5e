//! Courses with rows: what they stand for, and what their headings and cells may not say.

use super::support::{folder, run};
use super::tables::json;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A seed that is sown at 0 and gets rain grows at 2 and flowers at 3; frost at 3 keeps it from that.
const HILL: &str = "\
object seed, soil, rain, frost, flower
object grass lasting
environment hill { holds soil }
environment cave within hill { lacks frost }
scenario inside in cave { expect not grass }
law growing in hill { seed and soil and rain produce grass after 2 periods }
law flowering in hill { grass and rain and not frost produce flower after 1 period }
course spring in hill {
  at 0 given seed
  for 4 periods
  columns rain, frost
  row wet yes, no expect grass by growing at 2, flower at 3
  row cold yes, yes expect grass from 2, flower never
  row dry no, no expect grass never
  rows from \"springs.csv\"
}
";

fn written(folder: &Path, model: &str, table: &str) {
    fs::write(folder.join("hill.coprod"), model).unwrap();
    fs::write(folder.join("springs.csv"), table).unwrap();
}

#[test]
fn every_row_is_a_course() {
    let folder = folder("timetables-rows");
    let headings = "spring,rain,frost,expect grass by growing within 2,expect grass before flower,expect flower at 3";
    // Whether frost comes is open in the second: then so is the flower, but nothing is expected of it.
    written(&folder, HILL, &format!("{headings}\nmild,yes,no,yes,yes,yes\nopen,x,?,1,,\n\"no, none\",0,,no,,no\n"));
    let found = json(&folder, &["run", "--format", "json"]);
    let lines = |course: &Value| {
        let lines = course["lines"].as_array().unwrap().iter();
        let line = lines.filter(|line| line["name"] == "flower").map(|line| line["changes"].clone());
        json!([course["name"], course["last"], line.collect::<Vec<_>>()])
    };
    let courses: Vec<Value> = found["results"]["courses"].as_array().unwrap().iter().map(lines).collect();
    let absent = json!([{"from": 0, "is": "absent"}]);
    let at_three = |state: &str| json!([{"from": 0, "is": "absent"}, {"from": 3, "is": state}]);
    assert_eq!(
        json!(courses),
        json!([
            ["spring: wet", 4, [at_three("present")]],
            ["spring: cold", 4, [absent]],
            ["spring: dry", 4, [absent]],
            ["spring: mild", 4, [at_three("present")]],
            ["spring: open", 4, [at_three("undetermined")]],
            ["spring: no, none", 4, [absent]],
        ])
    );
    let found = run(&folder, &["check"]);
    assert_eq!((found.status, found.stdout.as_str()), (0, ""), "{found:?}");
    let cases = json(&folder, &["test", "--format", "json"])["results"]["cases"].clone();
    let cases = cases.as_array().unwrap().iter().map(|case| json!([case["name"], case["line"], case["status"]]));
    let cases: Vec<Value> = cases.collect();
    assert_eq!(
        json!(cases[1..]),
        json!([
            ["spring: wet: grass by growing at 2", 12, "passed"],
            ["spring: wet: flower at 3", 12, "passed"],
            ["spring: cold: grass from 2", 13, "passed"],
            ["spring: cold: flower never", 13, "passed"],
            ["spring: dry: grass never", 14, "passed"],
            ["spring: mild: grass by growing within 2", 2, "passed"],
            ["spring: mild: grass before flower", 2, "passed"],
            ["spring: mild: flower at 3", 2, "passed"],
            ["spring: open: grass by growing within 2", 3, "passed"],
            ["spring: no, none: not grass by growing within 2", 4, "passed"],
            ["spring: no, none: not flower at 3", 4, "passed"],
        ])
    );
    let why = run(&folder, &["why", "flower", "--course", "spring: mild", "--at", "3"]);
    assert!(why.stdout.starts_with("`flower at 3` is produced in `spring: mild`"), "{why:?}");
    let table = run(&folder, &["why", "flower", "--course", "spring"]);
    assert!(table.status != 0 && table.stderr.contains("spring"), "{table:?}");
}

#[test]
fn a_row_that_fails_is_found_in_its_file_and_followed_as_the_help_says() {
    let folder = folder("timetables-failing");
    written(&folder, HILL, "spring,rain,expect grass at 2\nlate rain,no,yes\n");
    let found = run(&folder, &["check", "--format", "concise"]);
    let message = "springs.csv:2:14: error[unmet-expectation]: `grass` is absent at 2 in `spring: late rain` \
                   (help: `coproduce run --course 'spring: late rain'` shows it period by period)\n";
    assert_eq!((found.status, found.stdout.as_str()), (1, message));
    let followed = run(&folder, &["run", "--course", "spring: late rain"]);
    assert!(followed.stdout.starts_with("`spring: late rain` in hill   5 periods"), "{followed:?}");
}

/// What `check` says, a line for each finding.
fn told(folder: &Path, model: &str, table: &str) -> String {
    written(folder, model, table);
    run(folder, &["check", "--format", "concise"]).stdout
}

#[test]
fn what_headings_of_courses_may_not_say() {
    let folder = folder("timetables-headings");
    for (heading, expected) in [
        ("expect grass", "1:13: error[invalid-table]: `grass` does not say when"),
        ("expect grass at noon", "1:13: error[invalid-table]: `grass at noon` does not say when"),
        ("expect grass never", "1:13: error[invalid-table]: the cells say whether, and not the heading"),
        ("expect grass at 5", "1:29: error[number-out-of-range]: `5` is no period of the course"),
        ("expect grass before 0", "1:33: error[number-out-of-range]: `0` is no period of the course that others"),
        ("expect gras at 2", "1:20: error[unknown-name]: no name `gras` is declared"),
        ("expect grass before flowr", "1:33: error[unknown-name]: no name `flowr` is declared"),
        ("expect grass by growth at 2", "1:29: error[unknown-name]: no law `growth` is declared"),
    ] {
        let said = told(&folder, HILL, &format!("spring,rain,{heading}\na,yes,\n"));
        assert!(said.starts_with(&format!("springs.csv:{expected}")), "expected {expected}\nfound {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    // The same at another time is another column.
    let said = told(&folder, HILL, "spring,rain,expect grass at 2,expect grass at 3,expect grass at 2\na,yes,,,\n");
    assert!(said.starts_with("springs.csv:1:49: error[duplicate-name]: `expect grass at 2` has two columns"), "{said}");
}

#[test]
fn words_of_time_may_stand_in_names_of_headings() {
    let folder = folder("timetables-names");
    let model = HILL.replace("flower ", "`rest before noon` ").replace("flower\n", "`rest before noon`\n");
    let table = "spring,rain,frost,expect rest before noon at 3,expect grass within 2 of rain,expect grass before rest before noon\n";
    assert_eq!(told(&folder, &model, &format!("{table}a,yes,no,yes,yes,yes\nb,no,no,no,,\n")), "");
}

#[test]
fn what_a_table_of_courses_may_not_say() {
    let folder = folder("timetables-invalid");
    let files = "spring,rain\nlast,yes\n";
    for (model, expected) in [
        (
            HILL.replace("  columns rain, frost\n", "  expect grass at 2\n  columns rain, frost\n"),
            "hill.coprod:11:10: error[invalid-table]: a course with rows expects nothing itself",
        ),
        (
            HILL.replace("row dry no, no", "row dry no"),
            "hill.coprod:14:7: error[invalid-table]: row `dry` has 1 cell, but there are columns for 2",
        ),
        (HILL.replace("row dry", "row wet"), "hill.coprod:14:7: error[duplicate-name]: two rows are called `wet`"),
        (
            HILL.replace("course spring in hill", "course spring in cave"),
            "hill.coprod:13:17: error[environment-conflict]: `frost` is given where `cave` lacks it",
        ),
        (
            HILL.replace("grass by growing at 2", "grass by growing at 7"),
            "hill.coprod:12:46: error[number-out-of-range]: `7` is no period of the course",
        ),
        (
            format!("{HILL}course `spring: wet` in hill {{ for 1 period }}\n"),
            "hill.coprod:12:7: error[duplicate-name]: two situations are called `spring: wet`",
        ),
        (
            format!("{HILL}scenario late in hill like spring {{ }}\n"),
            "hill.coprod:17:28: error[wrong-kind]: `spring` is a course",
        ),
    ] {
        let said = told(&folder, &model, files);
        assert!(said.contains(expected), "expected {expected}\nfound {said}");
    }
    // What the table itself contradicts is said once, however many rows there are.
    let twice = HILL.replace("  at 0 given seed\n", "  at 0 given seed\n  at 0 without seed\n");
    let said = told(&folder, &twice, files);
    assert_eq!(said.matches("`seed` is both").count(), 1, "{said}");
}
