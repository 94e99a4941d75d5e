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
    /// What is wrong, one thing after the other.
    pub reasons: Vec<Reason>,
}

/// Something that is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// What is wrong.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
}

impl Refusal {
    /// What keeps a model from answering anything.
    pub(crate) fn not_understood() -> Self {
        let message = "the model has errors that keep it from being evaluated".to_owned();
        let help = Some("`Program::findings` lists them".to_owned());
        Self { reasons: vec![Reason { message, help }] }
    }

    /// That a period of a course has to be laid out first.
    pub(crate) fn in_a_course() -> Self {
        let message = "a period of a course has to be laid out before anything is asked there".to_owned();
        let help = Some("`Program::lay_out` lays it out".to_owned());
        Self { reasons: vec![Reason { message, help }] }
    }

    pub(crate) fn of(refusal: &ask::Refusal) -> Self {
        let reasons = said(refusal, Surface::CommandLine).into_iter();
        Self { reasons: reasons.map(|(message, help)| Reason { message, help }).collect() }
    }
}

impl fmt::Display for Refusal {
    /// Each reason on a line, with its help.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (index, Reason { message, help }) in self.reasons.iter().enumerate() {
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
