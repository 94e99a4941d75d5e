//! Courses as a table for machines: a row for each thing in each period.

use crate::page::sheet::cell;
use coproduce_core::analysis::course::{Cell, CourseReport};
use std::io::{Result, Write};

/// Writes courses.
///
/// # Errors
///
/// Those of the writer.
pub fn csv(courses: &[&CourseReport], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "course,period,environment,name,kind,state")?;
    for course in courses {
        for line in &course.lines {
            for (period, &is) in (0..).zip(&line.cells) {
                let place = course.places.iter().rev().find(|place| place.from <= period);
                let environment = place.map_or("", |place| &place.environment);
                writeln!(
                    out,
                    "{},{period},{},{},{},{}",
                    cell(&course.name),
                    cell(environment),
                    cell(&line.name),
                    line.kind.word(),
                    state(is)
                )?;
            }
        }
    }
    Ok(())
}

const fn state(cell: Cell) -> &'static str {
    match cell {
        Cell::Absent => "absent",
        Cell::Present => "present",
        Cell::Undetermined => "undetermined",
        Cell::Given => "given",
        Cell::TakenAway => "taken away",
    }
}
