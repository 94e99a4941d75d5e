//! What was before, so that it can be again.

use super::files::Files;
use super::reading::{Reading, Texts};
use super::situation::Situation;
use std::rc::Rc;

/// The readings of longer texts are not kept where another takes their place: they are read again.
const KEPT: usize = 1 << 20;
/// How many steps can be taken back.
const MOST: usize = 10_000;

/// The session as it was before a change.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What was changed.
    pub what: String,
    texts: Texts,
    reading: Option<Rc<Reading>>,
    /// The situation.
    pub situation: Situation,
}

impl Step {
    pub fn new(what: String, texts: &Texts, reading: &Rc<Reading>, situation: &Situation, texts_change: bool) -> Self {
        let kept = (!texts_change || texts.len() <= KEPT).then(|| Rc::clone(reading));
        Self { what, texts: texts.clone(), reading: kept, situation: situation.clone() }
    }

    /// The texts, and their reading.
    pub fn restored(&self, files: &mut dyn Files) -> (Texts, Rc<Reading>) {
        let reading = self.reading.clone().unwrap_or_else(|| Rc::new(self.texts.read(files)));
        (self.texts.clone(), reading)
    }
}

/// The steps taken, the last of them last.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    steps: Vec<Step>,
}

impl Past {
    pub fn push(&mut self, step: Step) {
        if self.steps.len() >= MOST {
            self.steps.drain(..MOST / 2);
        }
        self.steps.push(step);
    }

    pub fn pop(&mut self) -> Option<Step> {
        self.steps.pop()
    }
}
