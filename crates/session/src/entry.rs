//! What a person enters: a declaration, a supposition, a question or a command.

use super::command::Call;
use coproduce_core::ask::{self, NamedSetting};

/// One entry, understood as far as its form goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing but white space and remarks.
    Nothing,
    /// Declarations; the interpreter reads them.
    Declarations,
    /// A change of the situation.
    Supposition(NamedSetting),
    /// A question, with what is supposed for it alone.
    Question(Question, NamedSetting),
    /// A command.
    Command(Call),
}

/// What a session alone can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Something of the situation or the model.
    Asked(ask::Question),
    /// `what changed`
    Changed,
}
