//! `what changed`: the difference between two moments of a session.

use super::reading::Reading;
use super::situation::Situation;
pub use coproduce_core::analysis::difference::Change;
use coproduce_core::analysis::difference::{States, compared, states};
use std::rc::Rc;

/// A moment of a session: what was known, and what was supposed.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub reading: Rc<Reading>,
    pub situation: Situation,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading) && self.situation == other.situation
    }
}

/// What is different between two moments: products and actions, values, propositions, nets.
pub(super) fn changes(before: &Moment, after: &Moment) -> Vec<Change> {
    compared(&at(before), &at(after))
}

/// What becomes of everything at a moment; nothing where no environment is chosen.
fn at(moment: &Moment) -> States {
    let reading = &*moment.reading;
    let setting = moment.situation.setting(reading).filter(|_| reading.program.understood);
    setting.map(|setting| states(reading.words(), &reading.program.networks, &setting)).unwrap_or_default()
}
