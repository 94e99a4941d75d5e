//! What decides in a period where a course says several things, and what cannot be said together.

use super::super::completions::Refusal;
use super::{Worked, refused};

const MODEL: &str =
    "object a actor u action act by u environment e { } environment f { } environment bare { lacks a, u }";

fn row(courses: &str) -> String {
    Worked::new(&format!("{MODEL} {courses}")).row("a")
}

/// What begins latest decides as long as it goes on; then what began before it does.
#[test]
fn what_begins_latest_decides() {
    assert_eq!(row("course c in e { given a from 2 without a at 3 to 4 given a for 6 periods }"), "1101100");
    assert_eq!(row("course c in e { at 1 to 5 given a at 3 without a for 6 periods }"), "0110110");
    assert_eq!(row("course c in e { at 1 to 6 given a from 3 without a for 6 periods }"), "0110000");
}

/// What another course says is taken over; what begins with it is said over it, as long as both go on. At 5 only the other
/// one says anything.
#[test]
fn a_course_like_another() {
    let other = "course b in e { given a from 3 without a for 5 periods }";
    assert_eq!(row(&format!("{other} course c in e like b {{ for 6 periods }}")), "1110000");
    assert_eq!(row(&format!("{other} course c in e like b {{ at 3 to 4 given a for 6 periods }}")), "1111100");
    assert_eq!(row(&format!("{other} course c in e like b {{ without a for 6 periods }}")), "0000000");
    let third = "course d in e like b { from 3 given a for 5 periods }";
    assert_eq!(row(&format!("{other} {third} course c in e like d {{ for 5 periods }}")), "111111");
    // Places are taken over as well, but for the one it begins in.
    let there = Worked::new(&format!(
        "{MODEL} course b in bare {{ from 2 in f for 3 periods }} course c in e like b {{ for 3 periods }}"
    ));
    assert_eq!((there.row("e"), there.row("f"), there.row("bare")), ("1100".into(), "0011".into(), "0000".into()));
}

#[test]
fn what_cannot_be_said() {
    let is_conflict = |courses: &str| refused(&format!("{MODEL} {courses}")) == Some(Refusal::Conflict);
    let says = |clauses: &str| is_conflict(&format!("course c in e {{ {clauses} for 6 periods }}"));
    assert!(says("from 3 given a at 3 without a"));
    // What is said of all periods begins at 0.
    assert!(says("given a at 0 without a"));
    assert!(says("at 2 given a at 2 to 3 unknown a"));
    assert!(!says("at 2 given a from 2 given a"));
    assert!(!says("from 2 given a at 3 without a"));
    assert!(says("from 3 in f at 3 in bare"));
    // Given where it is lacked, unless something else decides there.
    assert!(says("given a from 3 in bare"));
    assert!(!says("given a from 3 in bare from 3 without a"));
    assert!(!says("given a from 3 in bare from 2 unknown a"));
    // An actor who is lacked cannot be given; the choice of an action can, and comes to nothing.
    assert!(says("given u from 3 in bare"));
    assert!(!says("given act from 3 in bare"));
    let other = "course b in e { at 3 given a from 3 without a for 6 periods }";
    assert!(is_conflict(&format!("{other} course c in e like b {{ for 6 periods }}")));
    assert!(!is_conflict(&format!("{other} course c in e like b {{ at 3 given a for 6 periods }}")));
}
