//! Expectations of courses: whether they are met in time.

use super::{Case, Failure, Judgement, Ruling, Undecided, Unjudged};
use crate::analysis::course::{self, Standing};
use crate::kernel::{Course, Kernel, Networks};

/// Judges what the courses of the module expect, each of them followed once.
pub(super) fn judge(kernel: &Kernel, networks: &Networks) -> Vec<Judgement> {
    let mut judgements = Vec::new();
    for (id, course) in kernel.own_courses().filter(|(_, course)| !course.expectations.is_empty()) {
        let rulings = in_course(kernel, networks, course);
        let cases = (0..).map(|at| Case::Timed(id, at));
        judgements.extend(cases.zip(rulings).map(|(case, ruling)| Judgement { case, ruling }));
    }
    judgements
}

fn in_course(kernel: &Kernel, networks: &Networks, course: &Course) -> Vec<Ruling> {
    let all = |ruling: Ruling| vec![ruling; course.expectations.len()];
    let is_stratified = |place| networks.within_a_period(kernel, place).unstratified().is_empty();
    if !course.moves.iter().all(|place| is_stratified(place.what)) {
        return all(Ruling::Unjudged(Unjudged::Unstratified));
    }
    if let Some(conflict) = kernel.conflict(course.scenario) {
        return all(Ruling::Failed(Failure::Conflict(conflict)));
    }
    let standings = course::judge(kernel, networks, course).into_iter();
    let ruling = standings.map(|standing| match standing {
        Standing::Met => Ruling::Held,
        Standing::Unmet(late) => Ruling::Failed(Failure::Late(late)),
        Standing::Open => Ruling::Undecided(Undecided::OpenInTime),
        Standing::TooLong => Ruling::Undecided(Undecided::TooLong),
    });
    ruling.collect()
}
