//! Cases as points: for each law, how far each case has its condition and how far the product.
//!
//! Below the diagonal a case has the condition more than the product. Who is in the lower right quarter refutes the law,
//! and is named; who is in the upper left quarter has the product all the same (Schneider and Rohlfing 2013).

use super::{FitResult, figure};
use crate::graph::svg::{Round, measure, text};
use crate::page::drawing::{Drawing, Dress};
use crate::page::escape::inline;
use coproduce_core::analysis::evidence::{EvidenceReport, LawReport};
use std::fmt::Write as _;

const MARGIN: f64 = 24.0;
const TITLE: f64 = 40.0;
/// The width and height of a plot.
const SIDE: f64 = 320.0;
/// To the left of a plot and below it, for its scale.
const SCALE: f64 = 46.0;
/// So many of the cases that refute a law are named.
const NAMED: usize = 12;
/// The area of a mark for one case.
const SMALLEST: f64 = 3.2;
const LARGEST: f64 = 14.0;

const STYLE: &str = "\
text{font:13px Helvetica,Arial,sans-serif;fill:#000}.title{font-size:14px;font-weight:bold}\
.note{font-size:11px}.middle{text-anchor:middle}.end{text-anchor:end}\
.frame{fill:none;stroke:#000;stroke-width:1}.half{stroke:#999;stroke-width:1;stroke-dasharray:4 4}\
.diagonal{stroke:#000;stroke-width:1}.refuting{fill:#f2f2f2}\
.borne{fill:#000;fill-opacity:.55}.deviant{fill:#fff;stroke:#000;stroke-width:1.8}";

/// What plots of cases on a page are dressed with.
pub(crate) const DRESS: Dress = Dress { kind: "cases", style: [STYLE, "", ""], definitions: ["", ""] };

/// The plots of all laws, below one another.
pub fn render(result: &FitResult) -> Drawing {
    let (mut body, mut top, mut widest) = (String::new(), MARGIN, SIDE + SCALE);
    let mut titles = Vec::new();
    for report in result.evidence.iter().map(|one| &one.report) {
        for law in report.laws.iter().filter(|law| law.fit.is_some()) {
            let title = title(report, law);
            let _ =
                writeln!(body, r#"<text class="title" x="{MARGIN}" y="{}">{}</text>"#, Round(top + 10.0), text(&title));
            widest = widest.max(measure::width(&title, 14.0) * 1.08);
            top += TITLE;
            plot(report, law, top, &mut body);
            top += SIDE + SCALE + MARGIN;
            titles.push(title);
        }
    }
    Drawing {
        kind: DRESS.kind,
        title: titles.join(", "),
        size: [(widest + 2.0 * MARGIN).ceil(), top.ceil()],
        style: STYLE.to_owned(),
        definitions: String::new(),
        body,
    }
}

fn title(report: &EvidenceReport, law: &LawReport) -> String {
    let (consistency, coverage) = law.fit.as_ref().map_or((None, None), |fit| (fit.consistency, fit.coverage));
    format!(
        "{} in {}: consistency {}, coverage {}",
        inline(&law.law),
        inline(&report.evidence),
        figure(consistency),
        figure(coverage)
    )
}

fn plot(report: &EvidenceReport, law: &LawReport, top: f64, body: &mut String) {
    let (left, half) = (MARGIN + SCALE, SIDE / 2.0);
    let x = |membership: f64| Round(left + membership * SIDE);
    let y = |membership: f64| Round(top + (1.0 - membership) * SIDE);
    let (right, bottom) = (left + SIDE, top + SIDE);
    let _ = writeln!(
        body,
        r#"<rect class="refuting" x="{}" y="{}" width="{half}" height="{half}"/><rect class="frame" x="{}" y="{}" width="{SIDE}" height="{SIDE}"/>"#,
        x(0.5),
        y(0.5),
        Round(left),
        Round(top),
    );
    let _ = writeln!(
        body,
        r#"<path class="half" d="M{0} {1}L{0} {2}M{3} {4}L{5} {4}"/><path class="diagonal" d="M{3} {2}L{5} {1}"/>"#,
        x(0.5),
        Round(top),
        Round(bottom),
        Round(left),
        y(0.5),
        Round(right),
    );
    for (mark, at) in [("0", 0.0), ("0.5", 0.5), ("1", 1.0)] {
        let _ = writeln!(
            body,
            r#"<text class="note middle" x="{}" y="{}">{mark}</text><text class="note end" x="{}" y="{}">{mark}</text>"#,
            x(at),
            Round(bottom + 15.0),
            Round(left - 6.0),
            Round(top + (1.0 - at) * SIDE + 4.0),
        );
    }
    let condition = format!("condition of {}", inline(&law.law));
    let _ = writeln!(
        body,
        r#"<text class="note middle" x="{}" y="{}">{}</text><text class="note middle" transform="translate({} {}) rotate(-90)">{}</text>"#,
        x(0.5),
        Round(bottom + 32.0),
        text(&condition),
        Round(MARGIN + 8.0),
        y(0.5),
        text(&inline(&report.product)),
    );
    for point in &law.points {
        let is_deviant = point.condition > 0.5 && point.product < 0.5;
        let class = if is_deviant { "deviant" } else { "borne" };
        #[expect(clippy::cast_precision_loss, reason = "a size to look at")]
        let radius = (SMALLEST * (point.cases as f64).sqrt()).min(LARGEST);
        let _ = writeln!(
            body,
            r#"<circle class="{class}" cx="{}" cy="{}" r="{}"><title>{}</title></circle>"#,
            x(point.condition),
            y(point.product),
            Round(radius),
            text(&format!("{:.3}, {:.3}: {}", point.condition, point.product, inline(&point.names))),
        );
    }
    let named = law.points.iter().filter(|point| point.condition > 0.5 && point.product < 0.5).take(NAMED);
    for point in named {
        let _ = writeln!(
            body,
            r#"<text class="note end" x="{}" y="{}">{}</text>"#,
            Round(left + point.condition * SIDE - 8.0),
            Round(top + (1.0 - point.product) * SIDE - 6.0),
            text(&measure::cut(&inline(&point.names), 11.0, half)),
        );
    }
}
