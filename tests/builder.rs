//! Models made in Rust code are those that a person would write, and meet the same rules.

#![allow(clippy::disallowed_methods, reason = "the grammar and the shipped examples are read")]

#[path = "builder/canonical.rs"]
mod canonical;
#[path = "builder/examples.rs"]
mod examples;
#[path = "builder/grammar.rs"]
mod grammar;
#[path = "builder/hostile.rs"]
mod hostile;
#[path = "builder/orchestration.rs"]
mod orchestration;
#[path = "builder/random.rs"]
mod random;
#[path = "grammar_support/reachable.rs"]
mod reachable;
#[path = "builder/services.rs"]
mod services;
#[path = "builder/words.rs"]
mod words;

use coproduce::builder::{ModelBuilder, all, name, not};

#[test]
fn a_built_model_is_the_text_a_person_would_write() {
    let mut model = ModelBuilder::new("harbour");
    model.object(["tide", "24 h crane", "and"]);
    model.actor("pilot");
    model.action("guide", "pilot");
    model.action("moor", "pilot").enabled_by("tide");
    model.environment("harbour mouth").within("coast").holds("tide").likely([("and", "0.5")]);
    model.law("landing").alternative().applies_in("coast").when(all([name("tide"), not("and")])).produces("cargo");
    assert_eq!(
        model.text(),
        "model harbour\nobject tide, `24 h crane`, `and`\nactor pilot\naction guide by pilot\n\
         action moor by pilot enabled by tide\n\
         environment `harbour mouth` within coast { holds tide   likely `and` 0.5 }\n\
         alternative law landing in coast { all of (tide, not `and`) produce cargo }\n"
    );
}

#[test]
fn a_built_model_meets_the_same_rules() {
    let mut model = ModelBuilder::new("lamp");
    model.object("switch").object("light").object("mains");
    model.environment("house").holds("mains");
    model.law("lighting").applies_in("house").when("switch").produces("light");
    let program = model.build();
    let [finding] = program.findings() else { panic!("{:?}", program.findings()) };
    let (place, text) = (&finding.place, model.text());
    let line = text.lines().nth(place.line - 1).unwrap();
    assert_eq!(finding.rule, "lone-producer");
    assert_eq!(&line[place.column - 1..place.end_column - 1], "switch");
}

#[test]
fn documentation_and_allowances_stand_above_what_they_are_about() {
    let mut model = ModelBuilder::labelled("harbour", "The \"old\" harbour");
    model.describe("Where ships land.\n\n  At high tide.");
    model.object("tide").allow(["unused-name"], "comes with the plan\nfor the summer").object("crane");
    model.documentation("Deep enough.\r\nMostly.").environment("coast").holds("tide");
    assert_eq!(
        model.text(),
        "/// Where ships land.\n///\n///   At high tide.\nmodel harbour \"The 'old' harbour\"\nobject tide\n\n\
         // allow unused-name: comes with the plan for the summer\nobject crane\n\n\
         /// Deep enough.\n/// Mostly.\nenvironment coast { holds tide }\n"
    );
    let program = model.build();
    let findings = program.findings();
    assert!(findings.iter().all(|finding| !finding.message.contains("crane")), "{findings:#?}");
}

#[test]
fn what_says_something_of_nothing_is_not_written() {
    let nothing: [String; 0] = [];
    let mut model = ModelBuilder::default();
    model.object("tide").environment("coast").within(nothing.clone()).holds(nothing.clone()).lacks("tide");
    model.scenario("ebb", "coast").given(nothing.clone()).expect(nothing);
    assert_eq!(model.text(), "object tide\nenvironment coast { lacks tide }\nscenario ebb in coast\n");
}

/// README.md shows the model that the documentation of the room shows.
#[test]
fn the_readme_builds_the_model_of_the_documentation() {
    let room = include_str!("../src/builder/mod.rs");
    let lines: Vec<&str> = room.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let lines: Vec<&str> = lines.into_iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let shown = lines.join("\n");
    let example = shown.split("```").nth(1).expect("an example").trim();
    assert!(include_str!("../README.md").contains(example), "{example}");
}
