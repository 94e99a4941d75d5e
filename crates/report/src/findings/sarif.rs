//! The Static Analysis Results Interchange Format, version 2.1.0 (OASIS): one run, its rules and its results, in JSON.
//!
//! Paths are relative references to the root of the repository (`%SRCROOT%`), percent-encoded; columns count characters.

use super::fingerprint::Fingerprints;
use crate::wire::{Checked, Finding, Range};
use crate::wire::{TOOL, line};
use coproduce_syntax::diagnostic::Level;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{Result, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What is said of a rule beside its findings.
#[derive(Clone, Copy, Debug)]
pub struct RuleText {
    /// The kebab-case name.
    pub name: &'static str,
    /// How grave its findings usually are.
    pub level: Level,
    /// What it reports, in one phrase.
    pub summary: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
}

/// Writes the log of one run: what was found by which of the rules, and which files were refused and why.
///
/// # Errors
///
/// Those of the writer.
pub fn render(files: &[Checked], refused: &[String], rules: &[RuleText], out: &mut dyn Write) -> Result<()> {
    let findings = || {
        files.iter().flat_map(|file| {
            let allowed = file.suppressed.iter().map(|(finding, reason)| (finding, Some(reason)));
            file.findings.iter().map(|finding| (finding, None)).chain(allowed)
        })
    };
    let fired: Vec<&RuleText> =
        rules.iter().filter(|rule| findings().any(|(finding, _)| finding.rule == rule.name)).collect();
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> = findings()
        .map(|(finding, allowed)| {
            let mut result = result(finding, &fired, &mut fingerprints);
            if let Some(reason) = allowed {
                result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
            }
            result
        })
        .collect();
    let notifications: Vec<Value> =
        refused.iter().map(|reason| json!({ "level": "error", "message": { "text": reason } })).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": TOOL,
                "version": env!("CARGO_PKG_VERSION"),
                "rules": fired.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "invocations": [{
                "executionSuccessful": refused.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    line(&log, out)
}

fn descriptor(rule: &RuleText) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn result(finding: &Finding, fired: &[&RuleText], fingerprints: &mut Fingerprints) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": plain(&finding.told()) },
        "locations": [{ "physicalLocation": place(&finding.range) }],
        "partialFingerprints": { "coproduce/v1": fingerprints.of(finding) },
    });
    if let Some(index) = fired.iter().position(|rule| rule.name == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    let elsewhere = finding.elsewhere();
    if !elsewhere.is_empty() {
        let related = |label: &crate::wire::Label| json!({ "message": { "text": plain(&label.message) }, "physicalLocation": place(&label.range) });
        result["relatedLocations"] = elsewhere.iter().map(related).collect();
    }
    result
}

/// A text in which nothing is read as a link: brackets are escaped (SARIF 2.1.0, 3.11.6).
fn plain(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn place(range: &Range) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&range.file), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": range.line,
            "startColumn": range.column,
            "endLine": range.end_line,
            "endColumn": range.end_column,
        },
    })
}

/// A path as a reference: all but letters, digits, `-`, `.`, `_`, `~` and `/` percent-encoded (RFC 3986, 2.1 and 2.3).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
