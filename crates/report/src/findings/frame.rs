//! The frame of a finding in a line that is too long to be shown whole: the excerpts around its places.

use super::excerpt::Excerpt;
use super::full::MOST_LABELS;
use crate::page::column::{INDENT, paragraph_within};
use crate::page::escape::{block, inline, same_length};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::{Place, bytes};
use coproduce_syntax::source::{Sources, Span};
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// How a frame is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

/// The first line of a finding.
pub(super) fn title(finding: &Diagnostic, look: Look, out: &mut dyn Write) -> Result<()> {
    let (on, off) = if look.colour { (escape_code(finding.level), "\u{1b}[0m") } else { ("", "") };
    let (level, rule) = (finding.level.word(), finding.rule.name);
    write!(out, "{on}{level}[{rule}]:{off} ")?;
    let column = level.len() + rule.len() + "[]: ".len();
    paragraph_within(look.width, &inline(&finding.message), column, INDENT, out)
}

/// Draws one finding.
pub(super) fn render(sources: &Sources, finding: &Diagnostic, look: Look, out: &mut dyn Write) -> Result<()> {
    title(finding, look, out)?;
    let own = std::iter::once((finding.span, &finding.remark));
    let labels = own.chain(finding.labels.iter().map(|label| (label.span, &label.message)));
    let labels: Vec<_> = labels.take(MOST_LABELS).collect();
    let lines = labels.iter().map(|(span, _)| Place::of(sources, *span).start.line);
    let margin = lines.max().unwrap_or(1).to_string().len() + 2;
    for (index, (span, remark)) in labels.into_iter().enumerate() {
        excerpt(sources, span, remark, (index == 0, margin, look.width), out)?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "{:margin$}│", "")?;
        let mut lines = Vec::new();
        for line in block(help).lines() {
            paragraph_within(look.width.saturating_sub(margin + "│ Help: ".len() - 2), line, 0, 0, &mut lines)?;
        }
        for (index, line) in String::from_utf8_lossy(&lines).lines().enumerate() {
            let lead = if index == 0 { "Help: " } else { "      " };
            writeln!(out, "{:margin$}│ {lead}{line}", "")?;
        }
    }
    writeln!(out, "{}╯", "─".repeat(margin))
}

fn excerpt(
    sources: &Sources,
    span: Span,
    remark: &str,
    (first, margin, width): (bool, usize, usize),
    out: &mut dyn Write,
) -> Result<()> {
    let Place { file, start, .. } = Place::of(sources, span);
    let corner = if first { '╭' } else { '├' };
    writeln!(out, "{:margin$}{corner}─[ {}:{}:{} ]", "", inline(file), start.line, start.column)?;
    writeln!(out, "{:margin$}│", "")?;
    let Some((file, range)) = bytes(sources, span) else { return Ok(()) };
    let excerpt = Excerpt::within(width.saturating_sub(margin + 2), sources.get(file).text(), range);
    let shown = |text: &str| same_length(text).replace('\t', " ");
    let dots = |cut: bool| if cut { "…" } else { "" };
    let (before, after) = (dots(excerpt.cut.0), dots(excerpt.cut.1));
    writeln!(out, "{:>1$} │ {before}{2}{after}", start.line, margin - 1, shown(excerpt.text))?;
    let lead = before.width() + shown(&excerpt.text[..excerpt.place.start]).width();
    let marks = "─".repeat(shown(&excerpt.text[excerpt.place]).width().max(1));
    let remark = inline(remark);
    let column = margin + 2 + lead + marks.width();
    if remark.is_empty() || column + 1 + remark.width() <= width {
        return writeln!(
            out,
            "{:margin$}│ {:lead$}{marks}{}{remark}",
            "",
            "",
            if remark.is_empty() { "" } else { " " }
        );
    }
    // Below the mark there is more room than beside it.
    writeln!(out, "{:margin$}│ {:lead$}{marks}", "", "")?;
    let mut lines = Vec::new();
    paragraph_within(width.saturating_sub(margin + 2), &remark, 0, 0, &mut lines)?;
    String::from_utf8_lossy(&lines).lines().try_for_each(|line| writeln!(out, "{:margin$}│ {line}", ""))
}

const fn escape_code(level: Level) -> &'static str {
    match level {
        Level::Error => "\u{1b}[31m",
        Level::Warning => "\u{1b}[33m",
        Level::Info => "\u{1b}[34m",
    }
}
