//! What comes of one situation.

use super::worth;
use crate::mark::{name, said, table, verdict, written};
use coproduce_core::analysis::{ActionStatus, Literal, ProductReport, SituationReport, Supposal};
use coproduce_report::evaluation::{Extent, VERDICTS, remark, why_idle};
use coproduce_report::orchestration::cocreation;
use coproduce_report::page::phrase::word;
use maud::{Markup, html};

/// What a situation supposes, and what comes of it. Of a page that is alive, products ask why.
pub fn article(report: &SituationReport, asks: bool) -> Markup {
    html! {
        (supposed(report))
        (products(report, asks))
        (worth::of(report))
        @for progress in &report.cocreations {
            (said("Co-creation", &written(|out| cocreation::progress(progress, out))))
        }
    }
}

/// Its name, and where it is set.
#[cfg(feature = "pages")]
pub fn heading(report: &SituationReport) -> String {
    if report.environment == report.name {
        return word(&report.name);
    }
    format!("{} in {}", word(&report.name), word(&report.environment))
}

/// So many suppositions are shown.
const SUPPOSED: usize = 60;

fn supposed(report: &SituationReport) -> Markup {
    let rest = report.supposes.len().saturating_sub(SUPPOSED);
    html! {
        p.supposed {
            @if report.supposes.is_empty() { "Nothing is given." }
            @for one in report.supposes.iter().take(SUPPOSED) { (supposal(one)) " " }
            @if rest > 0 { "and " (rest) " more" }
        }
    }
}

fn supposal(one: &Supposal) -> Markup {
    html! { span.supposal { span.state { (one.state) } " " (one.object()) } }
}

fn products(report: &SituationReport, asks: bool) -> Markup {
    let listed = VERDICTS.iter().flat_map(|&verdict| report.products.iter().filter(move |one| one.verdict == verdict));
    let rows: Vec<Vec<Markup>> = listed.map(|product| row(product, asks)).collect();
    let more: usize = report.unlisted.iter().sum();
    let idle: Vec<_> = report.actions.iter().filter(|action| action.status != ActionStatus::Performed).collect();
    html! {
        @if rows.is_empty() { p { "No law produces anything." } }
        @else { (table("Products", &["Product", "Verdict", "By, or missing"], rows)) }
        @if more > 0 { p { "and " (more) " more products" } }
        @if !idle.is_empty() {
            p { "Chosen, not performed: " @for (at, action) in idle.iter().enumerate() {
                @if at > 0 { "; " } (name(&action.name)) " (" (why_idle(action.status)) ")"
            } }
        }
    }
}

/// The name by which a page asks about a product.
pub fn asked(product: &ProductReport) -> String {
    Literal::new(product.name.clone(), true).written_name()
}

fn row(product: &ProductReport, asks: bool) -> Vec<Markup> {
    let called = html! {
        @if asks { button.ask type="button" data-why=(asked(product)) { (word(&product.name)) } }
        @else { (name(&product.name)) }
        small { (product.kind.word()) }
    };
    vec![called, verdict(product.verdict), html! { (remark(product, Extent::READABLE)) }]
}
