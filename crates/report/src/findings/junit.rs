//! A report in the form of `JUnit`: a suite for each file, in it a case for each finding; for a file without findings one case that
//! passed.
//!
//! Findings that fail the check are failures; of others it is told what was found. There are no times: the same model
//! gives the same bytes.

use crate::page::escape::{block, inline};
use crate::wire::{Checked, Finding, TOOL};
use coproduce_syntax::diagnostic::Level;
use std::fmt::Write as _;
use std::io::{Result, Write};

/// Writes the report. `fails` says which findings fail the check; `refused` why files could not be read.
///
/// # Errors
///
/// Those of the writer.
pub fn render(files: &[Checked], refused: &[String], fails: impl Fn(Level) -> bool, out: &mut dyn Write) -> Result<()> {
    let failures = |file: &Checked| file.findings.iter().filter(|finding| fails(finding.level)).count();
    let cases = |file: &Checked| file.findings.len().max(1);
    let (tests, failed): (usize, usize) =
        files.iter().fold((0, 0), |(tests, failed), file| (tests + cases(file), failed + failures(file)));
    let (tool, errors) = (TOOL, refused.len());
    let tests = tests + errors;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="{tool}" tests="{tests}" failures="{failed}" errors="{errors}">"#)?;
    for file in files {
        let (name, tests, failed) = (attribute(&file.file), cases(file), failures(file));
        writeln!(out, r#"  <testsuite name="{name}" tests="{tests}" failures="{failed}" errors="0">"#)?;
        if file.findings.is_empty() {
            writeln!(out, r#"    <testcase name="check" classname="{name}"/>"#)?;
        }
        for finding in &file.findings {
            case(finding, fails(finding.level), &name, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    unread(refused, out)?;
    writeln!(out, "</testsuites>")
}

/// A suite of what could not be read, if there is any.
pub(crate) fn unread(refused: &[String], out: &mut dyn Write) -> Result<()> {
    let errors = refused.len();
    if errors == 0 {
        return Ok(());
    }
    writeln!(out, r#"  <testsuite name="unread" tests="{errors}" failures="0" errors="{errors}">"#)?;
    for reason in refused {
        let reason = attribute(reason);
        writeln!(out, r#"    <testcase name="read" classname="unread"><error message="{reason}"/></testcase>"#)?;
    }
    writeln!(out, "  </testsuite>")
}

fn case(finding: &Finding, fails: bool, class: &str, out: &mut dyn Write) -> Result<()> {
    let (rule, range) = (finding.rule, &finding.range);
    writeln!(out, r#"    <testcase name="{rule} at {}:{}" classname="{class}">"#, range.line, range.column)?;
    let mut told = format!("{}:{}:{}: {}", range.file, range.line, range.column, finding.told());
    for label in finding.elsewhere() {
        let range = &label.range;
        let _ = write!(told, "\n{}:{}:{}: {}", range.file, range.line, range.column, label.message);
    }
    if fails {
        let message = attribute(&finding.message);
        writeln!(out, r#"      <failure type="{rule}" message="{message}">{}</failure>"#, text(&told))?;
    } else {
        writeln!(out, "      <system-out>{}: {}</system-out>", finding.level.word(), text(&told))?;
    }
    writeln!(out, "    </testcase>")
}

/// Text between tags.
pub(crate) fn text(text: &str) -> String {
    marked(&block(text))
}

/// The value of an attribute.
pub(crate) fn attribute(text: &str) -> String {
    marked(&inline(text))
}

fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => marked.push_str("&amp;"),
            '<' => marked.push_str("&lt;"),
            '>' => marked.push_str("&gt;"),
            '"' => marked.push_str("&quot;"),
            // No characters of XML, and hidden ones are shown already.
            '\u{fffe}' | '\u{ffff}' => marked.extend(character.escape_unicode()),
            _ => marked.push(character),
        }
    }
    marked
}
