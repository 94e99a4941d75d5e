//! Courses in normal form: what is so from which period on, whichever clause says it.

use crate::analysis::normal::{Normal, clause, sorted};
use crate::kernel::{AtomId, Course, Period, Supposed, Timed, When};
use std::collections::BTreeSet;

impl Normal<'_> {
    /// A course: where one is and what is supposed, each with the period from which on, and what must come of it.
    pub(super) fn course(&self, course: &Course, name: &str) -> String {
        let turns = course.turns();
        let place = |period: Period| self.name(self.kernel.environment(course.environment(period)).atom).to_owned();
        let places = changing(&turns, |period| Some(place(period)));
        let atoms: BTreeSet<AtomId> = course.changes.iter().map(|change| change.what.0).collect();
        let states = atoms.into_iter().map(|atom| {
            let said = |period: Period| {
                let change = course.changes.iter().rev().find(|one| one.what.0 == atom && one.covers(period))?;
                Some(match change.what.1 {
                    Supposed::Likely(probability) => format!("likely {probability}"),
                    other => other.word().to_owned(),
                })
            };
            format!("({}{})", self.name(atom), changing(&turns, said))
        });
        let expected = course.expectations.iter().map(|expected| self.timed(expected));
        format!(
            "(course {name} (last {}) (in{places}){}{})",
            course.last,
            clause("states", sorted(states)),
            clause("expects", sorted(expected))
        )
    }

    /// What must come of a course, and when.
    pub(super) fn timed(&self, expected: &Timed) -> String {
        let name = self.name(expected.product);
        let by = expected.by.map(|law| clause("by", self.law(law))).unwrap_or_default();
        let when = match expected.when {
            When::Throughout(first, last) => format!("throughout {first} {last}"),
            When::Sometime(first, last) => format!("sometime {first} {last}"),
            When::Before(other) => format!("before {}", self.name(other)),
            When::Within(periods, other) => format!("within {periods} {}", self.name(other)),
        };
        let not = if expected.not { "not " } else { "" };
        format!("({not}{name}{by} ({when}))")
    }
}

/// What is said from which period on, wherever that changes; before anything is said, nothing.
fn changing(turns: &[Period], said: impl Fn(Period) -> Option<String>) -> String {
    let (mut before, mut all) = (None, String::new());
    for &period in turns {
        let now = said(period);
        if now != before {
            all.extend([" (", &period.to_string(), " ", now.as_deref().unwrap_or("unsaid"), ")"]);
            before = now;
        }
    }
    all
}
