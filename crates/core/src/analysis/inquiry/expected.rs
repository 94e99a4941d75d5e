//! What is expected, as a model says it.

use super::Words;
use crate::kernel::{AtomId, Course, Expectation, LawId, Timed, When};
use crate::model::written;

impl Words<'_> {
    /// `not oak by germination`
    pub fn expected(self, expected: &Expectation) -> String {
        self.denied(expected.not, expected.product, expected.by)
    }

    /// `oak by germination within 3`: what a course expects, and when, however it is put.
    pub fn timed(self, course: &Course, expected: &Timed) -> String {
        let (not, when) = match expected.when {
            When::Throughout(0, last) if last == course.last && expected.not => (false, "never".to_owned()),
            When::Throughout(0, last) if last == course.last => (false, "always".to_owned()),
            When::Throughout(first, last) if first == last => (expected.not, format!("at {first}")),
            When::Throughout(first, _) => (expected.not, format!("from {first}")),
            When::Sometime(_, last) => (expected.not, format!("within {last}")),
            When::Before(other) => (expected.not, format!("before {}", self.written(other))),
            When::Within(count, other) => (expected.not, format!("within {count} of {}", self.written(other))),
        };
        format!("{} {when}", self.denied(not, expected.product, expected.by))
    }

    fn denied(self, not: bool, product: AtomId, by: Option<LawId>) -> String {
        let not = if not { "not " } else { "" };
        let by = by.map(|law| format!(" by {}", written(&self.law(law)))).unwrap_or_default();
        format!("{not}{}{by}", self.written(product))
    }
}
