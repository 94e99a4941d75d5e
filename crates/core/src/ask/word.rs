//! Names as they are mentioned in a question.

use crate::model::plain;
use coproduce_syntax::source::Span;

/// A name, with its place in the text of the question; questions that are put in arguments have no places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The name as the language writes it; without backticks where nothing else could be meant.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Word {
    /// A name that is an argument of its own, with or without backticks.
    pub fn argument(text: &str) -> Self {
        Self { name: text_of(text.trim()), span: Span::default() }
    }
}

/// A name for looking it up: in backticks, a dot is part of a name, and does not qualify it.
pub fn text_of(text: &str) -> String {
    let plain = plain(text);
    if plain.contains('.') { text.to_owned() } else { plain.into_owned() }
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
