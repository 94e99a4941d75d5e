//! What a page is answered.

use coproduce_core::analysis::Verdict;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::{Place, Sources};
use maud::Markup;
use serde::Serialize;
use serde_json::Value;

/// An answer to a page: a part of it, and what the page needs to know besides.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reply {
    /// Why there is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// The part of the page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// What becomes of every product that is listed, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<(String, Verdict)>,
    /// What becomes of the situation, as `run --format json` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Where something was found in a text that is being written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Vec<Mark>>,
    /// The names that it declares, as they are written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// A text as it is laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A place in a text at which something was found.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    level: Level,
    message: String,
    /// Lines and columns, from 1, of its begin and of its end.
    from: [usize; 2],
    to: [usize; 2],
}

impl Reply {
    pub(super) fn part(html: Markup) -> Self {
        Self { html: html.into_string(), ..Self::default() }
    }

    pub(super) fn refused(reason: impl Into<String>) -> Self {
        Self { refused: Some(reason.into()), ..Self::default() }
    }

    pub(super) fn refused_for(findings: Vec<Diagnostic>) -> Self {
        let messages: Vec<String> = findings.into_iter().map(|finding| finding.message).collect();
        Self::refused(messages.join("; "))
    }
}

/// The places of findings in the text that was read first.
pub(super) fn marks(sources: &Sources, findings: &[Diagnostic]) -> Vec<Mark> {
    let own = sources.iter().next().map(|(_, source)| source.name().to_owned()).unwrap_or_default();
    let mark = |finding: &Diagnostic| {
        let Place { file, start, end } = Place::of(sources, finding.span);
        let message = format!("{}: {}", finding.rule.name, finding.message);
        let (from, to) = ([start.line, start.column], [end.line, end.column]);
        (file == own).then_some(Mark { level: finding.level, message, from, to })
    };
    findings.iter().filter_map(mark).collect()
}
