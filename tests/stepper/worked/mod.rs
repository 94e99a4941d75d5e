//! Examples worked by hand, which show that the evaluator is right before it judges anything else. Every text comes with
//! the reckoning that leads to its answers.

mod acting;
mod balancing;
mod clauses;
mod expected;
mod lasting;
mod page;
pub mod reader;
mod spreading;
mod unknown;

use super::compare::differing_from_interpreter;
use super::completions::{Answer, Refusal, Three, answer};
use super::model::Model;
use super::settling::Settling;
use reader::read;

/// What one course of a text comes to.
struct Worked {
    model: Model,
    course: usize,
    answer: Answer,
}

impl Worked {
    /// The last course of a text; whatever the interpreter says of the text has to be the same.
    fn new(text: &str) -> Self {
        let model = read(text);
        let differences = differing_from_interpreter(&model);
        assert!(differences.is_empty(), "{text}\n{}", differences.join("\n"));
        let course = model.courses.len() - 1;
        let answer = answer(&model, course).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
        Self { model, course, answer }
    }

    /// A thing period by period: `1` for present, `0` for absent, `?` for undetermined.
    fn row(&self, name: &str) -> String {
        let thing = self.model.things().find(|&thing| self.model.text(thing) == name).expect("a thing");
        let sign = |three: Three| match three {
            Three::Always => '1',
            Three::Never => '0',
            Three::Sometimes => '?',
        };
        self.answer.present.iter().map(|present| sign(present[thing])).collect()
    }

    /// Which of several things are present in a period.
    fn there(&self, names: &[&str], period: usize) -> Vec<String> {
        let is_there = |name: &&&str| self.row(name).chars().nth(period) == Some('1');
        names.iter().filter(is_there).map(|&name| name.to_owned()).collect()
    }

    fn settles_at(&self, from: usize) -> bool {
        self.goes_round(1, from)
    }

    fn goes_round(&self, every: usize, from: usize) -> bool {
        self.answer.settling == Some(Settling { from, every })
    }

    /// The laws that produce a thing in a period.
    fn by(&self, name: &str, period: usize) -> Vec<&str> {
        let by = self.answer.by[period].iter().filter(|(thing, _)| self.model.text(*thing) == name);
        by.map(|&(_, law)| self.model.laws[law].name.as_str()).collect()
    }

    /// The periods in which a thing is contested.
    fn contested(&self, name: &str) -> Vec<usize> {
        let is_contested =
            |period: &usize| self.answer.contested[*period].iter().any(|&(thing, ..)| self.model.text(thing) == name);
        (0..self.answer.contested.len()).filter(is_contested).collect()
    }

    /// The texts of the expectations that come out in one way.
    fn expectations(&self, three: Three) -> Vec<String> {
        let course = &self.model.courses[self.course];
        let judged = course.expectations.iter().zip(&self.answer.expectations);
        judged.filter(|(_, found)| **found == three).map(|(one, _)| self.model.expectation_written(one)).collect()
    }

    /// Whether all expectations are met.
    fn is_as_expected(&self) -> bool {
        self.answer.expectations.iter().all(|&found| found == Three::Always)
    }
}

/// Why the last course of a text has no answer.
fn refused(text: &str) -> Option<Refusal> {
    let model = read(text);
    answer(&model, model.courses.len() - 1).err()
}

/// What the reader reads is what the writer writes, or the examples say something else to others.
#[test]
fn a_text_is_read_as_it_is_written() {
    let text = "object a, b lasting actor u action t by u enabled by a and not b
        environment e { holds a includes u } environment f within e { lacks b }
        law l in e, f { at least 2 of (a, b or t, not (a and b)) produce b after 2 periods enabled by a likelihood 50% }
        law m in f { a end b }
        course c in e { given a for 3 periods }
        course d in e like c { at 1 given t from 2 without a at 1 to 2 unknown b likely a 25% from 1 in f for 4 periods
          expect not b by l within 3, a before b, b within 2 of a, b never, not t always, a before 3, b at 1, b from 2 }";
    let once = read(text).written();
    assert_eq!(read(&once).written(), once);
    assert!(
        once.contains("{ at least 2 of (a, (b or t), not (a and b)) produce b after 2 periods enabled by a"),
        "{once}"
    );
}
