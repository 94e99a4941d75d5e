//! A Code Quality report of GitLab: a list of findings in JSON.

use super::fingerprint::Fingerprints;
use crate::wire::Checked;
use crate::wire::line;
use coproduce_syntax::diagnostic::Level;
use serde::Serialize;
use std::io::{Result, Write};

#[derive(Serialize)]
struct Entry<'f> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Location<'f> {
    path: &'f str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes all findings.
///
/// # Errors
///
/// Those of the writer.
pub fn render(files: &[Checked], out: &mut dyn Write) -> Result<()> {
    let mut fingerprints = Fingerprints::default();
    let findings = files.iter().flat_map(|file| &file.findings);
    let entries: Vec<Entry> = findings
        .map(|finding| Entry {
            description: finding.told(),
            check_name: finding.rule,
            fingerprint: fingerprints.of(finding),
            severity: match finding.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Info => "info",
            },
            location: Location {
                path: &finding.range.file,
                lines: Lines { begin: finding.range.line, end: finding.range.end_line },
            },
        })
        .collect();
    line(&entries, out)
}
