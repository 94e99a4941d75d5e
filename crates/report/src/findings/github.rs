//! Workflow commands of GitHub, one a line: `::error file=…,line=…::message` becomes a remark in a pull request.
//!
//! In the message `%`, carriage return and line feed are written `%25`, `%0D` and `%0A`, in a property `:` and `,` as
//! well (`%3A`, `%2C`), so that no text of a model ends a command or begins another.

use crate::page::escape::{block, inline};
use crate::wire::{Checked, Finding};
use coproduce_syntax::diagnostic::Level;
use std::io::{Result, Write};

/// Writes one command for each finding.
///
/// # Errors
///
/// Those of the writer.
pub fn render(files: &[Checked], out: &mut dyn Write) -> Result<()> {
    files.iter().flat_map(|file| &file.findings).try_for_each(|finding| command(finding, out))
}

fn command(finding: &Finding, out: &mut dyn Write) -> Result<()> {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let range = &finding.range;
    write!(out, "::{word} file={},line={}", property(&range.file), range.line)?;
    // Columns are understood only where a remark begins and ends on one line.
    if range.line == range.end_line {
        write!(out, ",col={},endColumn={}", range.column, range.end_column)?;
    } else {
        write!(out, ",endLine={}", range.end_line)?;
    }
    writeln!(out, ",title={}::{}", property(finding.rule), data(&finding.told()))
}

/// The message of a command.
fn data(text: &str) -> String {
    block(text).replace('%', "%25").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    inline(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}
