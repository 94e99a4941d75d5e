//! The archetypes of systems thinking, of which it is known how many loops of which kind they have.
//!
//! In a way round, `-x` means that `x` is acted on against its sign: it comes about without what stands before it, or is
//! ended by it. An even number of these makes a loop that reinforces itself.

use super::groups;
use coproduce_core::Program;
use coproduce_core::analysis::{ElementaryLoop, Sign};

/// The loops of a model: the kind, the periods, and the way round, each thing with a sign for how it is acted on.
fn of(text: &str, environment: &str) -> Vec<String> {
    let program = Program::read("model.coprod", text);
    assert!(program.laws_understood, "{:#?}", program.findings);
    let groups = groups(&program, environment);
    let mut found: Vec<String> = groups.iter().flat_map(|group| &group.elementary).map(said).collect();
    found.sort();
    found
}

fn said(one: &ElementaryLoop) -> String {
    let signs = one.steps.iter().map(|step| match step.sign {
        Sign::Same => "",
        Sign::Opposite => "-",
        Sign::Both => "±",
    });
    let next = one.things.iter().cycle().skip(1);
    let way: Vec<String> = signs.zip(next).map(|(sign, thing)| format!("{sign}{thing}")).collect();
    assert_eq!(one.delay.least, one.delay.most);
    format!("{} {}: {} {}", one.kind.letter(), one.delay.least, one.things[0], way.join(" "))
}

fn archetype(name: &str, environment: &str) -> Vec<String> {
    let path = format!("{}/examples/archetypes/{name}.coprod", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("an example");
    let program = Program::read("model.coprod", &text);
    assert!(program.findings.is_empty(), "{name}: {:#?}", program.findings);
    of(&text, environment)
}

#[test]
fn a_thermostat_balances_itself() {
    // The heater is on because it is not warm, and makes it warm: one sign turns. The cold is in no loop.
    let thermostat = "
object cold, boiler, heater, warmth
environment house { holds boiler }
law switching in house { cold and boiler and not warmth produce heater }
law heating in house { heater and boiler produce warmth after 1 period }
";
    assert_eq!(of(thermostat, "house"), ["B 1: heater warmth -heater"]);
    // Within the period it cannot be settled, and is a loop all the same.
    assert_eq!(of(&thermostat.replace(" after 1 period", ""), "house"), ["B 0: heater warmth -heater"]);
}

#[test]
fn limits_to_growth_have_one_of_each() {
    // Visitors make fame, which brings visitors. They crowd the place, and without crowding alone there are visitors.
    let found = archetype("limits_to_growth", "old_town");
    assert_eq!(found, ["B 4: crowding -visitors crowding", "R 1: fame visitors fame"]);
}

#[test]
fn fixes_that_fail_have_one_of_each() {
    // The shortage brings the loan, which ends it; the loan brings interest, which brings the shortage.
    let found = archetype("fixes_that_fail", "firm");
    assert_eq!(found, ["B 1: shortage loan -shortage", "R 4: shortage loan interest shortage"]);
}

#[test]
fn the_shifted_burden_has_two_that_balance_and_one_that_reinforces() {
    // Stress is ended by the drink that it brings, and by the lighter work that it has planned. The drink weakens, the weak
    // get no lighter work, and lighter work would end the stress: two signs turn.
    let found = archetype("shifting_the_burden", "office");
    let balancing = ["B 1: stress drink -stress", "B 3: stress plan lighter_work -stress"];
    assert_eq!(found[..2], balancing);
    assert_eq!(found[2..], ["R 3: stress drink weakness -lighter_work -stress"]);
}

#[test]
fn eroding_goals_have_two_that_balance() {
    // The gap brings effort and so quality, and where there is quality there is no gap. It also brings pressure, which
    // ends the goal, and without a goal there is no gap.
    let found = archetype("eroding_goals", "firm");
    assert_eq!(found, ["B 2: goal gap pressure -goal", "B 5: quality -gap effort quality"]);
}

#[test]
fn escalation_has_two_that_balance() {
    // Arms of the east put it ahead, and it arms where it is not ahead. Where the west is not armed the east is ahead, and
    // where the east is ahead the west arms. A way through both would meet `east_ahead` twice.
    let found = archetype("escalation", "frontier");
    assert_eq!(found, ["B 1: east_arms east_ahead -east_arms", "B 1: west_arms -east_ahead west_arms"]);
}

#[test]
fn success_to_the_successful_has_two_that_reinforce() {
    // Preference funds the first, whose success brings preference: no sign turns. Without preference the second is funded,
    // and without its success there is preference: two turn.
    let found = archetype("success_to_the_successful", "firm");
    let second = "R 1: preference -second_funds second_success -preference";
    assert_eq!(found, [second, "R 1: preference first_funds first_success preference"]);
}

#[test]
fn the_tragedy_of_the_commons_has_two_of_each() {
    // Each herd gains, and gain keeps the herd. Both graze, grazing wears the common, and where it is worn neither gains. A
    // way from the one herd to the other would meet `grazing` twice.
    let found = archetype("tragedy_of_the_commons", "village");
    assert_eq!(
        found,
        [
            "B 5: north_herd grazing barrenness -north_gain north_herd",
            "B 5: south_herd grazing barrenness -south_gain south_herd",
            "R 1: north_herd north_gain north_herd",
            "R 1: south_herd south_gain south_herd",
        ]
    );
}

#[test]
fn growth_and_underinvestment_has_one_that_reinforces_and_two_that_balance() {
    // Orders bring fame, and fame orders. Orders pile up, with a backlog there is no punctuality, and without that there are
    // no orders. Without punctuality there is need, which brings capacity and so punctuality.
    let found = archetype("growth_and_underinvestment", "firm");
    assert_eq!(
        found,
        [
            "B 4: orders backlog -punctuality orders",
            "B 6: punctuality -need capacity punctuality",
            "R 1: orders fame orders",
        ]
    );
}
