//! Every request once, with what is to come of it worked out by hand.

use crate::client::{Client, place, range, rules, uri};
use serde_json::{Value, json};

const ACORN: &str = "\
/// What a tree grows from.
object acorn \"an acorn\", oak
property soil of outdoors
environment outdoors { holds soil }
law germination in outdoors { acorn and soil produce oak }
scenario sowing in outdoors {
  given acorn
  expect oak
}
";

fn acorn() -> Client {
    let mut client = Client::new("utf-16", &[]);
    client.open("acorn.coprod", ACORN);
    assert_eq!(client.findings("acorn.coprod"), Vec::<Value>::new());
    client
}

fn document() -> Value {
    json!({ "textDocument": { "uri": uri("acorn.coprod") } })
}

#[test]
fn findings_are_pushed_and_can_be_asked_for() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "object acorn\n");
    let found = client.findings("a.coprod");
    assert_eq!(rules(&found), ["unused-name"]);
    assert_eq!(found[0]["range"], range(0, 7, 12));
    assert_eq!(found[0]["severity"], 2);
    assert_eq!(found[0]["tags"], json!([1]));
    let asked = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri("a.coprod") } }));
    assert_eq!(asked["items"], json!(found));
}

#[test]
fn findings_are_offered_in_one_way_so_that_no_editor_shows_them_twice() {
    let [diagnostic, published] = ["diagnostic", "publishDiagnostics"];
    let offered = |ways: &[&str]| {
        let ways: serde_json::Map<String, Value> = ways.iter().map(|&way| (way.to_owned(), json!({}))).collect();
        let (_client, can) = Client::greeted(&json!({ "textDocument": ways }), &[]);
        can["diagnosticProvider"].is_object()
    };
    assert!(!offered(&[]));
    assert!(!offered(&[published]));
    assert!(!offered(&[diagnostic, published]));
    assert!(offered(&[diagnostic]));
}

#[test]
fn files_that_are_not_open_are_checked_and_the_manifest_says_how_grave_findings_are() {
    let manifest = "[rules]\nunused-name = \"error\"\n";
    let files = [("coproduce.toml", manifest), ("b.coprod", "object beech\n")];
    let mut client = Client::new("utf-16", &files);
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = all["items"].as_array().expect("a list");
    let of_b = items.iter().find(|item| item["uri"] == uri("b.coprod")).expect("b");
    assert_eq!(of_b["items"][0]["code"], "unused-name");
    assert_eq!(of_b["items"][0]["severity"], 1);
}

#[test]
fn places_are_counted_as_agreed() {
    // Before the name stand a tab, an emoji and two Chinese characters: 1 + 1 + 4 + 1 + 6 + 3 bytes.
    let text = "object `😀`, 猫猫,\r\n\tx\r\n";
    for (encoding, start, end) in [("utf-8", 15, 21), ("utf-16", 13, 15), ("utf-32", 12, 14)] {
        let mut client = Client::new(encoding, &[]);
        client.open("a.coprod", text);
        let found = client.findings("a.coprod");
        let ranges: Vec<Value> = found.iter().map(|finding| finding["range"].clone()).collect();
        assert!(ranges.contains(&range(0, start, end)), "{encoding}: {ranges:?}");
        assert!(ranges.contains(&range(1, 1, 2)), "{encoding}: {ranges:?}");
    }
}

#[test]
fn a_name_is_explained_with_what_documents_it() {
    let mut client = acorn();
    let hover = client.at("textDocument/hover", "acorn.coprod", 4, 32);
    assert_eq!(hover["range"], range(4, 30, 35));
    let said = hover["contents"]["value"].as_str().expect("text");
    let documented = "**acorn** \u{201c}an acorn\u{201d}: object\n\nWhat a tree grows from.";
    assert_eq!(said, format!("{documented}\n\n- sowing: present"));
    // A word of the language has its page.
    let hover = client.at("textDocument/hover", "acorn.coprod", 3, 2);
    assert!(hover["contents"]["value"].as_str().expect("text").starts_with("# environment\n"), "{hover}");
    assert_eq!(client.at("textDocument/hover", "acorn.coprod", 9, 0), Value::Null);
}

#[test]
fn a_name_leads_to_its_declaration_also_in_another_file_or_a_broken_one() {
    let mut client = acorn();
    let found = client.at("textDocument/definition", "acorn.coprod", 7, 10);
    assert_eq!(found, json!([{ "uri": uri("acorn.coprod"), "range": range(1, 25, 28) }]));
    let files = [("lib.coprod", "object acorn\nenvironment forest { holds acorn }\n")];
    let mut client = Client::new("utf-16", &files);
    client.open("use.coprod", "use lib\nscenario s in forest { given acorn }\n");
    let found = client.at("textDocument/definition", "use.coprod", 1, 32);
    assert_eq!(found, json!([{ "uri": uri("lib.coprod"), "range": range(0, 7, 12) }]));
    client.change("use.coprod", &json!([{ "range": range(0, 0, 3), "text": "us" }]));
    let found = client.at("textDocument/definition", "use.coprod", 1, 32);
    assert_eq!(found[0]["uri"], uri("lib.coprod"));
}

#[test]
fn mentions_are_found_and_renamed_together() {
    let mut client = acorn();
    let mut asked = place("acorn.coprod", 1, 8);
    asked["context"] = json!({ "includeDeclaration": false });
    let found = client.ask("textDocument/references", asked);
    let ranges: Vec<&Value> = found.as_array().expect("a list").iter().map(|one| &one["range"]).collect();
    assert_eq!(ranges, [&range(4, 30, 35), &range(6, 8, 13)]);
    let highlights = client.at("textDocument/documentHighlight", "acorn.coprod", 1, 8);
    assert_eq!(highlights.as_array().map(Vec::len), Some(3));
    let prepared = client.at("textDocument/prepareRename", "acorn.coprod", 6, 9);
    assert_eq!(prepared, json!({ "range": range(6, 8, 13), "placeholder": "acorn" }));

    let mut asked = place("acorn.coprod", 6, 9);
    asked["newName"] = json!("small seed");
    let edit = client.ask("textDocument/rename", asked.clone());
    let edits = edit["changes"][uri("acorn.coprod")].as_array().expect("edits").clone();
    assert_eq!(edits.len(), 3);
    assert!(edits.iter().all(|edit| edit["newText"] == "`small seed`"), "{edits:?}");
    // The name of another thing is taken.
    asked["newName"] = json!("oak");
    let id = client.request("textDocument/rename", asked);
    let (_, reason) = client.response(id).expect_err("a clash");
    assert!(reason.starts_with("`oak` cannot be the name here"), "{reason}");
}

#[test]
fn a_name_is_renamed_in_all_files_that_mention_it() {
    let files = [
        ("coproduce.toml", ""),
        ("lib.coprod", "object acorn\nenvironment forest { holds acorn }\n"),
        ("use.coprod", "use lib as l\nscenario s in l.forest { given l.acorn }\n"),
    ];
    let mut client = Client::new("utf-8", &files);
    client.open("lib.coprod", files[1].1);
    let mut asked = place("lib.coprod", 0, 8);
    asked["newName"] = json!("seed");
    let edit = client.ask("textDocument/rename", asked);
    assert_eq!(edit["changes"][uri("lib.coprod")].as_array().map(Vec::len), Some(2));
    assert_eq!(edit["changes"][uri("use.coprod")], json!([{ "range": range(1, 33, 38), "newText": "seed" }]));
}

#[test]
fn declarations_are_listed() {
    let mut client = acorn();
    let symbols = client.ask("textDocument/documentSymbol", document());
    let names: Vec<&str> = symbols.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["acorn", "oak", "soil", "outdoors", "germination", "sowing"]);
    let found = client.ask("workspace/symbol", json!({ "query": "GERM" }));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(found[0]["location"]["range"], range(4, 4, 15));
}

#[test]
fn names_of_the_kind_that_fits_are_offered() {
    let mut client = acorn();
    client.change("acorn.coprod", &json!([{ "range": range(4, 12, 27), "text": " in o" }]));
    let offered = client.at("textDocument/completion", "acorn.coprod", 4, 17);
    let names: Vec<&str> =
        offered["items"].as_array().expect("a list").iter().filter_map(|one| one["label"].as_str()).collect();
    // An oak is no environment.
    assert!(names.contains(&"outdoors") && !names.contains(&"oak"), "{names:?}");
    let outdoors = offered["items"].as_array().expect("a list").iter().find(|one| one["label"] == "outdoors");
    assert_eq!(outdoors.expect("outdoors")["textEdit"], json!({ "range": range(4, 16, 17), "newText": "outdoors" }));
}

#[test]
fn a_text_is_laid_out() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "object a\nobject   b\n");
    let asked = json!({
        "textDocument": { "uri": uri("a.coprod") },
        "options": { "tabSize": 2, "insertSpaces": true },
    });
    let edits = client.ask("textDocument/formatting", asked.clone());
    assert_eq!(edits[0]["newText"], "object b\n");
    assert_eq!(edits[0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    client.change("a.coprod", &json!([{ "text": "object object object {" }]));
    assert_eq!(client.ask("textDocument/formatting", asked), Value::Null);
}

#[test]
fn blocks_are_folded_and_selected() {
    let mut client = acorn();
    let folds = client.ask("textDocument/foldingRange", document());
    assert_eq!(folds, json!([{ "startLine": 5, "endLine": 7 }]));
    let mut asked = document();
    asked["positions"] = json!([{ "line": 6, "character": 9 }]);
    let selected = client.ask("textDocument/selectionRange", asked);
    assert_eq!(selected[0]["range"], range(6, 8, 13));
    assert_eq!(selected[0]["parent"]["range"]["start"], json!({ "line": 5, "character": 28 }));
}

#[test]
fn words_are_classified() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "actor miller \"M\"\n");
    let tokens = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri("a.coprod") } }));
    assert_eq!(tokens["data"], json!([0, 0, 5, 0, 0, 0, 6, 6, 3, 0, 0, 7, 3, 8, 0]));
    let part = json!({ "textDocument": { "uri": uri("a.coprod") }, "range": range(0, 6, 8) });
    let tokens = client.ask("textDocument/semanticTokens/range", part);
    assert_eq!(tokens["data"], json!([0, 6, 6, 3, 0]));
}

#[test]
fn hints_say_what_holds_who_nets_what_and_where_things_are() {
    let deal = "\
actor baker, eater
object flour
environment town { holds flour   includes baker, eater }
action bake by baker costs economic 2
action pay by eater
outcome bread changes eater
law baking in town { flour and bake produce bread }
value meal for eater with baker from bread { worth economic 5 }
proposition deal between baker and eater in town {
  baker promises bake
  eater promises pay
  eater pays baker 3
}
scenario noon in town { given bake, pay   expect bread }
";
    let mut client = Client::new("utf-16", &[]);
    client.open("deal.coprod", deal);
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let asked = json!({ "textDocument": { "uri": uri("deal.coprod") }, "range": whole });
    let hints = client.ask("textDocument/inlayHint", asked.clone());
    let hints: Vec<(u64, &str)> = hints
        .as_array()
        .expect("a list")
        .iter()
        .map(|hint| (hint["position"]["line"].as_u64().expect("a line"), hint["label"].as_str().expect("a label")))
        .collect();
    // The baker is paid 3 and spends 2; the eater gains 5 and pays 3.
    let expected = [(13, "holds"), (13, "nets baker +1, eater +2"), (0, "in town"), (0, "in town"), (1, "in town")];
    assert_eq!(hints, expected);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "coproduce": { "inlayHints": false } } }));
    assert_eq!(client.ask("textDocument/inlayHint", asked), json!([]));
}

#[test]
fn a_thing_is_hovered_in_the_scenario_around_or_in_each() {
    let text = format!("{ACORN}scenario fallow in outdoors {{ expect not oak }}\n");
    let mut client = Client::new("utf-16", &[]);
    client.open("acorn.coprod", &text);
    let mut said = |line: u32, character: u32| {
        let hover = client.at("textDocument/hover", "acorn.coprod", line, character);
        let said = hover["contents"]["value"].as_str().expect("text").to_owned();
        said.split_once("\n\n- ").expect("standings").1.to_owned()
    };
    assert_eq!(said(1, 26), "sowing: produced\n- fallow: not produced");
    assert_eq!(said(7, 11), "sowing: produced");
    assert_eq!(said(9, 42), "fallow: not produced");
}

#[test]
fn lenses_run_scenarios_and_courses_and_explain_what_is_expected() {
    let text = format!(
        "{ACORN}scenario fallow in outdoors {{ expect oak }}\ncourse year in outdoors {{ given acorn   for 2 periods }}\n"
    );
    let mut client = Client::new("utf-16", &[]);
    client.open("acorn.coprod", &text);
    let lenses = client.ask("textDocument/codeLens", document());
    let mut done = Vec::new();
    for lens in lenses.as_array().expect("a list").clone() {
        assert!(lens.get("command").is_none(), "lenses are lazy");
        let lens = client.ask("codeLens/resolve", lens);
        let command = &lens["command"];
        let asked = json!({ "command": command["command"], "arguments": command["arguments"] });
        let answer = client.ask("workspace/executeCommand", asked).as_str().expect("text").to_owned();
        let title = command["title"].as_str().expect("a title").to_owned();
        done.push((lens["range"]["start"]["line"].as_u64().expect("a line"), title, answer));
    }
    let titles: Vec<(u64, &str)> = done.iter().map(|(line, title, _)| (*line, title.as_str())).collect();
    let expected = [(5, "run"), (9, "run"), (10, "run this course"), (7, "why oak"), (9, "what is missing for oak")];
    assert_eq!(titles, expected);
    let answers: Vec<&str> = done.iter().map(|(_, _, answer)| answer.as_str()).collect();
    assert!(answers[0].starts_with("sowing") && !answers[0].contains("fallow"), "{}", answers[0]);
    assert!(answers[2].contains("year"), "{}", answers[2]);
    assert!(answers[3].contains("germination"), "{}", answers[3]);
    assert!(answers[4].contains("acorn"), "{}", answers[4]);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "codeLens": false } }));
    assert_eq!(client.ask("textDocument/codeLens", document()), json!([]));
}

#[test]
fn the_form_of_what_is_written_is_shown_with_its_clause() {
    let mut client = acorn();
    let help = client.at("textDocument/signatureHelp", "acorn.coprod", 6, 9);
    let active = usize::try_from(help["activeSignature"].as_u64().expect("one")).expect("small");
    let signature = &help["signatures"][active];
    let label = signature["label"].as_str().expect("a label");
    assert!(label.starts_with("given NAME, …   without NAME, …"), "{label}");
    assert_eq!(signature["activeParameter"], 0);
    assert_eq!(signature["parameters"][1]["label"][0], 16);
    assert_eq!(client.at("textDocument/signatureHelp", "acorn.coprod", 0, 0), Value::Null);
}

#[test]
fn a_line_is_moved_to_where_it_belongs_as_it_is_written() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "environment e {\n\n    }\n");
    let mut typed = |line: u32, character: u32, sign: &str| {
        let mut asked = place("a.coprod", line, character);
        asked["ch"] = json!(sign);
        asked["options"] = json!({ "tabSize": 2, "insertSpaces": true });
        client.ask("textDocument/onTypeFormatting", asked)
    };
    assert_eq!(typed(1, 0, "\n"), json!([{ "range": range(1, 0, 0), "newText": "  " }]));
    assert_eq!(typed(2, 5, "}"), json!([{ "range": range(2, 0, 4), "newText": "" }]));
    assert_eq!(typed(0, 15, "\n"), Value::Null);
}

#[test]
fn some_lines_are_laid_out_and_the_others_left_alone() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "object   a\nactor  b\nobject   c\nactor  d\n");
    let asked = json!({
        "textDocument": { "uri": uri("a.coprod") }, "range": range(2, 0, 1),
        "options": { "tabSize": 2, "insertSpaces": true },
    });
    let edits = client.ask("textDocument/rangeFormatting", asked);
    let edits = edits.as_array().expect("edits");
    assert!(edits.iter().any(|edit| edit["newText"].as_str().expect("text").contains("object c")), "{edits:?}");
    assert!(edits.iter().all(|edit| edit["range"]["start"]["line"] == 2), "{edits:?}");
}

#[test]
fn what_takes_long_is_said_to_be_going_on_under_the_token_of_the_editor() {
    let mut client = acorn();
    let asked = json!({ "command": "coproduce.explain", "arguments": ["law"], "workDoneToken": "here" });
    client.ask("workspace/executeCommand", asked);
    let told = client.told();
    let kinds: Vec<&Value> =
        told.iter().filter(|one| one["token"] == "here").map(|one| &one["value"]["kind"]).collect();
    assert_eq!(kinds, ["begin", "end"]);
    let messages: Vec<&str> = told.iter().filter_map(|one| one["message"].as_str()).collect();
    assert!(matches!(messages.as_slice(), [only] if only.starts_with("# law\n")), "{messages:?}");
}

#[test]
fn what_is_used_is_linked() {
    let mut client = Client::new("utf-16", &[("lib.coprod", "object acorn\n")]);
    client.open("a.coprod", "use lib\n");
    let links = client.ask("textDocument/documentLink", json!({ "textDocument": { "uri": uri("a.coprod") } }));
    assert_eq!(links, json!([{ "range": range(0, 4, 7), "target": uri("lib.coprod") }]));
}

#[test]
fn what_a_finding_says_can_be_changed_is_offered() {
    let mut client = Client::new("utf-16", &[]);
    client.open("a.coprod", "object acorn, oak\nenvironment e { holds oak, oka }\n");
    let asked = json!({
        "textDocument": { "uri": uri("a.coprod") }, "range": range(1, 27, 30), "context": { "diagnostics": [] },
    });
    let actions = client.ask("textDocument/codeAction", asked);
    assert_eq!(actions[0]["title"], "write `oak` instead of `oka`");
    assert_eq!(
        actions[0]["edit"]["changes"][uri("a.coprod")],
        json!([{ "range": range(1, 27, 30), "newText": "oak" }])
    );
    assert_eq!(actions[0]["kind"], "quickfix");
}

#[test]
fn commands_answer_with_text() {
    let mut client = acorn();
    let mut run = |command: &str, argument: &str| {
        let asked = json!({ "command": command, "arguments": [argument] });
        client.ask("workspace/executeCommand", asked).as_str().expect("text").to_owned()
    };
    assert!(run("coproduce.explain", "unused-name").starts_with("# unused-name\n"));
    let told = run("coproduce.run", &uri("acorn.coprod"));
    assert!(told.starts_with("sowing") && told.contains("oak"), "{told}");
}

#[test]
fn a_request_that_is_cancelled_in_time_is_not_answered() {
    let mut client = acorn();
    // While the first is dealt with, the second waits.
    let laws = |at: usize| format!("object p{at}\nlaw l{at} in outdoors {{ acorn and soil produce p{at} }}\n");
    let long: String = (0..3000).map(laws).collect();
    client.change("acorn.coprod", &json!([{ "text": format!("{ACORN}{long}") }]));
    let first = client.request("textDocument/documentSymbol", document());
    let second = client.request("textDocument/foldingRange", document());
    client.tell("$/cancelRequest", json!({ "id": second }));
    assert!(client.response(first).is_ok());
    let code = client.response(second).expect_err("cancelled").0;
    assert_eq!(code, -32800);
}

#[test]
fn an_editor_may_leave_without_waiting_for_the_farewell() {
    for _ in 0..50 {
        let mut client = acorn();
        // So that what comes next comes in together.
        client.request("textDocument/documentSymbol", document());
        client.leave_at_once();
    }
}

#[test]
fn what_is_not_understood_is_refused_and_the_server_lives() {
    let mut client = acorn();
    for (method, params, expected) in [
        ("textDocument/hover", json!({ "position": 7 }), -32602),
        ("no/such/request", json!({}), -32601),
        ("textDocument/hover", place("missing.coprod", 0, 0), -32803),
    ] {
        let id = client.request(method, params);
        assert_eq!(client.response(id).expect_err(method).0, expected, "{method}");
    }
    client.tell("textDocument/didChange", json!({ "nothing": "of the form" }));
    assert!(client.at("textDocument/hover", "acorn.coprod", 1, 8).is_object());
}
