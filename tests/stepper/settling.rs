//! What a course comes to, once nothing changes from outside.

use super::history::{Completion, History};
use super::model::Model;
use super::period::Things;
use super::timetable::Timetable;

/// From when on a course repeats itself, and every how many periods; every single one if it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    pub from: usize,
    pub every: usize,
}

/// Courses that take longer to come round are not followed.
const LONGEST: usize = 3_000;

/// The settling of a course of which nothing is unknown. Everything is kept, and the least numbers are tried first.
pub fn settling(model: &Model, timetable: &Timetable) -> Option<Settling> {
    let quiet = timetable.last_change();
    // What is on its way follows from as many past periods as the longest delay has.
    let memory = model.laws.iter().map(|law| law.delay).max().unwrap_or(0).max(1);
    let mut history = History::until(model, timetable, Completion::new(), quiet + memory);
    let seen = |history: &History| -> Option<(usize, usize)> {
        let now = history.past.len() - 1;
        let state =
            |last: usize| -> Vec<&Things> { (0..memory).map(|back| &history.past[last - back].present).collect() };
        (quiet + memory - 1..now).find(|&earlier| state(earlier) == state(now)).map(|earlier| (earlier, now))
    };
    let (earlier, now) = loop {
        if let Some(found) = seen(&history) {
            break found;
        }
        if history.past.len() > LONGEST {
            return None;
        }
        history.step();
    };
    // From `earlier` on everything comes back after `now - earlier` periods, so `now` is late enough to compare up to.
    let same = |one: usize, other: usize| history.past[one].present == history.past[other].present;
    let round = now - earlier;
    let again = |period: usize, every: usize| {
        let wrapped = |period: usize| if period <= now { period } else { earlier + (period - earlier) % round };
        same(wrapped(period), wrapped(period + every))
    };
    let every = (1..=round).find(|&every| (earlier..now).all(|period| again(period, every)))?;
    let from = (0..=earlier).find(|&from| (from..now).all(|period| again(period, every)))?;
    Some(Settling { from, every })
}
