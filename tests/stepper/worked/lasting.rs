//! What lasts, what ends it, and what is on its way.

use super::Worked;

const PLACES: &str =
    "object a, b, rain object house lasting environment e { } environment f { } environment bare { lacks house }";

fn course(laws: &str, clauses: &str) -> Worked {
    Worked::new(&format!("{PLACES} {laws} course c in e {{ {clauses} for 6 periods }}"))
}

/// Given once, it stays. What does not last is there only when it is given.
#[test]
fn what_lasts_stays() {
    let found = course("", "at 2 given house, a");
    assert_eq!((found.row("house"), found.row("a")), ("0011111".into(), "0010000".into()));
    // At 2 there is `a`, which no other period has.
    assert!(found.settles_at(3), "{:?}", found.answer.settling);
}

/// What is taken away or lacked is absent then, and does not come back by itself.
#[test]
fn what_is_taken_away_does_not_come_back() {
    assert_eq!(course("", "at 0 given house at 3 without house").row("house"), "1110000");
    assert_eq!(course("", "at 0 given house at 3 to 4 in bare").row("house"), "1110000");
    // Given throughout, it is there again.
    assert_eq!(course("", "given house at 3 without house").row("house"), "1110111");
}

/// A thing is ended in the period, or later; what is ended before it is there is not ended.
#[test]
fn ending() {
    let within = "law l in e { rain and e end house }";
    assert_eq!(course(within, "at 0 given house at 3 given rain").row("house"), "1110000");
    assert_eq!(course(within, "at 3 given house at 2 given rain").row("house"), "0001111");
    let later = "law l in e { rain and e end house after 2 periods }";
    assert_eq!(course(later, "at 0 given house at 1 given rain").row("house"), "1110000");
    // Its environment is that of the rain, not that of the end.
    assert_eq!(course(later, "at 0 given house at 1 given rain from 2 in f").row("house"), "1110000");
    assert_eq!(course(later, "at 0 given house at 1 given rain at 1 in f").row("house"), "1111111");
}

/// Producing beats ending, and it is contested only where something was there before. What is given is there as well, but no
/// law has produced it.
#[test]
fn producing_beats_ending() {
    let laws = "law building in e { a and e produce house } law flood in e { rain and e end house }";
    let found = course(laws, "at 1 to 3 given a at 3 to 4 given rain");
    assert_eq!((found.row("house"), found.contested("house")), ("0111000".into(), vec![3]));
    let found = course(laws, "at 3 given a at 3 given rain");
    assert_eq!((found.row("house"), found.contested("house")), ("0001111".into(), vec![]));
    let found = course(laws, "at 2 to 3 given house at 3 given rain");
    assert_eq!((found.row("house"), found.contested("house")), ("0011111".into(), vec![]));
    let late = "law building in e { a and e produce house after 2 periods } law flood in e { rain and e end house after 1 period }";
    let found = course(late, "at 0 given house at 1 given a at 2 given rain");
    assert_eq!((found.row("house"), found.contested("house")), ("1111111".into(), vec![3]));
}

/// What takes two periods is produced from 2 on; it needs its condition once, and arrives wherever one is. Where it is taken
/// away it is lost.
#[test]
fn what_is_on_its_way() {
    let law = "law l in e { a and e produce b after 2 periods }";
    assert_eq!(course(law, "given a").row("b"), "0011111");
    assert_eq!(course(law, "at 1 given a from 2 in f").row("b"), "0001000");
    assert_eq!(course(law, "at 1 given a at 1 in f").row("b"), "0000000");
    assert_eq!(course(law, "given a at 3 to 4 without b").row("b"), "0010011");
    assert_eq!(course(law, "at 1 given a").by("b", 3), ["l"]);
    assert!(course(law, "at 1 given a at 3 without b").by("b", 3).is_empty());
}

/// What an environment holds goes with it, unless it lasts.
#[test]
fn moving() {
    let found = Worked::new(
        "object stove object key lasting environment e { holds stove, key } environment f within e { lacks stove } environment g { }
        course c in e { at 1 in f from 3 in g for 5 periods }",
    );
    assert_eq!((found.row("stove"), found.row("key")), ("101000".into(), "111111".into()));
    // One is in `e` as long as one is in `f`.
    assert_eq!((found.row("e"), found.row("f"), found.row("g")), ("111000".into(), "010000".into(), "000111".into()));
    assert!(found.settles_at(3), "{:?}", found.answer.settling);
}

/// A loop within the period starts nothing on its own, and does not produce what it only follows from.
#[test]
fn least_sets() {
    let laws = "law one in e { a and e produce b } law other in e { b and e produce a }";
    let found = course(laws, "at 3 given a");
    assert_eq!((found.row("a"), found.row("b")), ("0001000".into(), "0001000".into()));
    assert_eq!((found.by("b", 3), found.by("a", 3)), (vec!["one"], vec![]));
}

/// In a loop over periods each thing comes from the one before it.
#[test]
fn a_loop_over_periods() {
    let laws = "law one in e { a and e produce b after 1 period } law other in e { b and e produce a after 1 period }";
    let found = course(laws, "at 1 given a");
    assert_eq!((found.row("a"), found.row("b")), ("0101010".into(), "0010101".into()));
    assert_eq!(found.by("a", 3), ["other"]);
    assert!(found.goes_round(2, 1), "{:?}", found.answer.settling);
}
