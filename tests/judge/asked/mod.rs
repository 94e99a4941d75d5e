//! The same questions put to the interpreter: by the library, in a session, on the command line.

pub mod binary;
pub mod library;
pub mod session;

use super::facts::{Facts, listed};
use serde_json::Value as Json;

/// A literal or a name, however it is written.
fn literal(json: &Json) -> String {
    if let Json::String(text) = json {
        return text.replace('`', "");
    }
    let name = json["name"].as_str().unwrap_or_default();
    if json["present"].as_bool() == Some(false) { format!("not {name}") } else { name.to_owned() }
}

fn sets(json: &Json) -> String {
    let items = |set: &Json| set.as_array().map(|items| items.iter().map(literal).collect()).unwrap_or_default();
    listed(json.as_array().into_iter().flatten().map(items))
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().replace('_', " ")
}

fn name(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

/// A verdict and what is missing for it.
fn verdict(facts: &mut Facts, product: &Json, situation: &str) {
    let asked = format!("{} in {situation}", name(&product["name"]));
    facts.insert(format!("verdict: {asked}"), text(&product["verdict"]));
    facts.insert(format!("missing: {asked}"), sets(&product["missing"]));
}

/// What an evaluation says of each situation.
fn situations(facts: &mut Facts, json: &Json) {
    let each = |json: &Json| json.as_array().cloned().unwrap_or_default();
    for situation in each(&json["situations"]) {
        // A proposition is followed in a situation of its own, which nothing is asked about here.
        if name(&situation["kind"]) == "proposition" {
            continue;
        }
        let called = name(&situation["name"]);
        for product in each(&situation["products"]) {
            verdict(facts, &product, called);
        }
        for (actor, net) in situation["nets"].as_object().into_iter().flatten() {
            facts.insert(format!("net: {actor} in {called}"), range(net));
        }
        for value in each(&situation["values"]) {
            let standing = if value["status"].is_string() { &value["status"] } else { &value["standing"] };
            facts.insert(format!("value: {} in {called}", name(&value["name"])), text(standing));
        }
    }
}

fn range(net: &Json) -> String {
    let between = net["between"].as_array();
    let whole = |json: &Json| json.as_f64().map_or_else(|| json.to_string(), |amount| amount.to_string());
    match between.map(Vec::as_slice) {
        Some([least, most]) => format!("{} to {}", whole(least), whole(most)),
        _ => format!("{0} to {0}", whole(&net["total"])),
    }
}

fn relations(facts: &mut Facts, json: &Json, asked: &str) {
    for (relation, holds) in json["relations"].as_object().into_iter().flatten() {
        facts.insert(format!("{relation}: {asked}"), holds.to_string());
    }
}

fn product_sets(facts: &mut Facts, json: &Json, asked: &str) {
    facts.insert(format!("production: {asked}"), sets(&json["production_sets"]));
    facts.insert(format!("blocking: {asked}"), sets(&json["blocking_sets"]));
}

fn feedback(facts: &mut Facts, json: &Json) {
    for found in json["loops"].as_array().into_iter().flatten() {
        let mut names: Vec<&str> = found["products"].as_array().into_iter().flatten().map(name).collect();
        names.sort_unstable();
        let asked = format!("{} in {}", names.join(", "), name(&found["situation"]));
        facts.insert(format!("loop: {asked}"), text(&found["verdict"]));
        facts.insert(
            format!("seeds: {asked}"),
            if text(&found["verdict"]) == "produced" { String::new() } else { sets(&found["seeds"]) },
        );
    }
}
