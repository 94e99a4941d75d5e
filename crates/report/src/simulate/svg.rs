//! Simulations as pictures in SVG: levels over time, and the plane of both shares.
//!
//! They are read without colour: the one side is a solid line with round marks, the other a dashed one with square
//! marks, each named where it ends; what separates growth from decline is dotted.

use crate::graph::svg::{Round, measure, text};
use crate::page::drawing::{Drawing, Dress};
use coproduce_core::analysis::inquiry::figure;
use coproduce_core::analysis::market::{AdoptionReport, ElevationReport, Shares};
use coproduce_core::ask::answer::Simulated;
use std::fmt::Write as _;

const MARGIN: f64 = 24.0;
const TITLE: f64 = 38.0;
/// The width and height of the panel over time.
const TIME: [f64; 2] = [420.0, 280.0];
/// The width and height of the plane.
const PLANE: f64 = 280.0;
/// To the left of a panel, for its scale; and below it.
const SCALE: f64 = 44.0;
/// How many marks a line has at most.
const MARKS: usize = 14;
/// How many pieces a line has at most: more cannot be told apart.
const PIECES: usize = 2_000;

const STYLE: &str = "\
text{font:13px Helvetica,Arial,sans-serif;fill:#000}.title{font-size:14px;font-weight:bold}\
.note{font-size:11px}.middle{text-anchor:middle}.end{text-anchor:end}\
.frame{fill:none;stroke:#000;stroke-width:1}.grid{stroke:#ccc;stroke-width:1}\
.one,.other,.way{fill:none;stroke:#000;stroke-width:1.8}.other{stroke-dasharray:7 4}\
.divides{fill:none;stroke:#000;stroke-width:1.6;stroke-dasharray:1.5 5;stroke-linecap:round}\
.full{fill:#000}.hollow{fill:#fff;stroke:#000;stroke-width:1.8}.halo{stroke:#fff;stroke-width:4;paint-order:stroke}";

/// What simulations on a page are dressed with.
pub(crate) const DRESS: Dress = Dress { kind: "simulation", style: [STYLE, "", ""], definitions: [MARKERS, ""] };

const MARKERS: &str = r#"<marker id="on" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 1L10 5L0 9z"/></marker>"#;

/// The pictures of all adoptions and elevations, below one another.
pub fn render(result: &Simulated) -> Drawing {
    let mut body = String::new();
    let mut top = MARGIN;
    let mut widest = 0.0_f64;
    let mut titles = Vec::new();
    for report in result.adoptions.iter().map(|one| &one.report) {
        let title = format!("{} on {}, {}", report.adoption, report.platform, report.update);
        heading(&title, &mut top, &mut body);
        widest = widest.max(adoption(report, top, &mut body)).max(measure::width(&title, 14.0) + 2.0 * MARGIN);
        top += TIME[1] + SCALE + TITLE;
        titles.push(title);
    }
    for report in result.elevations.iter().map(|one| &one.report) {
        let title = format!("{} of {}", report.elevation, report.cocreation);
        heading(&title, &mut top, &mut body);
        widest = widest.max(elevation(report, top, &mut body)).max(measure::width(&title, 14.0) + 2.0 * MARGIN);
        top += TIME[1] + SCALE + TITLE;
        titles.push(title);
    }
    Drawing {
        kind: DRESS.kind,
        title: titles.join(", "),
        size: [widest.max(2.0 * MARGIN).ceil(), top.ceil()],
        style: STYLE.to_owned(),
        definitions: MARKERS.to_owned(),
        body,
    }
}

fn heading(title: &str, top: &mut f64, body: &mut String) {
    let _ = writeln!(body, r#"<text class="title" x="{MARGIN}" y="{}">{}</text>"#, Round(*top + 8.0), text(title));
    *top += TITLE;
}

/// A frame in which places from 0 to 1, or from least to most, are drawn.
struct Panel {
    left: f64,
    top: f64,
    size: [f64; 2],
    across: [f64; 2],
    upwards: [f64; 2],
}

impl Panel {
    fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let part = |value: f64, [least, most]: [f64; 2]| (value - least) / (most - least);
        [
            self.size[0].mul_add(part(x, self.across), self.left),
            self.size[1].mul_add(1.0 - part(y, self.upwards), self.top),
        ]
    }

    /// The frame, with its scales: ends and middle.
    fn frame(&self, x_name: &str, y_name: &str, body: &mut String) {
        let [width, height] = self.size.map(Round);
        for part in [0.25, 0.5, 0.75] {
            let y = Round(self.size[1].mul_add(part, self.top));
            let right = Round(self.left + self.size[0]);
            let _ = writeln!(body, r#"<path class="grid" d="M{} {y}L{right} {y}"/>"#, Round(self.left));
        }
        let _ = writeln!(
            body,
            r#"<rect class="frame" x="{}" y="{}" width="{width}" height="{height}"/>"#,
            Round(self.left),
            Round(self.top)
        );
        for part in [0.0, 0.5, 1.0] {
            let y = Round(self.size[1].mul_add(1.0 - part, self.top) + 4.0);
            let value = (self.upwards[1] - self.upwards[0]).mul_add(part, self.upwards[0]);
            let _ = writeln!(
                body,
                r#"<text class="note end" x="{}" y="{y}">{}</text>"#,
                Round(self.left - 6.0),
                short(value)
            );
            let x = Round(self.size[0].mul_add(part, self.left));
            let value = (self.across[1] - self.across[0]).mul_add(part, self.across[0]);
            let below = Round(self.top + self.size[1] + 15.0);
            let _ = writeln!(body, r#"<text class="note middle" x="{x}" y="{below}">{}</text>"#, short(value));
        }
        let below = Round(self.top + self.size[1] + 31.0);
        let middle = Round(self.left + self.size[0] / 2.0);
        let _ = writeln!(body, r#"<text class="middle" x="{middle}" y="{below}">{}</text>"#, text(x_name));
        let above = Round(self.top - 7.0);
        let _ = writeln!(body, r#"<text x="{}" y="{above}">{}</text>"#, Round(self.left), text(y_name));
    }

    fn path(&self, places: &[[f64; 2]]) -> String {
        let mut path = String::new();
        for (at, &place) in places.iter().enumerate() {
            let [x, y] = self.place(place).map(Round);
            let _ = write!(path, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
        }
        path
    }
}

/// A number that has room on a scale.
fn short(number: f64) -> String {
    let rounded: f64 = format!("{number:.2e}").parse().unwrap_or(number);
    if (1e-3..1e6).contains(&rounded.abs()) || rounded == 0.0 { figure(rounded) } else { format!("{rounded:e}") }
}

/// The two lines over time, with their names.
#[expect(clippy::cast_precision_loss, reason = "there are at most 100,000 periods")]
fn over_time(panel: &Panel, series: [&[f64]; 2], names: [&str; 2], body: &mut String) -> f64 {
    let mut labels: Vec<(f64, &str)> = Vec::new();
    for (at, levels) in series.into_iter().enumerate() {
        let every = levels.len().div_ceil(PIECES).max(1);
        let places = levels.iter().enumerate().map(|(period, &level)| [period as f64, level]);
        let places: Vec<[f64; 2]> = places.collect();
        let last = places.len().saturating_sub(1);
        let drawn: Vec<[f64; 2]> = places
            .iter()
            .enumerate()
            .filter(|(at, _)| at % every == 0 || *at == last)
            .map(|(_, &place)| place)
            .collect();
        let class = ["one", "other"][at];
        let _ = writeln!(body, r#"<path class="{class}" d="{}"/>"#, panel.path(&drawn));
        let step = places.len().div_ceil(MARKS).max(1);
        // The marks of the two stand beside one another where the lines are the same.
        for &place in places.iter().skip(at * step / 2).step_by(step) {
            let [x, y] = panel.place(place);
            let _ = match at {
                0 => writeln!(body, r#"<circle class="full" cx="{}" cy="{}" r="3.2"/>"#, Round(x), Round(y)),
                _ => writeln!(
                    body,
                    r#"<rect class="hollow" x="{}" y="{}" width="6" height="6"/>"#,
                    Round(x - 3.0),
                    Round(y - 3.0)
                ),
            };
        }
        if let Some(&end) = places.last() {
            labels.push((panel.place(end)[1], names[at]));
        }
    }
    // Names that would lie over one another stand above one another.
    let (first, second) = (labels.first().map_or(0.0, |one| one.0), labels.get(1).map_or(0.0, |one| one.0));
    let apart = 16.0;
    if labels.len() == 2 && (first - second).abs() < apart {
        let middle = f64::midpoint(first, second);
        let sign = if first <= second { 1.0 } else { -1.0 };
        labels[0].0 = middle - sign * apart / 2.0;
        labels[1].0 = middle + sign * apart / 2.0;
    }
    let x = panel.left + panel.size[0] + 8.0;
    let marks = ["●", "□"];
    let mut widest = 0.0_f64;
    for ((y, name), mark) in labels.into_iter().zip(marks) {
        let name = format!("{mark} {}", measure::cut(name, 13.0, 150.0));
        widest = widest.max(measure::width(&name, 13.0));
        let _ = writeln!(body, r#"<text x="{}" y="{}">{}</text>"#, Round(x), Round(y + 4.0), text(&name));
    }
    x + widest
}

/// Draws an adoption; its right border.
#[expect(clippy::cast_precision_loss, reason = "there are at most 100,000 periods")]
fn adoption(report: &AdoptionReport, top: f64, body: &mut String) -> f64 {
    let names = report.sides.each_ref().map(|side| &**side);
    let last = report.trajectory.len().saturating_sub(1).max(1) as f64;
    let panel = Panel { left: MARGIN + SCALE, top, size: TIME, across: [0.0, last], upwards: [0.0, 1.0] };
    panel.frame("period", "share of each side", body);
    let levels = |of: fn(Shares) -> f64| report.trajectory.iter().map(|one| of(one.shares)).collect::<Vec<_>>();
    let series = [levels(|shares| shares.customers), levels(|shares| shares.providers)];
    let right = over_time(&panel, series.each_ref().map(Vec::as_slice), names, body);
    let size = [PLANE, PLANE];
    let panel = Panel { left: right + MARGIN + SCALE, top, size, across: [0.0, 1.0], upwards: [0.0, 1.0] };
    plane(&panel, report, body);
    panel.left + PLANE + 2.0 * MARGIN
}

fn plane(panel: &Panel, report: &AdoptionReport, body: &mut String) {
    let [customers, providers] = report.sides.each_ref().map(|side| measure::cut(side, 13.0, PLANE));
    panel.frame(&customers, &providers, body);
    let place = |shares: Shares| [shares.customers, shares.providers];
    let note = |[x, y]: [f64; 2], class: &str, said: &str, body: &mut String| {
        let _ = writeln!(body, r#"<text class="note halo {class}" x="{}" y="{}">{said}</text>"#, Round(x), Round(y));
    };
    let line: Vec<[f64; 2]> = report.separatrix.iter().copied().map(place).collect();
    if !line.is_empty() {
        let _ = writeln!(body, r#"<path class="divides" d="{}"/>"#, panel.path(&line));
    }
    let mut way: Vec<Shares> = Vec::new();
    // Of a long way every so many periods are drawn, and the last.
    let every = report.trajectory.len().div_ceil(PIECES).max(1);
    for period in report.trajectory.iter().step_by(every).chain(report.trajectory.last()) {
        if way.last().is_none_or(|&before| before != period.shares) {
            way.push(period.shares);
        }
    }
    // An arrow on each of the first steps that is long enough for it.
    for (at, pair) in way.windows(2).enumerate() {
        let pair = [place(pair[0]), place(pair[1])];
        let [from, to] = [panel.place(pair[0]), panel.place(pair[1])];
        let long = (to[0] - from[0]).hypot(to[1] - from[1]) > 14.0;
        let marker = if long && at < 40 { r#" marker-end="url(#on)""# } else { "" };
        let _ = writeln!(body, r#"<path class="way" d="{}"{marker}/>"#, panel.path(&pair));
    }
    for equilibrium in &report.equilibria {
        let [x, y] = panel.place(place(equilibrium.shares));
        let (class, said) = match (equilibrium.stable, report.critical_mass == Some(equilibrium.shares)) {
            (true, _) => ("full", "stable"),
            (false, true) => ("hollow", "critical mass"),
            (false, false) => ("hollow", "not stable"),
        };
        let _ = writeln!(body, r#"<circle class="{class}" cx="{}" cy="{}" r="5"/>"#, Round(x), Round(y));
        // Into the panel, whichever corner it stands in.
        let to_left = equilibrium.shares.customers > 0.6;
        let below = equilibrium.shares.providers > 0.9;
        let at = [if to_left { x - 9.0 } else { x + 9.0 }, if below { y + 15.0 } else { y - 7.0 }];
        note(at, if to_left { "end" } else { "" }, said, body);
    }
    if let Some(start) = report.trajectory.first() {
        let [x, y] = panel.place(place(start.shares));
        let diamond = format!(
            "M{0} {3}L{2} {5}L{0} {4}L{1} {5}z",
            Round(x),
            Round(x - 6.0),
            Round(x + 6.0),
            Round(y - 6.0),
            Round(y + 6.0),
            Round(y)
        );
        let _ = writeln!(body, r#"<path class="hollow" d="{diamond}"/>"#);
        let to_left = start.shares.customers > 0.6;
        note([if to_left { x - 9.0 } else { x + 9.0 }, y + 14.0], if to_left { "end" } else { "" }, "start", body);
    }
}

/// Draws an elevation; its right border.
#[expect(clippy::cast_precision_loss, reason = "there are at most 100,000 periods")]
fn elevation(report: &ElevationReport, top: f64, body: &mut String) -> f64 {
    let series = [
        report.trajectory.iter().map(|one| one.expects).collect::<Vec<_>>(),
        report.trajectory.iter().map(|one| one.provides).collect::<Vec<_>>(),
    ];
    let all = || series.iter().flatten().copied();
    let (least, most) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let upwards = if most > least { [least, most] } else { [least - 1.0, least + 1.0] };
    let periods = report.trajectory.len().saturating_sub(1).max(1) as f64;
    let panel = Panel { left: MARGIN + SCALE, top, size: TIME, across: [0.0, periods], upwards };
    panel.frame("period", "expectation and ability", body);
    let names = [format!("{} expects", report.expecting), format!("{} provides", report.providing)];
    let names = names.each_ref().map(String::as_str);
    over_time(&panel, series.each_ref().map(Vec::as_slice), names, body) + MARGIN
}
