//! What machines read: all JSON is written here, in the envelope `{schema, tool, language, diagnostics, results, summary}`.
//!
//! Its form is laid down in `schema/coproduce.schema.json`. The same model gives the same bytes: no time stamps, no
//! machine, and paths as they were given.

mod finding;

pub use coproduce_core::ask::answer::InFile;
pub use finding::{Checked, Finding, findings};
pub(crate) use finding::{Label, Range};

use crate::page::escape::is_hidden;
use coproduce_core::Judged;
pub use coproduce_syntax::LANGUAGE;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};
use std::io::{BufWriter, Result, Write};

/// What the tool is called.
pub const TOOL: &str = "coproduce";

/// The version of the envelope's form.
pub const SCHEMA: u32 = 2;

/// What every command answers.
#[derive(Clone, Debug, Serialize)]
pub struct Envelope<R> {
    schema: u32,
    tool: Tool,
    language: &'static str,
    diagnostics: Vec<Finding>,
    results: R,
    summary: Summary,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// How much was found in how many files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level info.
    pub infos: usize,
    /// Files that were read.
    pub files: usize,
    /// Findings that the texts themselves allow.
    #[serde(skip_serializing_if = "is_none")]
    pub suppressed: usize,
    /// What was judged in them, as far as they were understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judged>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Summary {
    /// Counts what was judged in one more file.
    pub fn cover(&mut self, judged: Judged) {
        let all = self.judged.get_or_insert_default();
        all.laws += judged.laws;
        all.claims += judged.claims;
        all.expectations += judged.expectations;
        all.propositions += judged.propositions;
        all.unproven += judged.unproven;
    }

    /// Counts the findings of one more file.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        self.files += 1;
        for finding in findings {
            match finding.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Info => self.infos += 1,
            }
        }
    }
}

impl<R: Serialize> Envelope<R> {
    /// Findings and results in an envelope.
    pub const fn new(diagnostics: Vec<Finding>, results: R, summary: Summary) -> Self {
        let tool = Tool { name: TOOL, version: env!("CARGO_PKG_VERSION") };
        Self { schema: SCHEMA, tool, language: LANGUAGE, diagnostics, results, summary }
    }

    /// Writes the envelope on one line.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn render(&self, out: &mut dyn Write) -> Result<()> {
        line(self, out)
    }
}

/// Writes any value on one line.
///
/// # Errors
///
/// Those of the writer.
pub fn line(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    // Values are written in many small pieces.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Visible))?;
    writeln!(out)?;
    out.flush()
}

/// Writes hidden characters as `\uXXXX`: the same text to a machine, and no danger to a terminal.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
        if fragment.bytes().all(is_plain) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(is_hidden) {
            writer.write_all(&rest.as_bytes()[..at])?;
            let character = rest[at..].chars().next().unwrap_or_default();
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + character.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> Result<()> {
        CompactFormatter.write_char_escape(writer, escape)
    }
}
