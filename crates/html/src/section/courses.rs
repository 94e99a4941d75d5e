//! Courses: what is there when.

use super::Section;
use crate::mark::{name, table};
use coproduce_core::analysis::course::{Cell, CourseReport, Line};
use coproduce_report::course;
use coproduce_report::page::phrase::word;
use maud::{Markup, PreEscaped, html};

/// Each course as a picture and as a table; of a page that is alive, with a slider over its periods.
pub fn section(courses: &[CourseReport], is_alive: bool) -> Option<Section> {
    let body = html! { @for one in courses { (course(one, is_alive)) } };
    (!courses.is_empty()).then_some(Section { anchor: "courses", title: "Courses", body })
}

fn course(report: &CourseReport, is_alive: bool) -> Markup {
    let drawing = course::svg(&[report]);
    html! {
        article.course {
            h4 { (word(&report.name)) }
            figure { div.wide tabindex="0" role="group" aria-label=(drawing.title) { (PreEscaped(drawing.within_page())) } }
            @if is_alive { (slider(report)) }
            details {
                summary { "The picture as a table" }
                (table("What is there when", &["Thing", "Period by period"],
                    report.lines.iter().map(|line| vec![name(&line.name), html! { (changes(line)) }])))
            }
            @if report.gave_up { p { "An analysis reached its limit: what is undetermined may be settled." } }
        }
    }
}

fn slider(report: &CourseReport) -> Markup {
    html! {
        div.moment data-course=(report.name) hidden {
            label {
                "Period " output { (report.last) }
                input type="range" min="0" max=(report.last) value=(report.last) step="1";
            }
            div.there {}
        }
    }
}

/// `absent; from 3 present; from 9 absent`
fn changes(line: &Line) -> String {
    let said = line.changes.iter().map(|change| {
        let is = match change.is {
            Cell::Absent => "absent",
            Cell::Present => "present",
            Cell::Undetermined => "undetermined",
            Cell::Given => "given",
            Cell::TakenAway => "taken away",
        };
        if change.from == 0 { is.to_owned() } else { format!("from {} {is}", change.from) }
    });
    said.collect::<Vec<_>>().join("; ")
}
