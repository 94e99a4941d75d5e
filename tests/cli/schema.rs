//! What is written as JSON follows `schema/coproduce.schema.json`.
//!
//! Read here is the part of JSON Schema that the schema uses; an unknown keyword fails the test, so that none is
//! passed over.

use super::support::{project, run};
use serde_json::Value;
use std::fs;

#[test]
fn every_envelope_follows_the_schema() {
    let text = fs::read_to_string(project().join("schema/coproduce.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    for line in [
        "check examples tests/cases --format json",
        "run examples tests/cases --format json",
        "run examples/acorn.coprod --in outdoors --given acorn --format json",
        "run tests/cases/broken --format json",
        "why esteem examples/white_shirt.coprod --scenario worn --format json",
        "why-not oak examples/acorn.coprod --scenario at_sea --format json",
        "relate acorn oak examples/acorn.coprod --in forest --format json",
        "run tests/cli/models/heating.coprod --format json",
        "why warmth tests/cli/models/heating.coprod --course winter --at 3 --format json",
        "why-not warmth tests/cli/models/heating.coprod --course fuel_unknown --format json",
        "sets warmth tests/cli/models/heating.coprod --course fuel_unknown --format json",
        "steady tests/cli/models/heating.coprod --format json",
        "test tests/cli/models/heating.coprod --format json",
        "diff tests/cli/models/acorn_changed.coprod tests/cli/models/heating.coprod --format json",
        "diff tests/cli/models/acorn_changed.coprod tests/cli/models/wards.coprod --format json",
        "sets oak examples/acorn.coprod --in outdoors --format json",
        "sets fire tests/cases/theory/absence_by_strata.coprod --in heath --limit 1 --format json",
        "rank adopted examples/security_council.coprod --in even_chances --format json",
        "necessary oak examples/acorn.coprod --in outdoors --format json",
        "compare examples/acorn.coprod --of forest,at_sea --format json",
        "loops examples/loop.coprod --format json",
        "loops examples/archetypes --format json",
        "sustain examples/house.coprod --format json",
        "matrix examples tests/cases --format json",
        "complexity examples tests/cases --format json",
        "play examples tests/cases --format json",
        "trade examples --format json",
        "propose maker buyer examples/white_shirt.coprod --format json",
        "propose england portugal examples/england_and_portugal.coprod --format json",
        "simulate examples/ichiba_growth.coprod --update all --format json",
        "hash examples --format json",
        "diff examples tests/cases/theory --format json",
        "diff examples/acorn.coprod tests/cli/models/acorn_changed.coprod --format json",
        "graph examples --by constellation --format json",
        "test examples tests/cases --format json",
        "test examples/acorn.coprod --filter lab --format json",
        "rules --format json",
        "version --format json",
    ] {
        let found = run(project(), &line.split_whitespace().collect::<Vec<_>>());
        let value: Value = serde_json::from_str(&found.stdout).unwrap_or_else(|error| panic!("{line}: {error}"));
        if let Err(reason) = follows(&value, &schema, &schema) {
            panic!("{line}: {reason}");
        }
    }
}

#[test]
fn what_does_not_follow_is_noticed() {
    let text = fs::read_to_string(project().join("schema/coproduce.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let sound: Value = serde_json::from_str(&run(project(), &["version", "--format", "json"]).stdout).unwrap();
    follows(&sound, &schema, &schema).unwrap();
    for (pointer, value) in [("/schema", 1.into()), ("/summary/errors", (-1).into()), ("/results", "no".into())] {
        let mut unsound = sound.clone();
        *unsound.pointer_mut(pointer).unwrap() = value;
        follows(&unsound, &schema, &schema).unwrap_err();
    }
}

fn follows(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let target = rule.as_str().unwrap().trim_start_matches('#');
                follows(value, root.pointer(target).expect("a definition"), root)?;
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|one| is_of(value, one)),
                one => is_of(value, one),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64() >= rule.as_f64(),
            "pattern" => value.as_str().is_none_or(|text| matches(text, rule.as_str().unwrap())),
            "required" => rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "properties" => {
                for (name, one) in rule.as_object().unwrap() {
                    value.get(name).map_or(Ok(()), |value| follows(value, one, root))?;
                }
                true
            }
            "items" => {
                value.as_array().into_iter().flatten().try_for_each(|value| follows(value, rule, root))?;
                true
            }
            "additionalProperties" => {
                let known = |name: &String| schema.get("properties").is_some_and(|known| known.get(name).is_some());
                let others = value.as_object().into_iter().flatten().filter(|(name, _)| !known(name));
                match rule {
                    Value::Bool(false) => others.count() == 0,
                    rule => {
                        others.map(|(_, value)| value).try_for_each(|value| follows(value, rule, root))?;
                        true
                    }
                }
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "anyOf" => rule.as_array().unwrap().iter().any(|one| follows(value, one, root).is_ok()),
            unknown => panic!("a keyword that this test cannot read: {unknown}"),
        };
        if !holds {
            return Err(format!("{value} breaks {keyword}: {rule}"));
        }
    }
    Ok(())
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("a type that this test cannot read: {unknown}"),
    }
}

/// The two patterns of the schema: a rule's name, and a number.
fn matches(text: &str, pattern: &str) -> bool {
    let of = |part: &str, is: fn(&char) -> bool| !part.is_empty() && part.chars().all(|character| is(&character));
    match pattern {
        "^[a-z]+(-[a-z]+)*$" => text.split('-').all(|part| of(part, char::is_ascii_lowercase)),
        "^[0-9]+$" => of(text, char::is_ascii_digit),
        unknown => panic!("a pattern that this test cannot read: {unknown}"),
    }
}
