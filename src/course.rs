//! Courses: what is there when, and questions about a period.

use crate::{Answer, Question, Refusal};
use coproduce_core::analysis::Setting;
use coproduce_core::analysis::course::{Cell, CourseReport};
use coproduce_core::ask::Asked;
use serde::Serialize;

/// What becomes of a course.
///
/// ```
/// use coproduce::{Presence, Program, Settling};
///
/// let text = "
/// object cold, heater, warmth, walls
/// environment house { holds walls }
/// law switching in house { cold and walls and not warmth produce heater }
/// law heating in house { heater and walls produce warmth after 1 period }
/// course night in house { given cold   for 3 periods }";
/// let course = Program::read("thermostat.coprod", text).follow("night")?;
/// assert_eq!(course.things[0].name, "heater");
/// assert_eq!(course.things[0].periods[..2], [Presence::Present, Presence::Absent]);
/// assert_eq!(course.settling, Some(Settling::GoesRound { every: 2, from: 0 }));
/// # Ok::<(), coproduce::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Course {
    /// Its name.
    pub name: String,
    /// The last period; the first is 0.
    pub last: u32,
    /// What laws produce, what lasts, and what changes from outside; in order of declaration.
    pub things: Vec<Thing>,
    /// How it ends where nothing changes any more; `None` where something is open in it.
    pub settling: Option<Settling>,
}

/// What becomes of a thing, period by period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Thing {
    /// Its name.
    pub name: String,
    /// By period.
    pub periods: Vec<Presence>,
}

/// Whether a thing is there in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Presence {
    /// It is, whatever is open.
    Present,
    /// It is not, whatever is open.
    Absent,
    /// That depends on what is open.
    Undetermined,
}

/// How a course ends where nothing changes from outside any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Settling {
    /// From this period on everything is the same.
    Settles {
        /// The period.
        at: u32,
    },
    /// From some period on everything comes back.
    GoesRound {
        /// After how many periods.
        every: u32,
        /// From which period on.
        from: u32,
    },
    /// It was followed for so many periods, and neither.
    Unfollowed {
        /// How many.
        periods: u32,
    },
}

/// A period of a course, laid out as far as a question depends on it.
///
/// ```
/// use coproduce::{Program, Question, Situation};
///
/// let text = "
/// object sun, ice, water
/// environment yard { holds sun }
/// law melting in yard { sun and ice produce water after 2 periods }
/// course spring in yard { at 0 given ice   for 4 periods }";
/// let program = Program::read("spring.coprod", text);
/// let moment = program.lay_out(&Question::why("water"), &Situation::course("spring", 2))?;
/// assert!(moment.answer()?.to_string().contains("`ice at 0`   given"));
/// # Ok::<(), coproduce::Refusal>(())
/// ```
pub struct Moment {
    program: coproduce_core::Program,
    setting: Setting,
    question: Question,
}

impl Moment {
    pub(crate) fn new((program, setting): (coproduce_core::Program, Setting), question: &Question) -> Self {
        Self { program, setting, question: question.clone() }
    }

    /// Answers the question that the period was laid out for.
    ///
    /// # Errors
    ///
    /// Why it has no answer.
    pub fn answer(&self) -> Result<Answer<'_>, Refusal> {
        let asked = Asked::new(&self.program, &self.setting);
        let answer = asked.answer(&self.question.question, &self.question.extent);
        answer.map(Answer::of).map_err(|refusal| Refusal::of(&refusal))
    }
}

impl Course {
    pub(crate) fn of(report: &CourseReport) -> Self {
        let thing = |line: &coproduce_core::analysis::course::Line| Thing {
            name: line.name.clone().into_owned(),
            periods: line.cells.iter().copied().map(Presence::of).collect(),
        };
        Self {
            name: report.name.clone().into_owned(),
            last: report.last,
            things: report.lines.iter().map(thing).collect(),
            settling: report.settling.map(Settling::of),
        }
    }
}

impl Presence {
    const fn of(cell: Cell) -> Self {
        match cell {
            Cell::Present | Cell::Given => Self::Present,
            Cell::Absent | Cell::TakenAway => Self::Absent,
            Cell::Undetermined => Self::Undetermined,
        }
    }
}

impl Settling {
    const fn of(settling: coproduce_core::analysis::course::Settling) -> Self {
        use coproduce_core::analysis::course::Settling as Found;
        match settling {
            Found::Settles { at } => Self::Settles { at },
            Found::GoesRound { every, from } => Self::GoesRound { every, from },
            Found::Unfollowed { periods } => Self::Unfollowed { periods },
        }
    }
}
