//! A loop that balances: a heater that is on because it is cold, and off because it was on.

use super::super::completions::Refusal;
use super::{Worked, refused};

const HOUSE: &str = "environment room { } environment outside { }
    law switching in room { cold and not warm produce heater }
    law heating in room { heater and cold produce warm after 1 period }";

fn thermostat(clauses: &str) -> Worked {
    Worked::new(&format!("object cold, heater, warm {HOUSE} course c in room {{ given cold {clauses} for 7 periods }}"))
}

/// The same where warmth lasts until a draught ends it, a period later.
fn insulated(clauses: &str) -> Worked {
    Worked::new(&format!(
        "object cold, heater, draught object warm lasting {HOUSE} law airing in room {{ draught and room end warm after 1 period }}
        course c in room {{ given cold {clauses} for 7 periods }}"
    ))
}

/// At 0 it is not warm: the heater is on. So it is warm at 1, and the heater off; so it is not warm at 2, and so on.
#[test]
fn a_thermostat_goes_round() {
    let found = thermostat("");
    assert_eq!((found.row("heater"), found.row("warm")), ("10101010".into(), "01010101".into()));
    assert!(found.goes_round(2, 0), "{:?}", found.answer.settling);
    assert_eq!((found.by("warm", 1), found.by("heater", 2)), (vec!["heating"], vec!["switching"]));
}

/// The heater is on at 0 and 2, so the warmth of 3 still arrives, wherever one is then. There no law switches it on again:
/// from 4 on there is nothing but the cold.
#[test]
fn a_thermostat_left_behind_settles() {
    let found = thermostat("from 3 in outside");
    assert_eq!((found.row("heater"), found.row("warm")), ("10100000".into(), "01010000".into()));
    assert!(found.settles_at(4), "{:?}", found.answer.settling);
}

/// Without a draught the warmth of 1 stays, and the heater is off from then on: 0 is the only other period.
#[test]
fn lasting_warmth_settles() {
    let found = insulated("");
    assert_eq!((found.row("heater"), found.row("warm")), ("10000000".into(), "01111111".into()));
    assert!(found.settles_at(1), "{:?}", found.answer.settling);
}

/// The draught of 3 ends the warmth at 4; the heater is on at 4, and it is warm from 5 on. At 4 the warmth differs, and at 3
/// the draught, so that nothing is the same until 5.
#[test]
fn one_draught_is_made_up_for() {
    let found = insulated("at 3 given draught");
    assert_eq!((found.row("heater"), found.row("warm")), ("10001000".into(), "01110111".into()));
    assert!(found.settles_at(5), "{:?}", found.answer.settling);
    assert!(found.contested("warm").is_empty());
}

/// A draught from 3 on ends what lasts at 4, 5, 6 and so on. The heater of 4 brings the warmth of 5 although it is ended
/// then, and what was not there before is not contested. At 6 it is ended and nothing brings it. The draught itself begins
/// at 3: 3 is as 5, but 2 is not as 4.
#[test]
fn a_lasting_draught_goes_round() {
    let found = insulated("from 3 given draught");
    assert_eq!((found.row("heater"), found.row("warm")), ("10001010".into(), "01110101".into()));
    assert!(found.goes_round(2, 3), "{:?}", found.answer.settling);
    assert!(found.contested("warm").is_empty());
}

/// Where there is a draught all along, what lasts might as well not last.
#[test]
fn a_draught_throughout_is_as_if_nothing_lasted() {
    let found = insulated("given draught");
    assert_eq!((found.row("heater"), found.row("warm")), ("10101010".into(), "01010101".into()));
    assert!(found.goes_round(2, 0), "{:?}", found.answer.settling);
}

/// With a delay of 3 the heater is on for three periods and off for three: 0, 1, 2 bring 3, 4, 5, in which it is off and
/// brings nothing for 6, 7, 8.
#[test]
fn a_longer_delay_makes_a_longer_round() {
    let found = Worked::new(
        "object cold, heater, warm environment room { }
        law switching in room { cold and not warm produce heater }
        law heating in room { heater and cold produce warm after 3 periods }
        course c in room { given cold for 11 periods }",
    );
    assert_eq!((found.row("heater"), found.row("warm")), ("111000111000".into(), "000111000111".into()));
    assert!(found.goes_round(6, 0), "{:?}", found.answer.settling);
}

/// What repeats itself may take longer than the course: one thing comes every three periods and the other every four, so
/// that both come together every twelve, from 0 on.
#[test]
fn rounds_of_two_lengths_meet_late() {
    let found = Worked::new(
        "object three, four environment room { }
        law short in room { three and room produce three after 3 periods }
        law long in room { four and room produce four after 4 periods }
        course c in room { at 0 given three, four for 5 periods }",
    );
    assert_eq!((found.row("three"), found.row("four")), ("100100".into(), "100010".into()));
    assert!(found.goes_round(12, 0), "{:?}", found.answer.settling);
}

/// Within the period nothing can settle whether the heater is on, or whether a house that ends itself stands. A delay mends
/// it; a `not` beside the `end` does not: the house stands unless it is ended, and is ended unless it stands.
#[test]
fn circles_through_an_absence() {
    let within = |law: &str| {
        refused(&format!(
            "object cold, heater, storm object house lasting environment room {{ }} law one in room {{ {law} }}
            course c in room {{ given cold for 3 periods }}"
        ))
    };
    assert_eq!(within("cold and not heater produce heater"), Some(Refusal::Unstratified));
    assert_eq!(within("house and storm end house"), Some(Refusal::Unstratified));
    assert_eq!(within("cold and not heater produce heater after 1 period"), None);
    assert_eq!(within("house and storm end house after 1 period"), None);
    assert_eq!(within("storm and not house end house"), Some(Refusal::Unstratified));
}
