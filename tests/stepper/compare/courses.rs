//! What the interpreter says of courses, beside what the evaluator says.

use super::super::model::{Course, Model};
use super::super::settling::Settling;
use super::told::{self, Account};
use super::{Differences, Facts, differences, models, on_models};
use coproduce_core::Program;
use coproduce_core::analysis::course::{self, Cell};
use coproduce_core::analysis::judgement::{Case, Failure, Ruling};
use coproduce_core::analysis::{Options, Words};
use coproduce_core::kernel::{CourseId, LawId};

#[test]
fn courses_come_to_what_the_evaluator_says() {
    on_models(models(), differing_from_interpreter);
}

/// Where the interpreter says something else than the evaluator.
pub fn differing_from_interpreter(model: &Model) -> Differences {
    let program = Program::read("random.coprod", &model.written());
    let is_stratified = !program.findings.iter().any(|finding| finding.rule == "unstratified");
    if !is_stratified || !model.is_stratified() {
        let stratified = |is: bool| Facts::from([("stratified".to_owned(), is.to_string())]);
        return differences(&stratified(model.is_stratified()), &stratified(is_stratified));
    }
    assert!(program.understood, "not understood: {:#?}", program.findings);
    beside(model, &program)
}

fn beside(model: &Model, program: &Program) -> Differences {
    let told = Account::of(model);
    let mut found = rulings(model, program);
    found.extend(reports(program));
    for (id, _) in program.kernel.own_courses() {
        found.extend(contests(model, program, id));
    }
    let mut expected = told.required;
    expected.extend(told.optional.into_iter().filter(|(asked, _)| found.contains_key(asked)));
    // A course that contradicts itself is no situation, whatever is shown of it.
    let is_told = |asked: &String| {
        let sound = |course: &&Course| expected.contains_key(&told::settling(&course.name));
        asked.starts_with("expected") || model.courses.iter().filter(sound).any(|course| asked.contains(&course.name))
    };
    found.retain(|asked, _| is_told(asked));
    differences(&expected, &found)
}

fn rulings(model: &Model, program: &Program) -> Facts {
    let timed = program.judgements.iter().filter_map(|judgement| match judgement.case {
        Case::Timed(course, place) => Some((told::expectation(model, course.index(), place), &judgement.ruling)),
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

/// The tables of the courses, and how they end.
fn reports(program: &Program) -> Facts {
    let mut facts = Facts::new();
    for report in program.evaluate(&Options::default()).courses {
        let settling = match report.settling {
            None => "None".to_owned(),
            Some(course::Settling::Settles { at }) => settles(at, 1),
            Some(course::Settling::GoesRound { every, from }) => settles(from, every),
            Some(course::Settling::Unfollowed { periods }) => format!("not followed beyond {periods}"),
        };
        facts.insert(told::settling(&report.name), settling);
        for line in &report.lines {
            let cell = |cell: &Cell| match cell {
                Cell::Absent | Cell::TakenAway => "never",
                Cell::Present | Cell::Given => "always",
                Cell::Undetermined => "sometimes",
            };
            let cells: Vec<&str> = line.cells.iter().map(cell).collect();
            facts.insert(told::line(&line.name, &report.name), cells.join(", "));
        }
    }
    facts
}

fn settles(from: u32, every: u32) -> String {
    format!("{:?}", Some(Settling { from: from as usize, every: every as usize }))
}

/// What is contested: each pair of laws, and the first period in which they meet; where something is open, each period.
fn contests(model: &Model, program: &Program, id: CourseId) -> Facts {
    let (kernel, words) = (&program.kernel, Words { sources: &program.sources, kernel: &program.kernel });
    let law = |id: LawId| program.sources.text(kernel.laws[id.index()].name);
    let course = kernel.course(id);
    let is_open = course::settling(kernel, &program.networks, course).is_none();
    let mut facts = Facts::new();
    for contest in course::contests(kernel, &program.networks, course) {
        let (thing, produces, ends) = (words.atom(contest.thing), law(contest.produces), law(contest.ends));
        // That whoever acts is there is a law as well, but none that the model states.
        if produces.starts_with("action") {
            continue;
        }
        let asked = told::contest(&thing, produces, ends, &model.courses[id.index()].name);
        if is_open {
            facts.insert(format!("{asked} at {}", contest.period), "certain".to_owned());
        } else {
            facts.entry(asked).or_insert_with(|| contest.period.to_string());
        }
    }
    facts
}
