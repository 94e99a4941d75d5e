//! Courses as pictures in SVG: a row for each thing, a bar for as long as it is there.
//!
//! They are read without colour: what laws bring about is full, what the course gives is grey, what is undetermined is
//! hatched, and a dotted line stands where something is taken away.

use super::text::ends;
use crate::graph::svg::{Round, measure, text};
use crate::page::drawing::{Drawing, Dress};
use coproduce_core::analysis::course::{Cell, CourseReport, Line};
use std::fmt::Write as _;

const MARGIN: f64 = 24.0;
const TITLE: f64 = 34.0;
/// The height of a row, and of a bar in it.
const ROW: f64 = 24.0;
const BAR: f64 = 14.0;
/// How wide names may be.
const NAMES: f64 = 180.0;
/// How wide a period is, and all of them together at the most.
const PERIOD: f64 = 18.0;
const PERIODS: f64 = 1_440.0;

const STYLE: &str = "\
text{font:13px Helvetica,Arial,sans-serif;fill:#000}.title{font-size:14px;font-weight:bold}\
.note{font-size:11px;fill:#333}.middle{text-anchor:middle}.end{text-anchor:end}\
.grid{stroke:#ddd;stroke-width:1}.row{stroke:#ccc;stroke-width:1}.place{stroke:#777;stroke-dasharray:4 3}\
.present{fill:#222}.given{fill:#c8c8c8;stroke:#222;stroke-width:1}\
.undetermined{fill:url(#open);stroke:#222;stroke-width:1}.taken{stroke:#777;stroke-width:2;stroke-dasharray:2 5}";

/// What courses on a page are dressed with.
pub(crate) const DRESS: Dress = Dress { kind: "course", style: [STYLE, "", ""], definitions: [PATTERNS, ""] };

const PATTERNS: &str = r##"<pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#222" stroke-width="2.4"/></pattern>"##;

/// The pictures of courses, below one another.
pub fn svg(courses: &[&CourseReport]) -> Drawing {
    let (mut body, mut top, mut widest) = (String::new(), MARGIN, 0.0_f64);
    for course in courses {
        let width = one(course, &mut top, &mut body);
        widest = widest.max(width);
    }
    legend(top, &mut body);
    let titles: Vec<String> = courses.iter().map(|course| course.name.clone().into_owned()).collect();
    Drawing {
        kind: DRESS.kind,
        title: titles.join(", "),
        size: [widest.max(LEGEND).ceil(), (top + ROW + MARGIN).ceil()],
        style: STYLE.to_owned(),
        definitions: PATTERNS.to_owned(),
        body,
    }
}

/// Draws a course; how wide it is.
#[expect(clippy::cast_precision_loss, reason = "a course has few periods")]
fn one(course: &CourseReport, top: &mut f64, body: &mut String) -> f64 {
    let periods = f64::from(course.last + 1);
    let period = PERIOD.min(PERIODS / periods);
    let names = course.lines.iter().map(|line| measure::width(&line.name, 13.0)).fold(60.0, f64::max).min(NAMES);
    let (left, right) = (MARGIN + names + 10.0, period.mul_add(periods, MARGIN + names + 10.0));
    let _ =
        writeln!(body, r#"<text class="title" x="{MARGIN}" y="{}">{}</text>"#, Round(*top + 8.0), text(&title(course)));
    *top += TITLE;
    let bottom = ROW.mul_add(course.lines.len() as f64, *top);
    scale((left, right), (*top, bottom), course.last, period, body);
    for place in course.places.iter().skip(1) {
        let x = Round(period.mul_add(f64::from(place.from), left));
        let _ = writeln!(body, r#"<path class="place" d="M{x} {}V{}"/>"#, Round(*top - 4.0), Round(bottom));
    }
    for line in &course.lines {
        row(line, (left, right), *top, period, body);
        *top += ROW;
    }
    *top += 22.0;
    if let Some(settling) = course.settling {
        let said = ends(settling, course.last);
        let _ = writeln!(body, r#"<text class="note" x="{}" y="{}">{said}</text>"#, Round(left), Round(*top + 14.0));
        *top += 18.0;
    }
    *top += MARGIN;
    let with_scale = right + 6.0 + measure::width("period", 11.0);
    with_scale.max(MARGIN + measure::width(&title(course), 14.0)) + MARGIN
}

/// `january in winter, from 10 in thaw`
fn title(course: &CourseReport) -> String {
    let mut title = course.name.clone().into_owned();
    for (at, place) in course.places.iter().enumerate() {
        let _ = match at {
            0 => write!(title, " in {}", place.environment),
            _ => write!(title, ", from {} in {}", place.from, place.environment),
        };
    }
    title
}

/// The periods, numbered where there is room.
fn scale((left, right): (f64, f64), (top, bottom): (f64, f64), last: u32, period: f64, body: &mut String) {
    let steps = [1_u16, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];
    let step = steps.into_iter().find(|&step| f64::from(step) * period >= 26.0).unwrap_or(5_000);
    for at in (0..=last).step_by(usize::from(step)) {
        let x = period.mul_add(f64::from(at), left);
        let _ = writeln!(body, r#"<path class="grid" d="M{0} {1}V{2}"/>"#, Round(x), Round(top), Round(bottom));
        let middle = Round(x + period / 2.0);
        let _ = writeln!(body, r#"<text class="note middle" x="{middle}" y="{}">{at}</text>"#, Round(bottom + 14.0));
    }
    let _ =
        writeln!(body, r#"<text class="note" x="{}" y="{}">period</text>"#, Round(right + 6.0), Round(bottom + 14.0));
}

fn row(line: &Line, (left, right): (f64, f64), top: f64, period: f64, body: &mut String) {
    let base = Round(top + ROW / 2.0 + 4.5);
    let name = measure::cut(&line.name, 13.0, NAMES);
    let _ = writeln!(body, r#"<text class="end" x="{}" y="{base}">{}</text>"#, Round(left - 10.0), text(&name));
    let below = Round(top + ROW);
    let _ = writeln!(body, r#"<path class="row" d="M{} {below}H{}"/>"#, Round(left), Round(right));
    let ends = line.changes.iter().skip(1).map(|change| f64::from(change.from));
    #[expect(clippy::cast_precision_loss, reason = "a course has few periods")]
    let ends = ends.chain([line.cells.len() as f64]);
    for (change, end) in line.changes.iter().zip(ends) {
        let class = match change.is {
            Cell::Absent => continue,
            Cell::Present => "present",
            Cell::Undetermined => "undetermined",
            Cell::Given => "given",
            Cell::TakenAway => "taken",
        };
        let from = f64::from(change.from);
        bar(class, [period.mul_add(from, left), top + (ROW - BAR) / 2.0], (end - from) * period, body);
    }
}

fn bar(class: &str, [x, y]: [f64; 2], width: f64, body: &mut String) {
    if class == "taken" {
        let (x, y, end) = (Round(x + 0.5), Round(y + BAR / 2.0), Round(x + (width - 1.0).max(0.5)));
        let _ = writeln!(body, r#"<path class="taken" d="M{x} {y}H{end}"/>"#);
        return;
    }
    let (x, y, width, height) = (Round(x + 0.5), Round(y), Round((width - 1.0).max(0.5)), Round(BAR));
    let _ = writeln!(body, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#);
}

/// How wide the legend is.
const LEGEND: f64 = 460.0;

fn legend(top: f64, body: &mut String) {
    let kinds = [("present", "present"), ("given", "given"), ("undetermined", "undetermined"), ("taken", "taken away")];
    let mut x = MARGIN;
    for (class, said) in kinds {
        bar(class, [x, top], 26.0, body);
        let _ = writeln!(body, r#"<text class="note" x="{}" y="{}">{said}</text>"#, Round(x + 32.0), Round(top + 11.0));
        x += 32.0 + measure::width(said, 11.0) + 22.0;
    }
}
