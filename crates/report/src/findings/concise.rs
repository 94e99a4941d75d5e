//! One line a finding: `path:line:column: level[rule]: message (help: …)`.

use crate::page::escape::inline;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Place;
use coproduce_syntax::source::Sources;
use std::io::{Result, Write};

/// Writes one line for each finding.
///
/// # Errors
///
/// Those of the writer.
pub fn render(sources: &Sources, findings: &[Diagnostic], out: &mut dyn Write) -> Result<()> {
    for finding in findings {
        let Place { file, start, .. } = Place::of(sources, finding.span);
        let (level, rule, message) = (finding.level.word(), finding.rule, inline(&finding.message));
        write!(out, "{}:{}:{}: {level}[{rule}]: {message}", inline(file), start.line, start.column)?;
        if let Some(help) = &finding.help {
            write!(out, " (help: {})", inline(&help.replace('\n', " ")))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
