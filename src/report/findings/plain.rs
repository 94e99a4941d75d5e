//! A few lines a finding, each beginning with a word that says what it is: for screen readers and logs.

use super::excerpt::Excerpt;
use crate::diagnostic::Diagnostic;
use crate::report::page::escape::{block, inline};
use crate::source::{Place, bytes};
use crate::source::{Sources, Span};
use std::io::{Result, Write};

/// Writes every finding, followed by an empty line.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, findings: &[Diagnostic], out: &mut dyn Write) -> Result<()> {
    for finding in findings {
        writeln!(out, "{}: {}: {}", finding.level.word(), finding.rule, inline(&finding.message))?;
        writeln!(out, "  at: {}", place(sources, finding.span))?;
        if let Some((file, range)) = bytes(sources, finding.span) {
            let excerpt = Excerpt::of(sources.get(file).text(), range);
            let (before, after) = (if excerpt.cut.0 { "…" } else { "" }, if excerpt.cut.1 { "…" } else { "" });
            let line = excerpt.text.replace('\t', " ");
            writeln!(out, "  line: {before}{}{after}", inline(line.trim()))?;
        }
        if !finding.remark.is_empty() {
            writeln!(out, "  here: {}", inline(&finding.remark))?;
        }
        for label in &finding.labels {
            writeln!(out, "  see: {}: {}", place(sources, label.span), inline(&label.message))?;
        }
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {}", block(help).replace('\n', "\n    "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn place(sources: &Sources, span: Span) -> String {
    let Place { file, start, .. } = Place::of(sources, span);
    format!("{}, line {}, column {}", inline(file), start.line, start.column)
}
