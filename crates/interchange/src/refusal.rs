//! Why a text cannot be taken over.

use coproduce_syntax::source::Position;
use std::fmt;

/// One reason why a text cannot be taken over, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where; none where the whole is meant.
    pub place: Option<Position>,
    /// What was found.
    pub message: String,
    /// What can be done.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(place: Option<Position>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, message: message.into(), help: help.into() }
    }

    /// The reason with its file, as one line.
    pub fn in_file(&self, file: &str) -> String {
        if self.place.is_some() { format!("{file}:{self}") } else { format!("{file}: {self}") }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.place {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{} (help: {})", self.message, self.help)
    }
}

impl std::error::Error for Refusal {}
