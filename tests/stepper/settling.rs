//! What a course comes to, once nothing changes from outside.

use super::history::{Completion, History};
use super::model::{Effect, Model, Thing};
use super::period::Things;
use super::timetable::Timetable;
use std::collections::BTreeSet;

/// From when on a course repeats itself, and every how many periods; every single one if it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    pub from: usize,
    pub every: usize,
}

/// Courses that take longer to come round are not followed.
const LONGEST: usize = 3_000;

/// What is on its way: whether it comes or ends, what it is, and in how many periods.
type OnTheWay = BTreeSet<(Effect, Thing, usize)>;

/// The settling of a course of which nothing is unknown. All states are kept and compared.
pub fn settling(model: &Model, timetable: &Timetable) -> Option<Settling> {
    let quiet = timetable.last_change();
    let mut history = History::until(model, timetable, Completion::new(), quiet);
    let mut states: Vec<(Things, OnTheWay)> = (0..=quiet).map(|period| state(&history, period)).collect();
    while states.len() < LONGEST {
        history.step();
        let now = states.len();
        states.push(state(&history, now));
        // Nothing changes from outside, so that a state that comes back brings with it all that came after it.
        let Some(earlier) = (quiet..now).find(|&earlier| states[earlier] == states[now]) else { continue };
        let round = now - earlier;
        // What is on its way may change and make no difference to what is there.
        let present = |period: usize| {
            let there = if period < now { period } else { earlier + (period - earlier) % round };
            &states[there].0
        };
        let comes_back = |every: &usize| (earlier..now).all(|period| present(period) == present(period + every));
        let every =
            (1..=round).find(|every| round.is_multiple_of(*every) && comes_back(every)).expect("all of it comes back");
        let is_different = |&period: &usize| present(period) != present(period + every);
        let from = (0..earlier).rev().find(is_different).map_or(0, |period| period + 1);
        return Some(Settling { from, every });
    }
    None
}

/// What is there in a period, and what is on its way then.
fn state(history: &History, period: usize) -> (Things, OnTheWay) {
    let mut on_the_way = OnTheWay::new();
    for (at, law) in history.model.laws.iter().enumerate() {
        for ago in 0..law.delay.min(period + 1) {
            if history.past[period - ago].satisfied.contains(&at) {
                on_the_way.extend(law.things.iter().map(|&thing| (law.effect, thing, law.delay - ago)));
            }
        }
    }
    (history.past[period].present.clone(), on_the_way)
}
