//! What a course comes to of which everything is said throughout, and whose laws all act within the period, is what a
//! scenario comes to: so the evaluator is judged by what the interpreter says of scenarios.

use super::super::completions::{Refusal, Three, answer};
use super::super::model::{Clause, Effect, Expectation, Model, Timing, When};
use super::super::timetable::Timetable;
use super::{Facts, differences, models, on_models};
use coproduce_core::Program;
use coproduce_core::analysis::judgement::{Case, Failure, Ruling};
use std::fmt::Write;

#[test]
fn a_course_without_time_is_a_scenario() {
    on_models(models(), |model| {
        let model = timeless(model);
        differences(&expected(&model), &found(&model))
    });
}

impl Model {
    /// Leaves out laws until nothing depends on its own absence; in some models, not all of them.
    fn drop_circles(&mut self) {
        while !self.laws.is_empty() && self.laws.len() % 7 != 6 && !self.is_stratified() {
            self.laws.pop();
        }
    }
}

/// The same without everything that knows of time.
fn timeless(model: &Model) -> Model {
    let mut still = model.clone();
    still.names.iter_mut().for_each(|name| name.lasting = false);
    still.laws.retain(|law| law.effect == Effect::Produce);
    still.laws.iter_mut().for_each(|law| law.delay = 0);
    still.drop_circles();
    still.courses.retain(|course| !course.is_row);
    for at in 0..still.courses.len() {
        let course = &mut still.courses[at];
        course.last = 1;
        course.moves.clear();
        for expectation in &mut course.expectations {
            expectation.timing = Timing::At(0);
            let named = expectation.by.map(|law| &model.laws[law].name);
            expectation.by = named.and_then(|name| still.laws.iter().position(|law| law.name == *name));
        }
        // What contradicts what is said before is left out, mostly.
        let clauses = std::mem::take(&mut course.clauses);
        for clause in clauses {
            still.courses[at].clauses.push(Clause { when: When::Throughout, ..clause });
            if at % 3 < 2 && Timetable::new(&still, &still.courses[at]).is_conflict() {
                still.courses[at].clauses.pop();
            }
        }
    }
    for at in 0..still.courses.len() {
        // In a scenario what is asked about is never itself open, what is denied is the product and not the law, and a
        // product comes about by a law in all completions or not at all.
        let unknown = Timetable::new(&still, &still.courses[at]).unknown();
        let is_likely = still.laws.iter().any(|law| law.likelihood.is_some());
        let says_of_laws = unknown.is_empty() && !is_likely;
        still.courses[at]
            .expectations
            .retain(|one| !unknown.contains(&one.thing) && (one.by.is_none() || (says_of_laws && !one.denied)));
    }
    still
}

fn asked(model: &Model, at: usize, expectation: usize) -> String {
    let course = &model.courses[at];
    format!("{} in {} (the {expectation}.)", said(model, &course.expectations[expectation]), course.name)
}

/// An expectation as a scenario has it.
fn said(model: &Model, expectation: &Expectation) -> String {
    model.expectation_written(expectation).trim_end_matches(" at 0").to_owned()
}

fn expected(model: &Model) -> Facts {
    let mut facts = Facts::from([("stratified".to_owned(), model.is_stratified().to_string())]);
    if !model.is_stratified() {
        return facts;
    }
    for (at, course) in model.courses.iter().enumerate() {
        let answer = answer(model, at);
        for expectation in 0..course.expectations.len() {
            let said = match &answer {
                Err(Refusal::Conflict) => "conflict",
                Err(Refusal::Unstratified) => "unstratified",
                Ok(found) => match found.expectations[expectation] {
                    Three::Always => "met",
                    Three::Never => "failed",
                    Three::Sometimes => "undecided",
                },
            };
            facts.insert(asked(model, at, expectation), said.to_owned());
        }
    }
    facts
}

fn found(model: &Model) -> Facts {
    let mut text = model.declarations_written();
    for course in &model.courses {
        text.push_str(&model.head_written("scenario", course));
        for clause in &course.clauses {
            let _ = writeln!(text, "  {}", model.clause_written(clause));
        }
        for expectation in &course.expectations {
            let _ = writeln!(text, "  expect {}", said(model, expectation));
        }
        text.push_str("}\n");
    }
    let program = Program::read("still.coprod", &text);
    let is_stratified = !program.findings.iter().any(|finding| finding.rule == "unstratified");
    let mut facts = Facts::from([("stratified".to_owned(), is_stratified.to_string())]);
    if !is_stratified {
        return facts;
    }
    assert!(program.understood, "not understood: {:#?}\n{text}", program.findings);
    for judgement in &program.judgements {
        let Case::Expectation(scenario, at) = judgement.case else { continue };
        let said = match judgement.ruling {
            Ruling::Held => "met",
            Ruling::Failed(Failure::Conflict(_)) => "conflict",
            Ruling::Failed(_) => "failed",
            Ruling::Undecided(_) => "undecided",
            Ruling::Unjudged(_) => "unjudged",
        };
        facts.insert(asked(model, scenario.index(), at), said.to_owned());
    }
    facts
}
