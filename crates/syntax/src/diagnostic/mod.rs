//! The neutral finding: what was found where, and what can be done about it.
//!
//! Every stage makes these and nothing else; how they look is decided in `coproduce_report`. Messages are in lower case,
//! without a final full stop, with names in backticks.

mod fix;
mod rule;
pub mod rules;
mod suggest;

pub use fix::{Edit, Fix, fixed};
pub use rule::{Family, Rule};
pub use suggest::nearest;

use crate::source::Span;
use serde::Serialize;
use std::borrow::Cow;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Doubtful; does not fail a check unless warnings are denied.
    Warning,
    /// Wrong; fails a check.
    Error,
}

impl Level {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A remark on a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark.
    pub message: Cow<'static, str>,
}

/// One finding. Its first label is the place it is reported at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that fired.
    pub rule: &'static Rule,
    /// How grave it is: as the rule is, unless a project says otherwise.
    pub level: Level,
    /// What was found, then what was needed.
    pub message: String,
    /// Where it was found.
    pub span: Span,
    /// What to see there.
    pub remark: Cow<'static, str>,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What can be done about it.
    pub help: Option<String>,
    /// What may be changed to remove it.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// A finding of a rule at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level,
            message: message.into(),
            span,
            remark: Cow::Borrowed(""),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Makes it more or less grave than its rule is.
    #[must_use]
    pub const fn of_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Says what to see at the place itself.
    #[must_use]
    pub fn remark(mut self, remark: impl Into<Cow<'static, str>>) -> Self {
        self.remark = remark.into();
        self
    }

    /// Adds a remark on another place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says what can be done.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what may be changed to remove it.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }
}

/// Whether any of the findings is an error.
pub fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

/// Names in backticks, joined as in a sentence: `` `a`, `b` and `c` ``.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    joined(names, "and")
}

/// Names in backticks, joined by a word before the last.
pub fn joined<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// A word with its article: `an actor`. Evidence is not counted.
pub fn with_article(word: &str) -> String {
    match word {
        "evidence" => word.to_owned(),
        _ if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
        _ => format!("a {word}"),
    }
}

/// A text that fits into a message.
pub fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}
