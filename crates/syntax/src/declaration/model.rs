//! `model NAME`: what the model is called.

use crate::combinator::{Parsed, Tokens};
use crate::name::{DeclaredName, declared_name};
use crate::token::Token;
use chumsky::prelude::*;

/// The name of the model.
#[derive(Debug)]
pub struct Model {
    /// The name.
    pub declared: DeclaredName,
}

impl Model {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Model).ignore_then(declared_name()).map(|declared| Self { declared }).boxed()
    }

    #[expect(clippy::unused_self, reason = "every declaration answers this")]
    pub(super) const fn clause_starts(&self) -> Vec<u32> {
        Vec::new()
    }
}
