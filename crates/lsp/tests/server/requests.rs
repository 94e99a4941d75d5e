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
    assert_eq!(said, "**acorn** \u{201c}an acorn\u{201d}: object\n\nWhat a tree grows from.");
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
fn expectations_say_how_they_stand() {
    let mut client = acorn();
    let mut asked = document();
    asked["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", asked);
    assert_eq!(hints.as_array().map(Vec::len), Some(1));
    assert_eq!(hints[0]["position"], json!({ "line": 7, "character": 12 }));
    assert_eq!(hints[0]["label"], "holds");
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
