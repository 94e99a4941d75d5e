//! Tables as other programs write them: what separates cells, what they say, how columns and rows are called, and what a
//! comment in the model allows of what is found in them.

use super::support::{folder, folder_with, run};
use super::tables::{FIELD, json, told, written};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// One table as spreadsheets and statistics write it: the same rows, whatever separates cells and says yes or no.
#[test]
fn tables_are_taken_as_they_come() {
    let folder = folder("tables-as-they-come");
    let rows = [
        "case,sun,soil,expect plant\nclear,yes,,yes\nnight,no,,no\nmist,unknown,,\n",
        "case;sun;soil;expect plant\nclear;1;;1\nnight;0;;0\nmist;?;;\n",
        "case\tsun\tsoil\texpect plant\nclear\tTRUE\t\tTrue\nnight\tFALSE\t\tfalse\nmist\tUnknown\t\t\n",
        "\u{feff}sep=;\r\n\"case\";\"sun\";\"soil\";\"expect plant\"\r\n\"clear\";X;;x\r\nnight;No;;NO\r\nmist;?;;\r\n",
        "\u{feff}case, SUN_, soil, expect plant\r\nclear, Yes, , YES\r\nnight, nO, , No\r\nmist, UNKNOWN, ,\r\n",
    ];
    let answers = rows.map(|table| {
        // A heading is a name of the model, whose capitals count.
        written(&folder, &table.replace("SUN_", "sun"));
        let situations = json(&folder, &["run", "--format", "json"])["results"]["situations"].clone();
        let cases = json(&folder, &["test", "--no-knock-out", "--format", "json"])["results"]["cases"].clone();
        let names: Vec<Value> =
            cases.as_array().unwrap().iter().map(|case| json!([case["name"], case["status"]])).collect();
        (situations, names)
    });
    // With sun, seed and soil there is a plant; without sun there is none; in mist that is open, and nothing is expected.
    let told: Vec<Value> = answers[0].0.as_array().unwrap()[3..]
        .iter()
        .map(|one| json!([one["name"], one["products"][0]["verdict"]]))
        .collect();
    assert_eq!(
        json!(told),
        json!([["weather: clear", "produced"], ["weather: night", "not_produced"], ["weather: mist", "undetermined"]])
    );
    assert_eq!(answers[0].1.len(), 5, "three in the model, two in the table");
    for (answer, table) in answers.iter().zip(rows) {
        assert_eq!(answer, &answers[0], "{table}");
    }
}

/// What a model with names of all sorts says of a table with these headings.
fn headed(folder: &Path, headings: &str) -> String {
    fs::create_dir_all(folder.join("parts")).unwrap();
    fs::write(folder.join("parts/people.coprod"), "object `head cook`, porter\n").unwrap();
    let model = "\
use parts.people as people
object `mise en place`, `caf\u{e9} au lait`, `No. 1`, `standing by`, breakfast
environment kitchen { holds people.porter }
law `served by hand` in kitchen { `mise en place` and `caf\u{e9} au lait` and people.`head cook` and `No. 1` and people.porter produce breakfast, `standing by` }
scenario mornings in kitchen { given `mise en place`, `caf\u{e9} au lait`, people.`head cook`, `No. 1`   rows from \"t.csv\" }
";
    fs::write(folder.join("m.coprod"), model).unwrap();
    fs::write(folder.join("t.csv"), format!("row,{headings}\nmonday,yes\n")).unwrap();
    run(folder, &["check", "m.coprod", "--format", "concise"]).stdout
}

/// Headings are names as a model has them: backticks may be left out, Unicode's forms are one, and what another file
/// declares is qualified.
#[test]
fn headings_are_names() {
    let folder = folder("tables-headings");
    for headings in [
        "mise en place",
        "`mise en place`",
        "caf\u{e9} au lait",
        "cafe\u{301} au lait",
        "`cafe\u{301} au lait`",
        "people.head cook",
        "people.`head cook`",
        // A dot that is part of a name qualifies nothing.
        "No. 1",
        "`No. 1`",
        "\" No. 1 \"",
        "expect breakfast",
        "Expect  breakfast",
        "expect breakfast by served by hand",
        "expect `breakfast` by `served by hand`",
        "expect standing by",
        "expect standing by by served by hand",
        "\"expect `standing by` by `served by hand`\"",
    ] {
        assert_eq!(headed(&folder, headings), "", "{headings}");
    }
    for (headings, said) in [
        ("mise en plaza", "t.csv:1:5: error[unknown-name]: no name `mise en plaza` is declared"),
        ("Mise en place", "t.csv:1:5: error[unknown-name]: no name `Mise en place` is declared"),
        ("expect breakfast by nobody", "t.csv:1:25: error[unknown-name]: no law `nobody` is declared"),
        ("expect lunch by served by hand", "t.csv:1:12: error[unknown-name]: no name `lunch` is declared"),
        // Two quotation marks are one, and are no part of this name.
        ("\"expect \"\"breakfast\"\"\"", "t.csv:1:6: error[unknown-name]: no name `\"breakfast\"` is declared"),
        // What heads the rows is no name of the model, however it is written.
        ("expect breakfast\nNo. 1,No. 1", ""),
    ] {
        let found = headed(&folder, headings);
        assert!(found.starts_with(said), "{headings}: {found}");
    }
    let first = |word: &str| {
        headed(&folder, "expect breakfast");
        fs::write(folder.join("t.csv"), format!("{word},expect breakfast\nmonday,yes\n")).unwrap();
        run(&folder, &["check", "m.coprod", "--format", "concise"]).stdout
    };
    for word in ["`No. 1`", "No. 1", "cafe\u{301} au lait", "Expect breakfast"] {
        assert!(first(word).contains("heads the first column, which names the rows"), "{word}");
    }
}

/// A row is called by what its cell says, in which two quotation marks are one.
#[test]
fn doubled_quotation_marks_are_undone() {
    let folder = folder("tables-quotation");
    written(&folder, "case,sun,expect plant\n\"the \"\"clear\"\" day, so called\",yes,no\n");
    let name = "weather: the \"clear\" day, so called";
    let found = run(&folder, &["check", "--format", "concise"]).stdout;
    assert!(
        found.starts_with(&format!("tables/more.csv:2:36: error[unmet-expectation]: `plant` is produced in `{name}`")),
        "{found}"
    );
    let one = json(&folder, &["run", "--scenario", name, "--format", "json"]);
    assert_eq!(one["results"]["situations"][0]["name"], name);
    written(&folder, "case,sun\n\"a \"\"b\"\"\",yes\na \"b\",no\n");
    let found = run(&folder, &["check", "--format", "concise"]).stdout;
    assert!(found.starts_with("tables/more.csv:3:1: error[duplicate-name]: two rows are called `a \"b\"`"), "{found}");
}

/// A comment allows what is found in a table where the model names it: at the scenario, at its clause, and nowhere else.
#[test]
fn what_is_found_in_a_table_can_be_allowed() {
    let folder = folder("tables-allowed");
    let table = "case,sun,expect plant\nclear,yes,yes\nodd,yes,no\n";
    let comment = "// allow unmet-expectation: the second case contradicts the first, as in the source";
    let check = |model: &str| {
        written(&folder, table);
        fs::write(folder.join("field.coprod"), model).unwrap();
        let found = run(&folder, &["check", "--format", "concise"]);
        (found.status, found.stdout, found.stderr)
    };
    let unmet = "tables/more.csv:3:9: error[unmet-expectation]";
    let (status, found, _) = check(FIELD);
    assert!(status == 1 && found.starts_with(unmet), "{found}");
    for model in [
        FIELD.replace("scenario weather", &format!("{comment}\nscenario weather")),
        FIELD.replace("  rows from", &format!("  {comment}\n  rows from")),
        FIELD.replace("more.csv\"", &format!("more.csv\" {comment}")),
    ] {
        let (status, found, summary) = check(&model);
        assert_eq!((status, found.as_str()), (0, ""), "{model}");
        assert!(summary.contains("1 finding allowed in the text"), "{summary}");
    }
    // At another clause it allows nothing, and says so.
    let (status, found, _) = check(&FIELD.replace("  row dark", &format!("  {comment}\n  row dark")));
    assert!(status == 1 && found.contains(unmet) && found.contains("warning[unused-suppression]"), "{found}");
    // Of two tables each has its own, though they are one file.
    let twice = FIELD.replace(
        "  rows from",
        "}\nscenario again in field {\n  given seed\n  // allow unmet-expectation: known\n  rows from",
    );
    let twice = twice.replace(
        "scenario again",
        "scenario other in field { given seed   rows from \"tables/more.csv\" }\nscenario again",
    );
    let (status, found, _) = check(&twice);
    assert!(status == 1 && found.contains("`other: odd`") && !found.contains("`again: odd`"), "{found}");
}

/// A column for what a law produces supposes it; the help can be followed.
#[test]
fn a_product_among_the_columns_is_found() {
    let folder = folder("tables-supposed");
    let table = "case,sun,plant\nclear,yes,yes\nodd,yes,no\n";
    let said = told(&folder, FIELD, table);
    assert_eq!(
        said,
        "tables/more.csv:1:10: warning[supposed-product]: the column `plant` supposes a product of law `growing` (help: write the heading as `expect plant` if its cells say what happened in each row)\n"
    );
    let said = told(&folder, FIELD, &table.replace("plant", "expect plant"));
    assert!(said.starts_with("tables/more.csv:3:9: error[unmet-expectation]"), "{said}");
}

/// Of a product that is itself taken away, or lacked, that is the reason, and not what its laws lack.
#[test]
fn what_is_taken_away_is_no_fault_of_laws() {
    let folder = folder("tables-taken-away");
    let model = FIELD.replace(
        "scenario weather",
        "environment roof within field { lacks plant }\nscenario bare in roof { given seed, sun }\nscenario weather",
    );
    // What the model needs is there in both rows; in the second the product is taken away, in the scenario lacked.
    written(&folder, "case,sun,plant\nclear,yes,\nmown,yes,no\n");
    fs::write(folder.join("field.coprod"), model).unwrap();
    let said = |name: &str| {
        let text = run(&folder, &["run", "--scenario", name]).stdout;
        let how =
            json(&folder, &["run", "--scenario", name, "--format", "json"])["results"]["situations"][0]["products"][0]
                ["how"]
                .clone();
        let line = text.lines().find(|line| line.trim_start().starts_with("plant ")).unwrap_or_default();
        (line.trim().to_owned(), how)
    };
    assert_eq!(said("weather: clear"), ("plant   by growing".to_owned(), json!("law")));
    assert_eq!(said("weather: mown"), ("plant   taken away".to_owned(), json!("taken_away")));
    assert_eq!(said("bare"), ("plant   lacked here".to_owned(), json!("lacked")));
    // For want of something, that is missing.
    assert_eq!(said("weather: dark"), ("plant   missing sun".to_owned(), Value::Null));
}

/// Hostile tables end in a finding or in rows, and soon.
#[test]
fn hostile_tables_end() {
    let folder = folder("tables-hostile");
    for table in [
        "\"".repeat(100_000),
        "\"\",".repeat(50_000),
        "case,sun\n".to_owned() + &"\"".repeat(99_999),
        ";".repeat(100_000),
        "sep=".to_owned() + &"x".repeat(100_000),
        "sep=\u{1b}\ncase\u{1b}sun\n".to_owned(),
        "case,expect ".to_owned() + &"by ".repeat(300) + "\na,yes\n",
        "case,\u{1b}[31msun\na,\u{1b}[31myes\n".to_owned(),
        "\u{feff}".repeat(1_000),
    ] {
        let said = told(&folder, FIELD, &table);
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
}

#[test]
fn what_is_gathered_says_in_which_file_it_stands() {
    let model = "\
object acorn, soil, oak
environment forest { holds soil }
law germination in forest { acorn and soil produce oak }
scenario autumn in forest { rows from \"t.csv\" }
";
    let folder = folder_with("table-gathered", "m.coprod", model);
    // Seven rows expect no oak of an acorn: five are shown, and the last two stand in lines 7 and 8 of the table.
    let rows = ["r1", "r2", "r3", "r4", "r5", "r6", "r7"].join(",yes,no\n");
    fs::write(folder.join("t.csv"), format!("case,acorn,expect oak\n{rows},yes,no\n")).unwrap();
    let found = run(&folder, &["check"]);
    let expected = "2 more findings of `unmet-expectation`, at t.csv:7:8 and t.csv:8:8\n";
    assert!(found.stderr.contains(expected), "{}", found.stderr);
}
