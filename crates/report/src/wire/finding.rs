//! Findings for machines: with the places that people count, and without the texts they were found in.

use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::{Place, Sources, Span};
use serde::Serialize;
use std::borrow::Cow;

/// A finding with its places as people count them.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub(crate) rule: &'static str,
    pub(crate) level: Level,
    pub(crate) message: String,
    #[serde(flatten)]
    pub(crate) range: Range,
    /// The remark on the place of the finding itself, if there is one, and then those on other places.
    labels: Vec<Label>,
    pub(crate) help: Option<String>,
    #[serde(skip)]
    remarked: bool,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Label {
    pub message: String,
    #[serde(flatten)]
    pub range: Range,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Range {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its path from the root of the repository, with `/`.
    pub file: String,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// What the text itself allows, with the reason it gives.
    pub suppressed: Vec<(Finding, String)>,
}

impl Range {
    fn of(sources: &Sources, span: Span) -> Self {
        let Place { file, start, end } = Place::of(sources, span);
        Self {
            file: file.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// The findings in the texts of one interpretation. The remark on a finding's own place is its first label.
pub fn findings(sources: &Sources, findings: &[Diagnostic]) -> Vec<Finding> {
    let label = |span: Span, message: &str| Label { message: message.to_owned(), range: Range::of(sources, span) };
    let all = findings.iter().map(|finding| {
        let own = (!finding.remark.is_empty()).then(|| label(finding.span, &finding.remark));
        let others = finding.labels.iter().map(|other| label(other.span, &other.message));
        Finding {
            rule: finding.rule.name,
            level: finding.level,
            message: finding.message.clone(),
            range: Range::of(sources, finding.span),
            remarked: own.is_some(),
            labels: own.into_iter().chain(others).collect(),
            help: finding.help.clone(),
        }
    });
    all.collect()
}

impl Finding {
    /// Gives every file it names another name.
    pub fn rename(&mut self, name: &mut dyn FnMut(&str) -> String) {
        let labels = self.labels.iter_mut().map(|label| &mut label.range);
        for range in labels.chain([&mut self.range]) {
            range.file = name(&range.file);
        }
    }

    /// The remarks on other places.
    pub(crate) fn elsewhere(&self) -> &[Label] {
        &self.labels[usize::from(self.remarked)..]
    }

    /// The message with all that is to be said at the place itself, a line each.
    pub(crate) fn told(&self) -> String {
        let remark = self.labels.first().filter(|_| self.remarked).map(|label| Cow::Borrowed(label.message.as_str()));
        let help = self.help.as_ref().map(|help| Cow::Owned(format!("help: {help}")));
        let lines = [Some(Cow::Borrowed(self.message.as_str())), remark, help];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}
