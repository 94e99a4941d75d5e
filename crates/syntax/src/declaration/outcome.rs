//! `outcome o changes t lasting`: products that are changes in an actor or an environment (Ackoff & Emery 1972, p. 26).

use super::{Declares, Shape, lasting};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
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
    /// Whether they stay once they are there.
    pub lasting: bool,
}

impl Declares for Outcome {
    const SHAPE: Shape = Shape {
        keyword: Token::Outcome,
        usage: "NAME changes NAME",
        declares: Some(Kind::Outcome),
        joins: &[Token::Changes],
        within: &[Token::Lasting],
        takes: &[(Token::Changes, Kinds::CHANGEABLE)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Outcome)
            .ignore_then(declared_names())
            .then(just(Token::Changes).ignore_then(mentions()))
            .then(lasting())
            .map(|((names, changes), lasting)| Self { names, changes, lasting })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }
}
