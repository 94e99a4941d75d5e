//! The manifest of a repository of models, `coproduce.toml`.
//!
//! In: its text. Out: a [`Manifest`] for every text whatever, and findings with places: what is no TOML, keys that nobody
//! knows, values of another type or out of range. What could not be read is as if it were not there. This folder alone
//! names the crate `toml`; its form is also laid down in `schema/coproduce.toml.schema.json`.

mod folder;
mod reader;

use coproduce_core::check::{Levels, registry, rule};
use coproduce_syntax::LANGUAGE;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, joined, nearest, rules};
use coproduce_syntax::source::{FileId, Sources, Span};
use reader::{Entry, Reader};

/// The name of the file.
pub const FILE: &str = "coproduce.toml";

/// What a manifest says.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// What the repository is called.
    pub name: Option<String>,
    /// The version of the language that its models are written in.
    pub language: Option<String>,
    /// The folders with its models, from the root; the root itself where none is named.
    pub sources: Vec<Folder>,
    /// How grave it takes the findings of some rules.
    pub levels: Levels,
    /// The least coverage by tests, in percent.
    pub threshold: Option<f64>,
    /// The least share of the parts of conditions that have to decide a case, in percent.
    pub decided: Option<f64>,
}

/// A folder that the manifest names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The names on the way from the root; empty for the root itself.
    pub path: Vec<String>,
    /// Where it is named.
    pub span: Span,
}

/// Reads a manifest.
pub fn read(sources: &Sources, file: FileId, findings: &mut Vec<Diagnostic>) -> Manifest {
    let source = sources.get(file);
    let mut reader = Reader { base: source.base(), findings };
    let mut manifest = Manifest::default();
    for entry in reader.entries(source.text()) {
        match entry.key.as_str() {
            "name" => manifest.name = reader.text(&entry).map(|(name, _)| name),
            "language" => manifest.language = language(&mut reader, &entry),
            "sources" => manifest.sources = folder::read(&mut reader, &entry),
            "rules" => manifest.levels = levels(&mut reader, &entry),
            "coverage" => [manifest.threshold, manifest.decided] = coverage(&mut reader, &entry),
            _ => reader.unknown_key(&entry, &["name", "language", "sources", "rules", "coverage"]),
        }
    }
    findings.sort_by_key(|finding| finding.span);
    manifest
}

/// A finding in the manifest.
pub fn finding(span: Span, message: impl Into<String>) -> Diagnostic {
    rules::INVALID_MANIFEST.at(span, message)
}

fn language(reader: &mut Reader, entry: &Entry) -> Option<String> {
    let (version, span) = reader.text(entry)?;
    if version == LANGUAGE {
        return Some(version);
    }
    reader.findings.push(
        finding(span, format!("no version `{version}` of the language is known"))
            .remark(format!("this tool reads version {LANGUAGE}"))
            .help(format!("write `language = \"{LANGUAGE}\"`, or use a tool of that version")),
    );
    None
}

fn levels(reader: &mut Reader, entry: &Entry) -> Levels {
    let mut levels = Levels::default();
    for entry in reader.table(entry) {
        let Some(rule) = rule(&entry.key) else {
            let near = nearest(&entry.key, registry::RULES.iter().map(|rule| rule.name));
            let help = match near.as_slice() {
                [] => "`coproduce rules` lists all rules".to_owned(),
                near => format!("perhaps {} was meant", joined(near, "or")),
            };
            let fix = if let &[meant] = near.as_slice() { Some(Fix::suggested(entry.key_span, meant)) } else { None };
            let message = format!("no rule is called `{}`", entry.key);
            reader.findings.push(finding(entry.key_span, message).help(help).fix(fix));
            continue;
        };
        let Some((word, span)) = reader.text(&entry) else { continue };
        let level = match word.as_str() {
            "error" => Some(Level::Error),
            "warn" => Some(Level::Warning),
            "allow" => None,
            _ => {
                reader.findings.push(
                    finding(span, format!("no level is called `{word}`"))
                        .help("a rule is set to `error`, `warn` or `allow`"),
                );
                continue;
            }
        };
        if levels.set(rule, level).is_err() {
            reader.findings.push(
                finding(span, format!("rule `{}` cannot be set to `{word}`", rule.name))
                    .remark("what it finds is not understood")
                    .help("leave it at `error`, and fix what it finds"),
            );
        }
    }
    levels
}

fn coverage(reader: &mut Reader, entry: &Entry) -> [Option<f64>; 2] {
    let (mut threshold, mut decided) = (None, None);
    for entry in reader.table(entry) {
        match entry.key.as_str() {
            "threshold" => threshold = percentage(reader, &entry),
            "decided" => decided = percentage(reader, &entry),
            _ => reader.unknown_key(&entry, &["decided", "threshold"]),
        }
    }
    [threshold, decided]
}

fn percentage(reader: &mut Reader, entry: &Entry) -> Option<f64> {
    let (number, span) = reader.number(entry)?;
    if (0.0..=100.0).contains(&number) {
        return Some(number);
    }
    reader
        .findings
        .push(finding(span, "the threshold is out of range").help("write a percentage from 0 to 100, such as `80`"));
    None
}
