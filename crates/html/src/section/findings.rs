//! What was found in a model.

use coproduce_report::page::escape::{block, inline};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::{Place, Sources};
use maud::{Markup, html};

/// So many findings are shown; a command shows all.
const SHOWN: usize = 200;

/// A list of findings, each with its place and what can be done.
pub fn list(sources: &Sources, findings: &[Diagnostic]) -> Markup {
    html! {
        ol.findings {
            @for finding in findings.iter().take(SHOWN) {
                li class=(finding.level.word()) { (one(sources, finding)) }
            }
        }
        @if findings.len() > SHOWN { p { (findings.len() - SHOWN) " more: " code { "coproduce check" } " shows them." } }
    }
}

fn one(sources: &Sources, finding: &Diagnostic) -> Markup {
    let Place { file, start, end } = Place::of(sources, finding.span);
    let sign = match finding.level {
        Level::Error => "✕",
        Level::Warning => "△",
        Level::Info => "i",
    };
    html! {
        p.what {
            span.level { span.sign aria-hidden="true" { (sign) } " " (finding.level.word()) }
            " " code.rule { (finding.rule.name) } " " (inline(&finding.message))
        }
        p.where data-line=(start.line) data-column=(start.column) data-end-line=(end.line) data-end-column=(end.column) {
            (inline(file)) ":" (start.line) ":" (start.column)
            @if !finding.remark.is_empty() { " · " (inline(&finding.remark)) }
        }
        @if let Some(help) = &finding.help { p.help { (block(help)) } }
    }
}
