//! What a page asks while it is read, and what it is answered.
//!
//! In: a [`Request`] as JSON. Out: a [`Reply`] as JSON, with parts of a page that are put in place of others. A [`Model`]
//! is read once and asked as often as the reader turns a switch; nothing is kept from one question to the next, so that the
//! same switches always give the same page.

mod board;
mod reply;
mod request;
mod why;
mod written;

pub use reply::Reply;
pub use request::{Place, Request, State, Supposed};

use crate::section::{picture, situation};
use coproduce_core::Program;
use coproduce_core::analysis::course::{Cell, CourseReport};
use coproduce_core::analysis::graph::Shown;
use coproduce_core::analysis::{Options, Setting};
use coproduce_core::ask::{NamedSetting, courses};
use coproduce_report::page::phrase::word;
use coproduce_syntax::diagnostic::Diagnostic;
use maud::{Markup, html};

/// What the interpreter of this version has somewhere in it, so that a page carries no other.
pub const MARK: &str = concat!("coproduce interpreter ", env!("CARGO_PKG_VERSION"));

/// How many missing sets are looked for: a page shows few, and waits for none.
const MISSING: usize = 6;
/// How many products that are produced are listed, and how many of the others: a table that is longer takes longer to be
/// laid out than what it says takes to be found.
const LISTED: usize = 60;

/// A model that a page asks.
#[derive(Default)]
pub struct Model {
    program: Option<Program>,
}

impl Model {
    /// Answers a request, which is JSON; the reply is JSON, too.
    pub fn enter(&mut self, request: &str) -> String {
        let reply = match serde_json::from_str(request) {
            Ok(request) => self.answer(request),
            Err(error) => Reply::refused(error.to_string()),
        };
        serde_json::to_string(&reply).unwrap_or_default()
    }

    fn answer(&mut self, request: Request) -> Reply {
        match request {
            Request::Open(texts) => {
                self.program = Some(Program::read_with(&texts.name, texts.text.clone(), &mut texts.loader()));
                Reply::default()
            }
            asked => match &self.program {
                Some(program) => of(program, asked).unwrap_or_else(Reply::refused_for),
                None => Reply::refused("no model is open"),
            },
        }
    }
}

fn of(program: &Program, asked: Request) -> Result<Reply, Vec<Diagnostic>> {
    Ok(match asked {
        Request::Check => written::checked(program),
        Request::Format => written::formatted(program)?,
        _ if !program.understood => Reply::refused("the model is not understood"),
        Request::Run => written::evaluated(program),
        Request::Drawing => written::drawn(program),
        Request::Bench => written::bench(program),
        Request::Board(place) => {
            let setting = setting(program, &place, &[])?;
            board::of(program, &setting)
        }
        Request::Situation { place, states, whole } => {
            let setting = setting(program, &place, &states)?;
            evaluated(program, setting, whole)
        }
        Request::Picture { place, states } => {
            let setting = setting(program, &place, &states)?;
            Reply::part(picture::of(program, Some(Shown::Setting(setting))))
        }
        Request::Why { place, states, product } => {
            let setting = setting(program, &place, &states)?;
            why::of(program, &setting, &product)
        }
        Request::Moment { course, at } => moment(program, &course, at),
        Request::Open(_) => Reply::default(),
    })
}

/// The setting that a page is in.
fn setting(program: &Program, place: &Place, states: &[State]) -> Result<Setting, Vec<Diagnostic>> {
    place.named(states).only(program)
}

fn evaluated(program: &Program, setting: Setting, whole: bool) -> Reply {
    let missing_sets = if whole { Options::default().missing_sets } else { MISSING };
    let listed = if whole { usize::MAX } else { LISTED };
    let options = Options { only: Some(setting), missing_sets, listed, ..Options::default() };
    let mut evaluation = program.evaluate(&options);
    let Some(report) = evaluation.situations.pop() else { return Reply::refused("nothing is evaluated") };
    let verdicts = report.products.iter().map(|one| (situation::asked(one), one.verdict)).collect();
    let value = if whole { serde_json::to_value(&report).ok() } else { None };
    Reply { verdicts, value, ..Reply::part(situation::article(&report, true)) }
}

/// What is there in a period of a course.
fn moment(program: &Program, course: &str, at: u32) -> Reply {
    let named = NamedSetting { course: Some(request::argument(course)), ..NamedSetting::default() };
    let Ok(found) = courses(program, &named) else { return Reply::refused(format!("no course `{course}`")) };
    let Some(&id) = found.first() else { return Reply::refused(format!("no course `{course}`")) };
    let reports = program.courses(Some(id));
    let Some(report) = reports.first().filter(|report| at <= report.last) else {
        return Reply::refused("the course has no such period");
    };
    Reply::part(html! {
        (there(report, at))
        (picture::of(program, Some(Shown::Moment(id, at))))
    })
}

fn there(report: &CourseReport, at: u32) -> Markup {
    let cell = |cells: &[Cell]| cells.get(at as usize).or(cells.last()).copied();
    let names = |wanted: &dyn Fn(Cell) -> bool| -> Vec<String> {
        let lines = report.lines.iter().filter(|line| cell(&line.cells).is_some_and(wanted));
        lines.map(|line| word(&line.name)).collect()
    };
    let place = report.places.iter().rev().find(|place| place.from <= at);
    let groups = [
        ("present", names(&|cell| matches!(cell, Cell::Present | Cell::Given))),
        ("undetermined", names(&|cell| cell == Cell::Undetermined)),
        ("absent", names(&|cell| matches!(cell, Cell::Absent | Cell::TakenAway))),
    ];
    html! {
        @if let Some(place) = place { p { "In " (word(&place.environment)) ", in period " (at) ":" } }
        dl.there {
            @for (title, names) in &groups {
                @if !names.is_empty() { dt { (title) } dd { (names.join(", ")) } }
            }
        }
    }
}
