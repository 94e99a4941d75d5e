//! Co-creation, platforms, problems and hypergames: hand-checked models, by what the tool says for machines.

use super::support::{project, run};
use serde_json::{Value, json};

fn results(arguments: &[&str]) -> Value {
    let ended = run(project(), &[arguments, &["--format", "json"]].concat());
    assert_eq!(ended.stderr, "");
    let envelope: Value = serde_json::from_str(&ended.stdout).unwrap();
    envelope["results"].clone()
}

/// The rules that fire in a model, each with its level.
fn fired(model: &str) -> Vec<(String, String)> {
    let ended = run(project(), &["check", model, "--format", "json"]);
    let envelope: Value = serde_json::from_str(&ended.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = envelope["diagnostics"].as_array().unwrap().iter();
    found.map(|one| (text(&one["rule"]), text(&one["level"]))).collect()
}

/// By name, the entry of a list of records.
fn of<'v>(records: &'v Value, name: &str) -> &'v Value {
    records.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no `{name}`"))
}

/// Who expects what, what happens with which true gains, who is surprised, and whether there is understanding.
fn played(game: &Value) -> Value {
    let seen: Vec<&Value> = game["seen"].as_array().unwrap().iter().map(|seen| &seen["equilibria"]).collect();
    let happens = game["equilibria"].as_array().unwrap().iter();
    let happens: Vec<Value> = happens.map(|one| json!([one["profile"], one["payoffs"], one["surprised"]])).collect();
    json!([seen, happens, game["understanding"]])
}

/// Novani & Kijima (2010), the four cases; and what a choice is taken for.
fn present(name: &str) -> Value {
    json!({ "name": name, "present": true })
}

#[test]
fn the_four_hypergames() {
    let found = results(&["play", "tests/cases/orchestration/hypergames.coprod"]);
    let games = &found["hypergames"];
    let (hi, lr, li) = (json!(["high", "innovative"]), json!(["low", "routine"]), json!(["low", "innovative"]));
    assert_eq!(played(of(games, "both_right")), json!([[[hi], [hi]], [[hi, [4.0, 4.0], []]], true]));
    let both = json!(["customer", "provider"]);
    assert_eq!(played(of(games, "customer_wrong")), json!([[[lr], [hi]], [[li, [3.0, 3.0], both]], false]));
    // The same happens as where both are right, and the provider did not expect it.
    assert_eq!(played(of(games, "provider_wrong")), json!([[[hi], [li]], [[hi, [4.0, 4.0], ["provider"]]], false]));
    // The provider expects what happens, and the customer does not.
    assert_eq!(played(of(games, "both_wrong")), json!([[[lr], [li]], [[li, [3.0, 3.0], ["customer"]]], false]));
    assert_eq!(played(of(games, "misread_choice")), json!([[[lr], [hi]], [[li, [3.0, 3.0], ["provider"]]], false]));
    assert_eq!(played(of(games, "pennies")), json!([[[], []], [], false]));
}

/// Kahane (2004): of three complexities only the social one is not met; more than is needed is an information.
#[test]
fn each_complexity_asks_for_its_mode() {
    let model = "tests/cases/orchestration/problems.coprod";
    let fired = fired(model);
    let rule = |level: &str| ("mismatched-approach".to_owned(), level.to_owned());
    assert_eq!(fired, [rule("warning"), rule("info")]);
    let problems = results(&["complexity", model])["problems"].clone();
    let met: Vec<&Value> =
        of(&problems, "village")["complexities"].as_array().unwrap().iter().map(|one| &one["met"]).collect();
    assert_eq!(met, [true, true, false]);
    assert_eq!(of(&problems, "village")["co_created"], true);
    // One alone decides nothing with anybody.
    assert_eq!(of(&problems, "kitchen")["co_created"], false);
}

/// The school: closing it saves money, and then houses empty, two laws from the action; one of four laws has a coproducer
/// that is not named. To the mayor savings are worth 10 and learning nothing, to the parents learning 8 and savings
/// nothing; the teachers gain by neither, and disagree with nobody.
#[test]
fn what_a_model_shows_of_a_problem() {
    let problems = results(&["complexity", "examples/orchestration/wicked_problem.coprod"])["problems"].clone();
    let school = of(&problems, "school");
    let path = json!({"laws": 2, "through": ["close_the_school", "savings", "empty_houses"]});
    assert_eq!(school["longest_path"], path);
    assert_eq!(school["unnamed"], json!({"of": 1, "all": 4}));
    assert_eq!(school["disagreeing"], json!({"of": 1, "all": 3}));
    let disagreement = json!({"between": ["mayor", "parents"], "over": ["savings", "learning"]});
    assert_eq!(school["disagreement"], disagreement);
    assert_eq!(school["left_out"], json!(["teachers"]));
    assert_eq!(school["co_created"], false);
}

#[test]
fn involvement_alone_covers_two_of_six_primary_cells() {
    let model = "tests/cases/orchestration/involvement_only.coprod";
    let platforms = results(&["matrix", model])["platforms"].clone();
    let matrix = &platforms[0];
    assert_eq!((&matrix["covered"], &matrix["primary"]), (&json!(2), &json!(6)));
    let cells = matrix["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 12);
    let is_empty = |cell: &&Value| cell["primary"] == true && cell["actions"] == json!([]);
    let empty: Vec<Value> =
        cells.iter().filter(is_empty).map(|cell| json!([cell["strategy"], cell["phase"]])).collect();
    let named = [
        json!(["curation", "co_elevation"]),
        json!(["curation", "co_development"]),
        json!(["empowerment", "co_elevation"]),
        json!(["empowerment", "co_development"]),
    ];
    assert_eq!(empty, named);
    let said = run(project(), &["check", model, "--format", "full", "--color", "never"]).stderr;
    for cell in ["`curation` × `co_elevation`", "`curation` × `co_development`"] {
        assert!(said.contains(cell), "{said}");
    }
    let text = run(project(), &["matrix", model]).stdout;
    assert!(text.contains("2 of 6 primary cells have an action"), "{text}");
}

#[test]
fn phases_depend_on_what_they_cannot_do_without() {
    let found = results(&["run", "tests/cases/orchestration/phases.coprod"]);
    let phases = found["cocreations"][0]["phases"].as_array().unwrap();
    let depends: Vec<&Value> = phases.iter().map(|phase| &phase["depends_on"]).collect();
    let none = json!([]);
    let (first, both) = (json!(["co_experience"]), json!(["co_experience", "co_definition"]));
    assert_eq!(depends, [&none, &first, &both, &none]);
    let short: Vec<&Value> = phases.iter().map(|phase| &phase["short_range"]).collect();
    assert_eq!(short, [true, true, false, false]);
    let talk = &of(&found["situations"], "talk")["cocreations"][0];
    assert_eq!(talk["reached"], "co_definition");
    assert_eq!(talk["phases"][2]["missing"], json!([[present("dare"), present("practise")]]));
    let street = &of(&found["situations"], "street")["cocreations"][0];
    assert_eq!(street["phases"][1]["verdict"], "not_produced");
    assert_eq!(street["phases"][1]["missing"], json!([[present("table")]]));
}

/// What the examples are there to be caught at, and nothing else.
#[test]
fn the_examples_are_caught_at_what_they_show() {
    let rules = |model: &str| -> Vec<String> { fired(model).into_iter().map(|(rule, _)| rule).collect() };
    let caught = rules("examples/orchestration/reselling_mall.coprod");
    assert_eq!(caught, ["uncovered-strategy", "controlling-platform"]);
    let caught = rules("examples/orchestration/wicked_problem.coprod");
    let expected = ["unnamed-coproducer", "mismatched-approach", "mismatched-approach", "undecided-together"];
    assert_eq!(caught, expected);
    assert_eq!(rules("examples/orchestration/rakuten.coprod"), [""; 0]);
}

/// What is said of problems, games and platforms has consequences of its own.
#[test]
fn a_changed_game_is_a_change() {
    let model = std::fs::read_to_string(project().join("examples/orchestration/encounter.coprod")).unwrap();
    let changed = model.replacen("customer 4, provider 4", "customer 4, provider 1", 1);
    assert_ne!(changed, model);
    let folder = super::support::folder("changed_game");
    std::fs::write(folder.join("old.coprod"), &model).unwrap();
    std::fs::write(folder.join("new.coprod"), &changed).unwrap();
    let ended = run(&folder, &["diff", "old.coprod", "new.coprod", "--expect-same"]);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(ended.stdout.contains("hypergame as_it_is: declared, but not as before"), "{ended:?}");
    let ended = run(&folder, &["diff", "old.coprod", "old.coprod", "--expect-same"]);
    assert_eq!(ended.status, 0, "{ended:?}");
}

/// Through a loop a chain takes a way that laws make: s, p, q, r and then o, by l1, l3, l4 and l5.
#[test]
fn a_chain_through_a_loop_is_one_of_laws() {
    let model = "\
actor a
object f, p, q, r
environment e { holds f }
action s by a
outcome o changes a
law l1 in e { s and f produce p }
alternative law l2 in e { r and f produce p }
law l3 in e { p and f produce q }
law l4 in e { q and f produce r }
law l5 in e { r and f and s produce o }
problem tangle { dynamic high approach systemic decided by a }
";
    let folder = super::support::folder_with("chain_through_a_loop", "m.coprod", model);
    let ended = run(&folder, &["complexity", "m.coprod", "--format", "json"]);
    let envelope: Value = serde_json::from_str(&ended.stdout).unwrap();
    let path = json!({"laws": 4, "through": ["s", "p", "q", "r", "o"]});
    assert_eq!(envelope["results"]["problems"][0]["longest_path"], path);
}
