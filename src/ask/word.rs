//! Names as they are mentioned in a question.

use crate::model::plain;
use crate::source::Span;

/// A name, with its place in the text of the question; questions that are put in arguments have no places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The name, without backticks.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Word {
    /// A name that is an argument of its own, with or without backticks.
    pub fn argument(text: &str) -> Self {
        Self { name: plain(text.trim()).into_owned(), span: Span::default() }
    }
}

/// A member of a set of coproducers, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedMember {
    /// `NAME`
    Present(Word),
    /// `not NAME`
    Absent(Word),
    /// `any of (NAME, …)`
    AnyOf(Vec<Word>),
}
