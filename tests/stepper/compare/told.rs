//! What the evaluator says of a course.

use super::super::completions::{Answer, Refusal, Three, answer};
use super::super::model::{Expectation, Model};
use super::Facts;

/// What has to be said by whoever else is asked, and what has to be right if it is said.
#[derive(Default)]
pub struct Account {
    pub required: Facts,
    pub optional: Facts,
}

impl Account {
    pub fn of(model: &Model) -> Self {
        let mut account = Self::default();
        for at in model.followed() {
            let answer = answer(model, at);
            account.expectations(model, at, &answer);
            if let Ok(answer) = &answer {
                account.lines(model, at, answer);
                account.contests(model, at, answer);
                let settling = format!("{:?}", answer.settling);
                account.required.insert(self::settling(&model.courses[at].name), settling);
            }
        }
        account
    }

    fn expectations(&mut self, model: &Model, at: usize, answer: &Result<Answer, Refusal>) {
        for place in 0..model.courses[at].expectations.len() {
            let said = match answer {
                Err(Refusal::Conflict) => "conflict",
                Err(Refusal::Unstratified) => "unstratified",
                Ok(answer) => named(answer.expectations[place]),
            };
            self.required.insert(expectation(model, at, place), said.to_owned());
        }
    }

    /// Whether a thing is there, period by period: of all products, and of whatever else is shown.
    fn lines(&mut self, model: &Model, at: usize, answer: &Answer) {
        for thing in model.things() {
            let cells: Vec<&str> = answer.present.iter().map(|present| named(present[thing])).collect();
            let facts = if model.is_product(thing) { &mut self.required } else { &mut self.optional };
            facts.insert(line(model.text(thing), &model.courses[at].name), cells.join(", "));
        }
    }

    /// What is contested between which laws, and when for the first time. Where something is open, not all that is
    /// contested whatever it turns out to be need be found.
    fn contests(&mut self, model: &Model, at: usize, answer: &Answer) {
        for (period, contested) in answer.contested.iter().enumerate() {
            for &(thing, produces, ends) in contested {
                let [produces, ends] = [produces, ends].map(|law| model.laws[law].name.as_str());
                let asked = contest(model.text(thing), produces, ends, &model.courses[at].name);
                if answer.is_open {
                    self.optional.insert(format!("{asked} at {period}"), "certain".to_owned());
                } else {
                    self.required.entry(asked).or_insert_with(|| period.to_string());
                }
            }
        }
    }
}

pub fn named(three: Three) -> &'static str {
    match three {
        Three::Always => "always",
        Three::Never => "never",
        Three::Sometimes => "sometimes",
    }
}

pub fn settling(course: &str) -> String {
    format!("settling of {course}")
}

pub fn line(thing: &str, course: &str) -> String {
    format!("line of {thing} in {course}")
}

pub fn contest(thing: &str, produces: &str, ends: &str, course: &str) -> String {
    format!("contest of {thing} between {produces} and {ends} in {course}")
}

pub fn expectation(model: &Model, at: usize, place: usize) -> String {
    let course = &model.courses[at];
    let expectation = &course.expectations[place];
    format!("{} {} in {} (the {place}.)", sort(expectation), model.expectation_written(expectation), course.name)
}

/// What sort of expectation it is.
fn sort(expectation: &Expectation) -> String {
    let denied = if expectation.denied { "denied-" } else { "" };
    let by = if expectation.by.is_some() { "by-" } else { "" };
    let timing = format!("{:?}", expectation.timing);
    format!("expected-{denied}{by}{}", timing.split('(').next().unwrap_or_default().to_lowercase())
}
