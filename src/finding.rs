//! What was found in a model.

use coproduce_core::Program;
use coproduce_syntax::diagnostic::{self, Diagnostic};
use coproduce_syntax::source::{self, Sources, Span};
use serde::Serialize;
use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Doubtful.
    Warning,
    /// Wrong.
    Error,
}

/// Where something stands in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The name of the text.
    pub file: String,
    /// The line it begins in, from 1.
    pub line: usize,
    /// The column it begins at, from 1, in characters.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The column it ends before.
    pub end_column: usize,
}

/// What there is to see at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Remark {
    /// What to see there.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
}

/// Something that was found in a model, or that keeps a question from being answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that found it, by its name: `lone-producer`.
    pub rule: String,
    /// How grave it is.
    pub level: Level,
    /// What was found.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What there is to see there and elsewhere.
    pub remarks: Vec<Remark>,
    /// What can be done about it.
    pub help: Option<String>,
}

impl Finding {
    /// What was found in a program.
    pub(crate) fn all(program: &Program) -> Vec<Self> {
        program.findings.iter().map(|finding| Self::of(&program.sources, finding)).collect()
    }

    pub(crate) fn of(sources: &Sources, finding: &Diagnostic) -> Self {
        let own = (!finding.remark.is_empty()).then(|| Remark::of(sources, finding.span, &finding.remark));
        let others = finding.labels.iter().map(|label| Remark::of(sources, label.span, &label.message));
        Self {
            rule: finding.rule.name.to_owned(),
            level: Level::of(finding.level),
            message: finding.message.clone(),
            place: Place::of(sources, finding.span),
            remarks: own.into_iter().chain(others).collect(),
            help: finding.help.clone(),
        }
    }
}

impl Remark {
    fn of(sources: &Sources, span: Span, message: &str) -> Self {
        Self { message: message.to_owned(), place: Place::of(sources, span) }
    }
}

impl Place {
    fn of(sources: &Sources, span: Span) -> Self {
        let source::Place { file, start, end } = source::Place::of(sources, span);
        Self {
            file: file.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl Level {
    const fn of(level: diagnostic::Level) -> Self {
        match level {
            diagnostic::Level::Info => Self::Info,
            diagnostic::Level::Warning => Self::Warning,
            diagnostic::Level::Error => Self::Error,
        }
    }
}

impl fmt::Display for Level {
    /// The word people read: `warning`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}
