//! What cases say of laws.

use super::Section;
use crate::mark::{said, written};
use coproduce_report::evidence::{FitResult, svg, text};
use maud::{PreEscaped, html};

/// Measures, truth tables and solutions, and the cases as points.
pub fn section(result: &FitResult) -> Option<Section> {
    if result.evidence.is_empty() {
        return None;
    }
    let has_points = result.evidence.iter().any(|one| one.report.laws.iter().any(|law| law.fit.is_some()));
    let body = html! {
        p.lead {
            "A law is a theory; a table of cases is what happened. Consistency says how far cases with its condition have "
            "the product, coverage how much of the product it accounts for."
        }
        @if has_points {
            @let drawing = svg(result);
            figure { div.wide tabindex="0" role="group" aria-label=(drawing.title) { (PreEscaped(drawing.within_page())) } }
        }
        (said("Evidence", &written(|out| text(result, out))))
    };
    Some(Section { anchor: "evidence", title: "Evidence", body })
}
