//! What a person enters: a declaration, a supposition, a question or a command.

use super::command::Call;
use crate::kernel::Supposed;
use crate::source::Span;

/// A name, with its place in what was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The name, without backticks.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// One entry, understood as far as its form goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing but white space and remarks.
    Nothing,
    /// Declarations; the interpreter reads them.
    Declarations,
    /// A change of the situation.
    Supposition(Supposition),
    /// A question, with what is supposed for it alone.
    Question(Question, Supposition),
    /// A command.
    Command(Call),
}

/// What is supposed: an environment, and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supposition {
    /// The environment to be in.
    pub environment: Option<Word>,
    /// What is given, taken away, unknown or likely, in order.
    pub states: Vec<(Word, Supposed)>,
}

impl Supposition {
    /// Whether nothing is supposed.
    pub fn is_empty(&self) -> bool {
        self.environment.is_none() && self.states.is_empty()
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// `oak?`: what becomes of products.
    Verdict(Vec<Word>),
    /// `why oak`
    Why(Word),
    /// `why not oak`
    WhyNot(Word),
    /// `sets oak`
    Sets(Word),
    /// `acorn, soil to oak`
    Relate(Vec<Member>, Word),
    /// `rank oak`
    Rank(Word),
    /// `necessary oak`
    Necessary(Word),
    /// `loops`
    Loops,
    /// `who gains`
    Gains,
    /// `what changed`
    Changed,
}

/// A member of a set of coproducers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A name.
    Present(Word),
    /// `not NAME`
    Absent(Word),
    /// `any of (NAME, …)`
    AnyOf(Vec<Word>),
}
