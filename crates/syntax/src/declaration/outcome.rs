//! `outcome o changes t`: products that are changes in an actor or an environment (Ackoff & Emery 1972, p. 26).

use crate::combinator::{Parsed, Tokens};
use crate::name::{DeclaredName, List, Name, declared_names, mentions};
use crate::token::Token;
use chumsky::prelude::*;

/// Changes that actions produce.
#[derive(Debug)]
pub struct Outcome {
    /// Their names.
    pub names: Vec<DeclaredName>,
    /// What they change.
    pub changes: List<Name>,
}

impl Outcome {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Outcome)
            .ignore_then(declared_names())
            .then(just(Token::Changes).ignore_then(mentions()))
            .map(|(names, changes)| Self { names, changes })
            .boxed()
    }

    #[expect(clippy::unused_self, reason = "every declaration answers this")]
    pub(super) const fn clause_starts(&self) -> Vec<u32> {
        Vec::new()
    }
}
