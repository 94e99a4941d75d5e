//! What was there and is produced and ended in one period.

use super::stepper::Stepper;
use crate::kernel::{AtomId, Course, Kernel, LawId, Networks, Period};
use coproduce_engine::CERTAIN;

/// Something that was there and is produced and ended in one period. It stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The thing.
    pub thing: AtomId,
    /// The period.
    pub period: Period,
    /// The law that ends it.
    pub ends: LawId,
    /// The law that produces it.
    pub produces: LawId,
}

/// All that certainly happens so in a course, period by period.
pub fn contests(kernel: &Kernel, networks: &Networks, course: &Course) -> Vec<Contest> {
    let contested: Vec<AtomId> = kernel.lasting.iter().copied().filter(|&thing| kernel.is_ended(thing)).collect();
    let mut found: Vec<Contest> = Vec::new();
    let mut stepper = Stepper::new(kernel, networks, course);
    let mut was_there = vec![false; contested.len()];
    for period in 0..=course.last {
        stepper.advance();
        for (&thing, was_there) in contested.iter().zip(&mut was_there) {
            let is_there = stepper.values()[thing.index()] & CERTAIN != 0;
            if std::mem::replace(was_there, is_there) && is_there {
                let [ends, produces] = [stepper.laws(thing, true), stepper.laws(thing, false)];
                let pairs = ends.iter().flat_map(|&ends| produces.iter().map(move |&produces| (ends, produces)));
                found.extend(pairs.map(|(ends, produces)| Contest { thing, period, ends, produces }));
            }
        }
    }
    found
}
