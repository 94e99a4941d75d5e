//! A session: a model explored by asking, supposing, withdrawing and asking again.

use coproduce_session as core;
use coproduce_session::text::Style;
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A session: it takes one entry after the other, and gives a reply to each. Whatever goes wrong, it is as it was before
/// the entry.
///
/// ```
/// use coproduce::Session;
///
/// let mut session = Session::new();
/// session.enter("object acorn, oak, soil");
/// session.enter("environment outdoors { holds soil }");
/// session.enter("law germination in outdoors { acorn and soil produce oak }");
/// session.enter("in outdoors");
/// session.enter("given acorn");
/// assert!(session.enter("oak?").to_string().starts_with("produced  oak"));
/// ```
#[derive(Debug, Default)]
pub struct Session {
    session: core::Session,
}

/// What a session replies to one entry. It shows as a session shows it, in 80 columns, and serialises as it does for
/// machines.
#[derive(Debug)]
pub struct Reply<'s> {
    reply: core::Reply<'s>,
}

impl Session {
    /// A session in which nothing is declared.
    pub fn new() -> Self {
        Self::default()
    }

    /// A flag that ends the analysis at hand when it is set, by whatever thread.
    pub fn interrupt(&self) -> Arc<AtomicBool> {
        self.session.interrupt()
    }

    /// Replies to one entry: declarations, a supposition, a question, or a command that needs no files.
    pub fn enter(&mut self, entry: &str) -> Reply<'_> {
        Reply { reply: self.session.enter(entry) }
    }

    /// Whether an entry is not whole yet: a declaration that goes on in the next line.
    pub fn is_unfinished(entry: &str) -> bool {
        core::Session::is_unfinished(entry)
    }
}

impl Reply<'_> {
    /// Whether the entry was understood and carried out, or answered.
    pub const fn is_answer(&self) -> bool {
        !matches!(
            self.reply,
            core::Reply::Refused(_)
                | core::Reply::NotDeclared(_)
                | core::Reply::Failed { .. }
                | core::Reply::Interrupted
        )
    }

    /// Whether the session ends.
    pub const fn ends(&self) -> bool {
        matches!(self.reply, core::Reply::Quit)
    }
}

impl fmt::Display for Reply<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut text = Vec::new();
        core::text::render(&self.reply, Style::default(), &mut text).map_err(|_| fmt::Error)?;
        formatter.write_str(&String::from_utf8_lossy(&text))
    }
}

impl Serialize for Reply<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.reply.serialize(serializer)
    }
}
