//! Questions in a course: it is laid out in its periods, as far as the question depends on them.

use super::name;
use super::question::Question;
use super::refusal::Refusal;
use super::setting::{NamedSetting, not_in_time};
use super::word::Word;
use crate::Program;
use crate::analysis::Setting;
use crate::kernel::{AtomId, Course, CourseId, During, ScenarioId, TooLong};
use crate::model::Kinds;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::Span;

/// The courses that a setting means: the one that is named, or all that the model declares.
///
/// # Errors
///
/// What is wrong with the name.
pub fn courses(program: &Program, named: &NamedSetting) -> Result<Vec<CourseId>, Diagnostic> {
    let own = program.kernel.own_courses().map(|(id, _)| id);
    match &named.course {
        None => Ok(own.collect()),
        Some(word) => course(program, word).map(|id| vec![id]),
    }
}

/// The course that a word names.
fn course(program: &Program, word: &Word) -> Result<CourseId, Diagnostic> {
    let kernel = &program.kernel;
    let found = program.find_scenario(&word.name).all().into_iter().find_map(|ScenarioId(id)| {
        let scenario = &kernel.scenarios[id as usize];
        scenario.course().filter(|_| scenario.own)
    });
    found.ok_or_else(|| {
        let known: Vec<String> = program.course_names().map(|(_, name)| name).collect();
        name::unknown(word, "course", &known)
    })
}

/// A model in which a course is a situation, laid out in its periods up to the one asked about, as far as a question
/// depends on it.
///
/// # Errors
///
/// [`Refusal`]
pub fn laid_out(program: &Program, named: &NamedSetting, question: &Question) -> Result<(Program, Setting), Refusal> {
    let about = match question {
        Question::Verdicts(words) => words.as_slice(),
        Question::Why(word) | Question::Sets(word) | Question::Rank(word) | Question::Necessary(word) => {
            std::slice::from_ref(word)
        }
        Question::Relate(..)
        | Question::Loops
        | Question::Steady
        | Question::Sustain
        | Question::Gains
        | Question::Compare { .. }
        | Question::Propose { .. }
        | Question::Records(..) => return Err(not_in_time(named.course.as_ref()).into()),
    };
    let mut courses = courses(program, named)?;
    let (Some(id), true) = (courses.pop(), courses.is_empty()) else {
        let message = "it must be stated which course is meant";
        return Err(rules::UNKNOWN_NAME.at(Span::default(), message).help("`--course` names one").into());
    };
    let about = about.iter().map(|word| name::thing(program, word, Kinds::PRESENT, "a question"));
    let about = about.collect::<Result<Vec<AtomId>, Diagnostic>>()?;
    let course = supposed(program, named, program.kernel.course(id))?;
    let at = named.at.unwrap_or(course.last);
    if at > course.last {
        let finding = rules::NUMBER_OUT_OF_RANGE.at(Span::default(), format!("the course has no period {at}"));
        return Err(finding.help(format!("its last period is {}", course.last)).into());
    }
    if let Some(conflict) = program.kernel.conflict(course.scenario) {
        return Err(conflict.finding(&program.kernel, &program.sources).into());
    }
    let found = program.laid_out(&course, at, &about);
    found.map_err(|TooLong| Refusal::Limit("the course has too many things in too many periods".to_owned()))
}

/// A course in which more is supposed, throughout.
fn supposed(program: &Program, named: &NamedSetting, course: &Course) -> Result<Course, Vec<Diagnostic>> {
    let mut course = course.clone();
    for (atom, supposed) in named.supposed(program, course.environment(0))? {
        course.changes.retain(|change| change.what.0 != atom);
        course.changes.push(During { what: (atom, supposed), first: 0, last: None, span: Span::default() });
    }
    course.changes.sort_by_key(|change| change.first);
    Ok(course)
}
