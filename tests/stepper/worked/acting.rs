//! Actions and those who act.

use super::Worked;

fn course(clauses: &str) -> Worked {
    Worked::new(&format!(
        "object key, door actor porter action unlock by porter enabled by key
        environment hall {{ }} environment strike within hall {{ lacks porter }}
        law opening in hall {{ unlock and hall produce door after 1 period }}
        course c in hall {{ {clauses} for 5 periods }}"
    ))
}

/// It is chosen at 1 and 3, and performed only where the key is there; whoever acts is there. Of the choice of 1 nothing is
/// left.
#[test]
fn a_choice_that_is_not_enabled_leaves_nothing() {
    let found = course("at 1 given unlock at 3 given unlock from 2 given key");
    assert_eq!((found.row("unlock"), found.row("porter")), ("000100".into(), "000100".into()));
    assert_eq!(found.row("door"), "000010");
    assert!(found.settles_at(5), "{:?}", found.answer.settling);
}

/// An actor who is taken away or lacked is kept out in these periods; one who is only not there is brought along. To be
/// given and to be taken away on account of the actor is no contradiction.
#[test]
fn actors_are_kept_out_period_by_period() {
    let found = course("given unlock, key at 2 without porter from 4 in strike");
    assert_eq!((found.row("unlock"), found.row("porter")), ("110100".into(), "110100".into()));
    assert_eq!(found.row("door"), "011010");
    assert_eq!(course("given unlock, key at 2 without unlock").row("unlock"), "110111");
}

/// Who lasts stays after having acted.
#[test]
fn an_actor_who_lasts_stays() {
    let found = Worked::new(
        "actor guest lasting action arrive by guest environment inn { } object bill
        law leaving in inn { bill and inn end guest }
        course c in inn { at 1 given arrive at 4 given bill for 5 periods }",
    );
    assert_eq!(found.row("guest"), "011100");
}
