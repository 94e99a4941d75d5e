//! What spreads, and what has to come before something else.

use super::super::completions::Three;
use super::Worked;
use std::fmt::Write;

const ILL: [&str; 6] = ["ill1", "ill2", "ill3", "ill4", "ill5", "ill6"];

/// A ring of six in which everyone catches it from either neighbour a period later, unless vaccinated; 1 is ill at 0, 3
/// and 4 are vaccinated.
fn ring(lasting: &str) -> Worked {
    let mut text = format!("object {} {lasting} ", ILL.join(", "));
    text.push_str("object safe1, safe2, safe3, safe4, safe5, safe6 environment town { } ");
    for member in 1..=6 {
        let (left, right) = ((member + 4) % 6 + 1, member % 6 + 1);
        for neighbour in [left, right] {
            let _ = write!(
                text,
                "law from{neighbour}to{member} in town {{ ill{neighbour} and not safe{member} and town produce ill{member} after 1 period }} "
            );
        }
    }
    text.push_str("course c in town { at 0 given ill1 given safe3, safe4 for 6 periods }");
    Worked::new(&text)
}

/// 1 infects 2 and 6; 6 infects 5, and 2 would infect 3, who is safe. 5 would infect 4. Who is ill stays ill: settled at 2.
#[test]
fn an_illness_that_lasts() {
    let found = ring("lasting");
    assert_eq!(found.there(&ILL, 0), ["ill1"]);
    assert_eq!(found.there(&ILL, 1), ["ill1", "ill2", "ill6"]);
    for period in 2..=6 {
        assert_eq!(found.there(&ILL, period), ["ill1", "ill2", "ill5", "ill6"]);
    }
    assert!(found.settles_at(2), "{:?}", found.answer.settling);
}

/// Who recovers at once is infected again: 2 and 6 infect 1 and, in the case of 6, 5; these infect 2 and 6 again. At 0 there
/// was 1 without 5, so it goes round from 1 on.
#[test]
fn an_illness_that_does_not_last() {
    let found = ring("");
    assert_eq!(found.there(&ILL, 0), ["ill1"]);
    for period in [1, 3, 5] {
        assert_eq!(found.there(&ILL, period), ["ill2", "ill6"]);
        assert_eq!(found.there(&ILL, period + 1), ["ill1", "ill5"]);
    }
    assert!(found.goes_round(2, 1), "{:?}", found.answer.settling);
}

/// The letter is written on the day of the discharge and arrives the day after; the visit is made the day after that. If
/// the nurse is away on the day of the discharge, no letter is written, and there is no visit.
#[test]
fn a_letter_before_the_visit() {
    let ward = |clauses: &str| {
        Worked::new(&format!(
            "actor doctor, nurse object patient action discharge by doctor action write by nurse enabled by discharge
            object letter lasting object visit environment ward {{ holds patient }}
            law posting in ward {{ write and patient produce letter after 1 period }}
            law calling in ward {{ letter and not visit and patient produce visit after 1 period }}
            course c in ward {{ at 3 given discharge given write {clauses} for 8 periods
              expect letter before visit, visit within 2 of discharge, not visit within 1 of discharge }}"
        ))
    };
    let found = ward("");
    assert_eq!((found.row("write"), found.row("letter")), ("000100000".into(), "000011111".into()));
    // The letter stays, so whoever was not visited the day before is visited.
    assert_eq!(found.row("visit"), "000001010");
    assert!(found.is_as_expected());
    let found = ward("at 3 without nurse");
    assert_eq!(
        (found.row("discharge"), found.row("letter"), found.row("visit")),
        ("000100000".into(), "000000000".into(), "000000000".into())
    );
    assert_eq!(found.expectations(Three::Never), ["letter before visit", "visit within 2 of discharge"]);
}
