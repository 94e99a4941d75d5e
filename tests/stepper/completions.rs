//! A course over all completions of what is unknown.

use super::history::{Completion, History, Unknown};
use super::model::{LawAt, Model, Thing};
use super::settling::{Settling, settling};
use super::timetable::Timetable;
use std::collections::BTreeSet;

/// Whether something is so in every completion, in none, or in some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Three {
    Always,
    Never,
    Sometimes,
}

impl Three {
    fn of(cases: impl Iterator<Item = bool>) -> Self {
        let cases: BTreeSet<bool> = cases.collect();
        match (cases.contains(&true), cases.contains(&false)) {
            (true, true) => Self::Sometimes,
            (true, false) => Self::Always,
            (false, _) => Self::Never,
        }
    }
}

/// What a course comes to.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether anything is unknown.
    pub is_open: bool,
    /// For each period and each thing whether it is present.
    pub present: Vec<Vec<Three>>,
    /// For each expectation whether it is met.
    pub expectations: Vec<Three>,
    /// Only where nothing is unknown.
    pub settling: Option<Settling>,
    /// For each period what is produced by which law, in all completions.
    pub by: Vec<BTreeSet<(Thing, LawAt)>>,
    /// For each period what is contested, between which law that produces it and which that ends it, in all completions.
    pub contested: Vec<BTreeSet<(Thing, LawAt, LawAt)>>,
}

/// Why a course has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It says what cannot be.
    Conflict,
    /// Something depends on its own absence within a period.
    Unstratified,
}

/// What is in all of several sets.
fn in_all<T: Ord + Clone>(sets: impl Iterator<Item = BTreeSet<T>>) -> BTreeSet<T> {
    sets.reduce(|one, other| &one & &other).unwrap_or_default()
}

pub fn answer(model: &Model, at: usize) -> Result<Answer, Refusal> {
    let course = &model.courses[at];
    let timetable = Timetable::new(model, course);
    if timetable.is_conflict() {
        return Err(Refusal::Conflict);
    }
    if !model.is_stratified() {
        return Err(Refusal::Unstratified);
    }
    // What the law of a place where one never is leaves unnamed is nothing to the course.
    let visited: BTreeSet<Thing> =
        (0..=course.last).flat_map(|period| model.within(timetable.environment(period))).collect();
    let is_unnamed = |&law: &LawAt| model.laws[law].likelihood.is_some() && model.applies(law, &visited);
    let unnamed = (0..model.laws.len()).filter(is_unnamed);
    let unknown: Vec<Unknown> =
        timetable.unknown().into_iter().map(Unknown::Thing).chain(unnamed.map(Unknown::Unnamed)).collect();
    let histories: Vec<History> = (0..1_u32 << unknown.len())
        .map(|number| {
            let there = (0..unknown.len()).filter(|place| number >> place & 1 == 1);
            let completion: Completion = there.map(|place| unknown[place]).collect();
            History::until(model, &timetable, completion, course.last)
        })
        .collect();
    let periods = 0..=course.last;
    let present = |period: usize, thing: Thing| {
        Three::of(histories.iter().map(|history| history.past[period].present.contains(&thing)))
    };
    let by = |period: usize| in_all(histories.iter().map(|history| history.past[period].by.clone()));
    let contested = |period: usize| in_all(histories.iter().map(|history| history.past[period].contested.clone()));
    let is_met = |expectation| Three::of(histories.iter().map(|history| history.meets(expectation, course.last)));
    Ok(Answer {
        is_open: !unknown.is_empty(),
        present: periods.clone().map(|period| model.things().map(|thing| present(period, thing)).collect()).collect(),
        expectations: course.expectations.iter().map(is_met).collect(),
        settling: if unknown.is_empty() { settling(model, &timetable) } else { None },
        by: periods.clone().map(by).collect(),
        contested: periods.map(contested).collect(),
    })
}
