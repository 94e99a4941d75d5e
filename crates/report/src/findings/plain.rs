//! A few lines a finding, each beginning with a word that says what it is: for screen readers and logs.

use super::excerpt::Excerpt;
use super::gathered::{self, Gathered, Rest, gathered};
use crate::page::escape::{block, inline};
use crate::page::phrase::counted;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::{Place, bytes};
use coproduce_syntax::source::{Sources, Span};
use std::io::{Result, Write};

/// Writes the findings of a file, each followed by an empty line; what says the same at several places once, unless `all`
/// are asked for.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, findings: &[Diagnostic], all: bool, out: &mut dyn Write) -> Result<()> {
    let (told, rest) = gathered(findings, all);
    for Gathered { finding, also } in told {
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
        for place in gathered::places(&also, |finding| place(sources, finding.span)) {
            writeln!(out, "  also: {place}")?;
        }
        writeln!(out)?;
    }
    for Rest { rule, findings } in rest {
        writeln!(out, "{}: {rule}", counted(findings.len(), "more finding"))?;
        for place in gathered::places(&findings, |finding| place(sources, finding.span)) {
            writeln!(out, "  also: {place}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn place(sources: &Sources, span: Span) -> String {
    let Place { file, start, .. } = Place::of(sources, span);
    format!("{}, line {}, column {}", inline(file), start.line, start.column)
}
