//! Every reply, as JSON, follows `schema/coproduce.reply.schema.json`.

use super::disk::Disk;
use coproduce_session::{Session, json};
use serde_json::Value;
use std::collections::BTreeSet;

/// A model, and what is entered.
const SESSIONS: [(&str, &[&str]); 8] = [
    (
        "examples/acorn.coprod",
        &[
            "oak?",
            "oak oak",
            "in forest given acorn",
            "likely soil 0.5",
            "oak, acorn, soil?",
            "why oak",
            "why not oak in ocean",
            "acorn to oak",
            "sets oak in outdoors",
            "rank oak",
            "necessary oak",
            "who gains",
            "if without soil: what changed",
            ":env",
            ":scenario",
            ":scenario at_sea",
            "without acorn",
            ":type oak",
            ":doc oak",
            ":graph oak",
            "object rain",
            "law raining in outdoors { rain and sun produce oak }",
            ":diff",
            ":diff examples/acorn.coprod",
            ":reload",
            ":undo",
            ":rules",
            ":explain dead-law",
            ":explain law",
            ":explain",
            ":help",
            ":help env",
            ":load nothing.coprod",
            ":save saved.coprod",
            ":quit",
        ],
    ),
    ("examples/loop.coprod", &["in market_town", "loops", "given fair", "loops", "sustain", "compare"]),
    ("examples/england_and_portugal.coprod", &["trade", "propose england portugal"]),
    ("examples/ichiba_growth.coprod", &["simulate", "simulate growth"]),
    ("examples/orchestration/rakuten.coprod", &["matrix", "play", "complexity", ":more"]),
    ("examples/white_shirt.coprod", &["who gains", ":scenario worn", "who gains", "what changed", "why esteem"]),
    ("tests/cases/theory/either_way_by_one_law.coprod", &[":env"]),
    ("examples/lipset/democracies.coprod", &[":fit", ":fit history", ":fit nothing"]),
];

#[test]
fn every_reply_follows_the_schema() {
    let read = |path: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    let own = read("schema/coproduce.reply.schema.json");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("coproduce.schema.json", read("schema/coproduce.schema.json")).unwrap();
    compiler.add_resource("coproduce.reply.schema.json", own.clone()).unwrap();
    let index =
        compiler.compile("coproduce.reply.schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
    let mut seen = BTreeSet::new();
    for (model, entries) in SESSIONS {
        let (mut session, mut disk) = (Session::new(), Disk::default());
        let mut written = Vec::new();
        json::render(&session.load(&[model.to_owned()], &mut disk), &mut written).unwrap();
        for entry in entries {
            json::render(&session.enter_with(entry, &mut disk), &mut written).unwrap();
        }
        for line in std::str::from_utf8(&written).unwrap().lines() {
            let reply: Value = serde_json::from_str(line).unwrap();
            seen.insert(reply["reply"].as_str().unwrap().to_owned());
            if let Err(error) = schemas.validate(&reply, index) {
                panic!("{line}: {error:#}");
            }
        }
    }
    let tag = |one: &Value| {
        let own = one.get("allOf").map_or(one, |all| &all[0]);
        own["properties"]["reply"]["const"].as_str().expect("a tag").to_owned()
    };
    let mut known: BTreeSet<String> = own["anyOf"].as_array().unwrap().iter().map(tag).collect();
    // No analysis of these models takes so long.
    assert!(known.remove("interrupted"));
    assert_eq!(seen, known);
    let unsound = serde_json::json!({ "reply": "failed", "reason": 1, "help": null });
    assert!(schemas.validate(&unsound, index).is_err());
}
