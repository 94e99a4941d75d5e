//! What the interpreter says of courses.

use super::super::completions::{Answer, Refusal, Three, answer};
use super::super::model::{Expectation, Model};
use super::super::settling::Settling;
use super::{Differences, Facts, differences, on_models};
use coproduce_core::Program;
use coproduce_core::analysis::Options;
use coproduce_core::analysis::course::{self, Cell, CourseReport};
use coproduce_core::analysis::judgement::{Case, Failure, Ruling};

#[test]
fn courses_come_to_what_the_evaluator_says() {
    on_models(|model| {
        let program = Program::read("random.coprod", &model.written());
        let is_stratified = !program.findings.iter().any(|finding| finding.rule == "unstratified");
        if !is_stratified || !model.is_stratified() {
            let stratified = |is: bool| Facts::from([("stratified".to_owned(), is.to_string())]);
            return differences(&stratified(model.is_stratified()), &stratified(is_stratified));
        }
        assert!(program.understood, "not understood: {:#?}", program.findings);
        beside(model, &program)
    });
}

fn beside(model: &Model, program: &Program) -> Differences {
    let mut found = rulings(model, program);
    let evaluation = program.evaluate(&Options::default());
    let mut expected = Facts::new();
    for (at, course) in model.courses.iter().enumerate() {
        let answer = answer(model, at);
        for place in 0..course.expectations.len() {
            let said = match &answer {
                Err(Refusal::Conflict) => "conflict",
                Err(Refusal::Unstratified) => "unstratified",
                Ok(answer) => named(answer.expectations[place]),
            };
            expected.insert(asked(model, at, place), said.to_owned());
        }
        let report = evaluation.courses.iter().find(|report| report.name == course.name.as_str());
        let (Ok(answer), Some(report)) = (answer, report) else { continue };
        let drawn = Drawn { model, answer: &answer, report };
        expected.extend(drawn.expected());
        found.extend(drawn.found());
    }
    differences(&expected, &found)
}

fn named(three: Three) -> &'static str {
    match three {
        Three::Always => "always",
        Three::Never => "never",
        Three::Sometimes => "sometimes",
    }
}

fn asked(model: &Model, at: usize, place: usize) -> String {
    let course = &model.courses[at];
    format!(
        "{} {} in {} (the {place}.)",
        sort(&course.expectations[place]),
        model.expectation_written(&course.expectations[place]),
        course.name
    )
}

/// What sort of expectation it is.
fn sort(expectation: &Expectation) -> String {
    let denied = if expectation.denied { "denied-" } else { "" };
    let by = if expectation.by.is_some() { "by-" } else { "" };
    let timing = format!("{:?}", expectation.timing);
    format!("expected-{denied}{by}{}", timing.split('(').next().unwrap_or_default().to_lowercase())
}

fn rulings(model: &Model, program: &Program) -> Facts {
    let timed = program.judgements.iter().filter_map(|judgement| match judgement.case {
        Case::Timed(course, place) => Some((asked(model, course.index(), place), &judgement.ruling)),
        _ => None,
    });
    let said = |ruling: &Ruling| match ruling {
        Ruling::Held => "always".to_owned(),
        Ruling::Failed(Failure::Conflict(_)) => "conflict".to_owned(),
        Ruling::Failed(_) => "never".to_owned(),
        Ruling::Undecided(_) => "sometimes".to_owned(),
        Ruling::Unjudged(why) => format!("{why:?}"),
    };
    timed.map(|(asked, ruling)| (asked, said(ruling))).collect()
}

/// A course as a table, beside what the evaluator says of it.
struct Drawn<'a> {
    model: &'a Model,
    answer: &'a Answer,
    report: &'a CourseReport<'a>,
}

impl Drawn<'_> {
    fn expected(&self) -> Facts {
        let (course, last) = (&self.report.name, self.answer.present.len() - 1);
        let mut facts = Facts::from([(format!("settling of {course}"), format!("{:?}", self.answer.settling))]);
        let has_line = |name: &str| self.report.lines.iter().any(|line| line.name == name);
        let things = self.model.things().filter(|&thing| {
            // Every product has a line; what else is drawn has to be right.
            self.model.is_product(thing) || has_line(self.model.text(thing))
        });
        for thing in things {
            let cell = |period: usize| named(self.answer.present[period][thing]);
            let cells: Vec<&str> = (0..=last).map(cell).collect();
            facts.insert(format!("line of {} in {course}", self.model.text(thing)), cells.join(", "));
        }
        facts
    }

    fn found(&self) -> Facts {
        let course = &self.report.name;
        let settling = self.report.settling.map(|settling| match settling {
            course::Settling::Settles { at } => Ok(Settling { from: at as usize, every: 1 }),
            course::Settling::GoesRound { every, from } => Ok(Settling { from: from as usize, every: every as usize }),
            course::Settling::Unfollowed { periods } => Err(periods),
        });
        let settling = match settling.transpose() {
            Ok(settling) => format!("{settling:?}"),
            Err(periods) => format!("not followed beyond {periods}"),
        };
        let mut facts = Facts::from([(format!("settling of {course}"), settling)]);
        for line in &self.report.lines {
            let cell = |cell: &Cell| match cell {
                Cell::Absent | Cell::TakenAway => "never",
                Cell::Present | Cell::Given => "always",
                Cell::Undetermined => "sometimes",
            };
            let cells: Vec<&str> = line.cells.iter().map(cell).collect();
            facts.insert(format!("line of {} in {course}", line.name), cells.join(", "));
        }
        facts
    }
}
