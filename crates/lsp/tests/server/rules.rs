//! The failing examples of rules: each action that is offered takes its finding away and breaks nothing.

use crate::client::{Client, rules, uri};
use coproduce_core::check::registry::RULES;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Findings of a kind that the example of their page does not show, and that can be fixed.
const MORE: [(&str, &str); 3] = [
    (
        "dead-law",
        "object a, b, k, y\nenvironment e { holds k }\nlaw l in e { a and b and k produce y   likelihood 0 }\n",
    ),
    (
        "mismatched-approach",
        "actor mayor, residents\nproblem exodus {\n  dynamic high\n  approach systemic, piecemeal\n  decided by mayor, residents\n  concerns residents\n}\n",
    ),
    (
        "universal-law",
        "object water, flame, steam\nenvironment kitchen { holds flame }\nlaw boiling { water and flame produce steam }\n",
    ),
];

/// The failing example of a page, where it is one file.
fn example(page: &str) -> Option<&str> {
    let rest = page.split_once("\n## Fails\n")?.1.split("\n## ").next()?;
    let code = rest.split_once("```coprod\n")?.1.split_once("```")?.0;
    (!code.contains("//// file: ")).then_some(code)
}

/// A text with changes made, in UTF-8.
fn changed(text: &str, edits: &Value) -> String {
    let byte = |position: &Value| {
        let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
        let line: usize = text.split_inclusive('\n').take(number(&position["line"])).map(str::len).sum();
        line + number(&position["character"])
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let new = edit["newText"].as_str().expect("a text");
            (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]), new)
        })
        .collect();
    edits.sort_unstable();
    let mut after = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        after.replace_range(start..end, new);
    }
    after
}

#[test]
fn every_action_takes_its_finding_away() {
    let mut client = Client::new("utf-8", &[]);
    let (mut fixed, mut allowed) = (BTreeSet::new(), 0);
    let of_pages = RULES.iter().filter_map(|rule| Some((rule.name, example(rule.page)?)));
    for (rule, code) in of_pages.chain(MORE) {
        client.open("a.coprod", code);
        let before = client.findings("a.coprod");
        let of_rule = |found: &[Value]| rules(found).into_iter().filter(|name| *name == rule).count();
        let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9999, "character": 0 } });
        let asked = json!({
            "textDocument": { "uri": uri("a.coprod") }, "range": whole,
            "context": { "diagnostics": [], "only": ["quickfix"] },
        });
        let actions = client.ask("textDocument/codeAction", asked);
        for action in actions.as_array().expect("actions") {
            if action["diagnostics"][0]["code"] != rule {
                continue;
            }
            let after = changed(code, &action["edit"]["changes"][uri("a.coprod")]);
            client.change("a.coprod", &json!([{ "text": after }]));
            let found = client.findings("a.coprod");
            let context = format!("{rule}: {}\n{after}\n{:?}", action["title"], rules(&found));
            assert!(of_rule(&found) < of_rule(&before), "{context}");
            let mistakes = |found: &[Value]| rules(found).iter().filter(|name| **name == "syntax-error").count();
            assert!(mistakes(&found) <= mistakes(&before), "{context}");
            if action["title"].as_str().expect("a title").starts_with("allow ") {
                allowed += 1;
            } else {
                fixed.insert(rule);
            }
        }
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri("a.coprod") } }));
    }
    // A rule without any is not what this test is about; that there are none at all would be.
    assert!(fixed.len() >= 15 && allowed >= 50, "{fixed:?} are fixed, and {allowed} allowances were tried");
}
