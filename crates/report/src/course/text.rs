//! A course as text: a line for each thing, a cell for each period.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::phrase::{counted, word};
use coproduce_core::analysis::course::{Cell, CourseReport, Line, Said, Settling};
use coproduce_core::model::written;
use indexmap::IndexMap;
use std::fmt::Write as _;
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// How wide a line may be.
const WIDTH: usize = 80;
/// How wide the column of names may be; longer names have lines of their own.
const NAMES: usize = 24;

/// Writes a course.
///
/// # Errors
///
/// Those of the writer.
pub fn text(course: &CourseReport, out: &mut dyn Write) -> Result<()> {
    paragraph(&heading(course), 0, 4, out)?;
    let names: Vec<String> = course.lines.iter().map(|line| word(&line.name)).collect();
    let column = names.iter().map(|name| name.width()).filter(|width| *width <= NAMES).max().unwrap_or(0).max(8);
    // Tens begin a part, so that periods can be counted.
    let room = (WIDTH - column - 4) / 10 * 10;
    let periods = course.last as usize + 1;
    for from in (0..periods).step_by(room) {
        let to = periods.min(from + room);
        scale(column, from, to, out)?;
        for (line, name) in course.lines.iter().zip(&names) {
            cells(line, name, column, (from, to), out)?;
        }
    }
    if course.lines.is_empty() {
        writeln!(out, "  nothing is produced, lasts or changes")?;
    }
    if course.gave_up {
        writeln!(out, "  the analysis reached its limit: what is shown as undetermined may be settled")?;
    }
    course.settling.map_or(Ok(()), |settling| writeln!(out, "  {}", ends(settling, course.last)))
}

/// `january in winter, from 10 in thaw   31 periods   given boiler   at 0 given house`
fn heading(course: &CourseReport) -> String {
    let mut heading = word(&course.name);
    for (at, place) in course.places.iter().enumerate() {
        let environment = inline(&written(&place.environment)).into_owned();
        let _ = match at {
            0 => write!(heading, " in {environment}"),
            _ => write!(heading, ", from {} in {environment}", place.from),
        };
    }
    let _ = write!(heading, "   {}", counted(course.last as usize + 1, "period"));
    let mut clauses: IndexMap<(&str, u32, Option<u32>), Vec<String>> = IndexMap::new();
    for said in &course.changes {
        clauses.entry((said.state, said.from, said.to)).or_default().push(name(said));
    }
    for ((state, from, to), names) in clauses {
        let when = match (from, to) {
            (0, None) => String::new(),
            (from, None) => format!("from {from} "),
            (from, Some(to)) if from == to => format!("at {from} "),
            (from, Some(to)) => format!("at {from} to {to} "),
        };
        let _ = write!(heading, "   {when}{state} {}", names.join(", "));
    }
    heading
}

fn name(said: &Said) -> String {
    let name = inline(&written(&said.name)).into_owned();
    said.likelihood.map_or_else(|| name.clone(), |likelihood| format!("{name} {likelihood}"))
}

/// The tens of the periods above their ones.
fn scale(column: usize, from: usize, to: usize, out: &mut dyn Write) -> Result<()> {
    let mut tens = String::new();
    for period in (from..to).step_by(10) {
        let _ = write!(tens, "{period:<10}");
    }
    writeln!(out, "  {:column$}  {}", "", tens.trim_end())?;
    let ones: String = (from..to).map(|period| char::from(b'0' + u8::try_from(period % 10).unwrap_or(0))).collect();
    if to - from > 1 { writeln!(out, "  {:column$}  {ones}", "") } else { Ok(()) }
}

fn cells(line: &Line, name: &str, column: usize, (from, to): (usize, usize), out: &mut dyn Write) -> Result<()> {
    let cells: String = line.cells[from..to].iter().copied().map(Cell::sign).collect();
    if name.width() > column {
        writeln!(out, "  {name}")?;
        return writeln!(out, "  {:column$}  {cells}", "");
    }
    let gap = column - name.width();
    writeln!(out, "  {name}{:gap$}  {cells}", "")
}

/// How a course ends.
pub(super) fn ends(settling: Settling, last: u32) -> String {
    let beyond = |period: u32| if period > last { ", after its end" } else { "" };
    match settling {
        Settling::Settles { at } => format!("settles at {at}{}", beyond(at)),
        Settling::GoesRound { every, from } => format!("goes round every {every} from {from}{}", beyond(from)),
        Settling::Unfollowed { periods } => {
            format!("neither settles nor goes round within {periods} periods, as far as it was followed")
        }
    }
}
