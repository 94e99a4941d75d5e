//! Why a question has no answer.

use coproduce_core::ask;
use coproduce_report::page::surface::Surface;
use coproduce_report::refusal::said;
use std::error::Error;
use std::fmt;

/// Why a question has no answer: a name that is not known, suppositions that contradict one another, an analysis that
/// reached its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// What is wrong, each with what can be done about it.
    pub reasons: Vec<(String, Option<String>)>,
}

impl Refusal {
    /// What keeps a model from answering anything.
    pub(crate) fn not_understood() -> Self {
        let reason = "the model has errors that keep it from being evaluated".to_owned();
        Self { reasons: vec![(reason, Some("`Program::findings` lists them".to_owned()))] }
    }
}

impl From<ask::Refusal> for Refusal {
    fn from(refusal: ask::Refusal) -> Self {
        Self { reasons: said(&refusal, Surface::CommandLine) }
    }
}

impl fmt::Display for Refusal {
    /// Each reason on a line, with its help.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (index, (message, help)) in self.reasons.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            formatter.write_str(message)?;
            if let Some(help) = help {
                write!(formatter, " (help: {help})")?;
            }
        }
        Ok(())
    }
}

impl Error for Refusal {}
