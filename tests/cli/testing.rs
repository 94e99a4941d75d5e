//! `test`: cases and why they fail, what they cover, and the thresholds.

use super::support::{Ended, folder, folder_with, run};
use roxmltree::Document;
use serde_json::{Value, json};
use std::fs;

/// Two cases pass, one fails, one is undetermined; the law in the shed is satisfied in none.
const GARDEN: &str = "\
object seed, soil, bucket, plant, pot
environment garden { holds soil }
environment shed { holds bucket }
law growing in garden { seed and soil produce plant }
law potting in shed { plant and bucket produce pot }
claim seed is a producer of plant in garden
scenario sown in garden { given seed   expect plant by growing }
scenario bare in garden { expect plant }
scenario perhaps in garden { unknown seed   expect not plant }
";

fn json(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
}

#[test]
fn cases_are_expectations_and_claims_with_their_places() {
    let folder = folder_with("test-cases", "garden.coprod", GARDEN);
    let found = run(&folder, &["test", "--format", "json"]);
    assert_eq!(found.status, 1);
    let cases = json(&found)["results"]["cases"].clone();
    let told: Vec<Value> = cases
        .as_array()
        .unwrap()
        .iter()
        .map(|case| json!([case["name"], case["line"], case["column"], case["status"]]))
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["claim seed is a producer of plant in garden", 6, 1, "passed"],
            ["sown: plant by growing", 7, 47, "passed"],
            ["bare: plant", 8, 34, "failed"],
            ["perhaps: not plant", 9, 52, "undetermined"],
        ])
    );
    assert_eq!(cases[0]["why"], Value::Null);
    assert_eq!(cases[2]["why"]["why_not"]["missing"], json!([[{ "name": "seed", "present": true }]]));
}

#[test]
fn what_fails_says_why() {
    let folder =
        folder_with("test-why", "garden.coprod", GARDEN.replace("expect plant by growing", "expect not plant"));
    let found = run(&folder, &["test", "--no-knock-out"]);
    assert!(
        found.stdout.contains("failed: sown: not plant (garden.coprod:7)\n  `plant` is produced in `sown`\n"),
        "{found:?}"
    );
    assert!(found.stdout.contains("  plant   by growing (garden.coprod:4)\n  ├─ seed   given\n"), "{found:?}");
    assert!(found.stdout.contains("  missing\n") || found.stdout.contains("    missing\n      seed\n"), "{found:?}");
    assert!(found.stdout.ends_with("4 cases: 1 passed, 2 failed, 1 undetermined\n"), "{found:?}");
}

#[test]
fn what_is_covered_is_counted() {
    let folder = folder_with("test-covered", "garden.coprod", GARDEN);
    let coverage = json(&run(&folder, &["test", "--format", "json"]))["results"]["coverage"].clone();
    let share = |name: &str| json!([coverage[name]["covered"], coverage[name]["total"]]);
    // Of `seed`, `soil`, `bucket` and `plant`: the bucket is never there, the soil never absent.
    assert_eq!(
        [share("laws"), share("environments"), share("present"), share("absent")],
        [json!([1, 2]), json!([1, 2]), json!([3, 4]), json!([3, 4])]
    );
    // 1 + 1 + 3 + 3 of 2 + 2 + 4 + 4.
    assert!((coverage["percent"].as_f64().unwrap() - 800.0 / 12.0).abs() < 1e-9);
    assert_eq!(coverage["laws"]["uncovered"][0]["name"], "potting");
    assert_eq!(coverage["absent"]["uncovered"][0]["name"], "soil");
}

#[test]
fn too_little_coverage_fails() {
    let passing = "object seed, soil, plant\nenvironment garden { holds soil }\nlaw growing in garden { seed and soil produce plant }\n\
        scenario sown in garden { given seed   expect plant }\n";
    let folder = folder_with("test-threshold", "garden.coprod", passing);
    // One law, one environment, two present, none absent: 4 of 6.
    for (threshold, status) in [("66", 0), ("66.7", 1), ("67%", 1), ("0", 0)] {
        assert_eq!(run(&folder, &["test", "--threshold", threshold]).status, status, "{threshold}");
    }
    let found = run(&folder, &["test", "--threshold", "66.7"]);
    assert!(found.stdout.contains("covered: 66.67%, below 66.7%"), "{found:?}");
    assert_eq!(run(&folder, &["test", "--threshold", "101"]).status, 2);
    assert_eq!(run(&folder, &["test"]).status, 0);
    fs::write(folder.join("coproduce.toml"), "[coverage]\nthreshold = 70\n").unwrap();
    let found = run(&folder, &["test"]);
    assert_eq!(found.status, 1);
    assert!(found.stdout.contains("covered: 66.7%, below 70%"), "{found:?}");
    assert_eq!(run(&folder, &["test", "--threshold", "60"]).status, 0, "the command line beats the manifest");
    assert_eq!(run(&folder, &["test", "--filter", "sown"]).status, 0, "of a few cases nothing is asked");
}

#[test]
fn cases_of_one_file_cover_what_another_declares() {
    let folder = folder("test-files");
    fs::write(folder.join("laws.coprod"), "object seed, soil, plant\nenvironment garden { holds soil }\nlaw growing in garden { seed and soil produce plant }\n").unwrap();
    fs::write(folder.join("cases.coprod"), "use laws\nscenario sown in garden { given seed   expect plant }\nscenario bare in garden { without soil   expect not plant }\n").unwrap();
    let coverage = json(&run(&folder, &["test", "--format", "json"]))["results"]["coverage"].clone();
    assert_eq!(coverage["percent"], 100.0);
    assert_eq!(coverage["laws"]["total"], 1);
    // Alone, the file with the cases declares nothing to cover.
    let alone = json(&run(&folder, &["test", "cases.coprod", "--format", "json"]))["results"].clone();
    assert_eq!((&alone["coverage"]["laws"]["total"], alone["cases"].as_array().unwrap().len()), (&json!(0), 2));
}

#[test]
fn nobody_misses_what_another_replaces() {
    let folder = folder_with(
        "test-knock-out",
        "stove.coprod",
        "object gas, power, pan, meal\nenvironment kitchen { holds pan }\n\
         law cooking in kitchen { pan and (gas or power) produce meal }\n\
         scenario both in kitchen { given gas, power   expect meal }\n\
         scenario one in kitchen { given gas   expect meal }\n",
    );
    let taken = json(&run(&folder, &["test", "--format", "json"]))["results"]["taken_away"].clone();
    assert_eq!((&taken["total"], taken["unnoticed"].as_array().unwrap().len()), (&json!(3), 1));
    assert_eq!(taken["unnoticed"][0]["name"], "power");
    let found = run(&folder, &["test"]);
    assert!(found.stdout.contains("taken away unnoticed\n  stove.coprod: power (1)\n"), "{found:?}");
    assert_eq!(found.status, 0, "it is a remark");
    assert!(!run(&folder, &["test", "--no-knock-out"]).stdout.contains("missed nowhere"));
}

#[test]
fn a_filter_takes_cases_by_their_names() {
    let folder = folder_with("test-filter", "garden.coprod", GARDEN);
    let found = run(&folder, &["test", "--filter", "sown:"]);
    assert_eq!((found.status, found.stdout.as_str()), (0, "1 case: 1 passed\n"));
    for text in ["nothing of the kind", "Sown"] {
        let found = run(&folder, &["test", "--filter", text]);
        assert_eq!((found.status, found.stdout.as_str()), (2, "0 cases\n"));
        assert!(found.stderr.starts_with(&format!("error: no case has `{text}` in its name")), "{found:?}");
    }
}

#[test]
fn junit_names_every_case_with_its_failure() {
    let folder = folder_with("test-junit", "a<b>&.coprod", GARDEN);
    let found = run(&folder, &["test", "--format", "junit"]);
    let report = Document::parse(&found.stdout).unwrap();
    let root = report.root_element();
    assert_eq!(
        (root.attribute("tests"), root.attribute("failures"), root.attribute("errors")),
        (Some("4"), Some("2"), Some("0"))
    );
    let cases: Vec<_> = root.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases[2].attribute("name"), Some("bare: plant"));
    assert_eq!(cases[2].attribute("classname"), Some("a<b>&.coprod"));
    let failure = cases[2].first_element_child().unwrap();
    assert_eq!(
        (failure.attribute("type"), failure.attribute("message")),
        (Some("failed"), Some("`plant` is not produced in `bare`"))
    );
    assert!(failure.text().unwrap().contains("a<b>&.coprod:8:34: `plant` is not produced"));
}

#[test]
fn what_is_not_understood_or_contradicts_itself_does_not_pass() {
    let folder = folder_with("test-errors", "garden.coprod", GARDEN);
    fs::write(folder.join("broken.coprod"), "law\n").unwrap();
    let found = run(&folder, &["test"]);
    assert_eq!(found.status, 1);
    assert!(found.stderr.ends_with("broken.coprod: not tested: fix the errors first\n"), "{found:?}");
    let alone = run(&folder, &["test", "broken.coprod"]);
    assert_eq!((alone.status, alone.stdout.as_str()), (1, "0 cases\n"), "nothing was read that could be covered");
    let contradictory = GARDEN
        .replace("environment shed {", "environment shed { lacks seed ")
        .replace("scenario bare in garden { expect", "scenario bare in shed { given seed   expect not");
    let folder = folder_with("test-contradiction", "garden.coprod", contradictory);
    let found = json(&run(&folder, &["test", "--format", "json"]));
    assert_eq!(
        (&found["results"]["cases"][2]["name"], &found["results"]["cases"][2]["status"]),
        (&json!("bare: not plant"), &json!("failed"))
    );
    assert_eq!(found["results"]["cases"][2]["why"]["message"], "`seed` is given where `shed` lacks it");
    assert_eq!(run(&folder, &["test", "missing.coprod"]).status, 2);
}

#[test]
fn a_scenario_that_contradicts_itself_fails_its_cases() {
    for (clauses, message) in [
        ("given seed without seed expect plant", "`seed` is both given and without"),
        ("like again expect plant", "scenarios are like one another in a cycle"),
    ] {
        let (like, clauses) = clauses.split_once("like again").map_or(("", clauses), |(_, rest)| ("like again", rest));
        let model = format!(
            "{GARDEN}scenario odd in garden {like} {{ {clauses} }}\n\
             scenario again in garden like odd {{ expect plant }}\n"
        );
        let folder = folder_with("test-conflicts", "garden.coprod", model);
        let cases = json(&run(&folder, &["test", "--format", "json"]))["results"]["cases"].clone();
        let odd: Vec<_> = cases.as_array().unwrap()[4..].iter().map(|case| (&case["name"], &case["status"])).collect();
        let failed = json!("failed");
        assert_eq!(odd, [(&json!("odd: plant"), &failed), (&json!("again: plant"), &failed)]);
        assert_eq!(cases[4]["why"]["message"], message);
    }
}

#[test]
fn a_scenario_fails_for_what_it_says_itself_and_not_for_who_is_like_it() {
    // What `sown` gives is lacked in the yard, and there alone; what `odd` says twice `even` says once.
    let model = format!(
        "{GARDEN}environment yard within garden {{ lacks seed }}\n\
         scenario again in yard like sown {{ expect not plant }}\n\
         scenario odd in garden {{ given seed without seed expect plant }}\n\
         scenario even in garden like odd {{ given seed expect plant }}\n"
    );
    let folder = folder_with("test-like", "garden.coprod", model);
    let cases = json(&run(&folder, &["test", "--format", "json"]))["results"]["cases"].clone();
    let told = |at: usize| json!([cases[at]["name"], cases[at]["status"], cases[at]["why"]["message"]]);
    assert_eq!(told(1), json!(["sown: plant by growing", "passed", null]));
    assert_eq!(told(4), json!(["again: not plant", "failed", "`seed` is given where `yard` lacks it"]));
    assert_eq!(told(5), json!(["odd: plant", "failed", "`seed` is both given and without"]));
    assert_eq!(told(6), json!(["even: plant", "passed", null]));
}

#[test]
fn a_claim_about_a_proposition_that_contradicts_its_environment_does_not_pass() {
    let model = "actor maker, buyer\nobject rain\nenvironment home { lacks rain }\n\
        action sew by maker\naction pay by buyer\n\
        proposition deal between maker and buyer in home {\n  maker promises sew\n  buyer promises pay\n  \
        buyer pays maker 30\n  assuming rain\n}\nclaim maker nets 30 in deal\n";
    let folder = folder_with("test-unsound", "deal.coprod", model);
    let found = run(&folder, &["test", "--format", "json"]);
    let case = json(&found)["results"]["cases"][0].clone();
    assert_eq!((found.status, &case["status"]), (1, &json!("undetermined")), "{found:?}");
}

#[test]
fn a_model_with_errors_that_is_understood_is_tested() {
    let lone = "object seed, plant\nenvironment garden {}\nlaw growing in garden { seed produce plant }\n\
        scenario sown in garden { given seed   expect plant }\n";
    let folder = folder_with("test-lone", "garden.coprod", lone);
    let found = run(&folder, &["check", "--format", "concise"]);
    assert!(found.status == 1 && found.stdout.contains("error[lone-producer]"), "{found:?}");
    assert_eq!(run(&folder, &["test"]).status, 0);
}

#[test]
fn what_the_text_allows_is_tested_all_the_same() {
    let allowed = GARDEN.replace("scenario bare", "// allow unmet-expectation: it is winter\nscenario bare");
    let folder = folder_with("test-allowed", "garden.coprod", allowed);
    let found = json(&run(&folder, &["test", "--format", "json"]));
    assert_eq!(found["results"]["cases"][2]["status"], "failed");
}

#[test]
fn results_do_not_depend_on_the_number_of_threads() {
    let folder = folder("test-threads");
    for file in 0..20 {
        fs::write(folder.join(format!("garden{file}.coprod")), GARDEN).unwrap();
    }
    let one = run(&folder, &["test", "--threads", "1"]);
    assert!(one.stdout.ends_with("80 cases: 40 passed, 20 failed, 20 undetermined\n"), "{one:?}");
    assert_eq!(run(&folder, &["test", "--threads", "4"]), one);
}

/// In the first scenario `b` alone is missing, in the second `c` alone is in the way; where `a` is missing `b` is as well,
/// so that without `a` in the law every case would pass all the same.
const PARTS: &str = "\
object a, b, c, p
environment e { lacks ground }
object ground
law l in e { a and b and not c produce p }
scenario lacking in e { given a   expect not p }
scenario hindered in e { given a, b, c   expect not p }
scenario empty in e { expect not p }
scenario whole in e { given a, b   expect p }
";

#[test]
fn a_part_decides_a_case_that_would_not_pass_without_it() {
    let folder = folder_with("test-parts", "m.coprod", PARTS);
    let found = run(&folder, &["test", "--decided", "60"]);
    assert!(
        found.stdout.contains("parts of conditions that decide no case\n  m.coprod: `l: a` (4)\n"),
        "{}",
        found.stdout
    );
    assert!(found.stdout.contains("parts of conditions that decide a case: 2 of 3\n"), "{}", found.stdout);
    assert_eq!(found.status, 0);
    // Two of three are less than 70 percent.
    let short = run(&folder, &["test", "--decided", "70"]);
    assert!(short.stdout.contains("decide a case: 2 of 3, below 70%\n"), "{}", short.stdout);
    assert_eq!(short.status, 1);
    fs::write(folder.join("coproduce.toml"), "[coverage]\ndecided = 70\n").unwrap();
    assert_eq!(run(&folder, &["test"]).status, 1);
    // What is unknown may come about: without `a` it would not be certain that there is no `p`.
    let text = format!("{PARTS}scenario late in e {{ given b   unknown c   expect not p }}\n");
    fs::write(folder.join("m.coprod"), text).unwrap();
    assert_eq!(run(&folder, &["test"]).status, 0);
    // An expectation that another law meets as well decides nothing.
    let text = format!("{PARTS}alternative law m in e {{ b and c produce p }}\n").replace("law l", "alternative law l");
    fs::write(folder.join("m.coprod"), text.replace("b, c   expect not p", "b, c   expect p")).unwrap();
    let other = run(&folder, &["test"]);
    assert!(other.stdout.contains("`l: a`") && other.stdout.contains("`l: not c`"), "{}", other.stdout);
}
