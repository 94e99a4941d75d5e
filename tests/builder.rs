//! Models made in Rust code meet the same rules as models written by hand.

use coproduce::builder::{ModelBuilder, all, at_least, name, not};

#[test]
fn a_built_model_is_the_text_a_person_would_write() {
    let mut model = ModelBuilder::new("harbour");
    model.object("tide").object("24 h crane").object("and").actor("pilot").action("guide", ["pilot"]);
    model.enabled_action("moor", ["pilot"], "tide");
    model.environment("harbour mouth").within("coast").holds(["tide"]).likely("and", 0.5);
    model.law("landing").alternative().applies_in("coast").when(all([name("tide"), not("and")])).produces("cargo");
    assert_eq!(
        model.text(),
        "model harbour\nobject tide\nobject `24 h crane`\nobject `and`\nactor pilot\naction guide by pilot\n\
         action moor by pilot enabled by tide\n\
         environment `harbour mouth` within coast {\n  holds tide\n  likely `and` 0.5\n}\n\
         alternative law landing in coast {\n  all of (tide, not `and`) produce cargo\n}\n"
    );
}

#[test]
fn a_built_model_meets_the_same_rules() {
    let mut model = ModelBuilder::new("lamp");
    model.object("switch").object("light").object("mains");
    model.environment("house").holds(["mains"]);
    model.law("lighting").applies_in("house").when("switch").produces("light");
    let program = model.build();
    let [finding] = program.findings() else { panic!("{:?}", program.findings()) };
    let (place, text) = (&finding.place, model.text());
    let line = text.lines().nth(place.line - 1).unwrap();
    assert_eq!(finding.rule, "lone-producer");
    assert_eq!(&line[place.column - 1..place.end_column - 1], "switch");
}

#[test]
fn numbers_and_names_that_cannot_be_are_findings_not_panics() {
    let mut model = ModelBuilder::new("odd`name\n");
    model.object("`").object("a\nb").environment("e");
    model.law("l").applies_in("e").when(at_least(9, ["x", "y"])).produces("p").likelihood(f64::NAN).source("\u{1b}\"");
    assert!(model.build().has_errors());
}
