//! The frame of a finding in a line that is too long to be shown whole: the excerpts around its places.

use super::excerpt::Excerpt;
use super::full::MOST_LABELS;
use crate::diagnostic::{Diagnostic, Level};
use crate::report::page::escape::{block, inline, same_length};
use crate::source::{Place, bytes};
use crate::source::{Sources, Span};
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// The first line of a finding.
pub(super) fn title(finding: &Diagnostic, colour: bool, out: &mut dyn Write) -> Result<()> {
    let (on, off) = if colour { (escape_code(finding.level), "\u{1b}[0m") } else { ("", "") };
    writeln!(out, "{on}{}[{}]:{off} {}", finding.level.word(), finding.rule, inline(&finding.message))
}

/// Draws one finding.
pub(super) fn render(sources: &Sources, finding: &Diagnostic, colour: bool, out: &mut dyn Write) -> Result<()> {
    title(finding, colour, out)?;
    let own = std::iter::once((finding.span, &finding.remark));
    let labels = own.chain(finding.labels.iter().map(|label| (label.span, &label.message)));
    let labels: Vec<_> = labels.take(MOST_LABELS).collect();
    let lines = labels.iter().map(|(span, _)| Place::of(sources, *span).start.line);
    let margin = lines.max().unwrap_or(1).to_string().len() + 2;
    for (index, (span, remark)) in labels.into_iter().enumerate() {
        excerpt(sources, span, remark, (index == 0, margin), out)?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "{:margin$}│", "")?;
        writeln!(out, "{:margin$}│ Help: {}", "", block(help).replace('\n', &format!("\n{:margin$}│       ", "")))?;
    }
    writeln!(out, "{}╯", "─".repeat(margin))
}

fn excerpt(
    sources: &Sources,
    span: Span,
    remark: &str,
    (first, margin): (bool, usize),
    out: &mut dyn Write,
) -> Result<()> {
    let Place { file, start, .. } = Place::of(sources, span);
    let corner = if first { '╭' } else { '├' };
    writeln!(out, "{:margin$}{corner}─[ {}:{}:{} ]", "", inline(file), start.line, start.column)?;
    writeln!(out, "{:margin$}│", "")?;
    let Some((file, range)) = bytes(sources, span) else { return Ok(()) };
    let excerpt = Excerpt::of(sources.get(file).text(), range);
    let shown = |text: &str| same_length(text).replace('\t', " ");
    let dots = |cut: bool| if cut { "…" } else { "" };
    let (before, after) = (dots(excerpt.cut.0), dots(excerpt.cut.1));
    writeln!(out, "{:>1$} │ {before}{2}{after}", start.line, margin - 1, shown(excerpt.text))?;
    let lead = before.width() + shown(&excerpt.text[..excerpt.place.start]).width();
    let marks = "─".repeat(shown(&excerpt.text[excerpt.place]).width().max(1));
    let remark = inline(remark);
    writeln!(out, "{:margin$}│ {:lead$}{marks}{}{remark}", "", "", if remark.is_empty() { "" } else { " " })
}

const fn escape_code(level: Level) -> &'static str {
    match level {
        Level::Error => "\u{1b}[31m",
        Level::Warning => "\u{1b}[33m",
        Level::Info => "\u{1b}[34m",
    }
}
