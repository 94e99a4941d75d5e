//! Whether an expectation is met in one completion.

use super::history::History;
use super::model::{Expectation, Thing, Timing};

impl History<'_> {
    pub fn meets(&self, expectation: &Expectation, last: usize) -> bool {
        let Some(asked) = self.periods(expectation.timing, last) else { return false };
        let mut is_there = asked.iter().map(|&period| self.shows(expectation, period));
        match expectation.timing {
            _ if expectation.denied => is_there.all(|there| !there),
            Timing::From(_) | Timing::Always => is_there.all(|there| there),
            Timing::Never => is_there.all(|there| !there),
            Timing::At(_) | Timing::Within(_) | Timing::Before(_) | Timing::BeforeThing(_) | Timing::WithinOf(..) => {
                is_there.any(|there| there)
            }
        }
    }

    /// Whether the thing is present in a period; if a law is named, whether that law produces it.
    fn shows(&self, expectation: &Expectation, period: usize) -> bool {
        let past = &self.past[period];
        match expectation.by {
            Some(law) => past.by.contains(&(expectation.thing, law)),
            None => past.present.contains(&expectation.thing),
        }
    }

    /// The periods that are asked about; none where they are counted from a thing that is never present.
    fn periods(&self, timing: Timing, last: usize) -> Option<Vec<usize>> {
        let first = |thing: Thing| (0..=last).find(|&period| self.past[period].present.contains(&thing));
        Some(match timing {
            Timing::At(period) => vec![period],
            Timing::Within(period) => (0..=period).collect(),
            Timing::Before(period) => (0..period).collect(),
            Timing::From(period) => (period..=last).collect(),
            Timing::Always | Timing::Never => (0..=last).collect(),
            Timing::BeforeThing(thing) => (0..first(thing)?).collect(),
            Timing::WithinOf(periods, thing) => {
                let first = first(thing)?;
                (first..=last.min(first + periods)).collect()
            }
        })
    }
}
