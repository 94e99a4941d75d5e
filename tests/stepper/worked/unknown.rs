//! What is unknown, and the same in all periods.

use super::super::completions::Three;
use super::Worked;

const MODEL: &str = "object a, b, p object h lasting environment e { }
    law direct in e { a and e produce p } law late in e { b and e produce p after 2 periods }";

fn course(clauses: &str) -> Worked {
    Worked::new(&format!("{MODEL} course c in e {{ {clauses} for 4 periods }}"))
}

/// Whether `a` is there is not known, but it is the same at 1 and at 3.
#[test]
fn it_is_there_or_not() {
    let found = course("at 1 unknown a at 3 unknown a expect p at 1, p within 3, not p at 0, p at 2, not p at 1");
    assert_eq!((found.row("a"), found.row("p")), ("0?0?0".into(), "0?0?0".into()));
    assert_eq!(found.expectations(Three::Always), ["not p at 0"]);
    assert_eq!(found.expectations(Three::Never), ["p at 2"]);
    assert_eq!(found.expectations(Three::Sometimes), ["p at 1", "p within 3", "not p at 1"]);
    assert_eq!(found.answer.settling, None);
}

/// `p` comes about at 1 where `a` is there, and where it is not because `b` is given once: by 2 in either case, if not at
/// the same period in each. Here `b` at 0 always brings `p` at 2.
#[test]
fn it_comes_about_in_every_completion() {
    let found = Worked::new(
        "object a, p environment e { } law direct in e { a and e produce p }
        law otherwise in e { not a and e produce p after 2 periods }
        course c in e { unknown a expect p within 2, p within 1, p at 2 for 2 periods }",
    );
    // With `a` it is there in all periods, without it at 2.
    assert_eq!(found.row("p"), "??1");
    assert_eq!(found.expectations(Three::Always), ["p within 2", "p at 2"]);
    let found = Worked::new(
        "object a, p environment e { } law direct in e { a and e produce p after 1 period }
        law otherwise in e { not a and e produce p after 2 periods }
        course c in e { at 0 unknown a at 1 to 3 given a expect p within 2, not p at 1, p at 1 for 3 periods }",
    );
    // At 1 only with `a`; at 2 because `a` is given at 1, or because it was not there at 0.
    assert_eq!(found.row("p"), "0?11");
    assert_eq!(found.expectations(Three::Always), ["p within 2"]);
}

/// What lasts stays where it turns out to be there.
#[test]
fn what_is_unknown_and_lasts() {
    assert_eq!(course("at 1 unknown h").row("h"), "0????");
    // Not to be given is not to be taken away.
    assert_eq!(course("at 0 given h at 2 unknown h").row("h"), "11111");
}

/// What a law leaves unnamed is there in all periods or in none: the law acts always or never.
#[test]
fn a_law_that_is_only_likely() {
    let found = Worked::new(
        "object a, p, q environment e { } law l in e { a and e produce p likelihood 50% }
        law m in e { a and not p produce q }
        course c in e { given a expect p within 1, p at 0, p by l at 0 for 2 periods }",
    );
    assert_eq!((found.row("p"), found.row("q")), ("???".into(), "???".into()));
    assert_eq!(found.expectations(Three::Sometimes).len(), 3);
}

/// Where what is unknown bears on nothing, everything is determined, but a course with an unknown does not settle.
#[test]
fn what_is_unknown_may_not_matter() {
    let found = course("unknown h given a");
    assert_eq!((found.row("p"), found.row("h")), ("11111".into(), "?????".into()));
    assert_eq!(found.by("p", 0), ["direct"]);
    assert_eq!(found.answer.settling, None);
}
